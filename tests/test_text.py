"""Plain text is counted and cut as a person would."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.text import shorten, word_count, xml_safe


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Don't drink e-mail, it's 3.5 cups!", 6),
        ("a – b … — (c)", 3),
        ("お茶を飲む", 5),
        ("tea、お茶", 3),
        ("한국어 차", 2),
        ("हिन्दी चाय", 2),
        ("🍵 🎉", 0),
        ("___ * 1", 1),
    ],
)
def test_word_count(text: str, count: int) -> None:
    assert word_count(text) == count


@given(
    st.text(
        st.characters(max_codepoint=0x2E7F) | st.sampled_from("ab _-.\n\x1f\xa0é\ufe0f🍵🄀"),
        max_size=40,
    )
)
def test_words_are_counted_alike_beside_characters_that_are_words(text: str) -> None:
    assert word_count(text) == word_count(f"{text} 茶") - 1


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("hot tea", 7, "hot tea"),
        ("hot tea", 6, "hot…"),
        ("hot, tea", 5, "hot…"),
        ("hot tea and milk", 8, "hot tea…"),
        ("hot tea and milk", 9, "hot tea…"),
        ("お茶を飲む", 3, "お茶…"),
        ("teapots", 4, "tea…"),
        ("👩‍👩‍👧👩‍👩‍👧", 9, "👩‍👩‍👧…"),
        ("👩‍👩‍👧👩‍👩‍👧", 4, "…"),
        ("e\u0301e\u0301e\u0301", 4, "e\u0301…"),
        ("か\u3099か\u3099か", 2, "…"),
        ("tea", 0, ""),
    ],
)
def test_shorten(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


@given(st.text(max_size=60), st.integers(min_value=0, max_value=40))
def test_what_is_shortened_fits_and_is_a_beginning(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit or short == text
    assert short == text or text.startswith(short.removesuffix("…"))


@given(st.text(alphabet=st.characters() | st.characters(categories=["Cs", "Cc"])))
def test_what_is_xml_safe_can_stand_in_xml(text: str) -> None:
    element = ET.Element("a")
    element.text = xml_safe(text)
    ET.fromstring(ET.tostring(element, encoding="utf-8"))


def test_xml_safe_keeps_what_is_legal() -> None:
    assert xml_safe("a\x00\x0b\ud800\ufffe\uffff\x1f\tb\n🎉\ufffd") == "a\tb\n🎉\ufffd"
