"""Composing: from a post and a channel to its teasers, counted, with what is to be said of them."""

from collections.abc import Iterator
from typing import Literal

from blogkit.channels.base import Draft, Facet, Meter, Parts, cluster_count
from blogkit.dataclasses import dataclass, replace
from blogkit.hooks.teasers.clean import clean
from blogkit.hooks.teasers.fit import Fitted, Room, fit_cut, fit_whole
from blogkit.hooks.teasers.links import tracked
from blogkit.hooks.teasers.outlets import Outlet
from blogkit.hooks.teasers.source import Source
from blogkit.hooks.teasers.variants import PLAIN, VARIANTS
from blogkit.hooks.teasers.voice import flaws
from blogkit.prose.sentences import split_sentences

Origin = Literal["teaser", "summary", "sentences", "title", "link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """The text to post on one channel; ``too_long`` where the writer's own had to be cut.

    ``opening`` is one of ``VARIANTS``; ``content_warning`` goes into a field of its own.
    """

    outlet: Outlet
    text: str
    parts: Parts
    origin: Origin
    shortened: bool
    meters: tuple[Meter, ...]
    facets: tuple[Facet, ...]
    warnings: tuple[str, ...]
    compose_url: str
    opening: str = PLAIN
    content_warning: str = ""

    @property
    def variant(self) -> int:
        """The number of this teaser among those of the post on this channel; 1 is the plain one."""
        return VARIANTS.index(self.opening) + 1

    @property
    def too_long(self) -> bool:
        """Whether words that the writer chose for a teaser are missing."""
        return self.shortened and self.origin == "teaser"


def compose(source: Source, outlet: Outlet) -> Teaser:
    """The teaser of a post on one channel: the same words for the same post, always."""
    room = _room(source, outlet)
    fitted, origin = next(_attempts(source, outlet, room))
    return _teaser(fitted, origin, source, outlet)


def compose_all(source: Source, outlet: Outlet) -> tuple[Teaser, ...]:
    """The plain teaser, and one for each other opening that the post has the words for.

    Each begins with words that are in none before it, and is never cut.
    """
    teasers = [compose(source, outlet)]
    room = _room(source, outlet)
    # What carries all teasers has the others' variants already.
    for opening in () if outlet.channel.carries_all else VARIANTS[1:]:
        told = [teaser.parts.text for teaser in teasers]
        for choice in source.openings(opening):
            if any(choice.first in text or text in choice.text for text in told if text):
                continue
            fitted = fit_whole(_parts(source, outlet, choice.text, lead=choice.first), room)
            if fitted and not fitted.shortened:
                teaser = _teaser(fitted, "sentences", source, outlet)
                teasers.append(replace(teaser, opening=opening))
                break
    return tuple(teasers)


def _room(source: Source, outlet: Outlet) -> Room:
    """What is left of the channel beside the content warning."""
    reserved = cluster_count(_content_warning(source, outlet))
    return Room(channel=outlet.channel, most=outlet.most - reserved, language=source.post.lang)


def _content_warning(source: Source, outlet: Outlet) -> str:
    return clean(source.post.content_warning) if outlet.channel.content_warnings else ""


def _teaser(fitted: Fitted, origin: Origin, source: Source, outlet: Outlet) -> Teaser:
    channel, text = outlet.channel, fitted.text
    content_warning = _content_warning(source, outlet)
    first, *others = fitted.meters
    if reserved := cluster_count(content_warning):
        first = replace(first, count=first.count + reserved, limit=first.limit + reserved)
    teaser = Teaser(
        outlet=outlet,
        text=text,
        parts=fitted.parts,
        origin=origin,
        shortened=fitted.shortened,
        meters=(first, *others),
        facets=tuple(_facets(text, outlet)),
        warnings=(),
        compose_url=channel.compose_url(
            Draft(text=text, link=fitted.parts.link, profile=outlet.profile)
        ),
        content_warning=content_warning,
    )
    return replace(teaser, warnings=tuple(_warnings(teaser)))


def _facets(text: str, outlet: Outlet) -> Iterator[Facet]:
    """The channel's facets; a mention is one where the permanent name behind it is known."""
    for facet in outlet.channel.facets(text):
        if facet.kind != "mention":
            yield facet
        elif did := outlet.dids.get(facet.target.lower()):
            yield replace(facet, target=did)


def _attempts(source: Source, outlet: Outlet, room: Room) -> Iterator[tuple[Fitted, Origin]]:
    """Texts in the order in which they are wanted; the first is taken."""
    written, own = source.written(outlet.channel.name)
    if written:
        parts = _parts(source, outlet, written, lead=_first(written, source) if own else "")
        yield fit_whole(parts, room) or fit_cut(parts, room), "teaser"
    summary = _summary(source)
    if summary and (fitted := fit_whole(_parts(source, outlet, summary), room)):
        yield fitted, "summary"
    for choice in source.choices:
        fitted = fit_whole(_parts(source, outlet, choice.text), room)
        if fitted and not fitted.shortened:
            yield fitted, "sentences"
    yield _last_resort(source, outlet, room)


def _summary(source: Source) -> str:
    """The summary, but for one that begs: sentences of the post that do not are better."""
    return "" if source.summary and flaws(source.summary) and source.choices else source.summary


def _first(text: str, source: Source) -> str:
    return next(iter(split_sentences(text, source.post.lang)), "")


def _last_resort(source: Source, outlet: Outlet, room: Room) -> tuple[Fitted, Origin]:
    """Where nothing fits whole: what is best, cut; where there are no words, the title.

    A card shows the title already, so beside a card the link stands alone.
    """
    if summary := _summary(source):
        return fit_cut(_parts(source, outlet, summary), room), "summary"
    if source.choices:
        return fit_cut(_parts(source, outlet, source.choices[0].text), room), "sentences"
    title = "" if outlet.channel.shows_card else source.title
    parts = _parts(source, outlet, title)
    return fit_whole(parts, room) or fit_cut(parts, room), "title" if title else "link"


def _parts(source: Source, outlet: Outlet, text: str, *, lead: str = "") -> Parts:
    post = source.post
    handles = (outlet.handles.get(key, "") for key in post.mentions)
    return Parts(
        text=text,
        link=tracked(source.address, outlet.channel.name, outlet.medium, source.campaign),
        title=source.title,
        hashtags=source.hashtags[: outlet.hashtags],
        # A post that begins with a handle would be a reply, which few see.
        mentions=tuple(one for one in handles if one and text and one not in text),
        lead=lead,
    )


def _warnings(teaser: Teaser) -> Iterator[str]:
    if teaser.too_long:
        yield "is shorter than what you wrote, which does not fit"
    if not teaser.parts.text:
        yield "has no words but the link"
    for meter in teaser.meters:
        if meter.count > meter.limit:
            yield f"is too long: {meter.count:,} of {meter.limit:,} {meter.unit}"
    if teaser.content_warning:
        yield f"stands behind a content warning with a field of its own: {teaser.content_warning}"
    yield from flaws(teaser.parts.text)
    yield from teaser.outlet.channel.warnings(teaser.text)
