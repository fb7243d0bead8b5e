"""The examples of the documentation work: commands, settings, hooks, links, make's targets."""

import re
import shlex
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from blogkit.cli import run
from blogkit.model.result import BuildResult
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.telling import tell
from tests.docs.pages import DOCS, PAGES, ROOT, anchors, blocks, prose, read
from tests.sites import NOW, SETTINGS, TestSite, make_site


def command_lines() -> list[str]:
    """Every line of a shell block that begins with blogkit, once."""
    lines = "".join(chain.from_iterable(blocks(page, "sh") for page in PAGES)).splitlines()
    words = (line.partition(" # ")[0].strip() for line in lines)
    return list(dict.fromkeys(line for line in words if line.startswith("blogkit ")))


@pytest.mark.parametrize("line", command_lines())
def test_every_command_line_works(
    line: str, site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.post("tea")
    site.post("tea-time", draft="true")
    site.post("next-year", date="2999-01-01")
    monkeypatch.chdir(site.root)
    if "-C my-blog" in line:
        (site.root / "my-blog").mkdir()
        make_site(site.root / "my-blog")
    if "diagrams" in line:
        site.write("blogkit.toml", SETTINGS + '[markdown.diagrams]\ndot = "dot -Tsvg"\n')
    if "serve" in line:  # which runs until it is stopped
        monkeypatch.setattr("blogkit.cli.serve.serve_command", lambda *_, **__: None)
    assert run(shlex.split(line)[1:]) == 0


def test_the_example_of_a_hook_runs(site: TestSite) -> None:
    code, _ = blocks("docs/hooks.md", "python")
    settings = next(block for block in blocks("docs/hooks.md", "toml") if "blogkit.toml" in block)
    name = tomllib.loads(settings)["hooks"]["post_build"][-1]
    site.write(name.partition(":")[0], code)
    own = (site.root / "blogkit.toml").read_text("utf-8")
    site.write("blogkit.toml", own.replace("[hooks]\npost_build = []\n", settings))
    site.post("tea")
    assert site.build().hooks[name] == "1 posts in newest.txt"
    written = (site.root / "newest.txt").read_text("utf-8")
    assert written == "2026-05-01  https://tea.example/2026/05/tea/  Tea\n"


def test_the_example_of_work_over_many_posts_runs(site: TestSite) -> None:
    _, code = blocks("docs/hooks.md", "python")
    site.post("tea", "Hot.")
    site.post("cup", "Full.")
    request = BuildRequest(root=site.root, output=site.root / "output", now=NOW)
    names: dict[str, object] = {}

    def work(result: BuildResult, _: object) -> int:
        names["result"] = result
        exec(code, names)
        return sum(len(result.read_body(post.source)) for post in result.posts)

    length = tell(request, Silent(), work)
    assert names["total"] == length > 0


def test_the_example_of_a_channel_runs(
    site: TestSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = blocks("docs/channels.md", "python")
    package, settings = blocks("docs/channels.md", "toml")
    assert len(code.splitlines()) <= 32, "a channel is little work"
    (group, entries), *_ = tomllib.loads(package)["project"]["entry-points"].items()
    folder = tmp_path / "packages"
    described = folder / "blogkit_pager-1.0.dist-info"
    described.mkdir(parents=True)
    (described / "METADATA").write_text("Name: blogkit-pager\nVersion: 1.0\n")
    lines = (f"{name} = {place}\n" for name, place in entries.items())
    (described / "entry_points.txt").write_text(f"[{group}]\n{''.join(lines)}")
    (folder / "blogkit_pager.py").write_text(code)
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    own = (site.root / "blogkit.toml").read_text("utf-8")
    hooks = own.replace("post_build = []", 'post_build = ["teasers"]')
    site.write("blogkit.toml", f"{hooks}\n{settings}\n[teasers]\nfeeds = true\n")
    site.post("tea", teaser="Why is tea at the café bitter? Ask the water first, then the kettle.")
    assert "1 teasers for 1 post" in site.build().hooks["teasers"]
    text = "Why is tea at the café bitter? https://tea.example/2026/05/tea/"
    assert (site.root / "teasers/tea/pager.txt").read_text("utf-8") == text
    assert text in site.text("teasers/pager.xml")
    page = (site.root / "teasers/index.html").read_text("utf-8")
    assert "has characters that old pagers show as ?" in page
    assert "https://pager.example/send?text=Why%20is" in page


@pytest.mark.parametrize("page", ["docs/settings.md", "docs/feeds-and-addresses.md"])
def test_the_examples_of_settings_are_right(page: str, site: TestSite) -> None:
    own = (site.root / "blogkit.toml").read_text("utf-8")
    for block in blocks(page, "toml"):
        site.write("blogkit.toml", block if "[site]" in block else f"{own}\n{block}")
        assert run(["-C", str(site.root), "status"]) == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"`[^`\n]*`(?!\])", "", prose(page))
    for target, fragment in re.findall(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)", text):
        if "://" not in target:
            path = page.parent / target if target else page
            assert path.exists(), target
            assert not fragment or fragment in anchors(path), f"{target}#{fragment}"


def test_every_page_is_in_the_index() -> None:
    linked = set(re.findall(r"\(([\w-]+\.md)", read("docs/index.md")))
    assert {page.name for page in DOCS} - {"index.md"} <= linked


def test_every_target_of_make_exists() -> None:
    known = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    spans = chain.from_iterable(re.findall(r"`([^`\n]+)`", prose(page)) for page in PAGES)
    lines = "\n".join([*spans, *chain.from_iterable(blocks(page, "sh") for page in PAGES)])
    named = set(re.findall(r"^make ([a-z-]+)", lines, re.MULTILINE))
    assert {"build", "test"} <= named
    assert named <= known


def test_the_picture_of_the_readme_is_small() -> None:
    assert (ROOT / "docs/images/home.png").stat().st_size < 300_000
