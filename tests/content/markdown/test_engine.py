"""No text breaks the renderer: it gives markup or says what is wrong, in time."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.markdown import MarkdownOptions, render
from blogkit.content.references import split_references
from blogkit.errors import ContentError, Problem
from blogkit.model.documents import SourcePath
from tests.content.markdown.rendering import BY_DEFAULT_ALONE, assert_well_formed, plain, rendered

TOKENS = [
    *"\n\n\n  -*_~`[]()!|:#>'\"\\&<=+1ax",
    *("\n\n", "    ", "- ", "1. ", "> ", "[!NOTE]", "## ", "```", "~~~", "](b.md)", "![", "[^1]"),
    *("[^1]: ", "[a]: ", "!!! note", "| a |\n|--|", "---", ": ", "https://a.b/_c_", "www.a.b"),
    *("{.c}", "{: ", "  \n", "*[ab]: c", "[TOC]", "[ ] ", "&amp;", "é", "茶", "\u200d", "{{ a }}"),
    *("///Footnotes Go Here///", "\x02", "\x03", "\x02wzxhzdk:0\x03", "\x02klzzwxh:0000\x03"),
]
RAW = [
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<a href=x>",
    "</a>",
    "<p>",
    "<pre>",
    "<hr>",
]
RAW += ["<!-- more -->", "<script>", '<div markdown="1">', "<![CDATA[", "<?", "<x", "<h1>", "</h1>"]


def problem(text: str) -> Problem:
    with pytest.raises(ContentError) as caught:
        rendered(text)
    (only,) = caught.value.problems
    return only


@contextmanager
def alarm(seconds: float) -> Iterator[None]:
    """Raise ``TimeoutError`` in here after so many seconds."""

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@given(st.lists(st.sampled_from(TOKENS), max_size=40).map("".join) | st.text(max_size=200))
def test_any_text_becomes_well_formed_markup(text: str) -> None:
    assert_well_formed(plain(text.replace("<", "").replace("&", "")))


@given(
    st.lists(st.sampled_from(TOKENS + RAW), max_size=40).map("".join), st.booleans(), st.booleans()
)
def test_any_text_is_rendered_or_refused(text: str, take_title: bool, smart: bool) -> None:
    try:
        result = render(text, MarkdownOptions(smart_quotes=smart), take_title=take_title)
    except ContentError as error:
        refused = {each.rule for each in error.problems}
    else:
        refused = set()
        assert not {"\x02", "\x03"} & set(result.html)
        assert len(result.summary) <= 600
        body, _ = split_references(result.html, SourcePath("content/a.md"), text, 1)
        assert len(body.parts) == len(body.references) + 1
    assert refused <= {"nesting", "size"}


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timer")
@pytest.mark.parametrize(
    "text",
    [
        "[" * 4000,
        "* " * 500,
        "- " * 500 + "a",
        "<![CDATA[" * 1000,
        ">" * 5000,
        "".join(f"{'    ' * depth}- a\n" for depth in range(200)),
        "[" * 2000 + "a" + "](b)" * 2000,
        "*a **b " * 2000,
        "~~a " * 5000,
        "<div>" * 2000,
        '<div markdown="1">\n' * 500,
        "<a " * 5000,
        "[^1] " * 2000 + "\n\n[^1]: a",
        "http://a" + ")" * 50000,
        "# " + "#" * 50000 + " a",
        "&#" + "9" * 5000 + ";",
    ],
    ids=lambda text: text[:12],
)
def test_a_hostile_text_is_done_or_refused_or_stopped_in_time(text: str) -> None:
    refused = set()
    try:
        with alarm(5):
            rendered(text)
    except ContentError as error:
        refused = {each.rule for each in error.problems}
    except TimeoutError:
        pass
    assert refused <= {"nesting"}
    assert plain("*a*") == "<p><em>a</em></p>"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timer")
@BY_DEFAULT_ALONE
def test_a_timeout_comes_through_and_leaves_nothing_behind() -> None:
    with pytest.raises(TimeoutError), alarm(0.05):
        rendered("> - a\n\n" + "[" * 20000)
    assert plain("> - a") == "<blockquote>\n<ul>\n<li>a</li>\n</ul>\n</blockquote>"


def test_nesting_is_refused_with_its_line() -> None:
    found = problem("a\n\n" + "> " * 60 + "a")
    assert (found.rule, found.place and found.place.line) == ("nesting", 3)
    assert "nested more than 50 levels" in found.what


def test_what_becomes_too_large_is_refused_before_it_is_written_out() -> None:
    assert problem("[a]: x" + "y" * 50_000 + "\n\n" + "[a] " * 10_000).rule == "size"


@BY_DEFAULT_ALONE
def test_a_fault_in_the_parser_is_no_traceback() -> None:
    found = problem(f'<b title="&#{"9" * 5000};">x</b>')
    assert found.rule == "markdown"
    assert "please report it" in found.hint


def test_nothing_heavy_is_imported_before_it_is_needed() -> None:
    program = """
import sys
from blogkit.content.markdown import MarkdownOptions, render
loaded = lambda: {"markdown", "pygments", "regex", "importlib.metadata"} & sys.modules.keys()
assert loaded() == set(), loaded()
render("a\\n\\n```\\nb\\n```", MarkdownOptions(), take_title=True)
assert loaded() == {"markdown"}, loaded()
render("```python\\nb\\n```", MarkdownOptions(), take_title=True)
assert loaded() == {"markdown", "pygments"}, loaded()
"""
    subprocess.run([sys.executable, "-c", program], check=True)
