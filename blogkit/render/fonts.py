"""Fonts: from the bytes of a TrueType or OpenType font to its characters and kerned pairs."""

import struct
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Problem
from blogkit.model.digests import digest_of_bytes
from blogkit.model.outputs import FontFile

OWN = Path(__file__).parent / "typefaces" / "Literata-SemiBold.ttf"
"""Latin, Greek and Cyrillic."""

NO_FONT = "it is no TrueType or OpenType font"

_UNICODE = {(0, 3), (0, 4), (0, 6), (3, 1), (3, 10)}
"""Encodings of a ``cmap`` that are Unicode: platform and encoding (OpenType 1.9)."""

_CHARACTERS = 0x110000


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font: the glyph of each character, and how pairs of glyphs move together.

    ``kerning`` is in units, of which an em has ``units``; a pair is ``left << 16 | right``.
    """

    file: str
    glyphs: Mapping[int, int]
    kerning: Mapping[int, int]
    units: int

    def covers(self, text: str) -> bool:
        """Whether there is a glyph for every character of ``text``."""
        return all(ord(character) in self.glyphs for character in text)

    def kern(self, left: str, right: str) -> float:
        """How much closer, as a part of an em, two neighbours stand; negative is closer."""
        pair = self.glyphs.get(ord(left), 0) << 16 | self.glyphs.get(ord(right), 0)
        return self.kerning.get(pair, 0) / self.units


def card_fonts(root: Path, settings: Settings) -> tuple[tuple[FontFile, ...], list[Problem]]:
    """The fonts for social cards, ours first, and which of the site's cannot be used."""
    if not settings.images.cards:
        return (), []
    files = [OWN, *(root / name for name in settings.images.card_fonts)]
    fonts: list[FontFile] = []
    problems: list[Problem] = []
    for number, file in enumerate(files, -1):
        try:
            content = file.read_bytes()
            _tables(content)
        except (OSError, KeyError, struct.error) as error:
            why = error.strerror if isinstance(error, OSError) else NO_FONT
            problem = _problem(settings.images.card_fonts[number], str(why))
            problems.append(problem.at(settings.place("images", "card_fonts", number)))
        else:
            fonts.append(FontFile(file=file.as_posix(), digest=digest_of_bytes(content)))
    return tuple(fonts), problems


def _problem(name: str, why: str) -> Problem:
    return Problem(
        rule="font",
        what=f"the font {name} cannot be used: {why}",
        hint="cards take TrueType and OpenType fonts: .ttf, .otf, .ttc",
    )


@lru_cache(maxsize=16)
def load_font(file: str, digest: str) -> Font:  # noqa: ARG001
    """The font in ``file``, read once for each ``digest``."""
    return read_font(Path(file).read_bytes(), file)


def read_font(content: bytes, file: str) -> Font:
    """The font that ``content``, the bytes of ``file``, holds; of a collection, the first one.

    Raises ``ContentError`` where it is none.
    """
    try:
        tables = _tables(content)
        head = content[tables[b"head"] :]
        (units,) = struct.unpack_from(">H", head, 18)
        glyphs = _glyphs(content, tables[b"cmap"])
        kerning = _kerning(content, tables[b"kern"]) if b"kern" in tables else {}
    except (struct.error, KeyError, IndexError) as error:
        raise ContentError([_problem(Path(file).name, NO_FONT)]) from error
    if not glyphs or not units:
        raise ContentError([_problem(Path(file).name, "it has no characters")])
    return Font(file=file, glyphs=glyphs, kerning=kerning, units=units)


def _tables(content: bytes) -> dict[bytes, int]:
    start = struct.unpack_from(">I", content, 12)[0] if content.startswith(b"ttcf") else 0
    if content[start : start + 4] not in {b"\0\1\0\0", b"OTTO", b"true"}:
        raise KeyError("no font")
    (count,) = struct.unpack_from(">H", content, start + 4)
    records = (struct.unpack_from(">4sIII", content, start + 12 + 16 * i) for i in range(count))
    return {tag: offset for tag, _, offset, _ in records}


def _glyphs(content: bytes, table: int) -> dict[int, int]:
    (count,) = struct.unpack_from(">H", content, table + 2)
    glyphs: dict[int, int] = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", content, table + 4 + 8 * number)
        if (platform, encoding) not in _UNICODE:
            continue
        (form,) = struct.unpack_from(">H", content, table + offset)
        read = {4: _segments, 12: _groups}.get(form)
        if read:
            glyphs.update(pair for pair in read(content, table + offset) if pair[1])
    return glyphs


def _segments(content: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Character and glyph of a subtable of format 4."""
    (double,) = struct.unpack_from(">H", content, start + 6)
    count = double // 2

    def column(number: int, skipped: int) -> tuple[int, ...]:
        return struct.unpack_from(f">{count}H", content, start + 14 + number * double + skipped)

    ends, starts, deltas, offsets = column(0, 0), column(1, 2), column(2, 2), column(3, 2)
    for number in range(count):
        for character in range(starts[number], min(ends[number], 0xFFFE) + 1):
            if not offsets[number]:
                yield character, (character + deltas[number]) & 0xFFFF
                continue
            place = start + 16 + 3 * double + 2 * number + offsets[number]
            place += 2 * (character - starts[number])
            (glyph,) = struct.unpack_from(">H", content, place)
            yield character, (glyph + deltas[number]) & 0xFFFF if glyph else 0


def _groups(content: bytes, start: int) -> Iterator[tuple[int, int]]:
    """Character and glyph of a subtable of format 12."""
    (count,) = struct.unpack_from(">I", content, start + 12)
    for number in range(count):
        first, last, glyph = struct.unpack_from(">III", content, start + 16 + 12 * number)
        for character in range(first, min(last, _CHARACTERS - 1) + 1):
            yield character, glyph + character - first


def _kerning(content: bytes, table: int) -> dict[int, int]:
    """The pairs of the first subtable, where that is of format 0; others are rare."""
    version, count = struct.unpack_from(">HH", content, table)
    if version or not count or content[table + 8]:
        return {}
    (pairs,) = struct.unpack_from(">H", content, table + 10)
    return dict(struct.unpack_from(">Ih", content, table + 18 + 6 * i) for i in range(pairs))
