"""A word of the page is found in the Markdown, whatever stands between it and its neighbours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.prose.places import Places, tokens_of

MARKDOWN = """\
# Tea and *coffee*

The tea is hot. See [our tea](https://tea.example/a/long/path-to/the-tea?of=tea) and the cups.

- The tea is **cold**, says the cat.

The end[^1] is not here.

[^1]: The tea was for the cat.
"""


def line(words: str, word: str) -> str:
    tokens = [token for token, _ in tokens_of(words)]
    position = Places(MARKDOWN).of(tokens, tokens.index(word))
    assert position is not None
    number = MARKDOWN.count("\n", 0, position)
    return f"{MARKDOWN.splitlines()[number][:7]}:{MARKDOWN[position:].split(maxsplit=1)[0][:5]}"


@pytest.mark.parametrize(
    ("words", "word", "found"),
    [
        ("Tea and coffee", "tea", "# Tea a:Tea"),
        ("The tea is hot", "tea", "The tea:tea"),
        ("The tea is cold, says the cat", "tea", "- The t:tea"),
        ("The tea was for the cat. ↩", "tea", "[^1]: T:tea"),
        ("See our tea and the cups", "and", "The tea:and"),
        ("Footnotes: the end is not here", "footnotes", "The end:The"),
    ],
)
def test_neighbours_tell_which_of_many_it_is(words: str, word: str, found: str) -> None:
    assert line(words, word) == found


def test_what_is_not_in_the_source_at_all_has_no_place() -> None:
    assert Places(MARKDOWN).of(["kein", "wort"]) is None
    assert Places("").of_text("tea") is None
    assert Places(MARKDOWN).of_text("") is None


@given(st.text(), st.text())
def test_any_text_may_be_looked_for_in_any(markdown: str, text: str) -> None:
    position = Places(markdown).of_text(text)
    assert position is None or 0 <= position < len(markdown)
