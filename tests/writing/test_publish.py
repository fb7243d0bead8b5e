"""``blogkit publish`` and ``blogkit next``: a date is set, and everything else stays."""

import json

import pytest

from blogkit.cli import run
from tests.sites import NOW, TestSite

Captured = pytest.CaptureFixture[str]

DRAFT = "\ufeff---\r\ntitle: 'Tea'  # hot\r\ndraft: true  # for now\r\n---\r\n\r\nWords.\r\n"


def blogkit(site: TestSite, command: str, *arguments: str) -> int:
    return run(["-C", str(site.root), command, "--now", NOW.isoformat(), *arguments])


def raw(site: TestSite, name: str = "tea") -> str:
    return (site.root / f"content/posts/{name}.md").read_bytes().decode()


@pytest.mark.parametrize("name", ["tea", "Tea", "content/posts/tea.md", "tea.md", "TEA"])
def test_a_draft_is_out_at_once(site: TestSite, capsys: Captured, name: str) -> None:
    site.write("content/posts/tea.md", DRAFT)
    assert blogkit(site, "publish", name) == 0
    assert capsys.readouterr().out.splitlines() == [
        "content/posts/tea.md is out since 2026-06-15 14:00+02:00",
        "the next build shows it",
    ]
    made = DRAFT.replace("draft: true  # for now", "date: 2026-06-15 14:00")
    assert raw(site) == made
    assert blogkit(site, "publish", name) == 0
    assert "nothing to change" in capsys.readouterr().out
    assert raw(site) == made


def test_a_post_is_scheduled_and_scheduled_again(site: TestSite, capsys: Captured) -> None:
    site.write("content/posts/tea.md", DRAFT)
    assert blogkit(site, "publish", "tea", "--at", "2026-12-24") == 0
    assert "will be out from 2026-12-24 00:00+01:00" in capsys.readouterr().out
    assert blogkit(site, "next") == 0
    assert capsys.readouterr().out == "2026-12-24T00:00:00+01:00\n"
    # The clocks go through this hour twice; the second time is meant.
    assert blogkit(site, "publish", "tea", "--at", "2026-10-25T01:30Z") == 0
    assert "date: 2026-10-25 02:30+01:00\r\n" in raw(site)
    assert blogkit(site, "next", "--json") == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {
        "next": "2026-10-25T02:30:00+01:00",
        "what": "appears",
        "source": "content/posts/tea.md",
    }
    assert blogkit(site, "publish", "tea") == 0
    assert "date: 2026-06-15 14:00\r\n" in raw(site)


def test_nothing_comes(site: TestSite, capsys: Captured) -> None:
    site.post("tea")
    site.post("never", draft="true", date="2027-01-01")
    assert blogkit(site, "next") == 3
    assert capsys.readouterr().out == ""
    site.post("tea", expires="2026-07-01")
    assert blogkit(site, "next") == 0
    assert capsys.readouterr().out == "2026-07-01T00:00:00+02:00\n"
    site.post("bad", date="never")
    assert blogkit(site, "next", "--json") == 1
    assert not json.loads(capsys.readouterr().out)["ok"]


@pytest.mark.parametrize(
    ("arguments", "status", "message", "hint"),
    [
        (["soup"], 2, "there is no post or page 'soup'", "did you mean 'soups'?"),
        (["xyz"], 2, "there is no post or page 'xyz'", "write its file, its slug or its title"),
        (["about"], 1, "content/pages/about.md: is no post: only posts are", "take 'draft' out"),
        (["out", "--at", "2027-01-01"], 1, "content/posts/out.md:3:7: is out since", "readers"),
        (["gone"], 1, "content/posts/gone.md:4:10: expires before anybody", "change 'expires'"),
        (["told"], 1, "a post of kind 'story' needs 'customer'", "add 'customer: …'"),
        (["content/posts/bad.md"], 1, "bad.md:3:7: 'date' is not a date", "write 2026-03-04"),
        (["Twice"], 2, "'Twice' is the name of 2 documents", "one.md, content/posts/two.md"),
        (["soups", "--at", "then"], 2, '--at is not a date: "then"', "write 2026-03-04"),
    ],
)
def test_what_cannot_be_published_is_said(
    site: TestSite, capsys: Captured, arguments: list[str], status: int, message: str, hint: str
) -> None:
    site.post("soups", draft="true")
    site.page("about")
    site.post("out")
    site.post("gone", expires="2026-05-02")
    site.post("told", kind="story", draft="true")
    site.post("bad", date="never")
    site.post("one", title="Twice")
    site.post("two", title="Twice")
    before = {path: path.read_bytes() for path in (site.root / "content/posts").iterdir()}
    assert blogkit(site, "publish", *arguments) == status
    err = capsys.readouterr().err
    assert message in err
    assert hint in err
    assert {path: path.read_bytes() for path in (site.root / "content/posts").iterdir()} == before
