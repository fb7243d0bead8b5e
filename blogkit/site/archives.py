"""Archives: from posts in order to the pages of years and months, and the page of all of them."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from blogkit.dataclasses import replace
from blogkit.dates import long_date
from blogkit.model.outputs import Output
from blogkit.model.pages import ArchivePage, MonthPage, YearPage
from blogkit.model.views import ArchiveYear, Link
from blogkit.site.archive_years import time_path
from blogkit.site.frame import Frame
from blogkit.urls import UrlPath

MOST_TITLES = 500
"""Up to this many posts the archive lists every title; beyond it, years and months alone."""


def _month_title(frame: Frame, year: int, month: int) -> str:
    first = datetime(year, month, 1, tzinfo=UTC)
    return long_date(first, "month", frame.view.language)


def archive_outputs(frame: Frame) -> Iterator[Output]:
    """The archive of everything, and one page for each year and month that has posts."""
    posts = frame.site.posts
    path = UrlPath(f"{frame.home}archive/")
    page = frame.page("archive", "Archive", path, key="archive")
    if frame.wants(path):
        view = ArchivePage(
            site=frame.view,
            page=replace(page, translations=frame.counterparts("archive/")),
            needs=frame.needs("archive.html"),
            years=_years(frame),
            posts=frame.posts(posts) if len(posts) <= MOST_TITLES else (),
            total=len(posts),
        )
        yield frame.render("archive.html", path, view, "the archive")
    trail = (Link(title="Archive", url=page.url, key="archive"),)
    if frame.only is None or any(map(_is_of_a_time, frame.only.files)):
        yield from _year_outputs(frame, _years(frame), trail)
        yield from _month_outputs(frame, _years(frame), trail)


_is_of_a_time = re.compile(r"(?:[^/]+/)?\d{4,}/(?:\d\d/)?index\.html").fullmatch


def _years(frame: Frame) -> tuple[ArchiveYear, ...]:
    return frame.collections["years"]  # type: ignore[return-value]


def _year_outputs(
    frame: Frame, years: tuple[ArchiveYear, ...], trail: tuple[Link, ...]
) -> Iterator[Output]:
    links = [Link(title=f"{year.year:04}", url=year.url) for year in years]
    end = 0
    for position, year in enumerate(years):
        start, end = end, end + year.count
        path = time_path(frame.home, year.year)
        if not frame.wants(path):
            continue
        view = YearPage(
            site=frame.view,
            page=frame.page("year", f"{year.year:04}", path, key="time", trail=trail),
            needs=frame.needs("year.html"),
            year=year,
            posts=frame.posts(frame.site.posts[start:end]),
            newer=links[position - 1] if position else None,
            older=links[position + 1] if position + 1 < len(links) else None,
        )
        yield frame.render("year.html", path, view, f"the year {year.year}")


def _month_outputs(
    frame: Frame, years: tuple[ArchiveYear, ...], trail: tuple[Link, ...]
) -> Iterator[Output]:
    months = [month for year in years for month in year.months]
    links = [
        Link(title=_month_title(frame, month.year, month.month), url=month.url) for month in months
    ]
    end = 0
    for position, month in enumerate(months):
        start, end = end, end + month.count
        path = time_path(frame.home, month.year, month.month)
        if not frame.wants(path):
            continue
        title = _month_title(frame, month.year, month.month)
        year = Link(
            title=f"{month.year:04}", url=frame.addresses.href(time_path(frame.home, month.year))
        )
        view = MonthPage(
            site=frame.view,
            page=frame.page("month", title, path, key="time", trail=(*trail, year)),
            needs=frame.needs("month.html"),
            month=month,
            posts=frame.posts(frame.site.posts[start:end]),
            newer=links[position - 1] if position else None,
            older=links[position + 1] if position + 1 < len(links) else None,
        )
        yield frame.render("month.html", path, view, f"the month {title}")
