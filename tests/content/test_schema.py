"""Every value of front matter that is refused: where, in which words, and how to mend it."""

import pytest

from blogkit.content.options import ParseOptions
from blogkit.content.parse import parse
from blogkit.model.documents import Document, SourcePath
from tests.problems import refused, source
from tests.sites import TestSite

OPTIONS = ParseOptions(
    timezone="Europe/Berlin", tag_authority="tea.example,2026", language="en", smart_quotes=True
)
POST = "content/posts/tea.md"
LISTED = "write it in brackets: [one, two]"
UNKNOWN = "should be a table of names and values"


def parsed(front: str, body: str = "Some words.") -> Document:
    """A post with a title and a date of which ``front`` is the rest."""
    text = source(f"title: Tea\ndate: 2026-05-01\n{front}", body)
    return parse(SourcePath(POST), text.encode(), OPTIONS).document


REFUSED = {
    "tags: 5": "2:7: 'tags' should be a list: \"5\" | write it as a list: [5]",
    "tags: tea": "2:7: 'tags' should be a list: \"tea\" | write it as a list: [tea]",
    "tags: {a: b}": f"2:7: 'tags' should be a list: a table | {LISTED}",
    "tags: [a, [b]]": "2:11: 'tags[2]' should be text: a list",
    "tags:\n- a\n-": "4:2: 'tags[2]' should be text: nothing",
    'draft: "false"': "2:8: 'draft' should be true or false, without quotes: \"false\"",
    "draft: no": "2:8: 'draft' should be true or false, without quotes: \"no\"",
    "pinned: 1": "2:9: 'pinned' should be true or false, without quotes: \"1\"",
    "updated: 2026-13-45": "2:10: 'updated' is not a date: \"2026-13-45\""
    " | there is no such day or time",
    "updated: May 1st": "2:10: 'updated' is not a date: \"May 1st\""
    " | write 2026-03-04 or 2026-03-04 08:30",
    "updated: 2026-05-01T25:00": "2:10: 'updated' is not a date: \"2026-05-01T25:00\""
    " | there is no such day or time",
    "updated: 0999-12-31": "2:10: 'updated' should be in the years 1000 to 9000: \"0999-12-31\"",
    "expires: [2026-05-01]": "2:10: 'expires' should be text: a list",
    "part: '3'": "2:7: 'part' should be a whole number: \"3\"",
    "part: -1": "2:7: 'part' should be a whole number: \"-1\"",
    "part: 1.5": "2:7: 'part' should be a whole number: \"1.5\"",
    "slug: ../x": "2:7: 'slug' cannot be used: a slug is one part of a path, without slashes:"
    ' "../x"',
    "slug: a\\b": "2:7: 'slug' cannot be used: a slug is one part of a path, without slashes:"
    ' "a\\\\b"',
    "slug: ..": "2:7: 'slug' cannot be used: a slug does not begin or end with a dot or a space:"
    ' ".."',
    "slug: ''": "2:7: 'slug' cannot be used: a slug does not begin or end with a dot or a space:"
    ' ""',
    "slug: COM1": "2:7: 'slug' cannot be used: 'COM1' is a name that Windows reserves: \"COM1\"",
    "slug: a?b": "2:7: 'slug' cannot be used: a slug has none of the characters"
    ' < > : " \\ | ? * nor control characters: "a?b"',
    f"slug: {'x' * 181}": "2:7: 'slug' cannot be used: a slug has at most 180 bytes:"
    f' "{"x" * 58}…',
    "aliases: /old/": "2:10: 'aliases' should be a list: \"/old/\" | write it as a list: [/old/]",
    "aliases: [old]": "2:11: 'aliases[1]' cannot be used:"
    ' a path on this site begins with one slash: "old"',
    "aliases: [/a/, //evil.example/]": "2:16: 'aliases[2]' cannot be used:"
    ' a path on this site begins with one slash: "//evil.example/"',
    "aliases: ['https://evil.example/']": "2:11: 'aliases[1]' cannot be used:"
    ' a path on this site begins with one slash: "https://evil.example/"',
    "aliases: ['//[']": "2:11: 'aliases[1]' cannot be used:"
    ' a path on this site begins with one slash: "//["',
    "aliases: [/../../etc/]": "2:11: 'aliases[1]' cannot be used: it leaves the site:"
    ' "/../../etc/"',
    "aliases: [/a//b/]": "2:11: 'aliases[1]' cannot be used:"
    ' there is nothing between two slashes: "/a//b/"',
    "aliases: ['/a?b=c']": "2:11: 'aliases[1]' cannot be used:"
    ' a file cannot be served under a query or a fragment: "/a?b=c"',
    "aliases: [/nul/]": "2:11: 'aliases[1]' cannot be used:"
    " 'nul' is a name that Windows reserves: \"/nul/\"",
    "canonical: tea": "2:12: 'canonical' should be a web address such as https://example.com:"
    ' "tea"',
    "canonical: 'https://[/'": "2:12: 'canonical' should be a web address such as"
    ' https://example.com: "https://[/"',
    "canonical: javascript:alert(1)": "2:12: 'canonical' should be a web address such as"
    ' https://example.com: "javascript:alert(1)"',
    "lang: in English": "2:7: 'lang' is not a language tag such as en or pt-BR (BCP 47):"
    ' "in English"',
    "id: two words": "2:5: 'id' should have no spaces and none of < > \" { } | \\ ^ `:"
    ' "two words"',
    "id: ''": '2:5: \'id\' should have no spaces and none of < > " { } | \\ ^ `: ""',
    "kind: song": "2:7: 'kind' should be post, story, question or episode: \"song\"",
    "title: [Tea]": "2:8: 'title' should be text: a list",
    "title: {a: b}": "2:8: 'title' should be text: a table",
    "image: [a.png]": "2:8: 'image' should be text: a list",
    "teaser: [a]": f"2:9: 'teaser' {UNKNOWN}: a list",
    "teaser: {x: [1]}": "2:13: 'teaser.x' should be text: a list",
    "extra: 5": f"2:8: 'extra' {UNKNOWN}: \"5\"",
    "enclosure: a.mp3": f"2:12: 'enclosure' {UNKNOWN}: \"a.mp3\"",
    "enclosure: {type: audio/mpeg}": "2:1: 'enclosure.file' is missing",
    "enclosure: {file: a.mp3, duration: long}": "2:36: 'enclosure.duration' is not a duration"
    ' such as 12:34: "long"',
    "enclosure: {file: a.mp3, durtion: 3}": "2:26: unknown key 'durtion'"
    " | did you mean 'duration'?",
    "tilte: Tea": "2:1: unknown key 'tilte' | did you mean 'title'?",
    "Date: 2026-05-01": "2:1: unknown key 'Date' | did you mean 'date'?",
}


