"""Assembling: from all documents to one site: who is visible, in which order, under which terms."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType

from blogkit.config.settings import Settings
from blogkit.dataclasses import replace
from blogkit.errors import Problem, did_you_mean
from blogkit.model.documents import Document
from blogkit.model.report import Hidden
from blogkit.model.site import Site
from blogkit.site.descriptions import described, description_problems, unused
from blogkit.site.paths import document_path
from blogkit.site.terms import collect_terms
from blogkit.site.translations import Translations
from blogkit.site.visibility import Gate, split_visible
from blogkit.urls import UrlPath


def assemble(
    documents: Iterable[Document],
    settings: Settings,
    gate: Gate,
    broken: frozenset[str] = frozenset(),
    known: Mapping[str, UrlPath] = MappingProxyType({}),
) -> Site:
    """The site that readers see at ``gate.now``; ``broken`` sources and files cannot be read.

    ``known`` are the paths of documents that are where they were.

    Among its problems are ids that two documents share and authors that nobody knows;
    hidden documents count there too, since they will be visible one day.
    """
    everything = tuple(documents)
    visible, hidden = split_visible(everything, gate)
    written = (dated(document, gate.now) for document in visible if document.is_post)
    posts = tuple(sorted(written, key=_order, reverse=True))
    pages = tuple(sorted((page for page in visible if page.kind == "page"), key=_by_title))
    words, warnings = collect_terms(posts, settings)
    terms = described(words, visible)
    translations = Translations(everything, settings, broken)
    return Site(
        now=gate.now,
        posts=posts,
        pages=pages,
        terms=terms,
        paths={
            document.source: known.get(document.source)
            or document_path(document, settings, gate.now)
            for document in (*posts, *pages)
        }
        | {term.about.source: term.path for term in terms if term.about},
        hidden=tuple(sorted((*hidden, *unused(terms, visible)), key=_by_source)),
        originals=translations.of((*posts, *pages)),
        broken=broken,
        problems=(
            *_shared_ids(everything),
            *_unknown_authors(everything, settings),
            *description_problems(everything, settings),
            *translations.problems(gate),
            *warnings,
        ),
    )


def dated(document: Document, now: datetime) -> Document:
    """A draft without a date is shown, where drafts are, as if it were written now."""
    return replace(document, date=now) if document.is_post and not document.date else document


def _order(post: Document) -> tuple[datetime, str]:
    assert post.date is not None
    return post.date, post.source


def _by_title(page: Document) -> tuple[str, str]:
    return page.title.casefold(), page.source


def _by_source(hidden: Hidden) -> str:
    return hidden.source


def _shared_ids(documents: Iterable[Document]) -> Iterable[Problem]:
    first: dict[str, Document] = {}
    for document in documents:
        other = first.setdefault(document.id, document)
        if other is not document:
            yield Problem(
                rule="shared-id",
                what=f"the id '{document.id}' is also that of {other.source}",
                place=document.place("id"),
                hint="feed readers tell posts apart by id: give each its own",
            )


def _unknown_authors(documents: Iterable[Document], settings: Settings) -> Iterable[Problem]:
    """Where the settings name authors, a post may have none but those."""
    if not settings.authors:
        return
    for document in documents:
        for author in document.authors:
            if author not in settings.authors:
                yield Problem(
                    rule="unknown-author",
                    what=f"unknown author '{author}'",
                    place=document.place("authors"),
                    hint=did_you_mean(author, settings.authors)
                    + f"; [authors.{author}] in blogkit.toml adds one",
                )
