"""``blogkit status``: what readers do not see, why, until when, and what is wrong."""

import json
from xml.etree import ElementTree

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
    months = [*(f"2025-{n:02} 0" for n in range(7, 13)), *(f"2026-0{n} 0" for n in range(1, 6))]
    months.append("2026-06 1")
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
        "",
        "Coming",
        "  2026-06-20 00:00+02:00 (2026-06-19 22:00 UTC): Tea expires",
        "  2026-12-24 18:00+01:00 (17:00 UTC): Later appears",
        "",
        "Rhythm",
        "  last 12 months: 1 post, 0.1 a month; last 12 weeks: 1 post, 0.1 a week",
        "  longest silence: 10 days, 2026-06-06 to today",
        f"  posts a month: {', '.join(months)}",
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


def test_a_terminal_shows_a_calendar_and_colours_only_where_they_are_wanted(
    busy: TestSite, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogkit.cli.overview.is_terminal", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert status(busy) == 0
    assert "\x1b[1mRhythm\x1b[0m" in capsys.readouterr().out
    monkeypatch.setenv("NO_COLOR", "1")
    assert status(busy) == 0
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "  Fri " + "·" * 50 + "▒·\n" in out
    assert "less ·▒▓█ more" in out


@pytest.mark.parametrize(
    ("silence", "code", "message"),
    [
        ("10d", 0, ""),
        ("2w", 0, ""),
        ("9", 1, "silent for 10 days; it should be 9 days at most\n"),
        ("soon", 2, "--fail-if-silent is no number of days or weeks: soon\n  hint: write 30d"),
    ],
)
def test_silence_can_fail(
    busy: TestSite, capsys: Captured, silence: str, code: int, message: str
) -> None:
    assert status(busy, "--fail-if-silent", silence) == code
    assert message in capsys.readouterr().err


def test_a_blog_without_posts_is_silent(site: TestSite, capsys: Captured) -> None:
    assert status(site, "--fail-if-silent", "30d") == 1
    assert "silent so far: there is no post" in capsys.readouterr().err


def test_the_page_stands_alone_and_keeps_out_of_output(busy: TestSite, capsys: Captured) -> None:
    busy.post("evil", title='"<script>alert(1)</script>"', draft="true")
    assert status(busy, "--html", str(busy.root / "status.html")) == 0
    page = (busy.root / "status.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert" in page
    assert "10 days since the last post" in page
    assert "<title>June 5, 2026: 1 post</title>" in page
    assert "June 2026: 1 post</desc>" in page
    assert status(busy, "--html", str(busy.root / "rhythm.svg")) == 0
    picture = ElementTree.parse(busy.root / "rhythm.svg").getroot()
    assert picture.attrib["role"] == "img"
    assert status(busy, "--html", str(busy.root / "output/status.html")) == 2
    assert "is in output/, which readers see" in capsys.readouterr().err


def test_series_announcements_and_what_to_tell_again(site: TestSite, capsys: Captured) -> None:
    settings = (site.root / "blogkit.toml").read_text()
    more = '[series."How to brew"]\nplanned = ["Three", "Four"]\n\n[channels.x]\n\n[channels.sms]\n'
    site.write("blogkit.toml", f"{settings}\n{more}")
    words = "Tea wants water that has just boiled. Why does it turn bitter after five minutes?"
    front = {"series": "How to brew", "part": 1, "evergreen": "true", "id": "tag:a,2026:1"}
    front["teaser"] = "A kettle, a cup and some patience are all that it takes."
    site.post("one", words, **front)
    site.post("three", series="How to brew", part=3, date="2026-05-02")
    site.post("five", series="How to brew", part=5, draft="true")
    site.write(
        "syndication.jsonl",
        """{"post": "tag:a,2026:1", "channel": "x", "at": "2025-12-01T10:00:00Z", "variant": "2"}
{"post": "tag:a,2026:1", "channel": "sms", "at": "2026-06-01T10:00:00Z", "state": "unsure"}
{"post": "tag:a,2026:1", "channel": "mastodon", "at": "2025-01-01T10:00:00Z"}
""",
    )
    assert status(site) == 0
    assert capsys.readouterr().out.partition("\nSeries\n")[2].splitlines() == [
        "  How to brew: parts 2, 4 are missing; hidden: Five; planned: Four",
        "",
        "Announced",
        "  Three: nowhere",
        "  One: x 2025-12-01, sms 2026-06-01 (unsure), mastodon 2025-01-01",
        "",
        "To tell again",
        "  One: told on x 2025-12-01 in variant 2; `blogkit teasers one --channel x --variant 1`",
    ]
    told = '{"post": "tag:a,2026:1", "channel": "x", "at": "2025-12-01T10:00:00Z"}\n'
    site.write("syndication.jsonl", told)
    assert status(site) == 0
    assert "--variant 2`" in capsys.readouterr().out, "the question, after the plain one"
    site.post("bad", date="never")
    assert status(site) == 1
    assert "`blogkit teasers one --channel x`" in capsys.readouterr().out
    (site.root / "content/posts/bad.md").unlink()
    site.write("syndication.jsonl", "{}")
    assert status(site, "--json") == 1
    values = json.loads(capsys.readouterr().out)
    assert values["problems"][0]["what"] == "has no 'post'"
    assert values["series"][0]["missing"] == [2, 4]
    assert values["rhythm"]["newest"] == "2026-05-02"
