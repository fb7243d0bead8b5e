"""Cards: from a title and a few words to the picture that networks show beside a link."""

from io import BytesIO
from typing import TYPE_CHECKING

from blogkit.dataclasses import dataclass, replace
from blogkit.dates import long_date
from blogkit.model.outputs import CARD_SIZE, CardJob
from blogkit.render.fonts import Font, load_font
from blogkit.render.typeset import Face, draw_line, fitting, is_rtl, settable, width_of, wrap

if TYPE_CHECKING:
    from PIL import Image

Colour = tuple[int, int, int]

_WIDTH, _HEIGHT = CARD_SIZE
_MARGIN = 84
_BAR = 20
_ROOM = _WIDTH - 2 * _MARGIN
_TOP, _BOTTOM = 145, 505
"""The title stands in the middle between these; the site is above, authors and date below."""

_SITE_LINE, _BYLINE = 112, 560
_SMALL = 32
_SIZES = (92, 80, 70, 62, 54, 48)
"""Sizes that are tried for a title; in the last one it is cut short where it must be."""

_LONG = 240
"""Characters that are looked at: more have no room in any script."""

_LEADING = 1.18
_STEPS = (4, 7, 4)
"""Steps from paper to accent, ink and softer ink: 16 colours with paper, so four bits a pixel."""

_DEFAULTS: tuple[Colour, Colour, Colour] = ((250, 246, 240), (43, 38, 35), (194, 85, 58))
"""Paper, ink and accent, where a theme has none that Pillow can read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """What stands on a card; an empty line is left out."""

    title: str
    site: str
    byline: str


def card(job: CardJob) -> bytes:
    """The card of a post as PNG: always the same bytes for the same words, fonts and colours.

    What no font can set is left out: a card without a title shows the site's name large.
    Takes 9 ms: it is drawn in shades of grey, which a palette turns into inks on paper.
    """
    from PIL import Image, ImageDraw

    fonts = tuple(load_font(font.file, font.digest) for font in job.fonts)
    words = _words(job, fonts)
    face = Face(fonts=fonts, size=_SMALL, rtl=is_rtl(words.title))
    shades = Image.new("L", CARD_SIZE, 0)
    draw = ImageDraw.Draw(shades)
    for line, y in ((words.site, _SITE_LINE), (words.byline, _BYLINE)):
        short = _shortened(line, face)
        draw_line(draw, (_left(short, face), y), short, face)
    face, lines = _fitted(words.title, face)
    step = face.size * _LEADING
    first = (_TOP + _BOTTOM - step * len(lines)) / 2 + face.size
    for number, line in enumerate(lines):
        draw_line(draw, (_left(line, face), first + number * step), line, face)
    image = _coloured(shades, job.colours)
    bar = _WIDTH - _BAR if face.rtl else 0
    image.paste(_STEPS[0], (bar, 0, bar + _BAR, _HEIGHT))
    target = BytesIO()
    image.save(target, "PNG", compress_level=4)
    return target.getvalue()


def _words(job: CardJob, fonts: tuple[Font, ...]) -> _Words:
    title, site = settable(job.title[:_LONG], fonts), settable(job.site[:_LONG], fonts)
    if not title:
        return _Words(title=site, site="", byline="")
    date = long_date(job.date, language=job.language)
    parts = [settable(part[:_LONG], fonts) for part in (", ".join(job.authors), date)]
    return _Words(title=title, site=site, byline=" · ".join(part for part in parts if part))


def _coloured(shades: "Image.Image", colours: tuple[str, str, str]) -> "Image.Image":
    """The same in 16 colours: accent above, ink in the middle, softer ink below."""
    from PIL import Image

    paper, ink, accent = (_colour(*pair) for pair in zip(colours, _DEFAULTS, strict=True))
    palette = [paper]
    image = Image.new("P", CARD_SIZE)
    bands = (
        (accent, 0, _TOP),
        (ink, _TOP, _BOTTOM),
        (_between(paper, ink, 0.66), _BOTTOM, _HEIGHT),
    )
    for (colour, top, bottom), steps in zip(bands, _STEPS, strict=True):
        before = len(palette) - 1
        palette += [_between(paper, colour, step / steps) for step in range(1, steps + 1)]
        levels = (round(shade / 255 * steps) for shade in range(256))
        indices = [before + level if level else 0 for level in levels]
        image.paste(shades.crop((0, top, _WIDTH, bottom)).point(indices), (0, top))
    image.putpalette([part for colour in palette for part in colour])
    return image


def _colour(text: str, default: Colour) -> Colour:
    from PIL import ImageColor

    try:
        red, green, blue = ImageColor.getrgb(text)[:3]
    except ValueError:
        return default
    return red, green, blue


def _between(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _fitted(text: str, face: Face) -> tuple[Face, list[str]]:
    """The largest size in which a title has room, and its lines."""
    lines: list[str] = []
    for size in _SIZES:
        face = replace(face, size=size)
        most = int((_BOTTOM - _TOP) / (size * _LEADING))
        lines = wrap(text, face, _ROOM) if text else []
        if len(lines) <= most:
            return face, lines
    return face, [*lines[: most - 1], _shortened(" ".join(lines[most - 1 :]), face)]


def _left(line: str, face: Face) -> float:
    return _WIDTH - _MARGIN - width_of(line, face) if face.rtl else _MARGIN


def _shortened(line: str, face: Face) -> str:
    """``line``, cut with an ellipsis where it has no room."""
    if width_of(line, face) <= _ROOM:
        return line
    return line[: fitting(line, face, _ROOM - width_of("…", face))].rstrip() + "…"
