"""Editions: from the site to the site in each of its languages, which pages of it are in each."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from blogkit.config.settings import Settings
from blogkit.dataclasses import replace
from blogkit.model.digests import Digest, digest_of_value
from blogkit.model.documents import Document
from blogkit.model.made import MadeMapping
from blogkit.model.site import PLURALS, Site, Taxonomy
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
    known = {term.slug for term in site.of(taxonomy)}
    everything: tuple[CountedTerm, ...] = frame.collections[PLURALS[taxonomy]]  # type: ignore[assignment]
    return tuple(term for term in everything if term.slug in known)


def _restricted(site: Site, settings: Settings, language: str) -> Site:
    """``site`` with the documents and terms of one language; its paths are those of all."""

    def own(documents: Sequence[Document]) -> tuple[Document, ...]:
        return tuple(one for one in documents if edition_of(one, settings) == language)

    terms = (replace(term, posts=own(term.posts)) for term in site.terms)
    return replace(
        site,
        posts=own(site.posts),
        pages=own(site.pages),
        terms=tuple(term for term in terms if term.posts),
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
    groups: dict[str, list[Translation]] = defaultdict(list)
    for document in (*site.posts, *site.pages):
        original = site.originals.get(document.source)
        if original is not None:
            groups[original].append(
                Translation(
                    lang=document.lang or settings.site.language,
                    url=addresses.href(site.paths[document.source]),
                    original=document.source == original,
                )
            )
    ordered = {
        original: tuple(sorted(group, key=lambda one: (not one.original, one.lang)))
        for original, group in groups.items()
    }
    return {source: ordered[original] for source, original in site.originals.items()}
