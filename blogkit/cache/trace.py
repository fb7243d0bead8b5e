"""The trace of a build: where everything stood, so that the next one can follow an edit.

Beside the state of the build, and read only where something changed. It holds no page: pages
are in the output, and what they were made of is in the store.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from blogkit.cache.outlines import Row
from blogkit.cache.parts import Parts, Patched, Table, patched
from blogkit.cache.shown import Shown
from blogkit.dataclasses import dataclass
from blogkit.model.digests import Digest
from blogkit.model.documents import Kind
from blogkit.model.site import Taxonomy


class Kept(NamedTuple):
    """A document: its outline, its path (empty where no reader sees it), what lists show of it."""

    row: Row
    path: str
    shown: Shown | None


class KnownTerm(NamedTuple):
    """A term but for its posts: how often it is spelled in which way, what describes it."""

    name: str
    word: str
    path: str
    about: str
    total: int
    spellings: Mapping[str, int]


TermKey: TypeAlias = tuple[Taxonomy, str]
"""Taxonomy and slug of a term."""

Moves: TypeAlias = tuple[Sequence[str], Sequence[tuple[int, str]]]
"""Names that leave a list, and those that come into it, each at its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What every edit asks of a trace, in plain values.

    ``build`` is the build's mark, which its state has too. ``templates`` are the digests of the
    theme's templates, each with all that it can reach. ``pages`` are sources in order;
    ``cards``, ``pinned``, ``aliased`` those of posts that are so, as ``kinds`` are; ``months`` has,
    for each language, the count of posts in each month, newest first; ``taken`` are addresses of
    lists of kinds at which a document lies; ``described`` the terms that a document, hidden or
    not, describes; ``moments`` says when documents appear and go by themselves; ``view`` and
    ``collections`` are the digests of what all pages have in common; ``warned`` says whether
    planning had anything to warn of.
    """

    build: str
    options: str
    templates: Mapping[str, Digest]
    pages: Sequence[str]
    cards: Sequence[str]
    pinned: Sequence[str]
    aliased: Sequence[str]
    kinds: Sequence[Kind]
    taken: Sequence[str]
    months: Mapping[str, Sequence[tuple[str, int]]]
    moments: Mapping[str, tuple[str, str]]
    terms: Mapping[TermKey, KnownTerm]
    described: Sequence[TermKey]
    view: str
    collections: Mapping[str, str]
    warned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """All of a trace, of a build that planned everything.

    ``posts`` are sources in order; ``rows`` are documents in the order of their sources, hidden
    ones too, made one by one; ``members`` are the posts of each term by ``member_name``, and of
    blocks of the search index by ``block_name``; ``sitemap`` has an entry for each page by its
    file; ``contents`` are digests of the inputs that were read, by path. ``languages`` are those
    of the posts that are not in the main one; ``originals`` are those of ``Site``.
    """

    head: Head
    posts: list[str]
    rows: Iterable[tuple[str, Kept]]
    members: Mapping[str, list[str]]
    sitemap: dict[str, str]
    contents: dict[str, bytes]
    languages: dict[str, str]
    originals: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an edit changed in a trace; rows, members and entries that are gone are None."""

    head: Head
    posts: Sequence[str]
    rows: Mapping[str, Kept | None]
    members: Mapping[str, Sequence[str] | None]
    sitemap: Mapping[str, str | None]
    contents: Mapping[str, bytes | None]
    languages: Mapping[str, str]


class Trace:
    """A trace that was kept, of which what is asked for is read; it raises ``DamagedError``.

    Its parts are those of ``Traced``, patched with what edits changed since.
    """

    def __init__(self, parts: Parts, head: Head, patch: Mapping[str, Any]) -> None:
        self.head = head
        self.parts = parts
        self.patch = patch

    @cached_property
    def posts(self) -> list[str]:
        """The sources of all posts, newest first."""
        return with_moves(self.parts.value("posts"), self.patch.get("posts", ((), ())))

    @cached_property
    def rows(self) -> Mapping[str, Kept]:
        """What is kept of each document."""
        return Patched(Table(self.parts, "rows"), self.patch.get("rows", {}), Kept._make)

    @cached_property
    def members(self) -> Mapping[str, Sequence[str]]:
        """The posts of each term in order, and those of each block of the search index."""
        return Patched(Table(self.parts, "members"), self.patch.get("members", {}))

    @cached_property
    def sitemap(self) -> dict[str, str]:
        """What the sitemap says of each page."""
        return patched(self.parts.value("sitemap"), self.patch.get("sitemap", {}))

    @cached_property
    def contents(self) -> dict[str, bytes]:
        """What inputs held."""
        return patched(self.parts.value("contents"), self.patch.get("contents", {}))

    @cached_property
    def languages(self) -> dict[str, str]:
        """The languages of the posts that are not in the main one."""
        return patched(self.parts.value("languages"), self.patch.get("languages", {}))

    @cached_property
    def originals(self) -> dict[str, str]:
        """What documents are translations of; no edit that is followed changes that."""
        originals: dict[str, str] = self.parts.value("originals")
        return originals

    def is_named(self, source: str) -> bool:
        """Whether a document names ``source``, or named it before an edit."""
        return source in self._names("named")

    def is_id(self, identity: str) -> bool:
        """Whether a document is called so, or was before an edit."""
        return identity in self._names("ids")

    def _names(self, part: str) -> frozenset[str]:
        return frozenset((*self.parts.value(part), *self.patch.get(part, ())))


def block_name(number: int) -> str:
    """The name of the posts of a block of the search index in ``members``."""
    return f"search/{number}"


def member_name(taxonomy: str, slug: str) -> str:
    """The name of a term's posts in ``members``."""
    return f"{taxonomy}/{slug}"


def moves(before: Sequence[str], after: Sequence[str], touched: Iterable[str]) -> Moves:
    """How ``after`` comes of ``before``, in which all but ``touched`` are in the same order."""
    if before == after:
        return [], []
    known, left = frozenset(before), frozenset(after)
    names = sorted(touched)
    here = sorted((after.index(one), one) for one in names if one in left)
    return [one for one in names if one in known], here


def with_moves(names: list[str], moves: Moves) -> list[str]:
    """``names`` without those of the first part of ``moves``, with those of the second."""
    gone, here = moves
    if gone:
        left = frozenset(gone)
        names = [one for one in names if one not in left]
    for place, name in here:
        names.insert(place, name)
    return names
