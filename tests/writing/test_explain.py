"""``blogkit explain``: what made a page, and whether a build would make it again."""

import json
import os

import pytest

from blogkit.cli import run
from tests.sites import NOW, TestSite

Captured = pytest.CaptureFixture[str]


def explain(site: TestSite, *arguments: str) -> int:
    return run(["-C", str(site.root), "explain", "--now", NOW.isoformat(), *arguments])


def test_a_page_is_explained_by_any_of_its_names(site: TestSite, capsys: Captured) -> None:
    site.post("tea", tags="[hot]")
    site.post("soup")
    site.post("draft", draft="true")
    assert explain(site, "/2026/05/tea/") == 0
    assert "output/2026/05/tea/index.html was not made yet" in capsys.readouterr().out
    site.build()
    for name in (
        "content/posts/tea.md",
        "posts/tea.md",
        "/2026/05/tea",
        "https://tea.example/2026/05/tea/",
        "output/2026/05/tea/index.html",
    ):
        assert explain(site, name) == 0
        lines = capsys.readouterr().out.splitlines()
        assert lines[0] == (
            "output/2026/05/tea/index.html is up to date: its key is that of the last build"
        )
        assert "  made as  template post.html" in lines
        assert "  post         content/posts/tea.md" in lines
        assert "  themes/bare/templates/post.html" in lines
    os.utime(site.post("tea", "Other words."), (2_000_000_000, 2_000_000_000))
    assert explain(site, "/2026/05/tea/", "--json") == 0
    values = json.loads(capsys.readouterr().out)
    assert values["state"] == "would be made again: what it is made from changed"
    assert values["newer"] == ["content/posts/tea.md"]
    site.write("output/robots.txt", "broken")
    assert explain(site, "robots.txt") == 0
    out = capsys.readouterr().out
    assert "would be made again: the file is not as the last build left it" in out
    assert explain(site, "404.html") == 0
    out = capsys.readouterr().out
    assert "templates that it can reach\n  _footer.html\n" in out
    assert explain(site, "rss.xml") == 0
    assert "  made as  feed\n" in capsys.readouterr().out
    assert explain(site, "/2026/05/te/") == 2
    assert "did you mean '/2026/05/tea/'?" in capsys.readouterr().err
    assert explain(site, "content/posts/draft.md") == 2
    assert "content/posts/draft.md makes no page: draft" in capsys.readouterr().err
