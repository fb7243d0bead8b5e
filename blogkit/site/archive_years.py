"""Archive years: from posts in order to the years and months that have some, and their pages."""

from collections.abc import Iterable
from itertools import groupby

from blogkit.model.views import ArchiveMonth, ArchiveYear
from blogkit.urls import Addresses, UrlPath


def time_path(home: UrlPath, year: int, month: int = 0) -> UrlPath:
    """Where the page of a year, or of one of its months, lies."""
    return UrlPath(f"{home}{year:04}/{month:02}/" if month else f"{home}{year:04}/")


def archive_years(
    months: Iterable[tuple[str, int]], addresses: Addresses, home: UrlPath
) -> tuple[ArchiveYear, ...]:
    """Every year and month with posts, newest first; their pages lie below ``home``.

    ``months`` are those of ``Site``.
    """
    years = []
    for year, in_year in groupby(months, lambda one: int(one[0][:-3])):
        found = tuple(
            ArchiveMonth(
                year=year,
                month=int(month[-2:]),
                url=addresses.href(time_path(home, year, int(month[-2:]))),
                count=count,
            )
            for month, count in in_year
        )
        total = sum(month.count for month in found)
        url = addresses.href(time_path(home, year))
        years.append(ArchiveYear(year=year, url=url, count=total, months=found))
    return tuple(years)
