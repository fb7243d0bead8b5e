"""Cleaning: from the bytes of a picture to the same without what readers must not get.

Nothing is encoded anew: parts of the file are left out, and every pixel stays as it is.
"""

import struct
import warnings
import zlib
from collections.abc import Iterator

from blogkit.errors import ContentError, Place, Problem
from blogkit.model.outputs import CleanJob
from blogkit.render.svg import clean_svg

_EXIF_HEAD = b"Exif\0\0"
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_PNG_TOLD = {b"eXIf", b"iTXt", b"tEXt", b"zTXt"}
_SOS, _EOI = 0xDA, 0xD9
_JPEG_KEPT = (b"JFIF\0", b"JFXX\0", b"ICC_PROFILE\0", b"Adobe")
"""Application segments that pixels depend on; all others only tell something."""


def clean_picture(content: bytes, job: CleanJob) -> bytes:
    """``content`` without metadata but orientation and colours; an SVG without scripts.

    Raises ``ContentError`` where it is put together in a way that only decoders make out.
    """
    if job.media_type == "image/svg+xml":
        return clean_svg(content)
    try:
        return _clean(content, _orientation(content))
    except (OSError, SyntaxError, IndexError, ValueError, struct.error):
        what = "tells where it was taken (GPS), and that cannot be removed"
        place = Place(path=job.file)
        problem = Problem(rule="broken-image", what=what, place=place, hint="save it anew")
        raise ContentError([problem]) from None


def _clean(content: bytes, orientation: int) -> bytes:
    if content.startswith(b"\xff\xd8"):
        return _clean_jpeg(content, orientation)
    if content.startswith(_PNG_HEAD):
        return _clean_png(content, orientation)
    if content.startswith(b"RIFF"):
        return _clean_webp(content, orientation)
    raise ValueError("there is no rule for pictures of this kind")


def _orientation(content: bytes) -> int:
    from io import BytesIO

    from PIL import Image

    with warnings.catch_warnings(action="ignore"), Image.open(BytesIO(content)) as image:
        image.load()
        found = image.getexif().get(0x0112, 1)
    return found if isinstance(found, int) and 1 < found <= 8 else 1


def _exif(orientation: int) -> bytes:
    """An Exif block (TIFF 6.0, one directory) that tells the orientation alone."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)


def _clean_jpeg(content: bytes, orientation: int) -> bytes:
    """Up to the scan, segments (ITU-T T.81, annex B); behind the image, nothing."""
    pieces = [b"\xff\xd8"]
    exif = _EXIF_HEAD + _exif(orientation)
    if orientation != 1:
        pieces.append(b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif)
    position = 2
    while content[position + 1] != _SOS:
        if content[position] != 0xFF:
            raise ValueError("there is something between two segments")
        marker = content[position + 1]
        if marker == 0xFF:  # a byte that fills
            position += 1
            continue
        end = position + 2 + int.from_bytes(content[position + 2 : position + 4])
        segment = content[position:end]
        told = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not told or segment[4:].startswith(_JPEG_KEPT):
            pieces.append(segment)
        position = end
    return b"".join([*pieces, content[position : _jpeg_end(content, position)]])


def _jpeg_end(content: bytes, position: int) -> int:
    """Where the image ends whose first scan is at ``position``: phones put more behind it."""
    while (position := content.find(b"\xff", position)) >= 0:
        marker = content[position + 1 : position + 2]
        if marker == bytes([_EOI]):
            return position + 2
        entropy_coded = not marker or marker[0] in {0, 0xFF} or 0xD0 <= marker[0] <= 0xD7
        if entropy_coded:
            position += 1 if marker == b"\xff" else 2
        else:
            position += 2 + int.from_bytes(content[position + 2 : position + 4])
    return len(content)


def _clean_png(content: bytes, orientation: int) -> bytes:
    pieces = [_PNG_HEAD]
    position = len(_PNG_HEAD)
    while position < len(content):
        length, kind = struct.unpack_from(">I4s", content, position)
        end = position + 12 + length
        if kind == b"IDAT" and orientation != 1:
            pieces.append(_png_chunk(b"eXIf", _exif(orientation)))
            orientation = 1
        if kind not in _PNG_TOLD:
            pieces.append(content[position:end])
        if kind == b"IEND":
            break
        position = end
    return b"".join(pieces)


def _png_chunk(kind: bytes, content: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + checksum


def _clean_webp(content: bytes, orientation: int) -> bytes:
    """Without the chunks EXIF and XMP, and without the flags in VP8X that announce them."""
    exif = _exif(orientation) if orientation != 1 else b""
    flags = 0x08 if exif else 0
    pieces: list[bytes] = []
    for kind, payload in _riff_chunks(content):
        if kind == b"VP8X":
            pieces.append(_riff_chunk(kind, bytes([payload[0] & ~0x0C | flags]) + payload[1:]))
        elif kind not in {b"EXIF", b"XMP "}:
            pieces.append(_riff_chunk(kind, payload))
    if exif:
        pieces.append(_riff_chunk(b"EXIF", exif))
    body = b"WEBP" + b"".join(pieces)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 12
    while position + 8 <= len(content):
        kind, length = struct.unpack_from("<4sI", content, position)
        yield kind, content[position + 8 : position + 8 + length]
        position += 8 + length + length % 2


def _riff_chunk(kind: bytes, payload: bytes) -> bytes:
    return kind + struct.pack("<I", len(payload)) + payload + b"\0" * (len(payload) % 2)
