"""Pictures: from the bytes of a picture to its pixels, and to why it cannot be shown."""

import re
import warnings
from io import BytesIO
from typing import TYPE_CHECKING

from blogkit.dataclasses import dataclass, replace

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 50_000_000
"""More than any phone's camera makes, and 200 MB of memory for each process that shrinks one."""

SVG = "image/svg+xml"

_FORMATS = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "ICO", "TIFF", "AVIF")
"""What Pillow may take bytes for; among the others are some that it starts programs for."""

_SCALABLE = {"JPEG", "MPO", "PNG", "WEBP", "AVIF"}
_ORIENTATION, _GPS = 0x0112, 0x8825  # Exif 2.32, 4.6.4 and 4.6.6
_XMP_POSITION = b"exif:GPS"
_DAMAGED = "EXIF"
"""What Pillow warns of where it cannot read metadata: there may be a position in them."""

_BY_HAND = "tells where it was taken (GPS), which blogkit can remove from JPEG, PNG and WebP alone"

_BOX = 4
"""``Image.Resampling.BOX``: the plain average of all pixels."""

_STEP = 85
"""Steps of a channel that make four levels, 0 to 255: coarse, so that decoders agree."""

_SVG_HEAD = 4096
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is known of a picture; ``Asset`` says what the fields mean."""

    width: int = 0
    height: int = 0
    scalable: bool = False
    position: bool = False
    tone: str = ""
    problem: str = ""


def look_at(content: bytes, media_type: str) -> Picture:
    """What ``content``, which its name takes for ``media_type``, is as a picture.

    It is decoded once, so that one that is cut short or damaged is known here.
    """
    if media_type == SVG:
        return _svg(content)
    from PIL import Image

    try:
        with (
            warnings.catch_warnings(record=True, action="always") as told,
            Image.open(BytesIO(content), formats=_FORMATS) as image,
        ):
            picture = _raster(image)
        damaged = any(_DAMAGED in str(warning.message) for warning in told)
        return replace(picture, position=True) if damaged and not picture.problem else picture
    except Image.DecompressionBombError:
        return _refused(f"has too many pixels: {MOST_PIXELS // 1_000_000} million are the most")
    except Exception:  # decoders raise whatever comes to them
        return _refused("is no picture that can be read")


def _refused(problem: str) -> Picture:
    return Picture(problem=problem)


def _raster(image: "Image.Image") -> Picture:
    width, height = image.size
    if width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        return _refused(f"has {width} by {height} pixels, and {most} million in all are the most")
    image.draft(None, (1, 1))  # a JPEG is checked as well, and sooner, at an eighth of its size
    image.load()
    exif = image.getexif()
    position = bool(exif.get_ifd(_GPS)) or _XMP_POSITION in _xmp(image)
    if position and image.format not in {"JPEG", "MPO", "PNG", "WEBP"}:
        return _refused(_BY_HAND)
    if exif.get(_ORIENTATION, 1) >= 5:
        width, height = height, width
    still = image.format in {"JPEG", "MPO"} or getattr(image, "n_frames", 1) == 1
    scalable = still and image.format in _SCALABLE
    return Picture(
        width=width,
        height=height,
        scalable=scalable,
        position=position,
        tone=_tone(image) if scalable else "",
    )


def _tone(image: "Image.Image") -> str:
    """The average colour in four steps a channel; none where one would see through to it."""
    if image.has_transparency_data or image.mode.startswith("I"):
        return ""
    average = image.convert("RGB").resize((1, 1), _BOX).tobytes()
    return "".join(str(round(value / _STEP)) for value in average)


def _xmp(image: "Image.Image") -> bytes:
    packet = image.info.get("xmp", b"")
    return packet if isinstance(packet, bytes) else str(packet).encode()


def _svg(content: bytes) -> Picture:
    from lxml import etree

    try:
        etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return _refused(f"is no SVG: {error.msg}")
    width, height = _svg_size(content[:_SVG_HEAD].decode("utf-8", errors="replace"))
    if not width:
        return _refused("has neither a width and a height nor a viewBox")
    return Picture(width=width, height=height)


def _svg_size(head: str) -> tuple[int, int]:
    """Width and height of an SVG: as written, else those of its view box."""
    found = re.search(r"<svg\b[^>]*>", head, re.DOTALL)
    if not found:
        return 0, 0
    tag = found[0]
    width, height = _svg_length(tag, "width"), _svg_length(tag, "height")
    if width and height:
        return width, height
    box = re.search(r"viewBox\s*=\s*[\"']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)", tag)
    try:
        return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)
    except ValueError:
        return 0, 0


def _svg_length(tag: str, name: str) -> int:
    found = re.search(rf"\s{name}\s*=\s*[\"']([^\"']*)[\"']", tag)
    number = _LENGTH.fullmatch(found[1].strip()) if found else None
    return round(float(number[1])) if number else 0
