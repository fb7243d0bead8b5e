"""The page of ``blogkit status --html``: from how a blog stands to HTML, and to one picture.

Both stand alone: they load nothing, follow light and dark, and say in words what they show.
"""

from datetime import UTC, date, datetime, time
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from blogkit.dataclasses import dataclass
from blogkit.dates import long_date
from blogkit.writing.rhythm import Rhythm
from blogkit.writing.standing import Standing

if TYPE_CHECKING:
    from jinja2 import Template

_STEP = 14
_LEFT, _TOP = 34, 22
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A day of the calendar: where it is in pixels, how dark, and what it says."""

    x: int
    y: int
    shade: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The picture of a year: its cells, the names of its months, its size, and it in words."""

    cells: tuple[Cell, ...]
    months: tuple[tuple[int, str], ...]
    width: int
    height: int
    title: str
    words: str


def status_page(stands: Standing) -> str:
    """A page about how a blog stands; it names hidden posts, so it is for the writer alone."""
    rhythm = stands.rhythm
    newest = max(
        (one.date for one in stands.survey.visible if one.is_post and one.date), default=None
    )
    return _template("status.html").render(
        site=stands.survey.settings.site,
        stands=stands,
        rhythm=rhythm,
        newest=newest,
        calendar=calendar_of(rhythm),
        months=rhythm.months,
        most=max((number for _, number in rhythm.months), default=0) or 1,
        long_date=long_date,
        utc=UTC,
    )


def calendar_picture(stands: Standing) -> str:
    """The calendar alone, as SVG: it names no post."""
    return _template("calendar.svg").render(calendar=calendar_of(stands.rhythm), alone=True)


def calendar_of(rhythm: Rhythm) -> Calendar:
    """The calendar of the last year: a column for each week, Monday on top."""
    cells: list[Cell] = []
    months: list[tuple[int, str]] = []
    for column, week in enumerate(rhythm.weeks):
        first = week[0][0]
        if first.day <= 7 and column < len(rhythm.weeks) - 1:
            months.append((_LEFT + column * _STEP, long_date(_moment(first), "short").split()[0]))
        for row, (day, posts) in enumerate(week):
            cell = Cell(
                x=_LEFT + column * _STEP,
                y=_TOP + row * _STEP,
                shade=min(posts, _MOST),
                words=f"{long_date(_moment(day))}: {_counted(posts)}",
            )
            cells.append(cell)
    total = sum(number for week in rhythm.weeks for _, number in week)
    return Calendar(
        cells=tuple(cells),
        months=tuple(months),
        width=_LEFT + len(rhythm.weeks) * _STEP + 4,
        height=_TOP + 7 * _STEP + 4,
        title=f"{_counted(total)} in the last year",
        words=_in_words(rhythm),
    )


def _in_words(rhythm: Rhythm) -> str:
    """What the calendar shows, for those who do not see it."""
    months = (
        f"{long_date(_moment(first), 'month')}: {_counted(number)}"
        for first, number in rhythm.months
    )
    return "; ".join(months)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time())


def _counted(posts: int) -> str:
    return f"{posts or 'no'} post{'' if posts == 1 else 's'}"


@lru_cache(maxsize=4)
def _template(name: str) -> "Template":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = resources.files("blogkit.writing") / "templates"
    made = Environment(
        loader=FunctionLoader(lambda name: (folder / name).read_text("utf-8")),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return made.get_template(name)
