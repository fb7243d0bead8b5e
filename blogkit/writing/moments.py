"""Moments: from what a writer types for a date to that moment, and to how front matter has it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from blogkit.content.schema import moment_of
from blogkit.errors import Problem, SettingsError


def moment_in_zone(text: str, zone: ZoneInfo, option: str) -> datetime:
    """The moment that ``text`` names, in the zone of the site where it names none.

    Raises ``SettingsError`` about ``option`` where it is no moment.
    """
    moment, what, hint = moment_of(text)
    if moment is None:
        raise SettingsError([Problem(rule="usage", what=f"{option} {what}", hint=hint)])
    aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    return aware.astimezone(UTC).astimezone(zone)


def written_moment(moment: datetime, zone: ZoneInfo) -> str:
    """``moment`` as front matter has it: in the zone of the site, with the offset if need be.

    There is such a need in the hour that the clocks go through twice in autumn.
    """
    local = moment.astimezone(zone).replace(fold=0)
    step = "seconds" if local.second else "minutes"
    naive = local.replace(tzinfo=None).isoformat(" ", step)
    if local == moment and local.astimezone(UTC) == moment.astimezone(UTC):
        return naive
    return moment.astimezone(zone).isoformat(" ", step)
