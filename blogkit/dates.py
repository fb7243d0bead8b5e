"""Dates: from moments to the words that templates show."""

from datetime import datetime

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(moment: datetime, style: str = "long") -> str:
    """``March 4, 2026``; ``Mar 4`` where ``style`` is short; ``March 2026`` where it is month.

    The names are spelled here, not by ``strftime``, which would depend on the locale.
    """
    month = _MONTHS[moment.month - 1]
    if style == "short":
        return f"{month[:3]} {moment.day}"
    if style == "month":
        return f"{month} {moment.year}"
    return f"{month} {moment.day}, {moment.year}"


def duration(seconds: int) -> str:
    """``1:05`` or ``1:02:03``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
