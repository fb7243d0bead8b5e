"""Assets: from a file beside a post to its size, type and pixels."""

import posixpath
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from blogkit.content.pictures import Picture, look_at
from blogkit.model.digests import digest_of_bytes
from blogkit.model.documents import SourcePath
from blogkit.model.site import Asset

if TYPE_CHECKING:
    from mimetypes import MimeTypes

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


def media_type(path: str) -> str:
    """The media type that a file's ending stands for."""
    ending = posixpath.splitext(path)[1].lower()
    known = _MORE_TYPES.get(ending) or _types().guess_type(f"file{ending}")[0]
    return known or "application/octet-stream"


@cache
def _types() -> "MimeTypes":
    """Python's own table, which a build without pictures does not need."""
    from mimetypes import MimeTypes

    return MimeTypes(filenames=())


def measure(root: Path, source: SourcePath) -> Asset:
    """What is known of the file ``source``; of a picture that cannot be shown, why.

    Raises ``OSError`` where the file cannot be read.
    """
    content = (root / source).read_bytes()
    kind = media_type(source)
    picture = look_at(content, kind) if kind.startswith("image/") else Picture()
    return Asset(
        source=source,
        size=len(content),
        digest=digest_of_bytes(content),
        media_type=kind,
        width=picture.width,
        height=picture.height,
        scalable=picture.scalable,
        position=picture.position,
        tone=picture.tone,
        problem=picture.problem,
    )
