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
)
from blogkit.site.extras import (
    content_files,
    crawler_outputs,
    plain_outputs,
    redirect_outputs,
    theme_assets,
)
from blogkit.site.feeds import feed_outputs
from blogkit.site.frame import Frame, collections_of, site_view
from blogkit.site.headers import header_outputs
from blogkit.site.kinds import kind_outputs, print_outputs
from blogkit.site.lists import home_outputs, term_outputs
from blogkit.site.manifest import manifest_outputs
from blogkit.site.menu import menu_problems
from blogkit.site.paths import STATIC
from blogkit.site.pictures import Pictures, picture_outputs
from blogkit.site.posts import page_outputs, post_outputs
from blogkit.site.search import search_outputs
from blogkit.site.summaries import Summaries
from blogkit.urls import Addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Every future file, the posts as lists show them, newest first, and warnings."""

    outputs: tuple[Output, ...]
    view: SiteView
    posts: tuple[PostSummary, ...]
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
    addresses = Addresses(base_url=settings.site.base_url)
    pictures = Pictures(settings.images, addresses, theme)
    summaries = Summaries(site, settings, assets, pictures)
    bodies = Bodies(site, assets, pictures)
    posts: dict[str, PostSummary] = {post.source: summaries.of(post) for post in site.posts}
    images: dict[str, ImageView | None] = {
        page.source: summaries.image(page, page.image) for page in site.pages
    }
    views: dict[str, BodyView] = {
        document.source: bodies.of(document) for document in (*site.posts, *site.pages)
    }
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
        cards=card_views(site, posts, addresses) if fonts else {},
        collections=collections_of(site, posts, addresses)
        | {"years": archive_years(site.posts, addresses)},
    )
    pages = [
        *home_outputs(frame),
        *post_outputs(frame, views),
        *page_outputs(frame, views, images),
        *term_outputs(frame),
        *archive_outputs(frame),
        *kind_outputs(frame),
        *plain_outputs(frame),
        *redirect_outputs(frame),
    ]
    shown: set[str] = {
        reference.reference.target for view in views.values() for reference in view.references
    }
    outputs = [
        *pages,
        *feed_outputs(frame, views),
        *crawler_outputs(frame, pages),
        *print_outputs(frame, views),
        *search_outputs(frame),
        *manifest_outputs(frame),
        *header_outputs(frame, assets),
        *content_files(frame, _published(assets, {*shown, *_named_files(site, settings)})),
        *picture_outputs(frame, pictures, assets),
        *card_outputs(frame, fonts),
        *asset_outputs,
    ]
    found = [
        *site.problems,
        *menu_problems(site, settings),
        *summaries.problems,
        *bodies.problems,
        *artwork_problems,
        *unknown_default_author(settings),
        *dead_paths(outputs, views),
        *missing_templates(outputs, site, theme),
        *collisions(outputs, site),
    ]
    if any(problem.severity is Severity.ERROR for problem in found):
        raise ContentError(found)
    return Plan(
        outputs=tuple(outputs),
        view=frame.view,
        posts=tuple(posts.values()),
        bodies=views,
        warnings=tuple(found),
    )


def _published(assets: Mapping[str, Asset], shown: set[str]) -> Iterator[Asset]:
    """What goes out: files that visible documents name, and everything in ``static/``."""
    for source, asset in sorted(assets.items()):
        if source in shown or source.startswith(STATIC):
            yield asset


def _named_files(site: Site, settings: Settings) -> Iterator[str]:
    """The files that the settings and the front matter of visible documents name."""
    if settings.podcast:
        yield f"content/{settings.podcast.image}"
    for document in (*site.posts, *site.pages):
        if document.image:
            yield document.image.target
        if document.enclosure:
            yield document.enclosure.target
            yield document.enclosure.transcript
            yield document.enclosure.chapters
