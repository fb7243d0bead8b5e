"""A text says what it is about, how long it is, and whether it ends with a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.markdown import reading
from blogkit.content.markdown.fences import Fence, figure
from blogkit.content.markdown.reading import read
from tests.content.markdown.rendering import rendered

CODE = '<pre tabindex="0"><code class="language-x"><span class="k">if</span> a &lt; b</code></pre>'
NOTE = '<sup id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup>'
ANCHOR = '<a class="anchor" href="#a" aria-label="Link">#</a>'
PIECES = (
    *("<p>", '<p class="x">', "</p>", "<ul>", "</ul>", "<h2>", "</h2>", "<br>\n", "<nav>", "\n"),
    *("</nav>", "<em>", "</em>", '<a href="/b">', "</a>", '<a class="anchor">', "<sup>", "</sup>"),
    *("<pre>", '<pre tabindex="0">', "<code>", '<code class="language-x">', "</code>", "</pre>"),
    *("</pre >", '<sup id="fnref-2">', "a ", "b? ", "c", "é", " – ", "茶", "&amp;", "&am", "p;"),
    *("#", "&quot;", CODE, NOTE, ANCHOR),
)
MARKUP = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("Hot *tea* & `milk`[^1].\n\nMore\n\n[^1]: x", "Hot tea & milk."),
        ("## Tea\n\n![a](b)\n\n```\nx\n```\n\n- y\n\n> z\n\nHot.", "Hot."),
        ("[TOC]\n\nTea\nis hot.\n\n## A", "Tea is hot."),
        ("A\n\n## B\n\n- c\n\n> d\n\n```\ne\n```\n\n<!-- more -->\n\nf", "A c d"),
        ("A <!--MORE--> b", "A"),
        ("<!-- more -->\n\nA", "A"),
        ("> [!NOTE]\n> a", ""),
        ("", ""),
        ("A<br>b", "A b"),
    ],
)
def test_the_summary(text: str, summary: str) -> None:
    assert rendered(text).summary == summary


def test_a_long_summary_ends_with_a_sentence_or_a_word() -> None:
    sentence = "Tea is hot, and milk is not. "
    assert rendered(sentence * 50).summary == (sentence * 20).strip()
    words = rendered("tea and milk " * 100).summary
    assert len(words) <= 600
    assert words.endswith(("tea…", "and…", "milk…"))


def test_the_mark_is_not_in_the_body() -> None:
    assert rendered("a\n\n<!-- more -->\n\nb").html == "<p>a</p>\n<p>b</p>"
    assert rendered("a\n<!-- more -->\nb").html == "<p>a</p>\n<p>b</p>"
    assert rendered("- a\n\n  <!-- more -->\n\n  b").html.count("more") == 0
    assert "<!-- no more -->" in rendered("a <!-- no more --> b").html
    assert "&lt;!-- more --&gt;" in rendered("`<!-- more -->`").html


def test_words_are_counted_without_code() -> None:
    text = (
        "## Hot tea\n\nIt's *so* good: 3.5 cups.\n\n```\na b c\n```\n\n- お茶\n\n| a | b |\n|--|--|"
    )
    assert rendered(text).words == 2 + 5 + 2 + 2


@pytest.mark.parametrize(
    "text",
    [
        "And you?",
        'And "you?"',
        "And you? 🎉",
        "*And you?*",
        "And you?!",
        "あなたは？",
        "وأنت؟",
        "And you?\n\n![a](b)\n\n```\nx\n```\n\n- c",
        "And you?[^1]\n\n[^1]: No.",
        "And you?\n\n> No.",
    ],
)
def test_it_ends_with_a_question(text: str) -> None:
    assert rendered(f"Tea.\n\n{text}").ends_with_question


@pytest.mark.parametrize("text", ["", "Tea? Yes.", "Tea?\n\nYes", "> Tea?", "- Tea?", "Tea? (yes)"])
def test_it_does_not_end_with_a_question(text: str) -> None:
    assert not rendered(text).ends_with_question


@given(MARKUP)
def test_plain_markup_says_what_it_says_beside_a_comment(html: str) -> None:
    plain, other = read(html), read(f"<!-- -->{html}")
    assert (plain.summary, plain.ends_with_question) == (other.summary, other.ends_with_question)
    assert plain.words == other.words
    marked = read(f"{html}<!-- more -->")
    assert (marked.html, marked.words) == (html, plain.words)


def test_plain_markup_is_not_read_tag_by_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(reading, "words_in")
    html = f"<nav>x</nav><h2>Hot{ANCHOR}</h2><p>tea{NOTE} &amp; <em>mi</em>lk</p>{CODE}<p>And you?"
    assert read(html).words == read(f"<!-- more -->{html}").words == 5
    code = figure("if a < b:\n    pass\n", Fence(language="python"))
    assert "<span" not in reading._WITHIN_LINES.sub("", code)


@pytest.mark.parametrize("piece", [*PIECES, f"<p>{CODE}", "<p><br>", "<ul><p>", "<pre><code>"])
def test_hostile_markup_takes_linear_time(piece: str) -> None:
    read(piece * 20_000)
