"""Words, syllables and reading ease, in each language that there are rules for."""

import pytest

from blogkit.prose.language import Language, known_languages, language_of
from blogkit.prose.reading import reading_ease, syllables, words_of


def known(tag: str) -> Language:
    language = language_of(tag)
    assert language is not None
    return language


def test_a_tag_with_a_region_finds_its_language_and_others_find_none() -> None:
    assert known_languages() == ("de", "en")
    assert language_of("en-GB") == language_of("EN")
    assert language_of("tlh") is None
    assert language_of("") is None
    assert language_of("../en") is None


def test_an_apostrophe_parts_no_word_and_numbers_are_none() -> None:
    said = "Don't pay 40 €, it’s Anna's: https://tea.example/anna?pay=40"
    assert words_of(said) == ["Don't", "pay", "it’s", "Anna's"]


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", {"tea": 1, "bread": 1, "table": 2, "baked": 1, "wanted": 2, "beautiful": 3}),
        ("de", {"Tee": 1, "Laden": 2, "Bäuerin": 3, "neue": 2, "Öffnungszeiten": 4}),
    ],
)
def test_syllables_are_counted_by_ear(tag: str, words: dict[str, int]) -> None:
    assert {word: syllables(word, known(tag).ease) for word in words} == words


@pytest.mark.parametrize(
    ("tag", "easy", "hard"),
    [
        (
            "en",
            "The bread is warm. Come in and try it.",
            "Organizational communication necessitates considerable administrative sophistication.",
        ),
        (
            "de",
            "Das Brot ist warm. Komm rein und probier es.",
            "Die Berücksichtigung betriebswirtschaftlicher Rahmenbedingungen erfordert Sorgfalt.",
        ),
    ],
)
def test_short_words_and_sentences_are_easy(tag: str, easy: str, hard: str) -> None:
    ease = known(tag).ease
    assert reading_ease(easy.split(". "), ease) > 90
    assert reading_ease([hard], ease) < 20
    assert reading_ease([], ease) == 100


def test_the_formula_for_english_is_flesch_s() -> None:
    # Five words of one syllable in one sentence: 206.835 - 1.015 * 5 - 84.6.
    assert reading_ease(["The cat sat on mats"], known("en").ease) == pytest.approx(117.16)
