"""Standing: from a survey and the ledger to what a writer wants to know of the blog at a glance."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from blogkit.channels import used_channels
from blogkit.dataclasses import dataclass
from blogkit.ledger import read_ledger
from blogkit.model.documents import Document
from blogkit.model.ledger import LedgerEntry, current
from blogkit.pipeline.survey import Survey
from blogkit.urls import slugify
from blogkit.writing.coming import Change, coming
from blogkit.writing.rhythm import Rhythm, rhythm_of

_NEWEST = 5
"""How many of the newest posts are looked up in the ledger."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesGap:
    """What a series lacks: numbers of parts, drafts, and titles that the settings plan."""

    name: str
    missing: tuple[int, ...]
    hidden: tuple[str, ...]
    planned: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Retelling:
    """A post that stays true, and a channel on which it was told long ago.

    ``variant`` is the number of other words than the last ones; 0 where that is not known.
    """

    post: Document
    last: LedgerEntry
    variant: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a blog stands at a moment, which is in the zone of the site."""

    now: datetime
    survey: Survey
    coming: tuple[Change, ...]
    rhythm: Rhythm
    series: tuple[SeriesGap, ...]
    told: tuple[tuple[Document, tuple[LedgerEntry, ...]], ...]
    retellings: tuple[Retelling, ...]


def standing(root: Path, found: Survey, now: datetime) -> Standing:
    """How the site at ``root`` stands; its ledger is read, where it has one."""
    local = now.astimezone(ZoneInfo(found.settings.site.timezone))
    ledger, _ = read_ledger(root)
    entries = [entry for entry in current(ledger) if entry.state != "removed"]
    return Standing(
        now=local,
        survey=found,
        coming=coming(found, now),
        rhythm=rhythm_of(found.visible, local.date()),
        series=tuple(_gaps(found)),
        told=tuple(_told(found, entries)) if ledger else (),
        retellings=tuple(_retellings(found, entries, now)),
    )


def _posts(found: Survey) -> list[Document]:
    """The visible posts, newest first."""
    posts = [one for one in found.visible if one.is_post and one.date]
    return sorted(posts, key=lambda one: (one.date, one.source), reverse=True)


def _told(
    found: Survey, entries: list[LedgerEntry]
) -> Iterator[tuple[Document, tuple[LedgerEntry, ...]]]:
    for post in _posts(found)[:_NEWEST]:
        yield post, tuple(entry for entry in entries if entry.post == post.id)


def _gaps(found: Survey) -> Iterator[SeriesGap]:
    """Series that are not whole: those of posts, hidden ones too, and those of the settings."""
    members: dict[str, list[Document]] = defaultdict(list)
    for document in found.documents:
        if document.series:
            members[slugify(document.series)].append(document)
    planned = {slugify(name): (name, one.planned) for name, one in found.settings.series.items()}
    visible = {one.source for one in found.visible}
    for slug in sorted(members.keys() | planned.keys()):
        parts = members.get(slug, [])
        name = planned[slug][0] if slug in planned else parts[0].series
        numbers = {one.part for one in parts if one.part}
        titles = {slugify(one.title) for one in parts}
        gap = SeriesGap(
            name=name,
            missing=tuple(sorted(set(range(1, max(numbers, default=0))) - numbers)),
            hidden=tuple(sorted(one.title for one in parts if one.source not in visible)),
            planned=tuple(
                one for one in planned.get(slug, ("", ()))[1] if slugify(one) not in titles
            ),
        )
        if gap.missing or gap.hidden or gap.planned:
            yield gap


def _retellings(found: Survey, entries: list[LedgerEntry], now: datetime) -> Iterator[Retelling]:
    """Evergreen posts on channels that are still used, those told longest ago first."""
    long_ago = now - timedelta(days=found.settings.teasers.retell)
    used = used_channels(found.settings)
    evergreen = {post.id: post for post in _posts(found) if post.evergreen}
    last: dict[tuple[str, str], LedgerEntry] = {}
    for entry in sorted(entries, key=lambda one: one.at):
        last[entry.post, entry.channel] = entry
    for (post, channel), entry in last.items():
        if post in evergreen and channel in used and entry.at <= long_ago:
            yield Retelling(post=evergreen[post], last=entry)