@pytest.mark.parametrize(("front", "expected"), REFUSED.items(), ids=[*REFUSED])
def test_a_value_that_cannot_be_used_is_refused(shop: TestSite, front: str, expected: str) -> None:
    assert refused(shop, {POST: source(front)})[-1] == f"{POST}:{expected}"


def test_an_unknown_key_that_is_like_none_is_told_all_of_them(shop: TestSite) -> None:
    (told,) = refused(shop, {POST: source("title: Tea\ndate: 2026-05-01\nxyzzy: fine")})
    assert told.startswith(f"{POST}:4:1: unknown key 'xyzzy' | known here: ")
    assert told.endswith(", summary, tags, teaser, template, title, translation_of, updated")


def test_every_problem_of_a_source_is_told_in_the_order_of_its_lines(shop: TestSite) -> None:
    front = "title: [a]\ndate: never\ntags: 5\ndraft: 'no'\nnonsense: 1\nslug: /"
    places = [told.split(" ")[0] for told in refused(shop, {POST: source(front)})]
    assert places == [f"{POST}:{place}:" for place in ("2:8", "3:7", "4:7", "5:8", "6:1", "7:7")]


def test_problems_of_several_sources_and_of_the_text_are_told_at_once(shop: TestSite) -> None:
    files: dict[str, str | bytes] = {
        "content/posts/a.md": source("title: A\ndate: 2026-05-01\ntags: 5", ">" * 2000),
        "content/posts/b.md": source("title: B\ndate: 2026-05-01", "See [c](c.md)."),
        "content/posts/d.md": source("title: D", "No date."),
        "content/pages/e.md": b"\xff\xfeE",
        "content/posts/f.md": source("title: F\ndate: 2026-05-01\nid: x:1"),
        "content/posts/g.md": source("title: G\ndate: 2026-05-01\nid: x:1"),
        "themes/bare/templates/home.html": "\n{% if %}",
    }
    told = [one.split(" ")[0] for one in refused(shop, files)]
    assert told == [
        "content/pages/e.md:",
        "content/posts/a.md:4:7:",
        "content/posts/a.md:6:",
        "content/posts/b.md:5:9:",
        "content/posts/d.md:1:",
        "content/posts/g.md:4:5:",
        "themes/bare/templates/home.html:2:",
    ]


