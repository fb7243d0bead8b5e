"""Cleaning: no metadata, the same pixels."""

import pytest

from blogkit.render.clean import clean_picture
from tests.pictures import GPS, ORIENTATION, exif, opened, picture

KINDS = ["JPEG", "PNG", "WEBP"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", [1, 6])
def test_the_position_goes_and_the_picture_stays(kind: str, orientation: int) -> None:
    content = picture(64, 48, kind, exif=exif(orientation))
    cleaned = clean_picture(content, f"image/{kind.lower()}")
    before, after = opened(content), opened(cleaned)
    assert after.tobytes() == before.tobytes()
    assert not after.getexif().get_ifd(GPS)
    assert after.getexif().get(ORIENTATION, 1) == orientation
    assert b"Miller" not in cleaned
    assert len(cleaned) < len(content)


@pytest.mark.parametrize("kind", KINDS)
def test_colours_stay_and_words_go(kind: str) -> None:
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    options = {"comment": b"At home"} if kind == "JPEG" else {}
    content = picture(
        64, 48, kind, exif=exif(), icc_profile=profile, xmp=b"<x>At home</x>", **options
    )
    cleaned = clean_picture(content, f"image/{kind.lower()}")
    assert opened(cleaned).info["icc_profile"] == profile
    assert b"At home" not in cleaned


@pytest.mark.parametrize("options", [{"progressive": True}, {"restart_marker_blocks": 2}])
def test_what_a_phone_puts_behind_a_jpeg_goes(options: dict[str, object]) -> None:
    content = picture(64, 48, "JPEG", exif=exif(), **options)
    cleaned = clean_picture(content + content, "image/jpeg")
    assert cleaned == clean_picture(content, "image/jpeg")
    assert cleaned.count(b"\xff\xd9") == 1


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_cleaning_twice_changes_nothing(kind: str) -> None:
    once = clean_picture(picture(63, 47, kind, exif=exif(3)), f"image/{kind.lower()}")
    assert clean_picture(once, f"image/{kind.lower()}") == once
