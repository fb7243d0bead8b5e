"""Descriptions: from the sources that describe terms to terms that know them, and to problems."""

from collections.abc import Iterable, Iterator

from blogkit.config.settings import Settings
from blogkit.dataclasses import replace
from blogkit.errors import Problem, Severity, did_you_mean
from blogkit.model.documents import Document
from blogkit.model.report import Hidden
from blogkit.model.site import PLURALS, TERMS, Taxonomy, Term
from blogkit.site.terms import words_of
from blogkit.urls import slugify

_TAXONOMIES: dict[str, Taxonomy] = {plural: taxonomy for taxonomy, plural in PLURALS.items()}


def described(terms: Iterable[Term], documents: Iterable[Document]) -> tuple[Term, ...]:
    """``terms`` with the one of ``documents`` that describes each, and its name for them.

    An author's name is that of the settings, which stands on every post.
    """
    abouts = {described_term(one): one for one in documents if one.kind == "term"}
    return tuple(_described(term, abouts.get((term.taxonomy, term.slug))) for term in terms)


def _described(term: Term, about: Document | None) -> Term:
    if about is None:
        return term
    name = term.name if term.taxonomy == "author" else about.title or term.name
    return replace(term, about=about, name=name)


def described_term(document: Document) -> tuple[Taxonomy, str]:
    """Taxonomy and slug of the term that ``document`` describes."""
    folder = document.source.removeprefix(TERMS).partition("/")[0]
    return _TAXONOMIES[folder], document.slug


def unused(terms: Iterable[Term], documents: Iterable[Document]) -> Iterator[Hidden]:
    """Those of ``documents`` that describe what no visible post has."""
    used = {term.about.source for term in terms if term.about}
    for document in documents:
        if document.kind == "term" and document.source not in used:
            title = document.title or document.slug
            yield Hidden(source=document.source, title=title, why="unused")


def description_problems(documents: Iterable[Document], settings: Settings) -> Iterator[Problem]:
    """Descriptions of what no post has, hidden or not; two of one term; a name out of place."""
    everything = tuple(documents)
    first: dict[tuple[Taxonomy, str], Document] = {}
    words = _Words(everything, settings)
    for document in everything:
        if document.kind != "term":
            continue
        taxonomy, slug = key = described_term(document)
        other = first.setdefault(key, document)
        if other is not document:
            yield _problem(document, f"describes the {taxonomy} that {other.source} describes")
        known = words.of(taxonomy)
        if slug not in known:
            what = f"describes a {taxonomy} that no post has"
            hint = did_you_mean(slug, known) or f"give a post the {taxonomy} '{slug}'"
            yield _problem(document, what, hint, Severity.WARNING)
        if taxonomy == "author" and document.title:
            hint = "the name of an author is in [authors.KEY] of blogkit.toml: delete the title"
            yield _problem(document, "gives an author a name", hint, Severity.WARNING)


class _Words:
    """The slugs of the terms of all documents; each taxonomy is gone through at most once."""

    def __init__(self, documents: tuple[Document, ...], settings: Settings) -> None:
        self._documents = documents
        self._settings = settings
        self._known: dict[Taxonomy, frozenset[str]] = {}

    def of(self, taxonomy: Taxonomy) -> frozenset[str]:
        if taxonomy not in self._known:
            self._known[taxonomy] = frozenset(
                slugify(word)
                for document in self._documents
                if document.is_post
                for word in words_of(document, taxonomy, self._settings)
            )
        return self._known[taxonomy]


def _problem(
    document: Document,
    what: str,
    hint: str = "keep one of them",
    severity: Severity = Severity.ERROR,
) -> Problem:
    return Problem(
        rule="description", what=what, place=document.place(), hint=hint, severity=severity
    )
