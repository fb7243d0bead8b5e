"""Pictures for tests, made on the spot: with grain, so that they weigh what photos do."""

from io import BytesIO
from typing import Any

from PIL import Image

GPS, ORIENTATION = 0x8825, 0x0112


def picture(width: int, height: int, kind: str = "JPEG", **options: Any) -> bytes:
    """A picture whose upper left corner is red, encoded as ``kind``."""
    image = Image.effect_noise((width, height), 40).convert("RGB")
    image.paste((220, 30, 30), (0, 0, width // 4, height // 4))
    target = BytesIO()
    image.save(target, kind, **options)
    return target.getvalue()


def exif(orientation: int = 1, *, position: bool = True) -> Image.Exif:
    """What a camera writes into a photo."""
    made = Image.Exif()
    made[ORIENTATION] = orientation
    made[0x010F] = "Camera of Mrs. Miller"
    if position:
        made.get_ifd(GPS).update({1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 18.0)})
    return made


def opened(content: bytes) -> Image.Image:
    """The picture in ``content``."""
    image = Image.open(BytesIO(content))
    image.load()
    return image
