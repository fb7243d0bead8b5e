"""``blogkit status``: what readers do not see, why, until when, and what is wrong."""

import json

import pytest

from blogkit.cli import run
from tests.problems import source
from tests.sites import NOW, TestSite

Captured = pytest.CaptureFixture[str]


def status(site: TestSite, *arguments: str) -> int:
    return run(["-C", str(site.root), "status", "--now", NOW.isoformat(), *arguments])


@pytest.fixture
def busy(site: TestSite) -> TestSite:
    site.post("tea", date="2026-06-05", expires="2026-06-20")
    site.page("about")
    site.post("soon", title="Soon", draft="true")
    site.post("gone", expires="2026-01-01")
    site.post("later", date="2026-12-24 18:00")
    return site


def test_hidden_documents_are_told_with_reason_and_end(busy: TestSite, capsys: Captured) -> None:
    assert status(busy) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Tea Shop: 1 post, 1 page",
        "newest: Tea (2026-06-05 00:00+02:00, 10 days ago)",
        "3 hidden:",
        "  content/posts/gone.md",
        "    Gone: expired",
        "  content/posts/later.md",
        "    Later: scheduled for 2026-12-24 18:00+01:00",
        "  content/posts/soon.md",
        "    Soon: draft",
        "the next build with something new: 2026-06-20 00:00+02:00",
    ]
    assert busy.files() == {}, "nothing is built"


def test_json_is_one_object(busy: TestSite, capsys: Captured) -> None:
    assert status(busy, "--json") == 0
    values = json.loads(capsys.readouterr().out)
    assert (values["posts"], values["pages"], values["problems"]) == (1, 1, [])
    assert [(one["source"], one["why"], one["until"]) for one in values["hidden"]] == [
        ("content/posts/gone.md", "expired", None),
        ("content/posts/later.md", "scheduled", "2026-12-24T18:00:00+01:00"),
        ("content/posts/soon.md", "draft", None),
    ]


def test_problems_are_told_and_the_rest_as_well(busy: TestSite, capsys: Captured) -> None:
    busy.write("content/posts/bad.md", source("title: Bad\ndate: never"))
    assert status(busy) == 1
    out, err = capsys.readouterr()
    assert "3 hidden:" in out
    assert "error: content/posts/bad.md:3:7: 'date' is not a date: \"never\"\n" in err
    assert "      3 | date: never\n" in err
    assert status(busy, "--json") == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert problem["place"] == {"path": "content/posts/bad.md", "line": 3, "column": 7}


def test_a_site_on_which_nothing_is_hidden_says_so(site: TestSite, capsys: Captured) -> None:
    assert status(site) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Tea Shop: 0 posts, 0 pages",
        "nothing is hidden",
    ]


def test_a_damaged_cache_is_no_matter(busy: TestSite, capsys: Captured) -> None:
    status(busy)
    cache = busy.root / ".blogkit/cache.sqlite"
    raw = cache.read_bytes()
    cache.write_bytes(raw[:8192] + b"\xa5" * (len(raw) - 8192))
    capsys.readouterr()
    assert status(busy) == 0
    assert "3 hidden:" in capsys.readouterr().out


def test_what_several_documents_do_wrong_and_what_nobody_needs(
    site: TestSite, capsys: Captured
) -> None:
    site.post("tea", id="tag:a")
    site.post("cup", id="tag:a")
    site.write("content/terms/tags/pot.md", "Pots.")
    assert status(site) == 1
    told = capsys.readouterr()
    assert "content/posts/tea.md:4:5: the id 'tag:a' is also that of" in told.err
    assert "content/terms/tags/pot.md: describes a tag that no post has" in told.err
    assert "  content/terms/tags/pot.md\n    pot: no visible post has it" in told.out
