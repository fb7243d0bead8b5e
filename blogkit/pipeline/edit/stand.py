"""Standing anew: from where posts stood, and an edit of a few, to where all of them stand now."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

from blogkit.cache.trace import KnownTerm, TermKey, Trace, block_name, member_name
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass, replace
from blogkit.model.documents import Document
from blogkit.model.report import Hidden
from blogkit.model.site import Edition, Taxonomy, month_of
from blogkit.pipeline.edit.corpus import Corpus
from blogkit.pipeline.edit.editions import editions_before, newest_first
from blogkit.pipeline.edit.read import Edit
from blogkit.site.paths import document_path, edition_of, term_path
from blogkit.site.search import block_of, index_size
from blogkit.site.terms import TAXONOMIES, author_name, usual_spelling, words_of
from blogkit.site.visibility import Gate, why_hidden
from blogkit.urls import UrlPath, slugify

Seen: TypeAlias = tuple[Gate, Iterable[Hidden]]
"""What lets documents through to readers, and those that it did not let through before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where every post stands, in the words of a trace.

    ``before`` and ``now`` are the edited posts that readers see, ``paths`` those of the latter;
    ``members`` are the posts of the terms that these have, ``blocks`` those of the blocks of the
    search index that these are in, as far as they changed.
    """

    posts: Sequence[str]
    editions: tuple[Edition, ...]
    pinned: Sequence[str]
    hidden: tuple[Hidden, ...]
    terms: Mapping[TermKey, KnownTerm]
    members: Mapping[TermKey, Sequence[str]]
    blocks: Mapping[int, Sequence[str]]
    paths: Mapping[str, UrlPath]
    before: Mapping[str, Document]
    now: Mapping[str, Document]


def stand_as_before(trace: Trace, edit: Edit, settings: Settings, seen: Seen) -> Stand:
    """Where posts stand after an ``edit`` that moves none; hidden ones may be called otherwise."""
    now = {one: edit.now[one] for one in edit.now if trace.rows[one].path}
    keys = {key: None for post in now.values() for key, _ in _terms_of(post, settings)}
    return Stand(
        posts=trace.posts,
        editions=editions_before(trace, settings),
        pinned=trace.head.pinned,
        hidden=_hidden(edit, seen),
        terms=trace.head.terms,
        members={key: trace.members[member_name(*key)] for key in keys},
        blocks={},
        paths={one: UrlPath(trace.rows[one].path) for one in now},
        before={one: edit.before[one] for one in now},
        now=now,
    )


def stand_anew(
    trace: Trace, edit: Edit, corpus: Corpus, settings: Settings, seen: Seen
) -> Stand | None:
    """Where posts stand after ``edit``; None where that is more than a move.

    It is where a post leaves its address, a term is gone or called something else, and where
    something is to be told of terms.
    """
    gate, _ = seen
    now = {source: one for source, one in edit.now.items() if _is_let_through(one, gate)}
    before = {one: edit.before[one] for one in edit.before if trace.rows[one].path}
    paths = {source: document_path(one, settings, gate.now) for source, one in now.items()}
    if any(paths.get(source) != trace.rows[source].path for source in before):
        return None
    if any(one.draft or not one.is_post for one in now.values()):
        return None
    stand = _Order(trace, before, now, corpus)
    groups = _Groups(trace, settings, stand)
    if not groups.are_usual(edit):
        return None
    return Stand(
        posts=stand.posts(),
        editions=tuple(stand.edition(one, settings) for one in editions_before(trace, settings)),
        pinned=stand.pinned(),
        hidden=_hidden(edit, seen),
        terms=groups.terms(),
        members=groups.members,
        blocks=stand.blocks(),
        paths=paths,
        before=before,
        now=now,
    )


def _is_let_through(document: Document, gate: Gate) -> bool:
    reason = why_hidden(document, gate.now)
    return reason is None or reason.why in gate.show


def _hidden(edit: Edit, seen: Seen) -> tuple[Hidden, ...]:
    """What readers do not see after ``edit``."""
    gate, hidden = seen
    still = (one for one in hidden if one.source not in edit.sources)
    reasons = (why_hidden(one, gate.now) for one in edit.now.values())
    new = (one for one in reasons if one is not None and one.why not in gate.show)
    return tuple(sorted((*still, *new), key=lambda one: one.source))


class _Order:
    """Posts in their order, in which edited ones are moved."""

    def __init__(
        self,
        trace: Trace,
        before: Mapping[str, Document],
        now: Mapping[str, Document],
        corpus: Corpus,
    ) -> None:
        self.before, self.now, self.corpus = before, now, corpus
        self._trace = trace
        self._moved = [
            source
            for source, one in now.items()
            if source not in before or before[source].date != one.date
        ]

    def posts(self) -> Sequence[str]:
        """The sources of all posts, newest first."""
        return self.put(self._trace.posts, self._moved) if self._moved else self._trace.posts

    def put(self, members: Sequence[str], moved: Iterable[str]) -> list[str]:
        """``members``, newest first, with ``moved`` ones at their places."""
        left = frozenset(moved)
        found = [source for source in members if source not in left]
        for source in left:
            found.insert(self._place(found, source), source)
        return found

    def _place(self, members: Sequence[str], source: str) -> int:
        mine, low, high = self.order(source), 0, len(members)
        while low < high:
            middle = (low + high) // 2
            if self.order(members[middle]) > mine:
                low = middle + 1
            else:
                high = middle
        return low

    def order(self, source: str) -> tuple[datetime, str]:
        """What posts are ordered by, the newest last."""
        return self.corpus.moment(source), source

    def edition(self, known: Edition, settings: Settings) -> Edition:
        """A language of which ``known`` is what was in it: no post leaves one for another."""
        own = known.language
        moved = [one for one in self._moved if edition_of(self.now[one], settings) == own]
        if not moved:
            return known
        months = Counter(dict(known.months))
        months.subtract(month_of(self.before[one]) for one in moved if one in self.before)
        months.update(month_of(self.now[one]) for one in moved)
        return replace(known, posts=self.put(known.posts, moved), months=newest_first(months))

    def blocks(self) -> Mapping[int, Sequence[str]]:
        """The posts of the blocks of the search index that edited ones are, or were in."""
        count, _ = index_size(len(self._trace.posts) + len(self._trace.head.pages))
        now = {source: block_of(one.id, count) for source, one in self.now.items()}
        before = {block_of(one.id, count) for one in self.before.values()}
        return {
            number: self.put(
                [one for one in self._trace.members[block_name(number)] if one not in now],
                [source for source, block in now.items() if block == number],
            )
            for number in {*before, *now.values()}
            if block_name(number) in self._trace.members
        }

    def pinned(self) -> Sequence[str]:
        """The sources of the posts that stay on top, newest first."""
        before = self._trace.head.pinned
        now = [source for source, one in self.now.items() if one.pinned]
        if not now and self.now.keys().isdisjoint(before):
            return before
        others = (source for source in before if source not in self.now)
        return sorted((*others, *now), key=self.order, reverse=True)


class _Groups:
    """The terms of edited posts and who is in them, before and now."""

    def __init__(self, trace: Trace, settings: Settings, stand: _Order) -> None:
        self._trace, self._settings, self._stand = trace, settings, stand
        self._known = trace.head.terms
        self._spellings: dict[TermKey, Counter[str]] = {}
        sources: dict[TermKey, set[str]] = {}
        for key, word, source, count in self._words():
            sources.setdefault(key, set()).add(source)
            if key not in self._spellings:
                known = self._known.get(key)
                self._spellings[key] = Counter(known.spellings if known else {})
            self._spellings[key][word] += count
        self.members = {key: self._members(key, found) for key, found in sources.items()}
        self._changed = {key: self._term(key) for key in self.members if self.members[key]}

    def _words(self) -> Iterator[tuple[TermKey, str, str, int]]:
        """The words of edited posts with their terms; those of before count as less."""
        for posts, count in ((self._stand.before, -1), (self._stand.now, 1)):
            for source, post in posts.items():
                for key, word in _terms_of(post, self._settings):
                    yield key, word, source, count

    def _members(self, key: TermKey, touched: set[str]) -> Sequence[str]:
        known = self._trace.members[member_name(*key)] if key in self._known else ()
        here = {
            source
            for source in touched
            if source in self._stand.now
            and key in dict(_terms_of(self._stand.now[source], self._settings))
        }
        members = self._stand.put([one for one in known if one not in touched], here)
        if key[0] == "series":
            corpus = self._stand.corpus
            members.sort(key=self._stand.order, reverse=True)
            members.sort(key=lambda one: corpus.document(one).part or 10**6, reverse=True)
        return members

    def _term(self, key: TermKey) -> KnownTerm:
        taxonomy, slug = key
        spellings = {word: count for word, count in self._spellings[key].items() if count > 0}
        word = usual_spelling(Counter(spellings))
        known = self._known.get(key)
        return KnownTerm(
            name=known.name if known else self._name(taxonomy, word),
            word=word,
            path=known.path if known else term_path(taxonomy, slug, self._settings.urls),
            about=known.about if known else "",
            total=len(self.members[key]),
            spellings=spellings,
        )

    def _name(self, taxonomy: Taxonomy, word: str) -> str:
        return author_name(word, self._settings) if taxonomy == "author" else word

    def are_usual(self, edit: Edit) -> bool:
        """Whether no term is gone, is called otherwise, or is one to tell of or described anew."""
        described = self._trace.head.described
        if described:
            words = (
                key
                for posts in (edit.before, edit.now)
                for post in posts.values()
                for key, _ in _terms_of(post, self._settings)
            )
            if any(key in described and key not in self._known for key in words):
                return False
        return all(self._is_usual(key) for key in self.members)

    def _is_usual(self, key: TermKey) -> bool:
        if not self.members[key]:
            return False
        term, known = self._changed[key], self._known.get(key)
        if key[0] != "author" and len(term.spellings) > 1:
            return False
        return known is None or known.word == term.word

    def terms(self) -> Mapping[TermKey, KnownTerm]:
        """All terms in their order."""
        terms = {**self._known, **self._changed}
        if self._changed.keys() <= self._known.keys():
            return terms
        return {key: terms[key] for key in sorted(terms, key=_order_of_terms)}


def _order_of_terms(key: TermKey) -> tuple[int, str]:
    return TAXONOMIES.index(key[0]), key[1]


def _terms_of(post: Document, settings: Settings) -> Iterator[tuple[TermKey, str]]:
    """The terms of a post, by the words in it: one may be there in two spellings."""
    for taxonomy in TAXONOMIES:
        for word in words_of(post, taxonomy, settings):
            yield (taxonomy, slugify(word)), word
