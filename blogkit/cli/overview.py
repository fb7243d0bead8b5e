"""The overview: from how a blog stands to the lines that a terminal shows, section by section."""

import os
import sys
from collections.abc import Iterator
from datetime import timedelta

from blogkit.cli.words import count, in_both_zones, moment, why
from blogkit.model.documents import Document
from blogkit.writing.rhythm import Rhythm
from blogkit.writing.standing import Retelling, SeriesGap, Standing

_MOST = 12
_SHADES = "·▒▓█"
_GREENS = ("38;5;240", "38;5;28", "38;5;34", "38;5;46")
"""Colours of a terminal for no post, one, two, and more."""

_DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def is_terminal() -> bool:
    """Whether a person looks at what is printed."""
    return sys.stdout.isatty()


def has_colours() -> bool:
    """Whether what is printed may be coloured (https://no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def overview(stands: Standing) -> Iterator[str]:
    """Every section that has something to say."""
    yield from _head(stands)
    yield from _hidden(stands)
    yield from _section("Coming", _coming(stands))
    yield from _section("Rhythm", _rhythm(stands.rhythm))
    yield from _section("Series", (_gap(one) for one in stands.series))
    yield from _section("Announced", _told(stands))
    yield from _section("To tell again", (_retelling(one) for one in stands.retellings))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield ""
        yield f"\x1b[1m{title}\x1b[0m" if has_colours() else title
        shown = body if title == "Rhythm" else body[:_MOST]
        yield from (f"  {line}".rstrip() for line in shown)
        if len(body) > len(shown):
            yield f"  and {len(body) - len(shown)} more: `blogkit status --json` has them all"


def _head(stands: Standing) -> Iterator[str]:
    found = stands.survey
    posts = [document for document in found.visible if document.is_post]
    pages = sum(document.kind == "page" for document in found.visible)
    yield f"{found.settings.site.title}: {count(len(posts), 'post')}, {count(pages, 'page')}"
    if newest := _newest(posts):
        assert newest.date is not None
        days = stands.rhythm.silent
        ago = f"{count(days, 'day')} ago" if days else "today"
        yield f"newest: {newest.title} ({moment(newest.date)}, {ago})"


def _newest(posts: list[Document]) -> Document | None:
    dated = [(post.date, post.source, post) for post in posts if post.date]
    return max(dated)[2] if dated else None


def _hidden(stands: Standing) -> Iterator[str]:
    hidden = stands.survey.hidden
    yield f"{len(hidden)} hidden:" if hidden else "nothing is hidden"
    for one in hidden:
        yield f"  {one.source}"
        yield f"    {one.title}: {why(one)}"


def _coming(stands: Standing) -> Iterator[str]:
    for change in stands.coming:
        yield f"{in_both_zones(change.at)}: {change.document.title} {change.what}"


# --- rhythm ---------------------------------------------------------------------------------


def _rhythm(rhythm: Rhythm) -> Iterator[str]:
    if rhythm.newest is None:
        return
    yield _rate(rhythm)
    if longest := rhythm.longest:
        end = "today" if longest.end == rhythm.today else f"{longest.end}"
        yield f"longest silence: {count(longest.days, 'day')}, {longest.start} to {end}"
    if is_terminal():
        yield ""
        yield from _calendar(rhythm)
        return
    shown = (f"{first:%Y-%m} {number}" for first, number in rhythm.months)
    yield f"posts a month: {', '.join(shown)}"


def _rate(rhythm: Rhythm) -> str:
    quarter = rhythm.since(rhythm.today - timedelta(weeks=12))
    year = rhythm.since(rhythm.months[0][0])
    return (
        f"last 12 months: {count(year, 'post')}, {year / 12:.1f} a month; "
        f"last 12 weeks: {count(quarter, 'post')}, {quarter / 12:.1f} a week"
    )


def _calendar(rhythm: Rhythm) -> Iterator[str]:
    """A row for each day of the week, a column for each week, the names of months above."""
    names, last = "", ""
    for number, week in enumerate(rhythm.weeks):
        name = f"{week[0][0]:%b}"
        if name != last and number >= len(names):
            names = f"{names:<{number}}{name} "
        last = name
    yield f"    {names}"
    for row, day in enumerate(_DAYS):
        cells = (week[row][1] for week in rhythm.weeks if row < len(week))
        yield f"{day:<4}{''.join(map(_cell, cells))}"
    yield f"    less {''.join(map(_cell, range(4)))} more"


def _cell(posts: int) -> str:
    shade = min(posts, 3)
    if has_colours():
        return f"\x1b[{_GREENS[shade]}m{'■' if shade else '·'}\x1b[0m"
    return _SHADES[shade]


# --- series, and what was told --------------------------------------------------------------


def _gap(gap: SeriesGap) -> str:
    parts = []
    if gap.missing:
        numbers = ", ".join(map(str, gap.missing))
        parts.append(
            f"part {numbers} is missing"
            if len(gap.missing) == 1
            else f"parts {numbers} are missing"
        )
    if gap.hidden:
        parts.append(f"hidden: {', '.join(gap.hidden)}")
    if gap.planned:
        parts.append(f"planned: {', '.join(gap.planned)}")
    return f"{gap.name}: {'; '.join(parts)}"


def _told(stands: Standing) -> Iterator[str]:
    for post, entries in stands.told:
        places = [
            f"{entry.channel} {entry.at.astimezone(stands.now.tzinfo).date()}"
            + (" (unsure)" if entry.state == "unsure" else "")
            for entry in entries
        ]
        yield f"{post.title}: {', '.join(places) or 'nowhere'}"


def _retelling(one: Retelling) -> str:
    last = f" in variant {one.last.variant}" if one.last.variant else ""
    command = f"blogkit teasers {one.post.slug} --channel {one.last.channel}"
    command += f" --variant {one.variant}" if one.variant else ""
    return f"{one.post.title}: told on {one.last.channel} {one.last.at.date()}{last}; `{command}`"
