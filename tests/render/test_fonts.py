"""Fonts: which characters there are, and how pairs of them move."""

import pytest

from blogkit.errors import ContentError
from blogkit.render.fonts import OWN, read_font

FONT = OWN.read_bytes()


def test_our_own_font_has_three_scripts_and_kerning() -> None:
    font = read_font(FONT, str(OWN))
    assert font.covers("Žluťoučký kůň, Đặng Thị, Ευχαριστώ πολύ, Щастя ґанку — „so“ … №")
    assert not font.covers("茶")
    assert font.kern("T", "o") < -0.03
    assert abs(font.kern("n", "n")) < 0.01


def test_it_agrees_with_the_library_that_draws() -> None:
    from PIL import ImageFont

    font = read_font(FONT, str(OWN))
    drawn = ImageFont.truetype(str(OWN), 40, layout_engine=ImageFont.Layout.BASIC)
    missing = bytes(drawn.getmask("\ue123"))
    tofu = [chr(one) for one in font.glyphs if bytes(drawn.getmask(chr(one))) == missing]
    assert tofu == []


@pytest.mark.parametrize(
    "content", [b"", b"wOF2" + FONT[4:], FONT[:300], FONT[:12] + b"\xff" * 400, b"ttcf"]
)
def test_other_bytes_are_no_font(content: bytes) -> None:
    with pytest.raises(ContentError, match=r"tea\.ttf cannot be used"):
        read_font(content, "fonts/tea.ttf")
