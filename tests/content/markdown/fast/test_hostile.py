"""No text breaks the fast engine, and none takes long in it, for no timer can stop it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.markdown import MarkdownOptions, fast
from blogkit.content.markdown.engines import convert
from blogkit.content.markdown.fast.blocks import Blocks
from blogkit.content.markdown.fast.leaf import Manner
from blogkit.content.markdown.fast.page import read
from blogkit.content.markdown.fast.source import MAX_LENGTH
from blogkit.content.markdown.fast.unread import Unread
from blogkit.content.markdown.wording import wording
from tests.content.markdown.rendering import assert_well_formed
from tests.content.markdown.test_engine import RAW, TOKENS

OPTIONS = MarkdownOptions(engine="pyromark", maths=True, diagrams=(("dot", "dot"),))
MORE = ["\x00", "\ud800", "\ue000", "\t", "\r", "\u2028", "$", "::note", "```dot\n", "&#1;", "1) "]


def outcome(text: str) -> str:
    """The markup of ``text``, or nothing where it is left to the default engine."""
    try:
        return fast.convert(text, OPTIONS)
    except Unread:
        return ""


@given(st.lists(st.sampled_from(TOKENS + RAW + MORE), max_size=40).map("".join))
def test_any_text_is_read_or_left(text: str) -> None:
    made = outcome(text)
    assert not {"\x02", "\x03", "\ue000"} & set(made)


@given(st.lists(st.sampled_from(TOKENS), max_size=25).map("".join) | st.text(max_size=100))
def test_what_is_read_is_well_formed(text: str) -> None:
    assert_well_formed(outcome(text.replace("<", "").replace("&", "")).replace(" disabled", ""))


LONG = [
    *("[", "]", "* ", "- ", "<![CDATA[", "> ", "*a **b ", "~~a ", "<div>", "<a ", "[^1] ", "[^a\n"),
    *(
        "\n[^a]:",
        "http://a)",
        "`",
        "``\\",
        "![](",
        "[](",
        "[a](<b",
        "[ (](",
        "a***",
        "*_a[",
        "!-- <",
    ),
    *(
        "a <?",
        "<x a='",
        "|a",
        "| a |\n|--|\n",
        "-\n",
        "- a\n",
        "    ",
        "&#1;",
        "\\",
        "\"'",
        "--",
        "{",
    ),
    *(
        "[a]: b\n",
        "[a]\n",
        "> - ",
        "www.",
        "a@b.c",
        "a\n=",
        "é",
        "[^\n<",
        "- a\n\n",
        "# a\n",
        "***\n",
    ),
]


@pytest.mark.parametrize("piece", LONG, ids=repr)
@pytest.mark.parametrize("around", [("", ""), ("a ", "\n\n[^1]: a\n\n[a]: b")], ids=["", "in"])
def test_no_text_takes_long(piece: str, around: tuple[str, str]) -> None:
    room = MAX_LENGTH - sum(map(len, around))
    text = around[0] + piece * (room // len(piece)) + around[1]
    begun = time.process_time()
    outcome(text)
    assert time.process_time() - begun < 3


def test_a_line_of_a_megabyte_is_left_at_once() -> None:
    with pytest.raises(Unread, match=f"more than {MAX_LENGTH} characters"):
        fast.convert("tea " * 250_000, OPTIONS)


class PanicException(BaseException):
    """What a panic in Rust is to Python."""


def test_a_panic_is_left_to_the_default_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def panic() -> None:
        raise PanicException

    monkeypatch.setattr(fast, "_parser", panic)
    assert convert("*a*", OPTIONS) == "<p><em>a</em></p>"


MANNER = Manner(quotes=None, suspects=(), marks=(), fenced=False, fast_paths=True, source="")
EVENTS: list[object] = ["Novelty", {"Start": "Novelty"}, {"End": {"Novelty": {}}}]


@pytest.mark.parametrize("event", EVENTS, ids=repr)
def test_what_another_version_of_the_parser_brings_is_left(event: object) -> None:
    blocks = Blocks(MANNER, wording("en"), frozenset(), (), None)
    with pytest.raises(Unread, match="what this parser calls Novelty"):
        read([event], blocks)


def test_an_interruption_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt() -> None:
        raise TimeoutError

    monkeypatch.setattr(fast, "_parser", interrupt)
    with pytest.raises(TimeoutError):
        convert("*a*", OPTIONS)
