"""Translations: from what documents say to which one each group of them goes back."""

import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator

from blogkit.config.settings import Settings
from blogkit.errors import Problem, did_you_mean
from blogkit.model.documents import Document, SourcePath
from blogkit.site.visibility import Gate, why_hidden


class Translations:
    """Which document each one goes back to, over the hidden ones too."""

    def __init__(
        self, documents: tuple[Document, ...], settings: Settings, broken: frozenset[str]
    ) -> None:
        self._documents: dict[str, Document] = {
            one.source: one for one in documents if one.kind != "term"
        }
        self._settings = settings
        self._broken = broken

    def of(self, visible: Iterable[Document]) -> dict[SourcePath, SourcePath]:
        """The original of each of ``visible`` that others of them are translations of, or is one.

        It is its own where it was there first; it may be hidden.
        """
        originals = {document.source: self._original(document).source for document in visible}
        sizes = Counter(originals.values())
        return {source: first for source, first in originals.items() if sizes[first] > 1}

    def problems(self, gate: Gate) -> Iterator[Problem]:
        """Translations of nothing, of themselves, and two into one language."""
        for document in self._documents.values():
            yield from self._dead(document)
            if self._is_its_own(document):
                yield Problem(
                    rule="translation",
                    what="is a translation of itself, by way of 'translation_of'",
                    place=document.place("translation_of"),
                    hint="the original has no 'translation_of'",
                )
        yield from self._rivals(gate)

    def _original(self, document: Document) -> Document:
        """The first in the chain of originals; in a circle the document itself."""
        current, seen = document, {document.source}
        while (before := self._documents.get(current.translation_of)) is not None:
            if before.source in seen:
                return document
            seen.add(before.source)
            current = before
        return current

    def _is_its_own(self, document: Document) -> bool:
        current, seen = document, set[str]()
        while (before := self._documents.get(current.translation_of)) and before.source not in seen:
            if before is document:
                return True
            seen.add(before.source)
            current = before
        return False

    def _dead(self, document: Document) -> Iterator[Problem]:
        """A name such as ``tea.de.md`` promises nothing; ``translation_of`` does."""
        named = document.translation_of
        if not named or named in self._documents or named in self._broken:
            return
        if not any(name == "translation_of" for name, _, _ in document.places):
            return
        known = {posixpath.basename(source): source for source in self._documents}
        name = posixpath.basename(named)
        hint = did_you_mean(name, known)
        hint = hint if hint.startswith("did") else "a path from this file, or posts/… or pages/…"
        yield Problem(
            rule="translation",
            what=f"'translation_of' names {named}, which is not there",
            place=document.place("translation_of"),
            hint=f"there is {known[name]}" if name in known else hint,
        )

    def _rivals(self, gate: Gate) -> Iterator[Problem]:
        first: dict[tuple[str, str], Document] = {}
        for document in self._documents.values():
            why = why_hidden(document, gate.now)
            if why is not None and why.why != "scheduled" and why.why not in gate.show:
                continue
            language = document.lang or self._settings.site.language
            group = (self._original(document).source, language.lower())
            other = first.setdefault(group, document)
            if other is not document:
                yield Problem(
                    rule="translation",
                    what=f"is in '{language}', as {other.source} is, and they are translations "
                    "of one text",
                    place=document.place("lang"),
                    hint="say with 'lang' in which language it is",
                )
