"""Typesetting: from a text and fonts to lines of it, and to lines on a picture."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from blogkit.dataclasses import dataclass
from blogkit.render.fonts import Font

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

_DROPPED = {"So", "Sk", "Cf", "Cc", "Co", "Cs"}
"""What a title can do without where no font has it: emoji above all."""

_JOINERS = "\u200d\ufe0e\ufe0f"
"""What joins and varies emoji, and goes with them."""

_SHAPING = "\u200c\u200d"
"""Of what cannot be seen, the two that change letters around them."""

_COMPLEX = re.compile(
    "[\u0590-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc]"
)
"""Scripts whose letters change or move with their neighbours, or run from right to left."""

_WIDE = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]")
"""Scripts without spaces, whose lines may break between any two characters, but for these."""

_NOT_FIRST = re.compile(
    "[\u3001\u3002\u30fb\u2026\u2025\u2019\u201d\u3005\u30fc!?,.:;)\\]}"
    "\u300d\u300f\u3011\u300b\u3009\u3015\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d"
    "ぁぃぅぇぉっゃゅょァィゥェォッャュョ]"
)
_NOT_LAST = re.compile("[(\\[{\u2018\u201c\u300c\u300e\u3010\u300a\u3008\u3014\uff08\uff3b\uff5b]")
"""What no line begins or ends with: closing and opening marks, small kana (JIS X 4051)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A part of a line in one font; ``shaped`` where only a shaping library can set it."""

    text: str
    font: Font
    shaped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How a text is set: in which fonts, tried in order, how large, in which direction."""

    fonts: tuple[Font, ...]
    size: int
    rtl: bool = False


def settable(text: str, fonts: tuple[Font, ...]) -> str:
    """``text`` without emoji that ``fonts`` lack; empty where anything else cannot be set."""
    kept = ""
    gone = False
    for character in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(character)
        joins = gone and character in _JOINERS
        unseen = kind == "Cf" and character not in _SHAPING
        missing = kind in _DROPPED and not any(font.covers(character) for font in fonts)
        gone = joins or unseen or missing
        kept += "" if gone else character
    line = " ".join(kept.split())
    known = all(any(font.covers(one) for font in fonts) for one in line if one != " ")
    return line if known and (not _needs_shaping(line) or _can_shape()) else ""


def _needs_shaping(text: str) -> bool:
    return _COMPLEX.search(text) is not None or any(map(unicodedata.combining, text))


@lru_cache(maxsize=1)
def _can_shape() -> bool:
    from PIL import features

    return bool(features.check("raqm"))


def is_rtl(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    kinds = (unicodedata.bidirectional(character) for character in text)
    return next((kind in {"R", "AL"} for kind in kinds if kind in {"L", "R", "AL"}), False)


def runs_of(text: str, fonts: tuple[Font, ...]) -> list[Run]:
    """``text`` cut where the font changes; each part in the first font that has it."""
    runs: list[tuple[Font, str]] = []
    for character in text:
        neutral = unicodedata.bidirectional(character) not in {"L", "R", "AL"}
        if runs and (character == " " or neutral) and _has(runs[-1][0], character):
            font = runs[-1][0]
        else:
            font = next((one for one in fonts if one.covers(character)), fonts[0])
        if runs and runs[-1][0] is font:
            runs[-1] = (font, runs[-1][1] + character)
        else:
            runs.append((font, character))
    return [Run(text=part, font=font, shaped=_needs_shaping(part)) for font, part in runs]


def _has(font: Font, character: str) -> bool:
    return character == " " or font.covers(character)


@lru_cache(maxsize=64)
def _sized(file: str, size: int, shaped: bool) -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont

    engine = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
    return ImageFont.truetype(file, size, layout_engine=engine)


@lru_cache(maxsize=4096)
def _advance(file: str, size: int, character: str) -> float:
    return _sized(file, size, False).getlength(character)


def _steps(run: Run, size: int) -> Iterator[float]:
    """How far each character of a run that needs no shaping leads on, kerned."""
    for position, character in enumerate(run.text):
        following = run.text[position + 1 : position + 2]
        kern = run.font.kern(character, following) * size if following else 0
        yield _advance(run.font.file, size, character) + kern


def _run_width(run: Run, size: int) -> float:
    if not run.shaped:
        return sum(_steps(run, size))
    font = _sized(run.font.file, size, True)
    return font.getlength(run.text, direction="rtl" if is_rtl(run.text) else "ltr")


def width_of(text: str, face: Face) -> float:
    """How wide ``text`` is, in pixels."""
    return sum(_run_width(run, face.size) for run in runs_of(text, face.fonts))


def draw_line(draw: "ImageDraw.ImageDraw", at: tuple[float, float], text: str, face: Face) -> None:
    """Draw ``text`` in full strength, with its base line beginning ``at`` on the left."""
    x, y = at
    runs = runs_of(text, face.fonts)
    for run in reversed(runs) if face.rtl else runs:
        font = _sized(run.font.file, face.size, run.shaped)
        if run.shaped:
            direction = "rtl" if is_rtl(run.text) else "ltr"
            draw.text((x, y), run.text, 255, font, anchor="ls", direction=direction)
            x += _run_width(run, face.size)
            continue
        for character, step in zip(run.text, _steps(run, face.size), strict=True):
            draw.text((x, y), character, 255, font, anchor="ls")
            x += step


def wrap(text: str, face: Face, room: float) -> list[str]:
    """``text`` in lines of at most ``room`` pixels, as few as can be, of like length."""
    pieces = [part for piece in _pieces(text) for part in _fitting(piece, face, room)]
    widths = [width_of(piece.rstrip(), face) for piece in pieces]
    spaces = [width_of(piece, face) for piece in pieces]
    best = _filled(pieces, widths, spaces, room)
    while len(best) > 1 and room > max(widths):
        room *= 0.96
        narrower = _filled(pieces, widths, spaces, room)
        if len(narrower) > len(best):
            break
        best = narrower
    return best


def _filled(pieces: list[str], widths: list[float], spaces: list[float], room: float) -> list[str]:
    lines: list[str] = []
    used = 0.0
    for piece, width, space in zip(pieces, widths, spaces, strict=True):
        if lines and used + width <= room:
            lines[-1] += piece
            used += space
        else:
            lines.append(piece)
            used = space
    return [line.strip() for line in lines]


def _pieces(text: str) -> list[str]:
    """What a line may end after: words with their space, characters of scripts without."""
    pieces: list[str] = []
    for character in text:
        last = pieces[-1][-1] if pieces else " "
        breaks = last == " " or _WIDE.match(character) or _WIDE.match(last)
        bound = character == " " or _NOT_FIRST.match(character) or _NOT_LAST.match(last)
        if pieces and (bound or not breaks):
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _fitting(piece: str, face: Face, room: float) -> Iterator[str]:
    """A word that is wider than a line, cut; any other as it is."""
    while len(piece) > 1 and width_of(piece.rstrip(), face) > room:
        end = max(1, fitting(piece, face, room))
        yield piece[:end]
        piece = piece[end:]
    yield piece


def fitting(text: str, face: Face, room: float) -> int:
    """How many characters of ``text`` have room."""
    return bisect_right(range(1, len(text)), room, key=lambda end: width_of(text[:end], face))
