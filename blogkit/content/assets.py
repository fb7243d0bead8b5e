"""Assets: from a file beside a post to its size, type and pixels."""

import mimetypes
import posixpath
import re
from pathlib import Path

from blogkit.model.digests import digest_of_bytes
from blogkit.model.documents import SourcePath
from blogkit.model.site import Asset

_TYPES = mimetypes.MimeTypes(filenames=())
_MORE_TYPES = {
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".vtt": "text/vtt",
    ".srt": "application/x-subrip",
    ".md": "text/markdown",
}
"""Types that Python's own table lacks in some version; the system's table is never asked."""

_SVG_HEAD = 4096
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(?:px)?")


def media_type(path: str) -> str:
    """The media type that a file's ending stands for."""
    ending = posixpath.splitext(path)[1].lower()
    known = _MORE_TYPES.get(ending) or _TYPES.guess_type(f"file{ending}")[0]
    return known or "application/octet-stream"


def measure(root: Path, source: SourcePath) -> Asset:
    """What is known of the file ``source``; a picture that cannot be read has no pixels.

    Raises ``OSError`` where the file cannot be read.
    """
    content = (root / source).read_bytes()
    kind = media_type(source)
    width, height = _pixels(root / source, kind, content)
    return Asset(
        source=source,
        size=len(content),
        digest=digest_of_bytes(content),
        media_type=kind,
        width=width,
        height=height,
    )


def _pixels(path: Path, kind: str, content: bytes) -> tuple[int, int]:
    if kind == "image/svg+xml":
        return _svg_size(content[:_SVG_HEAD].decode("utf-8", errors="replace"))
    if not kind.startswith("image/"):
        return 0, 0
    from PIL import Image

    try:
        with Image.open(path) as image:
            turned = image.getexif().get(0x0112, 1) >= 5
            width, height = image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0
    return (height, width) if turned else (width, height)


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
