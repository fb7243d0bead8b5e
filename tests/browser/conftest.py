"""What browser tests share: Chromium, and the demo site served with its own headers."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from blogkit.pipeline.build import build
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.request import BuildRequest
from tests.browser.server import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)

WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(event.blockedURI);
});
"""


def demo(folder: Path, theme: str) -> Path:
    """The demo site built with a theme; no hook runs, and no cache is shared."""
    site = folder / "site"
    shutil.copytree(ROOT / "content", site / "content")
    settings = (ROOT / "blogkit.toml").read_text("utf-8")
    settings = settings.replace('[theme]\nname = "default"', f'[theme]\nname = "{theme}"')
    settings = settings.replace('post_build = ["teasers"]', "post_build = []")
    (site / "blogkit.toml").write_text(settings, "utf-8")
    output = folder / "output"
    build(BuildRequest(root=site, output=output, now=NOW), Silent())
    return output


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo site in the default theme."""
    with served(demo(tmp_path_factory.mktemp("default"), "default")) as address:
        yield address


@pytest.fixture(scope="session")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demo site in the plain theme."""
    with served(demo(tmp_path_factory.mktemp("plain"), "plain")) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """Headless Chromium; tests that need it are skipped where there is none."""
    found = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
    )
    if not found:
        pytest.skip("no Chromium on this machine: install the package 'chromium'")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as run:
        chromium = run.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser") -> Iterator["Page"]:
    """A page that keeps what its policy refused in ``violations``, and may use the clipboard."""
    context = browser.new_context(
        color_scheme="light", permissions=["clipboard-read", "clipboard-write"]
    )
    context.add_init_script(WATCH)
    yield context.new_page()
    context.close()


@pytest.fixture
def scriptless(browser: "Browser") -> Iterator["Page"]:
    """A page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
