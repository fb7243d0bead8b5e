"""Planning: from the site to every future file, each with all that it depends on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from blogkit.config.settings import Settings
from blogkit.errors import ContentError, Problem, Severity
from blogkit.model.outputs import FontFile, Output
from blogkit.model.site import Asset, Site
from blogkit.model.theme import Theme
from blogkit.model.views import BodyView, ImageView, PostSummary, SiteView
from blogkit.site.archives import archive_outputs, archive_years
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
    crawler_outputs,
    lost_output,
    redirect_outputs,
    subscribe_output,
    theme_assets,
)
from blogkit.site.feeds import feed_outputs
from blogkit.site.frame import ROOT, Frame, collections_of, site_view
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
from blogkit.site.summaries import Summaries
from blogkit.site.teaser_feeds import teaser_feed_outputs
from blogkit.urls import Addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every future file, the posts as lists show them, newest first, and warnings.

    ``frame`` and ``pictures`` are what the outputs were made from, to make one of them anew.
    """

    site: Site
    outputs: tuple[Output, ...]
    frame: Frame
    pictures: Pictures
    view: SiteView
    posts: tuple[PostSummary, ...]
    cards: Mapping[str, ImageView]
    bodies: Mapping[str, BodyView]
    warnings: tuple[Problem, ...]


def plan(
    site: Site,
    settings: Settings,
    theme: Theme,
    assets: Mapping[str, Asset],
    fonts: tuple[FontFile, ...],
) -> Plan:
    """Every output of ``site``; ``fonts`` are for social cards, which need at least one.

    Raises ``ContentError`` for links that lead nowhere, files that are missing and outputs
    that would lie at one address, all of them at once.
    """
    draft = _drafted(site, settings, theme, assets, fonts)
    pages = tuple(_pages(draft))
    outputs = (*pages, *_files(draft, pages))
    found = tuple(_problems(draft, outputs))
    if any(problem.severity is Severity.ERROR for problem in found):
        raise ContentError(found)
    return Plan(
        site=site,
        outputs=outputs,
        frame=draft.frame,
        pictures=draft.pictures,
        view=draft.frame.view,
        posts=tuple(draft.frame.summaries.values()),
        cards=draft.frame.cards,
        bodies=draft.bodies,
        warnings=found,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What all outputs are made from, and what was found wrong while it was gathered."""

    frame: Frame
    editions: tuple[Frame, ...]
    bodies: Mapping[str, BodyView]
    images: Mapping[str, ImageView | None]
    pictures: Pictures
    assets: Mapping[str, Asset]
    fonts: tuple[FontFile, ...]
    asset_outputs: tuple[Output, ...]
    problems: tuple[Problem, ...]


def _drafted(
    site: Site,
    settings: Settings,
    theme: Theme,
    assets: Mapping[str, Asset],
    fonts: tuple[FontFile, ...],
) -> _Draft:
    addresses = Addresses(base_url=settings.site.base_url)
    pictures = Pictures(settings.images, addresses, theme)
    summaries = Summaries(site, settings, assets, pictures)
    bodies = Bodies(site, assets, pictures, (theme, settings.site.language))
    posts: dict[str, PostSummary] = {post.source: summaries.of(post) for post in site.posts}
    images = {
        str(page.source): summaries.image(page, page.image)
        for page in site.documents
        if not page.is_post
    }
    views = {str(one.source): bodies.of(one) for one in site.documents}
    urls, asset_outputs = theme_assets(theme, addresses)
    artwork, artwork_problems = artwork_of(settings, assets, addresses)
    years = archive_years(site.posts, addresses, ROOT)
    frame = Frame(
        site=site,
        settings=settings,
        theme=theme,
        addresses=addresses,
        summaries=posts,
        view=site_view(site, settings, theme, urls, addresses),
        artwork=artwork,
        cards=card_views(site, posts, addresses) if fonts else {},
        collections=collections_of(site, settings, posts, addresses) | {"years": years},
        homes=homes_of(settings),
        translations=translations_of(site, settings, addresses),
    )
    return _Draft(
        frame=frame,
        editions=editions_of(frame),
        bodies=views,
        images=images,
        pictures=pictures,
        assets=assets,
        fonts=fonts,
        asset_outputs=asset_outputs,
        problems=(*summaries.problems, *bodies.problems, *artwork_problems),
    )


def _pages(draft: _Draft) -> Iterator[Output]:
    """Every page that a person may read."""
    frame = draft.frame
    for edition in draft.editions:
        yield from home_outputs(edition)
        yield from post_outputs(edition, draft.bodies)
        yield from page_outputs(edition, draft.bodies, draft.images)
        yield from archive_outputs(edition)
        yield subscribe_output(edition)
    yield from term_outputs(frame, draft.bodies, draft.images)
    yield from kind_outputs(frame)
    yield lost_output(draft.editions[0])
    yield from redirect_outputs(frame)


def _files(draft: _Draft, pages: tuple[Output, ...]) -> Iterator[Output]:
    """Everything else: feeds, what programs read, what pages show and load."""
    frame = draft.frame
    yield from feed_outputs(frame, draft.editions, draft.bodies)
    if frame.settings.teasers.feeds:
        yield from teaser_feed_outputs(frame, draft.bodies)
    yield from crawler_outputs(frame, pages)
    yield from print_outputs(frame, draft.bodies)
    yield from search_outputs(frame)
    yield from manifest_outputs(frame)
    yield from header_outputs(frame, draft.assets)
    yield from content_files(frame, _published(draft))
    yield from picture_outputs(frame, draft.pictures, draft.assets)
    yield from icon_outputs(frame, draft.assets)
    for edition in draft.editions:
        yield from card_outputs(edition, draft.fonts)
    yield from draft.asset_outputs


def _problems(draft: _Draft, outputs: tuple[Output, ...]) -> Iterator[Problem]:
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


def _published(draft: _Draft) -> Iterator[Asset]:
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
        if document.image:
            yield document.image.target
        if document.enclosure:
            yield document.enclosure.target
            yield document.enclosure.transcript
            yield document.enclosure.chapters
