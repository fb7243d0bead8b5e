"""Maths: which dollars are formulas, what they become, and that no formula can do harm."""

import time
from html import escape
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.markdown import MarkdownOptions, Rendered, render
from blogkit.content.markdown.maths import mathml
from blogkit.markup import plain_text
from tests.problems import outcome

OPTIONS = MarkdownOptions(maths=True)


def made(text: str, options: MarkdownOptions = OPTIONS) -> Rendered:
    return render(text, options, take_title=False)


def problems(text: str) -> list[str]:
    _, found = outcome(lambda: made(text))
    return [f"{one.place.line if one.place else 0}: {one.what}" for one in found]


NO_FORMULA = [
    "Costs $5 and $10.",
    "$5-$10",
    "($5)-($6)",
    r"\$x$ and x\$",
    "$ x$ and $x $",
    "`$x$`",
    "```\n$x$\n$$y$$\n```",
    "a $ b",
    "$$$",
    "<!-- $x$ -->",
]


@pytest.mark.parametrize("text", NO_FORMULA)
def test_money_and_code_are_no_formulas(text: str) -> None:
    assert made(text).html == made(text, MarkdownOptions()).html
    assert "<math" not in made(text).html


def test_nothing_is_a_formula_where_maths_is_off() -> None:
    assert "<math" not in made("$x$\n\n$$\ny\n$$", MarkdownOptions()).html


def test_a_formula_in_a_line() -> None:
    found = made(r"So $a_1 < \alpha$, *and* **$b$**. Costs \$5 by $c \$ d$")
    assert found.html.count("<math") == 3
    assert r'display="inline" alttext="a_1 &lt; \alpha"><mrow><msub><mi>a</mi>' in found.html
    assert "<mo>&lt;</mo><mi>α</mi>" in found.html
    assert "<strong><math" in found.html
    assert found.summary == r"So a_1 < \alpha, and b. Costs $5 by c \$ d"


@pytest.mark.parametrize(
    "text",
    [
        "$$x + y$$",
        "a\n$$\nx\n+ y\n$$\nb",
        "- a\n\n  $$\n  x\n\n  = y\n  $$\n- b",
        "> $$\n> x\n> $$",
    ],
)
def test_a_formula_of_its_own(text: str) -> None:
    html = made(text).html
    assert html.count('<div class="maths"><math') == 1
    assert 'display="block"' in html
    assert "<h1" not in html
    assert "$" not in html.replace("alttext", "")


def test_two_dollars_in_a_line_show_the_formula_by_itself() -> None:
    assert 'display="block"' in made("so $$x$$ it is").html


WRONG = {
    "a\n\nso $x^$ b": ["3: the formula is wrong: nothing follows a ^ or _"],
    "$x$\n$\\foo$ and $\\frac$": [
        "2: the formula is wrong: it ends too early",
        "2: the formula is wrong: there is no command '\\foo'",
    ],
    "a\n\n$$\n\\left( x\n$$\n\n$y^$": [
        "3: the formula is wrong: a \\left has no \\right",
    ],
    "a\n$$\nx": ["2: '$$' is not closed"],
    "$$\n" + "x" * 5001 + "\n$$": ["1: the formula is wrong: it has more than 5000 characters"],
    "$" + "{" * 2000 + "$": ["1: the formula is wrong: it is nested too deep"],
}


@pytest.mark.parametrize(("text", "expected"), WRONG.items(), ids=[key[:9] for key in WRONG])
def test_what_is_wrong_is_told_with_its_line(text: str, expected: list[str]) -> None:
    assert problems(text) == expected


HOSTILE = ["$" * 100_000, "$x" * 5_000, "$\\" * 50_000, "$$" + "\nx" * 50_000, "$$x$$\n" * 3000]
HOSTILE += ["$" + "x^{" * 1600 + "$", "$" + "\\left(" * 800 + "$", "$" + "_" * 5000 + "$"]


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:6] for text in HOSTILE])
def test_no_formula_takes_long(text: str) -> None:
    begun = time.process_time()
    problems(text)
    assert time.process_time() - begun < 5


PIECES = [*"{}^_&\\<>\"'x1 ", "\\frac", "\\left(", "\\right)", "\\begin{matrix}", "\\end{matrix}"]
PIECES += ["\\text{<b>&amp;}", "\\href{javascript:x}{y}", "\\sqrt", '\\color{"x}', "\u2028", "é"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_any_formula_is_markup_or_refused(tex: str) -> None:
    try:
        markup = mathml(tex, display=False)
    except ValueError:
        return
    fromstring(markup)
    assert "href" not in markup.replace("\\href", "")
    assert plain_text(markup) == plain_text(escape(tex.strip()))
