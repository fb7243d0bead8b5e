"""Archives: from posts in order to the pages of years and months, and the page of all of them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

from blogkit.dates import long_date
from blogkit.model.documents import Document
from blogkit.model.outputs import Output
from blogkit.model.pages import ArchivePage, MonthPage, YearPage
from blogkit.model.views import ArchiveMonth, ArchiveYear, Link
from blogkit.site.frame import Frame
from blogkit.urls import Addresses, UrlPath

MOST_TITLES = 500
"""Up to this many posts the archive lists every title; beyond it, years and months alone."""


def month_of(post: Document) -> tuple[int, int]:
    """The year and the month that ``post`` is of."""
    assert post.date is not None
    return post.date.year, post.date.month


def _year_of(post: Document) -> int:
    return month_of(post)[0]


def _month_title(frame: Frame, year: int, month: int) -> str:
    first = datetime(year, month, 1, tzinfo=UTC)
    return long_date(first, "month", frame.view.language)


def time_path(home: UrlPath, year: int, month: int = 0) -> UrlPath:
    """Where the page of a year, or of one of its months, lies."""
    return UrlPath(f"{home}{year:04}/{month:02}/" if month else f"{home}{year:04}/")


def archive_years(
    posts: tuple[Document, ...], addresses: Addresses, home: UrlPath
) -> tuple[ArchiveYear, ...]:
    """Every year and month with posts, newest first; their pages lie below ``home``."""
    years = []
    for year, in_year in groupby(posts, _year_of):
        months = tuple(
            ArchiveMonth(
                year=year,
                month=month,
                url=addresses.href(time_path(home, year, month)),
                count=sum(1 for _ in in_month),
            )
            for (_, month), in_month in groupby(in_year, month_of)
        )
        total = sum(month.count for month in months)
        url = addresses.href(time_path(home, year))
        years.append(ArchiveYear(year=year, url=url, count=total, months=months))
    return tuple(years)


def archive_outputs(frame: Frame) -> Iterator[Output]:
    """The archive of everything, and one page for each year and month that has posts."""
    posts = frame.site.posts
    years = archive_years(posts, frame.addresses, frame.home)
    path = UrlPath(f"{frame.home}archive/")
    page = frame.page("archive", "Archive", path, key="archive")
    if frame.wants(path):
        view = ArchivePage(
            site=frame.view,
            page=replace(page, translations=frame.counterparts("archive/")),
            needs=frame.needs("archive.html"),
            years=years,
            posts=frame.posts(posts) if len(posts) <= MOST_TITLES else (),
            total=len(posts),
        )
        yield frame.render("archive.html", path, view, "the archive")
    trail = (Link(title="Archive", url=page.url, key="archive"),)
    yield from _year_outputs(frame, years, trail)
    yield from _month_outputs(frame, years, trail)


def _year_outputs(
    frame: Frame, years: tuple[ArchiveYear, ...], trail: tuple[Link, ...]
) -> Iterator[Output]:
    links = [Link(title=f"{year.year:04}", url=year.url) for year in years]
    grouped = groupby(frame.site.posts, _year_of)
    for position, (year, (number, posts)) in enumerate(zip(years, grouped, strict=True)):
        path = time_path(frame.home, number)
        if not frame.wants(path):
            continue
        view = YearPage(
            site=frame.view,
            page=frame.page("year", f"{number:04}", path, key="time", trail=trail),
            needs=frame.needs("year.html"),
            year=year,
            posts=frame.posts(tuple(posts)),
            newer=links[position - 1] if position else None,
            older=links[position + 1] if position + 1 < len(links) else None,
        )
        yield frame.render("year.html", path, view, f"the year {number}")


def _month_outputs(
    frame: Frame, years: tuple[ArchiveYear, ...], trail: tuple[Link, ...]
) -> Iterator[Output]:
    months = [month for year in years for month in year.months]
    links = [
        Link(title=_month_title(frame, month.year, month.month), url=month.url) for month in months
    ]
    grouped = groupby(frame.site.posts, month_of)
    for position, (month, (number, posts)) in enumerate(zip(months, grouped, strict=True)):
        path = time_path(frame.home, *number)
        if not frame.wants(path):
            continue
        title = _month_title(frame, *number)
        year = Link(
            title=f"{number[0]:04}", url=frame.addresses.href(time_path(frame.home, number[0]))
        )
        view = MonthPage(
            site=frame.view,
            page=frame.page("month", title, path, key="time", trail=(*trail, year)),
            needs=frame.needs("month.html"),
            month=month,
            posts=frame.posts(tuple(posts)),
            newer=links[position - 1] if position else None,
            older=links[position + 1] if position + 1 < len(links) else None,
        )
        yield frame.render("month.html", path, view, f"the month {title}")
