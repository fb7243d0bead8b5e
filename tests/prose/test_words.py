"""Which words of a text a dictionary is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.prose.words import words_in


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t boil Anna's tea-pot.", ["Don't", "boil", "Anna's"]),
        (
            "Kaffee\u00admaschine, cafe\u0301, Öffnungszeiten",
            ["Kaffeemaschine", "café", "Öffnungszeiten"],
        ),
        ("e.g. the 3rd iPhone, APIs, NASA, v2 and GitHub", ["the", "and"]),
        ("see https://tea.example/hot or www.tea.example", ["see"]),
        ("ask anna@tea.example, @anna, #hotTea and (#tea)", ["ask", "and"]),
        ("run make_tea(), Tea::Pot, --quiet or /usr/bin/tea", ["run"]),
        ("Vor- und Nachteile, sci-fi, well-known", ["und", "Nachteile"]),
        ("l’eau, rock'n'roll", ["l'eau", "rock'n'roll"]),
        ("日本 чай שלום", ["чай", "שלום"]),
    ],
)
def test_addresses_code_and_abbreviations_are_no_words(text: str, words: list[str]) -> None:
    assert [word.text for word in words_in(text)] == words


def test_a_word_knows_whether_it_opens_a_sentence() -> None:
    found = words_in("Tea is hot. “Yes,” says Anna: Good. – Well, Tom")
    assert [word.text for word in found if word.opens] == ["Tea", "Yes", "Good", "Well"]


@given(st.text())
def test_a_word_stands_where_it_says(text: str) -> None:
    for word in words_in(text):
        assert 0 <= word.start < len(text)
        assert word.text


def test_a_long_run_takes_no_long_time() -> None:
    assert list(words_in("a" * 100_000 + " " + "a'" * 50_000 + " ." * 50_000)) == []
