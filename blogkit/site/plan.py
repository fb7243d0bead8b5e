"""Planning: from the site to every future file, each with all that it depends on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass, field, replace
from blogkit.errors import ContentError, Problem, Severity
from blogkit.model.documents import Document
from blogkit.model.made import MadeMapping, MadeSequence
from blogkit.model.outputs import FontFile, Output
from blogkit.model.site import Asset, Site
from blogkit.model.theme import Theme
from blogkit.model.views import BodyView, ImageView, PostSummary, SiteView
from blogkit.site.affected import Affected
from blogkit.site.archives import archive_outputs
from blogkit.site.artwork import artwork_of
from blogkit.site.bodies import Bodies
from blogkit.site.cards import card_outputs, card_views
from blogkit.site.checks import (
    collisions,
    dead_paths,
    missing_templates,
    unknown_default_author,
    unknown_people,
)
from blogkit.site.editions import editions_of, homes_of, translations_of
from blogkit.site.extras import (
    content_files,
    lost_output,
    redirect_outputs,
    subscribe_output,
    theme_assets,
)
from blogkit.site.feeds import feed_outputs
from blogkit.site.frame import ROOT, Frame, Spoken, collections_of, site_view
from blogkit.site.headers import header_outputs
from blogkit.site.icon_links import icon_source
from blogkit.site.icons import icon_outputs, icon_problems
from blogkit.site.kinds import kind_outputs, print_outputs
from blogkit.site.lists import home_outputs, term_outputs
from blogkit.site.manifest import manifest_outputs
from blogkit.site.menu import menu_problems
from blogkit.site.paths import STATIC
from blogkit.site.pictures import Pictures, picture_outputs
from blogkit.site.posts import page_outputs, post_outputs
from blogkit.site.search import search_outputs
from blogkit.site.sitemap import crawler_outputs, sitemap_entries
from blogkit.site.summaries import Summaries
from blogkit.urls import Addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a plan stands on: the site, and all that is neither in its sources nor made of them.

    ``fonts`` are for social cards, which need at least one; ``known`` has what is known of the
    summaries of posts that were made before.
    """

    site: Site
    settings: Settings
    theme: Theme
    assets: Mapping[str, Asset]
    fonts: tuple[FontFile, ...]
    known: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every future file, the posts as lists show them, newest first, and warnings.

    ``frame`` and ``pictures`` are what the outputs were made from, to make one of them anew, and
    ``editions`` the frames of each language;
    ``sitemap`` is what it says of each page, by the page's file.
    """

    site: Site
    outputs: tuple[Output, ...]
    frame: Frame
    editions: tuple[Frame, ...]
    pictures: Pictures
    view: SiteView
    posts: Sequence[PostSummary]
    cards: Mapping[str, ImageView]
    bodies: Mapping[str, BodyView]
    sitemap: Mapping[str, str]
    warnings: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What all outputs are made from; ``problems`` grow while it is looked at."""

    frame: Frame
    editions: tuple[Frame, ...]
    summaries: MadeMapping[Document, PostSummary]
    bodies: MadeMapping[Document, BodyView]
    images: MadeMapping[Document, ImageView | None]
    pictures: Pictures
    assets: Mapping[str, Asset]
    fonts: tuple[FontFile, ...]
    asset_outputs: tuple[Output, ...]
    found: tuple[Sequence[Problem], ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was found wrong so far with what was looked at."""
        return tuple(problem for problems in self.found for problem in problems)


def drafted(ground: Ground) -> Draft:
    """What the outputs of a site are made from; most of it is made when it is asked for."""
    site, settings, theme, assets = ground.site, ground.settings, ground.theme, ground.assets
    addresses = Addresses(base_url=settings.site.base_url)
    pictures = Pictures(settings.images, addresses, theme)
    summaries = Summaries(site, settings, assets, pictures)
    bodies = Bodies(site, assets, pictures, (theme, settings.site.language))

    def summary(post: Document) -> PostSummary:
        known = ground.known.get(post.source)
        return summaries.again(post, known) if known else summaries.of(post)

    posts = MadeMapping(site.visible_posts, summary)
    images = MadeMapping(
        {page.source: page for page in site.undated},
        lambda page: summaries.image(page, page.image),
    )
    urls, asset_outputs = theme_assets(theme, addresses)
    artwork, artwork_problems = artwork_of(settings, assets, addresses)
    frame = Frame(
        site=site,
        settings=settings,
        theme=theme,
        addresses=addresses,
        summaries=posts,
        view=site_view(site, settings, theme, urls, addresses),
        artwork=artwork,
        cards=card_views(site, posts, addresses) if ground.fonts else {},
        collections=collections_of(site, settings, posts, ROOT),
        spoken=Spoken(settings, theme),
        homes=homes_of(settings),
        translations=translations_of(site, settings, addresses),
    )
    return Draft(
        frame=frame,
        editions=editions_of(frame),
        summaries=posts,
        bodies=MadeMapping(site.visible, bodies.of),
        images=images,
        pictures=pictures,
        assets=assets,
        fonts=ground.fonts,
        asset_outputs=asset_outputs,
        found=(summaries.problems, bodies.problems, artwork_problems),
    )


def plan(ground: Ground) -> Plan:
    """Every output of a site.

    Raises ``ContentError`` for links that lead nowhere, files that are missing and outputs
    that would lie at one address, all of them at once.
    """
    draft = drafted(ground)
    # From here on all of them are asked for, and many times: a table is quicker to ask.
    draft = replace(draft, frame=replace(draft.frame, summaries=draft.summaries.all()))
    draft = replace(draft, editions=editions_of(draft.frame))
    draft.images.all()
    draft.bodies.all()
    pages = tuple(_pages(draft))
    sitemap = sitemap_entries(pages, draft.frame.addresses)
    listed = crawler_outputs(draft.frame, sitemap)
    outputs = (*pages, *_files(draft), *listed, *_copies(draft))
    found = tuple(_problems(draft, outputs))
    if any(problem.severity is Severity.ERROR for problem in found):
        raise ContentError(found)
    return _planned(draft, outputs, sitemap, found)


def plan_some(
    draft: Draft, change: Affected, read_sitemap: Callable[[], Mapping[str, str]]
) -> tuple[Plan, tuple[Problem, ...]]:
    """A plan with the outputs that ``change`` names, and what is wrong with those.

    For an edit of posts that names no other files than before. ``read_sitemap`` gives what is
    said there of all pages as they were, and the plan has what is said otherwise now; a few
    outputs that cost nothing to plan are there unasked, and the sitemap where it is another one.
    """
    draft = replace(draft, frame=replace(draft.frame, only=change.only))
    draft = replace(draft, editions=editions_of(draft.frame))
    pages = tuple(_pages(draft))
    other: dict[str, str] = {}
    listed: Iterable[Output] = ()
    if change.shown:
        sitemap = read_sitemap()
        found = sitemap_entries(pages, draft.frame.addresses)
        other = {path: entry for path, entry in found.items() if sitemap.get(path) != entry}
        entries = {path: one for path, one in sitemap.items() if path not in change.gone} | other
        listed = crawler_outputs(draft.frame, entries) if entries != sitemap else ()
    outputs = (*pages, *_files(draft), *listed)
    site, theme = draft.frame.site, draft.frame.theme
    problems = (*site.problems, *draft.problems, *missing_templates(outputs, site, theme))
    return _planned(draft, outputs, other, ()), problems


def _planned(
    draft: Draft,
    outputs: tuple[Output, ...],
    sitemap: Mapping[str, str],
    warnings: tuple[Problem, ...],
) -> Plan:
    return Plan(
        site=draft.frame.site,
        outputs=outputs,
        frame=draft.frame,
        editions=draft.editions,
        pictures=draft.pictures,
        view=draft.frame.view,
        posts=MadeSequence(draft.summaries, draft.frame.site.sources),
        cards=draft.frame.cards,
        bodies=draft.bodies,
        sitemap=sitemap,
        warnings=warnings,
    )


def _pages(draft: Draft) -> Iterator[Output]:
    """Every page that a person may read."""
    frame = draft.frame
    for edition in draft.editions:
        yield from home_outputs(edition)
        yield from post_outputs(edition, draft.bodies)
        yield from page_outputs(edition, draft.bodies, draft.images)
        yield from archive_outputs(edition)
        yield from subscribe_output(edition)
    yield from term_outputs(frame, draft.bodies, draft.images)
    yield from kind_outputs(frame)
    yield from lost_output(draft.editions[0])
    yield from redirect_outputs(frame)


def _files(draft: Draft) -> Iterator[Output]:
    """What programs read: feeds, indexes, what tells hosts of the site; cards for networks."""
    frame = draft.frame
    yield from feed_outputs(frame, draft.editions, draft.bodies)
    if frame.settings.teasers.feeds:
        from blogkit.site.teaser_feeds import teaser_feed_outputs

        yield from teaser_feed_outputs(frame, draft.bodies)
    yield from print_outputs(frame, draft.bodies)
    yield from search_outputs(frame)
    yield from manifest_outputs(frame)
    yield from header_outputs(frame, draft.assets)
    for edition in draft.editions:
        yield from card_outputs(edition, draft.fonts)


def _copies(draft: Draft) -> Iterator[Output]:
    """What pages show and load: files of writers and of the theme, and what is made of them."""
    frame = draft.frame
    yield from content_files(frame, _published(draft))
    yield from picture_outputs(frame, draft.pictures, draft.assets)
    yield from icon_outputs(frame, draft.assets)
    yield from draft.asset_outputs


def _problems(draft: Draft, outputs: tuple[Output, ...]) -> Iterator[Problem]:
    site, settings = draft.frame.site, draft.frame.settings
    yield from site.problems
    yield from menu_problems(site, settings)
    yield from draft.problems
    yield from icon_problems(settings, draft.assets)
    yield from unknown_default_author(settings)
    yield from unknown_people(site, settings)
    yield from dead_paths(outputs, draft.bodies)
    yield from missing_templates(outputs, site, draft.frame.theme)
    yield from collisions(outputs, site)


def _published(draft: Draft) -> Iterator[Asset]:
    """What goes out: files that visible documents name, and everything in ``static/``."""
    shown: set[str] = {
        one.reference.target for body in draft.bodies.values() for one in body.references
    }
    shown |= set(_named_files(draft.frame.site, draft.frame.settings))
    for source, asset in sorted(draft.assets.items()):
        if source in shown or source.startswith(STATIC):
            yield asset


def _named_files(site: Site, settings: Settings) -> Iterator[str]:
    """The files that the settings and the front matter of visible documents name."""
    if settings.podcast:
        yield f"content/{settings.podcast.image}"
    if settings.site.icon.lower().endswith(".svg"):
        yield icon_source(settings)
    for document in site.documents:
        yield from document.files
