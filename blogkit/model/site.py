"""The site: every visible document, in order, and what was left out."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Literal

from blogkit.dataclasses import dataclass, field
from blogkit.errors import Problem
from blogkit.model.digests import Digest
from blogkit.model.documents import Document, Kind, SourcePath
from blogkit.model.ledger import LedgerEntry
from blogkit.model.made import MadeSequence
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

    ``name`` is what readers see, ``word`` what most posts have; ``about`` describes it;
    ``spellings`` counts how often it is written in which way.
    """

    taxonomy: Taxonomy
    slug: str
    name: str
    word: str
    path: UrlPath
    posts: Sequence[Document]
    about: Document | None = None
    spellings: Mapping[str, int] = field(default_factory=dict)

    @property
    def sources(self) -> Sequence[str]:
        """The sources of ``posts``."""
        return _sources(self.posts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The posts of one language, by source, newest first, and their months as ``Site`` has them.

    Its home page lies at ``home``. A site in one language is its own only edition.
    """

    language: str
    home: UrlPath
    posts: Sequence[str]
    months: Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What is known of the documents of a site together, before any of them is looked at.

    Fields are as the properties of ``Site`` are; ``taken`` are addresses at which a document
    lies where a list of one kind of posts would lie; ``block`` gives the posts in a block of the
    search index, newest first; ``editions`` has what is in each language.
    """

    visible: Mapping[str, Document]
    visible_posts: Mapping[str, Document]
    pinned: tuple[Document, ...]
    aliased: tuple[Document, ...]
    kinds: frozenset[Kind]
    months: Sequence[tuple[str, int]]
    taken: frozenset[str]
    block: Callable[[int], Sequence[Document]]
    editions: Mapping[str, Edition]


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What readers see at the moment ``now``; posts are newest first.

    ``originals`` names for each visible document of which there are translations, and for each
    translation, which one was first; that one may be hidden. ``problems`` concern several
    documents; ``broken`` are sources and files that cannot be read: links to them are neither
    dead nor alive; ``ledger`` is what was announced. With an ``overview``, documents are made
    when they are asked for, and hardly any should be.
    """

    now: datetime
    posts: Sequence[Document]
    pages: tuple[Document, ...]
    terms: tuple[Term, ...]
    paths: Mapping[SourcePath, UrlPath]
    hidden: tuple[Hidden, ...]
    ledger: tuple[LedgerEntry, ...] = ()
    originals: Mapping[SourcePath, SourcePath] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    broken: frozenset[str] = frozenset()
    overview: Overview | None = None

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every visible document: posts, pages, and what describes terms."""
        return (*self.posts, *self.undated)

    @property
    def undated(self) -> tuple[Document, ...]:
        """Pages, and what describes terms."""
        return (*self.pages, *(term.about for term in self.terms if term.about))

    def of(self, taxonomy: Taxonomy) -> tuple[Term, ...]:
        """The terms of one taxonomy, by name."""
        return tuple(term for term in self.terms if term.taxonomy == taxonomy)

    @property
    def sources(self) -> Sequence[str]:
        """The sources of ``posts``."""
        return _sources(self.posts)

    @property
    def visible(self) -> Mapping[str, Document]:
        """``documents`` by source."""
        if self.overview:
            return self.overview.visible
        return {one.source: one for one in self.documents}

    @property
    def visible_posts(self) -> Mapping[str, Document]:
        """``posts`` by source."""
        if self.overview:
            return self.overview.visible_posts
        return {post.source: post for post in self.posts}

    @property
    def pinned(self) -> tuple[Document, ...]:
        """The posts that stay on top, in order."""
        if self.overview:
            return self.overview.pinned
        return tuple(post for post in self.posts if post.pinned)

    @property
    def aliased(self) -> tuple[Document, ...]:
        """The documents that had other addresses."""
        if self.overview:
            return self.overview.aliased
        return tuple(one for one in self.documents if one.aliases)

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds of posts that there are."""
        return self.overview.kinds if self.overview else frozenset(one.kind for one in self.posts)

    @property
    def months(self) -> Sequence[tuple[str, int]]:
        """The months that posts are of, as ``2026-05``, with how many are, newest first."""
        if self.overview:
            return self.overview.months
        return [(month, sum(1 for _ in posts)) for month, posts in groupby(self.posts, month_of)]

    def placed(self, sources: Collection[str] | None) -> Iterator[tuple[int, Document]]:
        """Those of ``posts`` that ``sources`` names, or all, each with its place."""
        if sources is None:
            yield from enumerate(self.posts)
            return
        for place, source in enumerate(self.sources):
            if source in sources:
                yield place, self.posts[place]


def month_of(post: Document) -> str:
    """The month that ``post`` is of, as ``2026-05``."""
    assert post.date is not None
    return f"{post.date.year:04}-{post.date.month:02}"


def _sources(posts: Sequence[Document]) -> Sequence[str]:
    return posts.names if isinstance(posts, MadeSequence) else [post.source for post in posts]
