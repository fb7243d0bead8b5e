"""One source to one document: names and dates from the path, ids for ever, and no other error."""

import subprocess
import sys
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blogkit.content.options import ParseOptions
from blogkit.content.parse import POSTS, Parsed, parse
from blogkit.model.documents import SourcePath
from tests.problems import outcome, refused, source
from tests.sites import TestSite

OPTIONS = ParseOptions(
    timezone="Europe/Berlin", tag_authority="tea.example,2026", language="en", smart_quotes=True
)


def parsed(path: str, text: str) -> Parsed:
    return parse(SourcePath(path), text.encode(), OPTIONS)


@pytest.mark.parametrize(
    ("path", "slug", "date"),
    [
        ("content/posts/2026-05-01-green-tea.md", "green-tea", "2026-05-01"),
        ("content/posts/2026-05-01_Green Tea.markdown", "green-tea", "2026-05-01"),
        ("content/posts/2026/2026-05-01-tea/index.md", "tea", "2026-05-01"),
        ("content/pages/index.md", "index", None),
        ("content/pages/2026-02-30-tea.md", "2026-02-30-tea", None),
        ("content/pages/0001-01-01-tea.md", "0001-01-01-tea", None),
        ("content/pages/2026-05-01-.md", "2026-05-01", None),
        ("content/pages/Cafe\u0301.md", "cafe", None),
        ("content/pages/お茶.md", "お茶", None),
        ("content/pages/con.md", "con-", None),
    ],
)
def test_a_path_gives_slug_and_date(path: str, slug: str, date: str | None) -> None:
    document = parsed(path, "# Tea\n\nWords.").document
    assert document.slug == slug
    assert (document.date and document.date.date().isoformat()) == date


def test_a_date_that_is_written_wins_over_that_of_the_file() -> None:
    text = source("title: Tea\ndate: 2026-06-02")
    date = parsed("content/posts/2026-05-01-tea.md", text).document.date
    assert date is not None
    assert date.day == 2


def test_the_first_heading_is_the_title_where_none_is_written() -> None:
    document = parsed("content/pages/tea.md", "# Green *tea* & `x`\n\nWords.").document
    assert document.title == "Green tea & x"


def test_an_id_is_made_from_the_path_and_never_from_title_or_date() -> None:
    ids = {
        parsed("content/posts/Tee für.md", source(front)).document.id
        for front in ("title: A\ndate: 2026-01-01", "title: B\ndate: 2027-01-01\nslug: other")
    }
    assert ids == {"tag:tea.example,2026:content/posts/Tee%20f%C3%BCr.md"}


def test_a_page_needs_no_date_and_has_no_kind(site: TestSite) -> None:
    document = parsed("content/pages/tea.md", source("title: Tea\nkind: story")).document
    assert (document.kind, document.date) == ("page", None)


@pytest.mark.parametrize(
    "bomb",
    [
        "* " * 500,
        "<![CDATA[" * 1000,
        ">" * 2000,
        "> " * 2000,
        "1. " * 600,
        "**" * 5000,
        "`" * 9999 + "a",
        "<!--" * 3000,
    ],
    ids=lambda value: str(value)[:6],
)
def test_a_bomb_in_the_text_is_told_or_ends_soon(bomb: str) -> None:
    started = time.monotonic()
    made, problems = outcome(lambda: parsed("content/pages/tea.md", source("title: Tea", bomb)))
    assert time.monotonic() - started < 5
    nested = "content/pages/tea.md:4: quotes and lists are nested more than 50 levels deep"
    assert made or [str(problem) for problem in problems] == [nested]


def test_a_problem_of_the_text_has_the_line_of_the_file(shop: TestSite) -> None:
    text = source("title: Tea\ndate: 2026-05-01", "Words.\n\n" + "> " * 99 + "deep")
    path = f"{POSTS}tea.md"
    (told,) = refused(shop, {path: text})
    assert told.startswith(f"{path}:7: quotes and lists are nested")


FRONT = st.text(max_size=200) | st.lists(
    st.tuples(
        st.sampled_from(
            ["title", "date", "tags", "draft", "slug", "aliases", "extra", "teaser", "enclosure"]
        ),
        st.text(max_size=20) | st.sampled_from(["[a, b]", "{file: x}", "true", "2026-05-01", "~"]),
    ),
    max_size=5,
).map(lambda pairs: "\n".join(f"{key}: {value}" for key, value in pairs))
MARKS = st.text(st.sampled_from("# *_`[]()<>!-+1.~|:^\"'&;\\\n\t a/={}%@é\u2028\0"), max_size=120)


@settings(max_examples=200, deadline=None)
@given(FRONT, st.text(max_size=200) | MARKS)
@example("title: x\ndate: 1000-01-01T00:00+14:00", "")
@example("title: x\ndate: 9000-12-31T23:59-14:00", "")
@example('title: "\\ud800"', "")
@example("canonical: 'https://['", "[x]: <")
@example("aliases: ['//[']", "<a href='//['>")
def test_any_front_matter_and_any_body_are_a_document_or_refused(front: str, body: str) -> None:
    for folder in ("posts", "pages"):
        path = f"content/{folder}/tea.md"
        made, problems = outcome(lambda: parsed(path, source(front, body)))  # noqa: B023
        assert all(problem.place and problem.place.path == path for problem in problems)
        assert problems or (made and made.document.title and made.document.slug)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_refused(raw: bytes) -> None:
    path = SourcePath("content/pages/tea.md")
    made, problems = outcome(lambda: parse(path, raw, OPTIONS))
    assert problems or (made and made.document.title)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("summary: Hot.", True),
        ("date: 2026-05-02", True),
        ("tags: [b, a]", True),
        ("draft: true", True),
        ("extra: {a: 1}", True),
        ("image: a.png", True),
        ("ignore: [no-alt]", False),
        ("evergreen: true", False),
        ("# a comment", False),
    ],
)
def test_the_digest_of_a_document_is_of_what_lists_can_show(line: str, shown: bool) -> None:
    before, after = (
        parsed("content/posts/2026-05-01-tea.md", f"---\ntitle: Tea\n{front}---\nGreen.")
        for front in ("", f"{line}\n")
    )
    assert (before.document.digest != after.document.digest) == shown


def test_titles_and_summaries_have_the_quotation_marks_of_the_body() -> None:
    text = """---
title: '"It''s tea" -- said he'
summary: 'Don''t "wait"'
lang: %s
date: 2026-05-01
---
"Tea," he's said."""
    english = parsed("content/posts/tea.md", text % "en")
    assert english.document.title == "“It’s tea” – said he"
    assert english.document.summary == "Don’t “wait”"
    assert "“Tea,” he’s said." in english.body.parts[0]
    assert parsed("content/posts/tea.md", text % "de").document.title == "„It’s tea“ – said he"


def test_parsing_prose_imports_little() -> None:
    program = f"""
import sys
from blogkit.content.options import ParseOptions
from blogkit.content.parse import parse
options = {OPTIONS!r}
parse("content/posts/2026-05-01-green-tea.md", b"---\\ntitle: Tea\\n---\\n\\nGreen.\\n", options)
heavy = {{"babel", "jinja2", "PIL", "pygments", "regex", "slugify"}}
assert not heavy & sys.modules.keys(), heavy & sys.modules.keys()
"""
    subprocess.run([sys.executable, "-c", program], check=True)
