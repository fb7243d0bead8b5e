"""Directives: what is one, what its arguments may be, and what is said of one that is wrong."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.markdown import MarkdownOptions, Rendered, render
from blogkit.model.shortcuts import Argument, Shortcut
from tests.content.markdown.rendering import assert_well_formed, html
from tests.problems import outcome

MAP = Shortcut(
    name="map",
    arguments=(
        Argument(name="place"),
        Argument(name="zoom", type="number", default=12),
        Argument(name="big", type="true/false", default=False),
    ),
    of_theme=True,
)
OPTIONS = MarkdownOptions(shortcuts=(MAP,))
FORM = 'write ::button[text]{key="value"}'
PAIRS = 'arguments are key="value" with a space between them'
FILM = '::youtube[x]{id="dQw4w9WgXcQ" poster="%s"}'
NO_FILE = "'poster' of 'youtube' should be a file beside the post:"
PICTURE = 'write ![What it shows](file.jpg "Caption")'
END = "end it with ::: on a line of its own"


def made(text: str) -> tuple[Rendered | None, list[str]]:
    result, problems = outcome(lambda: render(text, OPTIONS, take_title=False))
    return result, [
        f"{one.place.line if one.place else 0}: {one.what}{' | ' if one.hint else ''}{one.hint}"
        for one in problems
    ]


TEXT = [
    "::",
    ":::",
    "::::: ",
    ":: button",
    "::vector of ints",
    "::1[x]",
    r"\::button",
    "a ::button[x]{to=y}",
    "std::vector",
    "`::button`",
    "```\n::button\n:::note\n```",
    "    ::button",
    "<pre>\n::button\n</pre>",
    "<!--\n:::gallery\n-->",
]


@pytest.mark.parametrize("text", TEXT)
def test_text_stays_text(text: str) -> None:
    markup = html(text)
    assert ("::" in markup) == ("::" in text)
    assert "shortcut" not in markup
    assert 'figure class="image' not in markup


WRONG = {
    "x\n\n::buton[x]{to=y}": [
        "3: there is no shortcut 'buton' | did you mean 'button'?; for text write a \\ before it"
    ],
    "::button": [
        "1: 'button' needs 'to' | add {to=\"…\"}",
        "1: 'button' needs a text | write it in [ ] behind the name",
    ],
    "::button[x]{to=a too=b}": ["1: 'button' has no argument 'too' | did you mean 'to'?"],
    "::button[x]{to=a to=b}": ["1: 'to' of 'button' is given twice"],
    '::button[x]{to=""}': ["1: 'to' of 'button' should be a file or an address: \"\""],
    '::button[x]{to="a}': ["1: 'button' cannot be read from '{to=\"a}' on | " + FORM],
    "::button[x]{to=a} y": ["1: 'button' cannot be read from 'y' on | " + FORM],
    "::button[x]{to=a b}": ["1: 'button' cannot be read from 'b' on | " + PAIRS],
    ":::button[x]{to=a}": ["1: 'button' stands alone | begin with ::button"],
    "::quote": ["1: 'quote' goes around other lines | begin with :::quote and end with :::"],
    "x\n:::quote\ny": [f"2: ':::quote' is not closed | {END}"],
    "- :::note\n  a\n\nb\n:::": [f"1: ':::note' is not closed | {END}"],
    "::::note\n:::tip\n::::": [f"2: ':::tip' is not closed | {END}"],
    ":::gallery[x]\n:::": ["1: 'gallery' takes no text in [ ]"],
    ":::gallery\n![a](b.jpg)\nx\n- y\n:::": [
        f"3: a gallery holds pictures alone, one on each line | {PICTURE}",
        f"4: a gallery holds pictures alone, one on each line | {PICTURE}",
    ],
    "::youtube[x]{id=abc}": [
        "1: 'id' of 'youtube' should be the 11 characters after 'v=': \"abc\""
    ],
    "::vimeo[x]{id=1/2}": ["1: 'id' of 'vimeo' should be the number in its address: \"1/2\""],
    FILM % "https://x.example/a.jpg": [f'1: {NO_FILE} "https://x.example/a.jpg"'],
    FILM % "//x.example/a.jpg": [f'1: {NO_FILE} "//x.example/a.jpg"'],
    "::map{place=x zoom=far}": ["1: 'zoom' of 'map' should be a number: \"far\""],
    "::map{place=x big=yes}": ["1: 'big' of 'map' should be true or false: \"yes\""],
    "::map\n\n::map": [
        "1: 'map' needs 'place' | add {place=\"…\"}",
        "3: 'map' needs 'place' | add {place=\"…\"}",
    ],
}


@pytest.mark.parametrize(("text", "expected"), WRONG.items(), ids=[*WRONG])
def test_what_is_wrong_is_told_with_its_line(text: str, expected: list[str]) -> None:
    assert made(text)[1] == expected


def test_values_may_hold_whatever_is_quoted() -> None:
    result, problems = made('::map[A "b" [c]]{place="<\\"}&\\\\" zoom=-1.5 big=true}')
    assert not problems
    assert result is not None
    assert 'text="A &quot;b&quot; [c]"' in result.html
    assert 'text-place="&lt;&quot;}&amp;\\" number-zoom="-1.5" true-big="True"' in result.html


HOSTILE = ["::button[" * 9000, "::button{" * 9000, "::button{a=" + '"\\' * 40_000, ":" * 100_000]
HOSTILE += [
    "::button[x]{" + "a=b " * 30_000 + "}",
    ":::note\n" * 60,
    ":::gallery\n" + "![" * 40_000,
]
HOSTILE += [":::gallery\n![a](" + "a(b)" * 20_000, "::figure[" + "[]" * 40_000]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:12] for text in HOSTILE])
def test_no_directive_takes_long(text: str) -> None:
    begun = time.process_time()
    made(text)
    assert time.process_time() - begun < 3


LINES = st.sampled_from(
    [
        ":::",
        "::::",
        ":::note",
        "::::tip[x]",
        ":::quote{by=a}",
        "::button[*x*]{to=y}",
        "- a",
        "> b",
        "  c",
        "",
        ":::gallery",
        "![a](b.jpg)",
        "::map{place=x}",
        "```",
        "    d",
        "1. e",
        "# f",
    ]
)


@given(st.lists(LINES, max_size=12))
def test_any_order_of_lines_is_well_formed_or_refused(lines: list[str]) -> None:
    result, problems = made("\n".join(lines))
    assert (result is None) == bool(problems)
    if result is not None:
        assert_well_formed(result.html)
