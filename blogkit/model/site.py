"""The site: every visible document, in order, and what was left out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from blogkit.errors import Problem
from blogkit.model.documents import Digest, Document, SourcePath
from blogkit.model.report import Hidden
from blogkit.urls import UrlPath

Taxonomy = Literal["tag", "category", "author", "series"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file under ``content/`` that documents show or offer; pixels are 0 where it has none."""

    source: SourcePath
    size: int
    digest: Digest
    media_type: str
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One tag, category, author or series with its visible posts, newest first."""

    taxonomy: Taxonomy
    slug: str
    name: str
    path: UrlPath
    posts: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What readers see at the moment ``now``; posts are newest first.

    ``broken`` are sources that did not parse: links to them are neither dead nor alive.
    """

    now: datetime
    posts: tuple[Document, ...]
    pages: tuple[Document, ...]
    terms: tuple[Term, ...]
    paths: dict[SourcePath, UrlPath]
    hidden: tuple[Hidden, ...]
    warnings: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()

    def of(self, taxonomy: Taxonomy) -> tuple[Term, ...]:
        """The terms of one taxonomy, by name."""
        return tuple(term for term in self.terms if term.taxonomy == taxonomy)