DATED = "add 'date: 2026-03-04' or put the date before the file name: 2026-03-04-tea.md"
MISSING = {
    "": [
        f"1: a post that is no draft needs 'date' | {DATED}",
        "1: it needs 'title' | add 'title: …' or begin the text with '# Title'",
    ],
    "title: Tea\ndate: 2026-05-01\nkind: story\nconsent: by letter": [
        "1: a post of kind 'story' needs 'customer' | add 'customer: …'",
        "1: a post of kind 'story' needs 'source' | add 'source: …'",
    ],
    "title: Tea\ndate: 2026-05-01\nkind: question": [
        "1: a post of kind 'question' needs 'asked_by' | add 'asked_by: …'"
    ],
    "title: Tea\ndate: 2026-05-01\nkind: episode": [
        "1: a post of kind 'episode' needs 'enclosure' | add 'enclosure: …'"
    ],
}


@pytest.mark.parametrize(("front", "expected"), MISSING.items(), ids=[*MISSING])
def test_a_key_that_a_post_cannot_do_without_is_missed(
    shop: TestSite, front: str, expected: list[str]
) -> None:
    assert refused(shop, {POST: source(front)}) == [f"{POST}:{one}" for one in expected]


def test_a_draft_may_be_unfinished(site: TestSite) -> None:
    site.write(POST, source("title: Tea\nkind: story\ndraft: true"))
    assert site.build().hidden[0].why == "draft"


@pytest.mark.parametrize(
    ("front", "field", "value"),
    [
        ("slug: 1.10", "slug", "1.10"),
        ("category: 2024", "category", "2024"),
        ("category: no", "category", "no"),
        ("category: 0x1F", "category", "0x1F"),
        ("category: 12:30:45", "category", "12:30:45"),
        ("category: '  a\tb '", "category", "a b"),
        ("summary: |\n  a\n  b\n", "summary", "a b"),
        ("summary:", "summary", "Some words."),
        ("tags: ['', Green, '']", "tags", ("Green",)),
        ("authors: ['', Ann]", "authors", ("Ann",)),
        ("tags: [Cafe\u0301]", "tags", ("Café",)),
        ("category: Cafe\u0301", "category", "Café"),
        ("authors: [Jose\u0301]", "authors", ("José",)),
        ("draft: True", "draft", True),
        ("part: 007", "part", 7),
        ("id: the-first", "id", "tag:tea.example,2026:the-first"),
        ("id: 'urn:x:1'", "id", "urn:x:1"),
        ("teaser: Come in", "teaser", (("", "Come in"),)),
        ("teaser: {x: A, mastodon: B}", "teaser", (("mastodon", "B"), ("x", "A"))),
        (
            "extra: {a: 1, b: 1.5, c: true, d: '1', e: [x, ~], f: 1.10.1, g: 007}",
            "extra",
            {"a": 1, "b": 1.5, "c": True, "d": "1", "e": ["x", None], "f": "1.10.1", "g": "007"},
        ),
    ],
)
def test_a_value_becomes_what_the_writer_meant(front: str, field: str, value: object) -> None:
    assert getattr(parsed(front), field) == value


def test_a_title_of_digits_is_text() -> None:
    raw = source("title: 2024\ndate: 2026-05-01").encode()
    assert parse(SourcePath(POST), raw, OPTIONS).document.title == "2024"


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-05-01", "2026-05-01T00:00:00+02:00"),
        ("2026-12-01", "2026-12-01T00:00:00+01:00"),
        ("2026-05-01 8:30", "2026-05-01T08:30:00+02:00"),
        ("2026-05-01T08:30:15", "2026-05-01T08:30:15+02:00"),
        ("2026-05-01T08:30Z", "2026-05-01T10:30:00+02:00"),
        ("2026-05-01 08:30 UTC", "2026-05-01T10:30:00+02:00"),
        ("2026-05-01 08:30 -0500", "2026-05-01T15:30:00+02:00"),
        ("'2026-05-01T08:30+02:00'", "2026-05-01T08:30:00+02:00"),
        ("1000-01-01", "1000-01-01T00:00:00+00:53:28"),
    ],
)
def test_a_date_is_in_the_zone_of_the_site(written: str, moment: str) -> None:
    raw = source(f"title: Tea\ndate: {written}").encode()
    date = parse(SourcePath(POST), raw, OPTIONS).document.date
    assert date is not None
    assert date.isoformat() == moment


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-29 01:59", "2026-03-29T01:59:00+01:00"),
        ("2026-03-29 02:30", "2026-03-29T03:30:00+02:00"),
        ("2026-03-29 03:00", "2026-03-29T03:00:00+02:00"),
        ("2026-10-25 02:30", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T02:30+01:00", "2026-10-25T02:30:00+01:00"),
    ],
)
def test_a_time_that_the_clocks_skip_is_the_one_they_show_then(written: str, moment: str) -> None:
    updated = parsed(f"updated: {written}").updated
    assert updated is not None
    assert updated.isoformat() == moment
