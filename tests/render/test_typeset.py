"""Typesetting: what can be set, where lines break."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.render.fonts import OWN, Font, read_font
from blogkit.render.typeset import Face, _pieces, is_rtl, runs_of, settable, width_of, wrap

FONT = read_font(OWN.read_bytes(), str(OWN))
FACE = Face(fonts=(FONT,), size=60)


def other(text: str) -> Font:
    """A font that has the characters of ``text`` alone."""
    glyphs = {ord(character): 1 for character in text}
    return Font(file="other", glyphs=glyphs, kerning={}, units=1000)


@pytest.mark.parametrize(
    ("title", "set_as"),
    [
        ("Tea for two", "Tea for two"),
        ("Tea 🎉 for \u200b two 👩‍🍳❤️", "Tea for two"),
        ("Cafe\u0301", "Café"),
        ("お茶", ""),
        ("Tea お茶", ""),
        ("🎉", ""),
        ("", ""),
    ],
)
def test_what_no_font_has_is_never_a_box(title: str, set_as: str) -> None:
    assert settable(title, (FONT,)) == set_as


def test_scripts_that_need_shaping_need_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    arabic = (FONT, other("شاي"))
    monkeypatch.setattr("blogkit.render.typeset._can_shape", lambda: True)
    assert settable("شاي Tea", arabic) == "شاي Tea"
    monkeypatch.setattr("blogkit.render.typeset._can_shape", lambda: False)
    assert settable("شاي Tea", arabic) == ""
    assert settable("Tea", arabic) == "Tea"


def test_runs_change_with_the_font() -> None:
    runs = runs_of("Tea お茶, two!", (FONT, other("お茶")))
    assert [run.text for run in runs] == ["Tea ", "お茶", ", two!"]
    assert not any(run.shaped for run in runs)
    assert [run.shaped for run in runs_of("شاي Tea", (FONT, other("شاي")))] == [True, False]


def test_direction() -> None:
    assert is_rtl("2026: شاي Tea")
    assert not is_rtl("Tea شاي")
    assert not is_rtl("2026")


def test_kerned_pairs_stand_closer() -> None:
    assert width_of("To", FACE) < width_of("T", FACE) + width_of("o", FACE)


@given(st.text("abc déw ,.–", min_size=1, max_size=80), st.integers(200, 1200))
def test_lines_have_room_and_lose_nothing(text: str, room: int) -> None:
    line = " ".join(text.split())
    lines = wrap(line, FACE, room)
    assert "".join("".join(lines).split()) == "".join(line.split())
    assert all(width_of(one, FACE) <= room or len(one) == 1 for one in lines)


def test_lines_are_of_like_length() -> None:
    first, second = wrap("One two three four five six", FACE, 700)
    assert abs(len(first) - len(second)) < 5


def test_scripts_without_spaces_break_anywhere_but_before_marks() -> None:
    text = unicodedata.normalize("NFC", "「お茶」の時間。Tea time、終")
    assert _pieces(text) == ["「お", "茶」", "の", "時", "間。", "Tea ", "time、", "終"]


def test_a_long_word_is_cut() -> None:
    lines = wrap("https://tea.example/a-very-long-address-without-any-space", FACE, 500)
    assert len(lines) > 2
    assert all(width_of(line, FACE) <= 500 for line in lines)
