"""The desk in a real browser: saves are seen at once, mistakes are shown and heal."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.sites import TestSite

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SETTINGS = (
    '[site]\ntitle = "Tea Shop"\nbase_url = "https://tea.example"\n[hooks]\npost_build = []\n'
)
SOON = 5_000


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestSite, str]]:
    """A site of a few posts, and the address at which ``blogkit serve`` shows it."""
    site = TestSite(tmp_path_factory.mktemp("desk"))
    site.write("blogkit.toml", SETTINGS)
    for number in range(1, 6):
        site.post(f"tea{number}", f"Words of tea {number}.\n\n" * 60, date=f"2026-01-0{number}")
    site.write("assets/style.css", "body { color: rgb(1, 2, 3) }")
    command = [sys.executable, "-m", "blogkit", "-C", str(site.root), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if found := re.search(r"serving (http://\S+)/ ", line):
                break
        else:
            pytest.fail("the server did not start")
        try:
            yield site, found[1]
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(5) == 130


def test_a_save_is_seen_where_the_reader_is(desk: tuple[TestSite, str], page: "Page") -> None:
    site, address = desk
    page.goto(f"{address}/2026/01/tea3/")
    page.locator("blogkit-desk summary", has_text="word").wait_for()
    page.evaluate("scrollTo(0, 900)")
    site.post("tea3", "Words of tea 3.\n\n" * 60 + "Fresh leaves.", date="2026-01-03")
    page.get_by_text("Fresh leaves.").wait_for(timeout=SOON)
    assert abs(page.evaluate("scrollY") - 900) < 50
    assert page.evaluate("violations") == []


def test_a_mistake_is_shown_and_heals(desk: tuple[TestSite, str], page: "Page") -> None:
    site, address = desk
    page.goto(f"{address}/2026/01/tea3/")
    page.locator("blogkit-desk summary", has_text="word").wait_for()
    site.post("tea3", "Broken <b>.", date="2026-13-45")
    alert = page.locator("blogkit-desk .overlay")
    alert.get_by_text("2026-13-45").first.wait_for(timeout=SOON)
    assert "content/posts/tea3.md:3" in alert.inner_text()
    assert page.get_by_text("Words of tea 3.").count() > 1, "what was good is still there"
    site.post("tea3", "Mended.", date="2026-01-03")
    page.get_by_text("Mended.").wait_for(timeout=SOON)
    alert.wait_for(state="hidden")


def test_eight_tabs_follow_over_one_stream(desk: tuple[TestSite, str], page: "Page") -> None:
    site, address = desk
    tabs = [page, *(page.context.new_page() for _ in range(7))]
    for tab in tabs:
        tab.goto(f"{address}/2026/01/tea3/")
        tab.locator("blogkit-desk summary", has_text="word").wait_for()
    site.post("tea3", "Seen everywhere.", date="2026-01-03")
    for tab in tabs:
        tab.get_by_text("Seen everywhere.").wait_for(timeout=SOON)


def test_styles_are_swapped_without_loading_the_page_again(
    desk: tuple[TestSite, str], page: "Page"
) -> None:
    from playwright.sync_api import expect

    site, address = desk
    page.goto(address)
    page.locator("blogkit-desk summary").wait_for()
    expect(page.locator("body")).to_have_css("color", "rgb(1, 2, 3)")
    page.evaluate("window.still = true")
    site.write("assets/style.css", "body { color: rgb(4, 5, 6) }")
    expect(page.locator("body")).to_have_css("color", "rgb(4, 5, 6)")
    assert page.evaluate("window.still")


def test_another_post_that_was_saved_is_offered(desk: tuple[TestSite, str], page: "Page") -> None:
    site, address = desk
    page.goto(f"{address}/2026/01/tea3/")
    page.locator("blogkit-desk summary", has_text="word").wait_for()
    site.post("tea1", "Elsewhere.", date="2026-01-01")
    page.locator("blogkit-desk .note a", has_text="Tea1").click(timeout=SOON)
    page.get_by_text("Elsewhere.").wait_for(timeout=SOON)


def test_a_page_that_moved_is_followed(desk: tuple[TestSite, str], page: "Page") -> None:
    site, address = desk
    page.goto(f"{address}/2026/01/tea2/")
    page.locator("blogkit-desk summary", has_text="word").wait_for()
    site.post("tea2", "Moved.", date="2026-01-02", slug="leaf")
    page.wait_for_url("**/2026/01/leaf/", timeout=SOON)


def test_a_template_that_fails_is_shown_and_heals(desk: tuple[TestSite, str], page: "Page") -> None:
    site, address = desk
    page.goto(address)
    page.locator("blogkit-desk summary").wait_for()
    override = site.write("templates/home.html", "{{ nothing }}")
    page.get_by_text("home.html").first.wait_for(timeout=SOON)
    override.unlink()
    page.get_by_text("Tea5").first.wait_for(timeout=SOON)


def test_new_words_are_put_in_without_loading_the_page_again(
    desk: tuple[TestSite, str], page: "Page"
) -> None:
    site, address = desk
    page.goto(f"{address}/2026/01/tea4/")
    page.locator("blogkit-desk summary", has_text="word").wait_for()
    page.evaluate("window.still = true")
    for text in ("Once.", "Twice.\n\nAnd *thrice*.", "Thrice, at last."):
        site.post("tea4", text, date="2026-01-04", title=text.split()[0])
        page.get_by_text(text.split()[-1].strip("*.")).first.wait_for(timeout=SOON)
        page.wait_for_timeout(300)
    assert page.evaluate("window.still")
    assert page.title().startswith("Thrice")
    assert page.locator("main p", has_text="Twice").count() == 0


def test_code_is_loaded_anew_for_its_buttons(desk: tuple[TestSite, str], page: "Page") -> None:
    site, address = desk
    page.goto(f"{address}/2026/01/tea4/")
    page.locator("blogkit-desk summary", has_text="word").wait_for()
    page.evaluate("window.still = true")
    site.post("tea4", "Look:\n\n```python\nprint(1)\n```\n", date="2026-01-04")
    page.get_by_role("button", name="Copy").first.wait_for(timeout=SOON)
    page.wait_for_function("window.still === undefined", timeout=SOON)
