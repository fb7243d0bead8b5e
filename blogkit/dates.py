"""Dates: from moments and durations to words in the language of the site."""

from datetime import datetime
from functools import lru_cache

FIRST_YEAR, LAST_YEAR = 1000, 9000
"""Years that a date may have: there is room for every time zone around them."""

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
_SKELETONS = {"short": "MMMd", "month": "yMMMM"}
"""What babel takes for a style that is not one of its own (Unicode TR 35, skeletons)."""


def long_date(moment: datetime, style: str = "long", language: str = "en") -> str:
    """``March 4, 2026``; ``Mar 4`` where ``style`` is short; ``March 2026`` where it is month.

    Other languages than English come from CLDR by way of babel, which is imported only for
    them; the system's locale is never asked.
    """
    if language.lower() in {"en", "en-us"}:
        return _english(moment, style)
    from babel.dates import format_date, format_skeleton

    locale = locale_of(language)
    if style in _SKELETONS:
        return str(format_skeleton(_SKELETONS[style], moment, locale=locale))
    return str(format_date(moment, "long", locale=locale))


def _english(moment: datetime, style: str) -> str:
    month = _MONTHS[moment.month - 1]
    if style == "short":
        return f"{month[:3]} {moment.day}"
    if style == "month":
        return f"{month} {moment.year}"
    return f"{month} {moment.day}, {moment.year}"


@lru_cache(maxsize=64)
def locale_of(language: str) -> str:
    """The nearest locale that CLDR has for a language tag; English where it has none."""
    from babel.core import Locale, UnknownLocaleError

    parts = language.split("-")
    for length in range(len(parts), 0, -1):
        try:
            return str(Locale.parse("-".join(parts[:length]), sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return "en"


def duration(seconds: int) -> str:
    """``1:05`` or ``1:02:03``."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
