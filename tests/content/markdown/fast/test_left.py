"""Each syntax that the parser in Rust lacks is noticed, with its line, and comes out right."""

import pytest

from blogkit.content.markdown import MarkdownOptions, engine
from blogkit.content.markdown.engines import convert, left_to_default
from blogkit.content.markdown.fast.source import MAX_LENGTH

OPTIONS = MarkdownOptions(engine="pyromark", maths=True, diagrams=(("dot", "dot -Tsvg"),))

BESIDE = "a shortcut beside raw HTML, or beside code in an item"

LEFT = {
    # What Python-Markdown or blogkit has and CommonMark has not.
    "a\n\n ::button[b]{to=c.md}": ("a shortcut", 3),
    "a\n\n::button[b [c](d)]{to=e}": ("a shortcut whose text is more than words", 3),
    "::button[https://a.example]{to=e}": ("a shortcut whose text is more than words", 1),
    "a\n\n:::quote\n:::note\nb\n:::\n:::": ("a shortcut", 4),
    "::button[a]{to=b}\n\n- ```\n  c\n  ```": (BESIDE, 3),
    "<pre>\n::button[a]{to=b}\n</pre>": (BESIDE, 1),
    "- a\n  ```\n::button[a]{to=b}": (BESIDE, 3),
    "> a\n> :::note\n> b\n> :::": ("a shortcut", 2),
    "- :::note\n  a\n  :::": ("a shortcut", 3),
    "[a](b){.c} {d}": ("an attribute list", 1),
    "a\n\n!!! danger\n    b": ("a callout with !!!", 3),
    "a\n\n!!! note wide\n    b": ("a callout with !!!", 3),
    '!!! note ""\n    b': ("a callout with !!!", 1),
    "!!! note\n    a\nb": ("a callout with !!!", 1),
    "!!! note\n    a\n\n> *b*{.c}": ("an attribute list", 4),
    "- a\n- !!! note\n      b": ("a callout with !!!", 2),
    "a\n\nTea\n\n: hot": ("a definition with paragraphs or other blocks", 5),
    "Tea\n: - hot": ("a definition with paragraphs or other blocks", 2),
    "Tea\n: hot\n\n    wet": ("a definition with paragraphs or other blocks", 2),
    "Tea\nMilk\n: hot": ("a definition of several terms", 1),
    "- Tea\n  : hot": ("a definition list in an item or a footnote", 1),
    "Tea\n:hot": ("a line with a colon that is no definition", 2),
    "a\n\n*b*{.c}": ("an attribute list", 3),
    "a\n\n[b](c){ d='e' }": ("an attribute list", 3),
    '![a](b.jpg){ title="c" }': ("an attribute list", 1),
    "- a\n  {: .b }": ("an attribute list", 2),
    "a\n{: .b } c": ("an attribute list", 2),
    "{: .b }": ("an attribute list", 1),
    "## a {.b} c": ("an attribute list", 1),
    "## a {#b} *c*": ("an attribute list", 1),
    "![a](b)\n{.c}": ("an image alone in a footnote, or with attributes below it", 1),
    "HTML\n\n*[HTML]: Hyper": ("an abbreviation", 3),
    "> *[HTML]: Hyper\n\nHTML": ("an abbreviation", 1),
    "a\n\n<div markdown>\n*b*\n</div>": ("raw HTML that is no block, or has Markdown inside", 3),
    "a $x$ b": ("a formula", 1),
    "a\n\n$$\nx\n$$": ("a formula", 3),
    "a\n\n```dot alt=b\nc\n```": ("a diagram", 3),
    "a[^1]\n\n///Footnotes Go Here///\n\nb\n\n[^1]: c": ("a place for footnotes", 3),
    "a\n\n[b](c d.md)": ("a link that CommonMark does not know", 3),
    '[b](c "d "e" f")': ("a link that CommonMark does not know", 1),
    "a\n[b]: c\n\n[b]": ("a definition of a link or footnote at once below a line", 2),
    "a[^1]\n[^1]: b": ("a definition of a link or footnote at once below a line", 2),
    "a[^1] b[^2]\n\n[^1]: c[^2]\n\n[^2]: d": ("a footnote in a footnote", 3),
    "a[^1]\n\n[^1]: - b": ("a footnote that begins with no paragraph", 3),
    "a[^1]\n\n[^1]: b\n\n    <hr>": ("raw HTML in a list, quote or footnote", 5),
    "a <!--> b": ("raw HTML of several lines or of a block in a line", 1),
    "- a\n-     b": ("an item whose text is far behind its mark", 2),
    "a[^A]\n\n[^a]: b": ("footnotes whose labels are alike", 3),
    "a[^b] c[^B]\n\n[^b]: d\n\n[^B]: e": ("footnotes whose labels are alike", 5),
    "a[^b]\n\n[^b]: c\n\n[^b]: d": ("a footnote that is defined twice", 5),
    "a [^b]": ("a footnote that is not defined or not referred to", 1),
    "- a\n* b": ("two lists of one kind beside each other", 2),
    "1. a\n2) b": ("two lists of one kind beside each other", 2),
    "> - a\n\n> * b": ("two lists of one kind beside each other", 3),
    "100. a\n\n    b": ("indented code behind a list or callout", 3),
    "a\nb\n===": ("a heading of several lines", 1),
    "- a\n  ---": ("a heading with a line below it in an item", 1),
    "> [!NOTE]\n> ===": ("a callout with a line below its mark", 1),
    "> [!NOTE](a) b": ("a callout beside a link", 1),
    "a ~b~ c": ("text between single ~", 1),
    "a\n\n| b |\n|---|---|\n| c |": ("a table that GitHub does not know", 3),
    "- a\n  | b |\n  |---|": ("a table at once below a line of an item", 2),
    "| a |\n|---|\n| `b|c` |": ("code in a table with | in it", 3),
    "| a |\n|---|\n| `b\\|c` |": ("code in a table with | in it", 3),
    "- a\n      ```\n      b\n      ```": (
        "code at the beginning of a line in a list or quote",
        2,
    ),
    "a\n    ~~~\n    b": ("code that is indented by four spaces", 2),
    "a\n\n    b\tc": ("indented code with tabs or in raw HTML", 3),
    "<div>\n\n    <p>a</p>\n\n</div>": ("indented code with tabs or in raw HTML", 3),
    "a\tb": ("a tab in the text", 1),
    r"\"a\"": ("an escaped quotation mark, dot, dash or &", 1),
    r"\*\"a\"": ("an escaped quotation mark, dot, dash or &", 1),
    r"\&copy;": ("an escaped quotation mark, dot, dash or &", 1),
    "a\n\n<div>b</div>\n*c*": ("text at once behind raw HTML", 3),
    "> <div>a</div>": ("raw HTML in a list, quote or footnote", 1),
    "a <div>b</div>": ("raw HTML of several lines or of a block in a line", 1),
    "a <b\nc=d>e</b>": ("raw HTML of several lines or of a block in a line", 1),
    "a <b c='d>": ("a tag that CommonMark does not know", 1),
    "<br>\n": ("raw HTML that is no block, or has Markdown inside", 1),
    "<a href=b>https://c.example</a>": ("an address in raw HTML", 1),
    "https://a.example/*b*": ("emphasis beside an address", 1),
    "[<https://a.example>](b)": (
        "a link in a link, in raw HTML or in the description of an image",
        1,
    ),
    "![*a*](b)": ("markup in the description of an image", 1),
    "\x00a": ("a control character", 1),
    "\x02a\x03": ("a control character", 1),
    "a\ue000b": ("a control character", 1),
    "\ud800": ("what is no character", 1),
    "> " * 60 + "a": ("deep nesting", 1),
    "[a]: b" + "c" * 30_000 + "\n\n[a] [a]": ("a long address that is in the text very often", 3),
    "a" * (MAX_LENGTH + 1): (f"more than {MAX_LENGTH} characters", 0),
}


@pytest.mark.parametrize(("text", "why"), LEFT.items(), ids=[repr(text[:20]) for text in LEFT])
def test_it_is_noticed(text: str, why: tuple[str, int]) -> None:
    assert left_to_default(text, OPTIONS) == why


READ_BY_DEFAULT = [text for text in LEFT if not text.startswith("> > >")]


@pytest.mark.parametrize("text", READ_BY_DEFAULT, ids=[repr(text[:20]) for text in READ_BY_DEFAULT])
def test_the_default_engine_reads_the_whole_text(text: str) -> None:
    assert convert(text, OPTIONS) == engine.convert(text, OPTIONS)


@pytest.mark.parametrize("text", ["a", "## a {#b}", "- a\n\n  b\n- c", "`{: a}` `::b` `$`"])
def test_nothing_is_left_where_there_is_nothing_of_that_kind(text: str) -> None:
    assert left_to_default(text, MarkdownOptions(engine="pyromark")) is None
