"""A text says what it is about, how long it is, and whether it ends with a question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.markdown.reading import read
from tests.content.markdown.rendering import rendered

MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            '<p class="x">',
            "</p>",
            "<pre>",
            "</pre>",
            "<ul>",
            "</ul>",
            "<em>",
            "a ",
            "b? ",
            "c",
        ]
    ),
    max_size=14,
).map("".join)


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
