"""The fast engine makes the markup of the default one, to the letter, or leaves a text to it."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.frontmatter import split_source
from blogkit.content.markdown import MarkdownOptions, engine, fast
from blogkit.content.markdown.fast.unread import Unread
from blogkit.model.shortcuts import Argument, Shortcut
from tests.docs.pages import ROOT

BENCHMARKS = ROOT / "benchmarks"


def read(text: str, options: MarkdownOptions) -> tuple[str, str]:
    """The markup of ``text``, or why it is left to the default engine."""
    try:
        return fast.convert(text, options), ""
    except Unread as left:
        return "", left.what


def both(text: str, options: MarkdownOptions) -> tuple[str, str]:
    return fast.convert(text, options), engine.convert(text, options)


def test_posts_of_the_benchmark_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from corpus import posts  # type: ignore[import-not-found]

    for post in posts(40):
        made, expected = both(post.body, MarkdownOptions())
        assert made == expected


SOURCES = sorted([*ROOT.glob("content/**/*.md"), *ROOT.glob("docs/*.md")])


@pytest.mark.parametrize("path", SOURCES, ids=[path.name for path in SOURCES])
@pytest.mark.parametrize("language", ["en", "de"])
def test_our_own_pages_are_the_same_or_left(path: Path, language: str) -> None:
    options = MarkdownOptions(language=language)
    text = split_source(path.read_text("utf-8")).body
    made, left = read(text, options)
    assert left in LEFT_IN_OUR_PAGES
    assert made == ("" if left else engine.convert(text, options))


LEFT_IN_OUR_PAGES = {
    "",
    "a definition list",
    "a shortcut beside raw HTML, or beside code in an item",
    "an abbreviation",
    "an attribute list",
    "code in a table with | in it",
}

EVERYDAY = [
    "Tea *is* **hot**, ~~cold~~ `a & b`, a_b_c and 2*3.",
    'A [link](b.md), [titled](c.md "It\'s"), [by label][tea], [Tea][], [tea].\n\n[tea]: t.md "T"',
    "Bare: https://a.example/x_(y), www.b.example. <https://c.example> a@b.example <d@e.example>",
    "&copy; &amp; &#8364; &nosuch; a & b < c > d",
    "A<br>B <kbd>\"C\"</kbd> <b>'d'</b> <!-- e -->",
    '"It\'s" -- \'so\'... it--says---a "*b*" c',
    "Two\\\nlines  \nthree\nfour",
    "# One\n\n## Two *b* `c`\n\nThree\n===\n\n### Four {#four}\n\n#### Five #",
    "---\n\na\n\n***",
    "- a\n- b\n  c\n- d\n\n1. a\n2. b",
    "- a\n  - b\n    1. c\n  - d\n- e",
    "- a\n\n  b\n\n- c\n- d\n  - e\n\n    f\n- g",
    "3. a\n4. b\n\n   > c\n\n5. d\n\n   ```\n   e\n   ```",
    '- a\n  ```python\n  b = "c"\n\n  d\n  ```\n  e\n- f\n- ```\n  g\n  ```',
    "- [ ] a\n- [x] *b*\n\n1. [X] c",
    "> a\n> b\n\n> c\n>\n> > d",
    '> [!NOTE]\n> a\n>\n> - b\n\n> [!tip] So *b* "c"\n> d\n\n> e',
    '```python title="a.py" hl_lines="1"\nx = "1"\n\ty\n```\n\n~~~\n<b>\n~~~\n\n    four "spaces"',
    '| a | *b* | |\n|---|:-:|--:|\n| "c" | `d` | [e](f.md) |\n| g |\n\nx | y\n--|--\n1 | 2 | 3',
    "Prices:\n| a |\n|---|\n| b |",
    "A[^b c] d[^1] e[^1].\n\n[^1]: One.\n\n    - two\n\n[^b c]: Three\n[^d]: Four",
    '![A "b"](c.jpg "D\'s") e ![](f.jpg)\n\n![G](h.jpg "It\'s")\n\n[![I](j.jpg)](k.md)',
    '<div class="a">\n*b*\n</div>\n\n<details>\n<summary>c</summary>\n\n*d*\n\n</details>',
    '<!-- more -->\n\n[TOC]\n\n<hr>\n\n<iframe src="a"></iframe>',
    'Tēja & 茶, "été" e\u0301 🎉',
    'Tea\n: hot *and* "wet"\n  on\n: good\n\nMilk\n:   cold\n\nend\n\n> Tea\n> : hot',
    "a\n{: .lead lang=en }\n\n> c *d*\n> { lang=de }\n\n## e { .f #g }\n\n### *h* {.i .j}",
    '![a](b.jpg "c"){.d .e}\n\nf ![](g.png){ alt="" width=3 } [h](i){ rel="me" }\n\n{{ j }} {k}',
]


SHORTCUTS = [
    'a\n::button[Book "a" *table*]{to=b.md}\nb\n\n::button[C]{to=d.md}\n::button[E]{to=f.md}',
    "::figure[It *rises*.]{src=a.jpg alt=\"The 'loaf'\" credit=Yuki link=b.md}",
    '::figure{src=a.jpg alt=""}\n\n::figure[a]{src=b.jpg alt=\'"\'}',
    '::video[Tea & "milk"]{src=a.mp4 poster=a.jpg captions=a.vtt transcript=b.vtt}',
    "- a\n::audio[Tea]{src=a.mp3 transcript=a.vtt}\n- b\n\n::audio[Tea]{src=a.mp3}",
    '::youtube[Tea "x"]{id=dQw4w9WgXcQ poster=a.jpg}\n\n::vimeo[Tea]{id=76979871}',
    ':::gallery\n![One](a.jpg "It\'s")\n\n![Two](<b c.jpg>)\n![Three](d.jpg)\n:::\ne',
    ':::quote{by="A & B" source=C url=d.md}\n*e*\n\n- f\n- g\n\n> h\n:::\ni',
    ":::note\na\n\n- b\n:::\nc\n\n::::tip[So *h*]\n```\n:::\n```\n::::",
    "> a\n:::warning\n    b\n:::\n> c",
    '!!! note\n    a\n\n    - b\n\n!!! TIP "So *h*"\n        c\n\nd\n!!! caution\n\ne',
    ":::note\n::button[a]{to=b}\n\n!!! tip\n    c\n\n:::",
    '::map{place="<a> \'b\'" zoom=3}\n\n:::box[A "b"]\n- c\n:::',
    "```\n::button[a]{to=b}\n!!! note\n```\n\n~~~~\n:::note\n~~~\n~~~~\n::button[a]{to=b}",
]
OWN = (
    Shortcut(
        name="map",
        arguments=(Argument(name="place"), Argument(name="zoom", type="number", default=1)),
        of_theme=True,
    ),
    Shortcut(name="box", container=True, of_theme=True),
)


@pytest.mark.parametrize("text", SHORTCUTS)
@pytest.mark.parametrize("language", ["en", "de"])
def test_shortcuts_are_the_same(text: str, language: str) -> None:
    made, expected = both(text, MarkdownOptions(language=language, shortcuts=OWN))
    assert made == expected


@pytest.mark.parametrize("text", EVERYDAY)
@pytest.mark.parametrize("language", ["en", "de-CH", "fr"])
def test_everyday_markdown_is_the_same(text: str, language: str) -> None:
    made, expected = both(text, MarkdownOptions(language=language))
    assert made == expected


@given(st.lists(st.sampled_from(EVERYDAY), min_size=2, max_size=5))
def test_blocks_one_after_another_are_the_same(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    made, left = read(text, MarkdownOptions())
    assert left in LEFT_WHERE_BLOCKS_MEET
    assert made == ("" if left else engine.convert(text, MarkdownOptions()))


LEFT_WHERE_BLOCKS_MEET = {
    "",
    "a footnote that is defined twice",
    "indented code behind a list or callout",
    "two lists of one kind beside each other",
}


def test_python_markdown_is_not_imported_for_what_it_does_not_read() -> None:
    program = f"""
import sys
from blogkit.content.markdown import MarkdownOptions, render, typeset
options = MarkdownOptions(engine="pyromark")
typeset('"a"', options)
assert "pyromark" not in sys.modules
for text in {EVERYDAY!r}:
    render(text, options, take_title=True)
assert "pyromark" in sys.modules
assert "markdown" not in sys.modules
render("!!! danger", options, take_title=True)
assert "markdown" in sys.modules
"""
    subprocess.run([sys.executable, "-c", program], check=True)
