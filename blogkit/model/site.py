"""The site: every visible document, in order, and what was left out."""

from datetime import datetime
from typing import Literal

from blogkit.dataclasses import dataclass, field
from blogkit.errors import Problem
from blogkit.model.digests import Digest
from blogkit.model.documents import Document, SourcePath
from blogkit.model.ledger import LedgerEntry
from blogkit.model.report import Hidden
from blogkit.urls import UrlPath

Taxonomy = Literal["tag", "category", "author", "series"]

PLURALS: dict[Taxonomy, str] = {
    "tag": "tags",
    "category": "categories",
    "author": "authors",
    "series": "series",
}
TERMS = "content/terms/"
"""Where sources lie that describe terms: in a folder for each taxonomy, named by its plural."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file under ``content/`` that documents show or offer; pixels are 0 where it has none.

    ``scalable``: smaller versions can be made of it; ``position``: it tells where it was
    taken; ``tone`` is its average colour as ``ImageView`` has it; ``problem`` says, as the end of
    a sentence, why it cannot be shown as a picture.
    """

    source: SourcePath
    size: int
    digest: Digest
    media_type: str
    width: int = 0
    height: int = 0
    scalable: bool = False
    position: bool = False
    tone: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One tag, category, author or series with its visible posts, newest first.

    ``name`` is what readers see, ``word`` what most posts have; ``about`` describes it.
    """

    taxonomy: Taxonomy
    slug: str
    name: str
    word: str
    path: UrlPath
    posts: tuple[Document, ...]
    about: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What readers see at the moment ``now``; posts are newest first.

    ``originals`` names for each visible document of which there are translations, and for each
    translation, which one was first; that one may be hidden. ``problems`` concern several
    documents; ``broken`` are sources and files that cannot be read: links to them are neither
    dead nor alive; ``ledger`` is what was announced.
    """

    now: datetime
    posts: tuple[Document, ...]
    pages: tuple[Document, ...]
    terms: tuple[Term, ...]
    paths: dict[SourcePath, UrlPath]
    hidden: tuple[Hidden, ...]
    ledger: tuple[LedgerEntry, ...] = ()
    originals: dict[SourcePath, SourcePath] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every visible document: posts, pages, and what describes terms."""
        abouts = (term.about for term in self.terms if term.about)
        return (*self.posts, *self.pages, *abouts)

    def of(self, taxonomy: Taxonomy) -> tuple[Term, ...]:
        """The terms of one taxonomy, by name."""
        return tuple(term for term in self.terms if term.taxonomy == taxonomy)
