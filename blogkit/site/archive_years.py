"""Archive years: from posts in order to the years and months that have some, and their pages."""

from itertools import groupby

from blogkit.model.documents import Document
from blogkit.model.views import ArchiveMonth, ArchiveYear
from blogkit.urls import Addresses, UrlPath


def month_of(post: Document) -> tuple[int, int]:
    """The year and the month that ``post`` is of."""
    assert post.date is not None
    return post.date.year, post.date.month


def year_of(post: Document) -> int:
    """The year that ``post`` is of."""
    return month_of(post)[0]


def time_path(home: UrlPath, year: int, month: int = 0) -> UrlPath:
    """Where the page of a year, or of one of its months, lies."""
    return UrlPath(f"{home}{year:04}/{month:02}/" if month else f"{home}{year:04}/")


def archive_years(
    posts: tuple[Document, ...], addresses: Addresses, home: UrlPath
) -> tuple[ArchiveYear, ...]:
    """Every year and month with posts, newest first; their pages lie below ``home``."""
    years = []
    for year, in_year in groupby(posts, year_of):
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
