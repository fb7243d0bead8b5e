"""Editions: from the site to the site in each of its languages, which pages of it are in each."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from blogkit.config.settings import Settings
from blogkit.dataclasses import replace
from blogkit.model.digests import Digest, digest_of_value
from blogkit.model.documents import Document, SourcePath
from blogkit.model.made import MadeMapping, MadeSequence
from blogkit.model.site import PLURALS, Overview, Site, Taxonomy, Term
from blogkit.model.views import CountedTerm, SiteView, Translation
from blogkit.site.feed_links import site_feed_links, site_title
from blogkit.site.frame import Frame, collections_of
from blogkit.site.menu import menu_links
from blogkit.site.paths import edition_of, home_path
from blogkit.urls import Addresses, UrlPath


def homes_of(settings: Settings) -> tuple[tuple[str, UrlPath], ...]:
    """The languages of a site that has several, the main one first, and where each begins."""
    if not settings.languages:
        return ()
    languages = (settings.site.language, *settings.languages)
    return tuple((language, home_path(language, settings)) for language in languages)


def editions_of(frame: Frame) -> tuple[Frame, ...]:
    """A frame for each language of the site, the main one first, with its documents alone.

    A site in one language is its own only edition.
    """
    if not frame.homes:
        return (frame,)
    return tuple(_edition(frame, language, home) for language, home in frame.homes)


def _edition(frame: Frame, language: str, home: UrlPath) -> Frame:
    site = _restricted(frame.site, frame.settings, language)
    own = collections_of(site, frame.settings, frame.summaries, home)
    counted = {one: partial(_counted, frame, site, one) for one in PLURALS}
    names: dict[str, Callable[[], object]] = {PLURALS[one]: make for one, make in counted.items()}
    names |= {name: partial(own.__getitem__, name) for name in ("recent", "years")}
    return replace(
        frame,
        site=site,
        home=home,
        view=_view(frame, language, home),
        collections=MadeMapping(names, lambda make: make()),
    )


def _counted(frame: Frame, site: Site, taxonomy: Taxonomy) -> tuple[CountedTerm, ...]:
    """The terms that there are in ``site``, counted over all languages: they share their pages."""
    known = {term.slug for term in site.of(taxonomy) if term.posts}
    everything: tuple[CountedTerm, ...] = frame.collections[PLURALS[taxonomy]]  # type: ignore[assignment]
    return tuple(term for term in everything if term.slug in known)


def _restricted(site: Site, settings: Settings, language: str) -> Site:
    """``site`` with the documents and terms of one language; its paths are those of all.

    With an overview, it may have terms without posts.
    """

    def own(documents: Sequence[Document]) -> tuple[Document, ...]:
        return tuple(one for one in documents if edition_of(one, settings) == language)

    pages = own(site.pages)
    if site.overview:
        pinned = own(site.pinned)
        return _overseen(replace(site, pages=pages), site.overview, pinned, language)
    terms = (replace(term, posts=own(term.posts)) for term in site.terms)
    return replace(
        site,
        posts=own(site.posts),
        pages=pages,
        terms=tuple(term for term in terms if term.posts),
    )


def _overseen(site: Site, overview: Overview, pinned: tuple[Document, ...], language: str) -> Site:
    """``site`` with the posts of one language, of which none is looked at."""
    edition, visible = overview.editions[language], overview.visible_posts
    held = frozenset(edition.posts)

    def own(term: Term) -> Sequence[Document]:
        return MadeSequence(visible, lambda: [one for one in term.sources if one in held])

    return replace(
        site,
        posts=MadeSequence(visible, edition.posts),
        terms=tuple(replace(term, posts=own(term)) for term in site.terms),
        overview=replace(overview, pinned=pinned, months=edition.months),
    )


def _view(frame: Frame, language: str, home: UrlPath) -> SiteView:
    settings = frame.settings
    about = settings.languages.get(language)
    if about is None:
        return frame.view
    view = replace(
        frame.view,
        title=site_title(settings, language),
        tagline=about.tagline,
        description=about.description or about.tagline,
        home=frame.addresses.href(home),
        language=language,
        menu=menu_links(frame.site, settings, frame.addresses, language),
        feeds=site_feed_links(settings, frame.addresses, language),
        digest=Digest(""),
    )
    return replace(view, digest=digest_of_value(view))


def translations_of(
    site: Site, settings: Settings, addresses: Addresses
) -> Mapping[str, tuple[Translation, ...]]:
    """The languages of each visible document that is there in several, the original first."""
    if not site.originals:
        return {}
    groups: dict[str, list[SourcePath]] = defaultdict(list)
    for source, original in site.originals.items():
        groups[original].append(source)
    visible = site.visible

    def ordered(group: list[SourcePath]) -> tuple[Translation, ...]:
        found = (
            Translation(
                lang=visible[source].lang or settings.site.language,
                url=addresses.href(site.paths[source]),
                original=site.originals[source] == source,
            )
            for source in group
        )
        return tuple(sorted(found, key=lambda one: (not one.original, one.lang)))

    made = MadeMapping(groups, ordered)
    return MadeMapping(site.originals, made.__getitem__)  # type: ignore[arg-type]
