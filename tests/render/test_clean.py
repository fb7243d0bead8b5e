"""Cleaning: no metadata, the same pixels."""

import pytest

from blogkit.errors import ContentError
from blogkit.model.digests import Digest
from blogkit.model.outputs import CleanJob
from blogkit.render import clean
from tests.pictures import GPS, ORIENTATION, exif, opened, picture

KINDS = ["JPEG", "PNG", "WEBP"]


def cleaned_as(content: bytes, media_type: str) -> bytes:
    job = CleanJob(file="content/tea", digest=Digest(""), media_type=media_type)
    return clean.clean_picture(content, job)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", [1, 6])
def test_the_position_goes_and_the_picture_stays(kind: str, orientation: int) -> None:
    content = picture(64, 48, kind, exif=exif(orientation))
    cleaned = cleaned_as(content, f"image/{kind.lower()}")
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
    cleaned = cleaned_as(content, f"image/{kind.lower()}")
    assert opened(cleaned).info["icc_profile"] == profile
    assert b"At home" not in cleaned


@pytest.mark.parametrize("options", [{"progressive": True}, {"restart_marker_blocks": 2}])
def test_what_a_phone_puts_behind_a_jpeg_goes(options: dict[str, object]) -> None:
    content = picture(64, 48, "JPEG", exif=exif(), **options)
    cleaned = cleaned_as(content + content, "image/jpeg")
    assert cleaned == cleaned_as(content, "image/jpeg")
    assert cleaned.count(b"\xff\xd9") == 1


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_cleaning_twice_changes_nothing(kind: str) -> None:
    once = cleaned_as(picture(63, 47, kind, exif=exif(3)), f"image/{kind.lower()}")
    assert cleaned_as(once, f"image/{kind.lower()}") == once


@pytest.mark.parametrize("kind", KINDS)
def test_damage_ends_in_a_message_at_worst(kind: str) -> None:
    content = picture(64, 48, kind, exif=exif(6))
    told: list[str] = []
    for position in range(0, min(len(content), 600), 3):
        damaged = content[:position] + b"\xff\x01" + content[position + 2 :]
        try:
            cleaned_as(damaged, f"image/{kind.lower()}")
        except ContentError as error:
            told.append(str(error))
    assert told
    assert all(one.startswith("content/tea: tells where it was taken") for one in told)
