"""The ledger: read strictly, line by line, and shown on the page of each post."""

from pathlib import Path

import pytest

from blogkit.ledger import read_ledger
from blogkit.model.ledger import current
from tests.problems import lines, refused
from tests.sites import SETTINGS, TestSite

AT = '"at": "2026-05-02T08:00:00+02:00"'
ID = "tag:tea.example,2026:content/posts/tea.md"


def line(channel: str, url: str, more: str = "", at: str = AT, post: str = ID) -> str:
    return f'{{"post": "{post}", "channel": "{channel}", "url": "{url}", {at}{more}}}\n'


def test_a_post_says_where_else_it_is(site: TestSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    channels = '[channels.x]\nlabel = "X"\n[channels.mastodon]\nenabled = false\n'
    site.write("blogkit.toml", f"{SETTINGS}\n{channels}")
    site.write(
        "themes/bare/templates/post.html",
        "{% for one in also_on %}{{ one.title }} {{ one.url }}\n{% endfor %}",
    )
    site.post("tea")
    site.post("cup")
    site.build()
    later = '"at": "2026-05-03T08:00:00Z"'
    site.write(
        "syndication.jsonl",
        line("bluesky", "https://sky.example/1")
        + line("mastodon", "https://social.example/1")
        + "\n"
        + line("mastodon", "https://social.example/2", ', "variant": "again"', later)
        + line("x", "https://x.example/0")
        + line("x", "https://x.example/1?a=1&b=2")
        + line("threads", "https://threads.example/1")
        + line("threads", "https://threads.example/1", ', "state": "removed"')
        + line("telegram", "https://t.example/1", ', "state": "unsure"')
        + line("sms", "")
        + line("x", "https://x.example/9", post="tag:gone"),
    )
    assert site.build().changed == ("2026/05/tea/index.html",)
    assert site.text("2026/05/tea/index.html") == (
        "X https://x.example/1?a=1&amp;b=2\n"
        "Mastodon https://social.example/2\n"
        "Bluesky https://sky.example/1\n"
    )
    assert site.build().up_to_date
    site.write("syndication.jsonl", "")
    assert site.build().changed == ("2026/05/tea/index.html",)
    site.build(output=site.root / "clean", clean=True)
    assert site.files() == site.files("clean")


@pytest.mark.parametrize("theme", ["default", "plain"])
def test_both_themes_mark_it_for_programs(site: TestSite, theme: str) -> None:
    site.write("blogkit.toml", SETTINGS.replace('"bare"', f'"{theme}"'))
    site.post("tea")
    site.write("syndication.jsonl", line("mastodon", "https://social.example/1"))
    site.build()
    link = 'class="u-syndication" href="https://social.example/1" rel="syndication">Mastodon</a>'
    assert link in site.text("2026/05/tea/index.html")


SHAPE = 'a line is one object: {"post": "tag:…", "channel": "mastodon", "at": "…", "url": "…"}'
MOMENT = "such as 2026-03-04T08:30:00+01:00"
MERGE = "keep the lines of both sides, and delete the marks of the merge"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", f"is not JSON | {SHAPE}"),
        ("[" * 100_000, f"is not JSON | {SHAPE}"),
        ("[1]", f"is no JSON object | {SHAPE}"),
        ('{"post": "a", "post": "b"}', "has a key twice | keep one of them"),
        ('{"chanel": "x"}', "has an unknown key 'chanel' | did you mean 'channel'?"),
        (f'{{"post": "a", {AT}}}', f"has no 'channel' | {SHAPE}"),
        (f'{{"post": 1, "channel": "x", {AT}}}', "'post' should be text"),
        (line("x", "javascript:a"), "'url' should be a web address such as https://example.com"),
        (
            line("x", "", at='"at": "2026-05-02 08:00"'),
            f"'at' is no moment with its zone: '2026-05-02 08:00' | {MOMENT}",
        ),
        (
            line("x", "", at='"at": "2026-13-02T08:00:00Z"'),
            f"'at' is no moment with its zone: '2026-13-02T08:00:00Z' | {MOMENT}",
        ),
        (line("x", "", ', "state": "post"'), "'state' is unknown: 'post' | did you mean 'posted'?"),
        (
            "<<<<<<< HEAD",
            f"has a conflict of two versions | {MERGE}",
        ),
    ],
)
def test_a_bad_line_is_told_with_its_number(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "syndication.jsonl").write_text(line("x", "") + "\n" + text, "utf-8")
    entries, problems = read_ledger(tmp_path)
    assert [entry.line for entry in entries] == [1]
    assert lines(problems) == [f"syndication.jsonl:3: {problem}"]


def test_a_file_that_is_none(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == ((), ())
    (tmp_path / "syndication.jsonl").write_bytes(b"\xff")
    assert lines(read_ledger(tmp_path)[1]) == ["syndication.jsonl: is not UTF-8 | save it as UTF-8"]
    (tmp_path / "syndication.jsonl").unlink()
    (tmp_path / "syndication.jsonl").mkdir()
    assert lines(read_ledger(tmp_path)[1]) == ["syndication.jsonl: cannot be read: Is a directory"]


def test_the_last_line_counts(tmp_path: Path) -> None:
    text = line("x", "") + line("x", "", ', "variant": "b"') + line("x", "https://x.example/2")
    (tmp_path / "syndication.jsonl").write_text("\ufeff" + text.replace("\n", "\r\n"), "utf-8")
    entries, problems = read_ledger(tmp_path)
    assert not problems
    found = [(entry.variant, entry.url, entry.line) for entry in current(entries)]
    assert found == [("", "https://x.example/2", 3), ("b", "", 2)]


def test_a_build_refuses_it_with_the_rest(site: TestSite) -> None:
    site.post("tea")
    site.build()
    broken = {"syndication.jsonl": "{", "content/posts/cup.md": "---\ntitel: Cup\n---\n"}
    assert [one.split(": ")[0] for one in refused(site, broken)] == [
        "content/posts/cup.md:2:1",
        "syndication.jsonl:1",
    ]
