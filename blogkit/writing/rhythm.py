"""Rhythm: from the dates of posts to how often there is one, and how long there was none."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from blogkit.dataclasses import dataclass
from blogkit.model.documents import Document

WEEKS = 53
"""How many weeks a calendar shows: a year, and the week that is not over."""

_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """Days without a post, from the day after one to the day before the next one, or to today."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The posts of each day until ``today``, by the calendar of the site."""

    today: date
    posts: tuple[tuple[date, int], ...]

    @property
    def newest(self) -> date | None:
        """The day of the newest post."""
        return self.posts[-1][0] if self.posts else None

    @property
    def silent(self) -> int:
        """How many days ago the newest post was; 0 where there is none."""
        return (self.today - self.posts[-1][0]).days if self.posts else 0

    @property
    def longest(self) -> Silence | None:
        """The longest silence, the latest one of several; None where there never was one."""
        days = [day for day, _ in self.posts]
        ends = [*days[1:], self.today + timedelta(days=1)]
        one = timedelta(days=1)
        found = [Silence(start=a + one, end=b - one) for a, b in zip(days, ends, strict=True)]
        longest = max(found, key=lambda each: (each.days, each.start), default=None)
        return longest if longest and longest.days else None

    def since(self, first: date) -> int:
        """How many posts there are from that day on."""
        return sum(number for day, number in self.posts if day >= first)

    @property
    def months(self) -> tuple[tuple[date, int], ...]:
        """The first day of each of the last twelve months, and how many posts are of it."""
        firsts = [self.today.replace(day=1)]
        while len(firsts) < _MONTHS:
            firsts.append((firsts[-1] - timedelta(days=1)).replace(day=1))
        counted = Counter[date]()
        for day, number in self.posts:
            counted[day.replace(day=1)] += number
        return tuple((first, counted[first]) for first in reversed(firsts))

    @property
    def weeks(self) -> tuple[tuple[tuple[date, int], ...], ...]:
        """The last weeks, Monday first, the one of today last: each day and its posts."""
        counted = dict(self.posts)
        monday = self.today - timedelta(days=self.today.weekday())
        begin = monday - timedelta(weeks=WEEKS - 1)
        days = [begin + timedelta(days=each) for each in range(WEEKS * 7)]
        shown = [(day, counted.get(day, 0)) for day in days if day <= self.today]
        return tuple(tuple(shown[start : start + 7]) for start in range(0, len(shown), 7))


def rhythm_of(visible: Iterable[Document], today: date) -> Rhythm:
    """The rhythm of the posts among ``visible``."""
    days = Counter(one.date.date() for one in visible if one.is_post and one.date)
    return Rhythm(today=today, posts=tuple(sorted(days.items())))
