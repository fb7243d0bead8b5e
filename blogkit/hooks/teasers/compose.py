"""Composing: from a post and a channel to the teaser, counted, with what is to be said of it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from blogkit.channels.base import Channel, Draft, Facet, Meter, Parts
from blogkit.hooks.teasers.choose import Choice, choose
from blogkit.hooks.teasers.fit import Fitted, Room, fit_cut, fit_whole
from blogkit.hooks.teasers.hashtags import hashtags
from blogkit.hooks.teasers.voice import flaws
from blogkit.model.documents import Html
from blogkit.model.views import PostSummary
from blogkit.text import plain_text, xml_safe

Origin = Literal["teaser", "summary", "sentences", "title", "link"]

_NOT_PROSE = frozenset(
    [
        "pre",
        "table",
        "figure",
        "figcaption",
        "blockquote",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "sup",
        "nav",
        "aside",
        "audio",
        "video",
        "svg",
        "math",
        "del",
        "s",
        "dt",
        "details",
        "form",
    ]
)
"""Elements whose words are not the post's own voice, or mean little without the page."""

_NOTES = re.compile(r'<(?:div|section)[^>]*\bclass="[^"]*\bfootnotes?\b')
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A channel as this site uses it; ``most`` is its limit here."""

    channel: Channel
    label: str
    most: int
    account: str = ""
    profile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """The text to post on one channel; ``too_long`` where the writer's own had to be cut."""

    outlet: Outlet
    text: str
    parts: Parts
    origin: Origin
    shortened: bool
    meters: tuple[Meter, ...]
    facets: tuple[Facet, ...]
    warnings: tuple[str, ...]
    compose_url: str

    @property
    def too_long(self) -> bool:
        """Whether words that the writer chose for a teaser are missing."""
        return self.shortened and self.origin == "teaser"


class Source:
    """What there is to make teasers of one post from; its body is read when it is asked for."""

    def __init__(self, post: PostSummary, read_body: Callable[[str], Html]) -> None:
        self.post = post
        self._read_body = read_body

    def written(self, channel: str) -> tuple[str, bool]:
        """The writer's teaser, and whether it is for this very channel; empty where none is."""
        texts = dict(self.post.teaser)
        return _clean(texts.get(channel) or texts.get("", "")), bool(texts.get(channel))

    @cached_property
    def summary(self) -> str:
        """The writer's summary; empty where it is only the beginning of the body."""
        summary = _clean(self.post.summary)
        begins = "".join(self._prose.split()).startswith("".join(summary.rstrip("\u2026").split()))
        return "" if begins else summary

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Stretches of the body, the best first."""
        return choose(self._prose, self.post.title, self.post.lang)

    @cached_property
    def _prose(self) -> str:
        html = self._read_body(self.post.source)
        notes = _NOTES.search(html)
        return _clean(plain_text(html[: notes.start()] if notes else html, without=_NOT_PROSE))


def compose(source: Source, outlet: Outlet) -> Teaser:
    """The teaser of a post on one channel: the same words for the same post, always."""
    room = Room(channel=outlet.channel, most=outlet.most, language=source.post.lang)
    fitted, origin = next(_attempts(source, outlet, room))
    draft = Draft(text=fitted.text, link=fitted.parts.link, profile=outlet.profile)
    channel = outlet.channel
    return Teaser(
        outlet=outlet,
        text=fitted.text,
        parts=fitted.parts,
        origin=origin,
        shortened=fitted.shortened,
        meters=channel.meters(fitted.text, outlet.most),
        facets=channel.facets(fitted.text),
        warnings=tuple(_warnings(fitted, origin, room)),
        compose_url=channel.compose_url(draft),
    )


def _attempts(source: Source, outlet: Outlet, room: Room) -> Iterator[tuple[Fitted, Origin]]:
    """Texts in the order in which they are wanted; the first is taken."""
    written, own = source.written(outlet.channel.name)
    if written:
        parts = _parts(source.post, outlet, written, own)
        yield fit_whole(parts, room) or fit_cut(parts, room), "teaser"
    if source.summary and (fitted := fit_whole(_parts(source.post, outlet, source.summary), room)):
        yield fitted, "summary"
    for choice in source.choices:
        fitted = fit_whole(_parts(source.post, outlet, choice.text), room)
        if fitted and not fitted.shortened:
            yield fitted, "sentences"
    yield _last_resort(source, outlet, room)


def _last_resort(source: Source, outlet: Outlet, room: Room) -> tuple[Fitted, Origin]:
    """Where nothing fits whole: what is best, cut; where there are no words, the title.

    A card shows the title already, so beside a card the link stands alone.
    """
    post = source.post
    if source.summary:
        return fit_cut(_parts(post, outlet, source.summary), room), "summary"
    if source.choices:
        return fit_cut(_parts(post, outlet, source.choices[0].text), room), "sentences"
    title = "" if outlet.channel.shows_card else _clean(post.title)
    parts = _parts(post, outlet, title)
    return fit_whole(parts, room) or fit_cut(parts, room), "title" if title else "link"


def _parts(post: PostSummary, outlet: Outlet, text: str, own: bool = False) -> Parts:
    return Parts(
        text=text,
        link=post.canonical,
        title=_clean(post.title),
        hashtags=hashtags((tag.name for tag in post.tags), outlet.channel.hashtags),
        own=own,
    )


def _warnings(fitted: Fitted, origin: Origin, room: Room) -> Iterator[str]:
    channel = room.channel
    if fitted.shortened and origin == "teaser":
        yield "is shorter than what you wrote, which does not fit"
    if not fitted.parts.text:
        yield "has no words but the link"
    for meter in channel.meters(fitted.text, room.most):
        if meter.count > meter.limit:
            yield f"is too long: {meter.count:,} of {meter.limit:,} {meter.unit}"
    yield from flaws(fitted.parts.text)
    yield from channel.warnings(fitted.text)


def _clean(text: str) -> str:
    """Composed characters, single spaces, no control characters; paragraphs stay."""
    lines = _SPACES.sub(" ", xml_safe(unicodedata.normalize("NFC", text)).replace("\r", "\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip()
