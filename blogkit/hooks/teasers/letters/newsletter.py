"""Newsletters: from the posts of some days to one mail about all of them."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from blogkit.channels.email import MOST_BYTES, PREHEADER, SUBJECT, Email
from blogkit.config.people import Channel as ChannelSettings
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass, replace
from blogkit.hooks.teasers.compose import Teaser, compose
from blogkit.hooks.teasers.letters.letter import Letter, letter_of, letter_post, one_line
from blogkit.hooks.teasers.letters.mail import Mail, MailWriter
from blogkit.hooks.teasers.outlets import outlets_of
from blogkit.hooks.teasers.source import Source
from blogkit.model.result import BuildResult
from blogkit.model.views import PostSummary
from blogkit.text import shorten

_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From ``start``, which belongs to them, to ``end``, which does not."""

    start: datetime
    end: datetime

    @property
    def last(self) -> datetime:
        """A moment of the last day."""
        return max(self.start, self.end - timedelta(microseconds=1))


def last_days(period: str, now: datetime, zone: str) -> Days:
    """The whole days of the last ``week`` or ``month`` before today, in the zone of the site.

    Today belongs to the next ones: so none is told twice or never, at whatever hour it is.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    first = today - timedelta(days=_WEEK) if period == "week" else _month_before(today)
    return Days(start=_midnight(first, zone), end=_midnight(today, zone))


def days_since(first: date, now: datetime, zone: str) -> Days:
    """From the beginning of the day ``first`` until now."""
    return Days(start=_midnight(first, zone), end=now.astimezone(ZoneInfo(zone)))


def _month_before(day: date) -> date:
    last_of_month_before = day.replace(day=1) - timedelta(days=1)
    return last_of_month_before.replace(day=min(day.day, last_of_month_before.day))


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


def newsletter(result: BuildResult, days: Days, now: datetime) -> tuple[Letter, Mail] | None:
    """The mail about the posts of ``days``, newest first; None where there is none.

    As many as a mail may hold before it is cut; the others are counted in it.
    """
    posts = [post for post in result.posts if not post.status and _is_within(post, days)]
    if not posts:
        return None
    told = tuple(_told(result, posts))
    whole = _letter(result, told, days, now)
    writer = MailWriter(result.root, result.settings, result.site)
    letter, mail = whole, writer.mail(whole)
    while len(mail.html.encode()) > MOST_BYTES and len(letter.posts) > 1:
        kept = letter.posts[: len(letter.posts) * 3 // 4]
        letter = replace(whole, posts=kept, more=len(whole.posts) - len(kept))
        mail = writer.mail(letter)
    return letter, mail


def _is_within(post: PostSummary, days: Days) -> bool:
    return days.start <= post.date < days.end


def _told(result: BuildResult, posts: list[PostSummary]) -> Iterator[tuple[PostSummary, Teaser]]:
    """Each post with its teaser for mails, whether or not mails are among the channels."""
    (outlet,) = outlets_of(_with_mails(result.settings), Email.name)
    for post in posts:
        source = Source(post, result.settings.site.base_url, result.read_body)
        yield post, compose(source, outlet)


def _with_mails(settings: Settings) -> Settings:
    own = settings.channels.get(Email.name, ChannelSettings())
    channels = {Email.name: replace(own, enabled=True)}
    return replace(settings, channels=channels)


def _letter(
    result: BuildResult, told: tuple[tuple[PostSummary, Teaser], ...], days: Days, now: datetime
) -> Letter:
    base_url = result.settings.site.base_url
    titles = [one_line(post.title) for post, _ in told]
    others = shorten(" · ".join(titles[1:]), PREHEADER)
    return Letter(
        id=f"newsletter {days.start.isoformat()} {' '.join(post.id for post, _ in told)}",
        subject=shorten(titles[0], SUBJECT),
        preheader=others or letter_of(*told[0], base_url).preheader,
        posts=tuple(letter_post(post, teaser, base_url) for post, teaser in told),
        language=result.settings.site.language,
        date=now.replace(microsecond=0),
        first=days.start,
        last=days.last,
    )
