"""Images: smaller versions as they come out."""

from pathlib import Path

import pytest

from blogkit.model.digests import Digest
from blogkit.model.outputs import ImageJob
from blogkit.render.images import smaller_version
from tests.pictures import GPS, exif, opened, picture


def smaller(folder: Path, content: bytes, width: int, height: int) -> bytes:
    file = folder / "picture"
    file.write_bytes(content)
    job = ImageJob(file="picture", digest=Digest(""), width=width, height=height, quality=80)
    return smaller_version(file, job)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_smaller_version_is_the_same_picture(tmp_path: Path, kind: str) -> None:
    content = picture(400, 200, kind)
    made = smaller(tmp_path, content, 100, 50)
    image = opened(made)
    assert (image.format, image.size) == ("WEBP", (100, 50))
    assert image.convert("RGB").getpixel((5, 5))[0] > 150  # type: ignore[index]
    assert made == smaller(tmp_path, content, 100, 50)


def test_it_stands_upright_and_tells_nothing(tmp_path: Path) -> None:
    image = opened(smaller(tmp_path, picture(400, 200, exif=exif(6)), 50, 100))
    assert image.size == (50, 100)
    red, green, _ = image.convert("RGB").getpixel((45, 5))  # type: ignore[misc]
    assert red > 150 > green, "turned to the right, the red corner is at the upper right"
    assert not image.getexif()
    assert GPS not in image.getexif()


def test_what_is_transparent_stays_so(tmp_path: Path) -> None:
    from io import BytesIO

    from PIL import Image

    for mode, colour in (("RGBA", (255, 0, 0, 0)), ("LA", (255, 0))):
        target = BytesIO()
        Image.new(mode, (40, 40), colour).save(target, "PNG")
        assert opened(smaller(tmp_path, target.getvalue(), 20, 20)).mode == "RGBA"


@pytest.mark.parametrize("mode", ["L", "1", "P", "I;16", "CMYK"])
def test_pictures_of_other_kinds(tmp_path: Path, mode: str) -> None:
    from io import BytesIO

    from PIL import Image

    target = BytesIO()
    white = {"I;16": 65535, "P": 0, "CMYK": (0, 0, 0, 0), "1": 1}.get(mode, 255)
    image = Image.new(mode, (40, 40), white)  # type: ignore[arg-type]
    if mode == "P":
        image.putpalette([255, 255, 255])
    image.save(target, "JPEG" if mode == "CMYK" else "PNG")
    small = opened(smaller(tmp_path, target.getvalue(), 20, 20)).convert("RGB")
    assert min(small.getpixel((10, 10))) > 240  # type: ignore[arg-type]
