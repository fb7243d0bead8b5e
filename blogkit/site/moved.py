"""Moved: from lists before and after an edit to the pages of them that may differ."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from blogkit.model.site import Edition
from blogkit.site.archive_years import time_path
from blogkit.site.lists import last_page, on_page, page_path
from blogkit.site.standing import Members
from blogkit.urls import UrlPath


def pages(
    base: UrlPath, lists: tuple[Members, Members], shown: frozenset[str], per_page: int
) -> Iterator[UrlPath]:
    """The pages of a list that hold other posts, hold one of ``shown``, or lead elsewhere.

    ``lists`` are its posts before and now; those in ``shown`` look other.
    """
    before, now = lists
    same = before == now
    known, last = (last_page(len(one), per_page) for one in lists)
    # Where the newest numbered page is another one, these lead to it, or did.
    linked = {0, known, last} if known != last else set[int]()
    for number in range(last + 1):
        posts = on_page(now, number, per_page)
        held = same or (number <= known and on_page(before, number, per_page) == posts)
        if number in linked or not held or not shown.isdisjoint(posts):
            yield page_path(base, number)


def gone_pages(base: UrlPath, lists: tuple[Members, Members], per_page: int) -> Iterator[UrlPath]:
    """The pages that a list has no more; ``lists`` are as those of ``pages``."""
    known, last = (last_page(len(one), per_page) for one in lists)
    yield from (page_path(base, number) for number in range(last + 1, known + 1))


def times(before: Edition, now: Edition, shown: frozenset[str]) -> Iterator[UrlPath]:
    """The pages of years and months that may differ; those beside one that came lead elsewhere."""
    for length in (4, 7):
        old, new = _by_time(before, length), _by_time(now, length)
        sides = _sides(tuple(old))
        for time, both in _sides(tuple(new)).items():
            same = old.get(time) == new[time] and sides.get(time) == both
            if not same or not shown.isdisjoint(new[time]):
                yield _time_path(now, time)


def gone_times(before: Edition, now: Edition) -> Iterator[UrlPath]:
    """The pages of years and months of which no posts are any more."""
    for length in (4, 7):
        old, new = ({month[:length] for month, _ in one.months} for one in (before, now))
        yield from (_time_path(now, time) for time in old - new)


def _sides(times: Sequence[str]) -> dict[str, tuple[str, str]]:
    """What stands on either side of each of ``times``; empty where nothing does."""
    around = ("", *times, "")
    return {one: (around[place], around[place + 2]) for place, one in enumerate(times)}


def _by_time(edition: Edition, length: int) -> dict[str, Members]:
    """The posts of each year (``length`` 4) or month (7), newest first."""
    found: dict[str, Members] = {}
    start = 0
    for time, months in groupby(edition.months, key=lambda one: one[0][:length]):
        end = start + sum(count for _, count in months)
        found[time] = edition.posts[start:end]
        start = end
    return found


def _time_path(edition: Edition, time: str) -> UrlPath:
    return time_path(edition.home, int(time[:4]), int(time[5:7] or 0))
