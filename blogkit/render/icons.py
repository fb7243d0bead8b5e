"""Icons: from one picture to a square of it in the sizes that browsers and phones ask for."""

import warnings
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from blogkit.model.outputs import IconJob

if TYPE_CHECKING:
    from PIL import Image

_CLEAR = (0, 0, 0, 0)
_OPAQUE = 255


def icon(file: Path, job: IconJob) -> bytes:
    """The icon that ``job`` asks for: PNG of one size, or ICO of several.

    A picture that is not square stands in the middle of a square. A background is that of
    the picture's upper left corner, so that a picture with a ground of its own goes on to the
    edge; where the corner is clear, it is the colour that ``job`` names.
    """
    from PIL import Image, ImageOps

    with warnings.catch_warnings(action="ignore"), Image.open(file) as image:
        picture = ImageOps.exif_transpose(image).convert("RGBA")
    ground = _ground(picture, job.background) if job.background else _CLEAR
    made = [_square(picture, size, job.room, ground) for size in job.sizes]
    target = BytesIO()
    if len(made) == 1:
        one = made[0].convert("RGB") if job.background else made[0]
        one.save(target, "PNG", optimize=True)
    else:
        sizes = [one.size for one in made]
        made[-1].save(target, "ICO", sizes=sizes, append_images=made[:-1])
    return target.getvalue()


def _ground(picture: "Image.Image", otherwise: str) -> tuple[int, int, int, int]:
    from PIL import ImageColor

    corner = picture.getpixel((0, 0))
    if isinstance(corner, tuple) and corner[3] == _OPAQUE:
        return corner[0], corner[1], corner[2], _OPAQUE
    try:
        red, green, blue = ImageColor.getrgb(otherwise)[:3]
    except ValueError:  # a colour that CSS knows and Pillow does not
        red, green, blue = 255, 255, 255
    return red, green, blue, _OPAQUE


def _square(
    picture: "Image.Image", size: int, room: float, ground: tuple[int, int, int, int]
) -> "Image.Image":
    from PIL import Image

    scale = size * room / max(picture.size)
    width, height = (max(1, round(side * scale)) for side in picture.size)
    # Premultiplied, so that what is clear lends no colour to the edge of what is not.
    premultiplied = picture.convert("RGBa")
    small = premultiplied.resize((width, height), Image.Resampling.LANCZOS).convert("RGBA")
    square = Image.new("RGBA", (size, size), ground)
    square.alpha_composite(small, ((size - width) // 2, (size - height) // 2))
    return square
