"""Pictures: what is known of a picture from its bytes."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from blogkit.content.pictures import look_at
from tests.pictures import exif, opened, picture


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_photos_have_pixels_and_can_be_made_smaller(kind: str) -> None:
    found = look_at(picture(60, 40, kind), f"image/{kind.lower()}")
    assert (found.width, found.height, found.scalable, found.problem) == (60, 40, True, "")
    assert not found.position


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_what_moves_is_not_made_smaller(kind: str) -> None:
    frame = opened(picture(60, 40, "PNG"))
    content = picture(60, 40, kind, save_all=True, append_images=[frame])
    assert not look_at(content, f"image/{kind.lower()}").scalable


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_camera_on_its_side(kind: str) -> None:
    found = look_at(picture(60, 40, kind, exif=exif(6)), f"image/{kind.lower()}")
    assert (found.width, found.height) == (40, 60)
    assert found.position


def test_a_position_in_xmp_is_one_too() -> None:
    packet = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a exif:GPSLatitude="52,31N"/></x:xmpmeta>'
    assert look_at(picture(60, 40, "WEBP", xmp=packet), "image/webp").position
    assert not look_at(picture(60, 40, "WEBP", xmp=b"<a/>"), "image/webp").position


def test_metadata_that_cannot_be_read_may_hold_a_position() -> None:
    content = picture(60, 40, exif=exif(position=False))
    damaged = content.replace(b"MM\0*\0\0\0\x08\0", b"MM\0*\0\0\0\x08\x7f", 1)
    assert damaged != content
    assert look_at(damaged, "image/jpeg").position
    assert not look_at(content, "image/jpeg").position


def test_a_position_that_cannot_be_removed_is_refused() -> None:
    found = look_at(picture(60, 40, "AVIF", exif=exif()), "image/avif")
    assert "where it was taken" in found.problem


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_half_a_picture_is_none(kind: str) -> None:
    content = picture(200, 200, kind)
    found = look_at(content[: len(content) // 2], f"image/{kind.lower()}")
    assert found.problem == "is no picture that can be read"
    assert found.width == 0


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"%!PS-Adobe-3.0 EPSF-3.0\n", b"\0" * 99]
)
def test_other_bytes_are_no_picture(content: bytes) -> None:
    assert look_at(content, "image/png").problem == "is no picture that can be read"


def bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it is ``side`` pixels wide and high."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("side", [7072, 10_000, 60_000])
def test_a_bomb_is_not_set_off(side: int) -> None:
    assert "50 million" in look_at(bomb(side), "image/png").problem


SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}/>'


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="30" height="20"', (30, 20)),
        ("width='30px' height='20px'", (30, 20)),
        ('viewBox="0 0 30 20"', (30, 20)),
        ('width="100%" height="100%" viewBox="0,0,30.4,20"', (30, 20)),
    ],
)
def test_drawings_have_a_size(attributes: str, size: tuple[int, int]) -> None:
    found = look_at(SVG.format(attributes).encode(), "image/svg+xml")
    assert (found.width, found.height) == size
    assert not found.scalable


def test_drawings_that_cannot_be_shown() -> None:
    assert "viewBox" in look_at(SVG.format("").encode(), "image/svg+xml").problem
    assert "is no SVG" in look_at(b"<svg", "image/svg+xml").problem


def test_limits_of_pillow_are_left_alone() -> None:
    before = Image.MAX_IMAGE_PIXELS
    look_at(bomb(60_000), "image/png")
    assert before == Image.MAX_IMAGE_PIXELS


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize(
    ("mode", "colour", "tone"),
    [
        ("RGB", (250, 90, 3), "310"),
        ("L", 128, "222"),
        ("P", 0, "000"),
        ("CMYK", (0, 0, 0, 0), "333"),
    ],
)
def test_the_average_colour_in_64_tones(
    kind: str, mode: str, colour: int | tuple[int, ...], tone: str
) -> None:
    if mode in {"P", "CMYK"} and kind != {"P": "PNG", "CMYK": "JPEG"}[mode]:
        pytest.skip("there is no such picture")
    target = BytesIO()
    Image.new(mode, (60, 40), colour).save(target, kind)
    assert look_at(target.getvalue(), f"image/{kind.lower()}").tone == tone


def test_what_one_can_see_through_has_no_tone() -> None:
    for mode in ("RGBA", "LA", "I;16"):
        target = BytesIO()
        Image.new(mode, (60, 40)).save(target, "PNG")
        assert look_at(target.getvalue(), "image/png").tone == ""
