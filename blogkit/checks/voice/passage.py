"""Passages: from a document to its own words, sentence by sentence."""

import re
from bisect import bisect_left
from functools import cached_property

from blogkit.checks.subjects import DocumentSubject
from blogkit.dataclasses import dataclass
from blogkit.errors import Place
from blogkit.prose.language import Language
from blogkit.prose.passages import own_words
from blogkit.prose.places import Places, tokens_of
from blogkit.prose.reading import words_of
from blogkit.prose.sentences import split_sentences

_MARKS = '"\u201c\u201d\u201e\u00ab\u00bb'
_QUOTED = re.compile(f"[{_MARKS}][^{_MARKS}\\n]{{1,300}}[{_MARKS}]")

_SENTENCE_IN_ITALICS = re.compile(r"<em>([A-Z][^<]{12,300}[.!?])</em>")
"""Something that somebody says, as good as quoted."""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """What one document says in its own voice: not in code, headings, tables or quotations."""

    subject: DocumentSubject
    language: Language

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """One for each block of text."""
        return tuple(line for line in own_words(self.subject.html).split("\n") if line)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The sentences of all paragraphs."""
        return split_sentences("\n".join(self.paragraphs), self.subject.language)

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """The sentences of all paragraphs, without what stands in quotation marks."""
        html = _SENTENCE_IN_ITALICS.sub(r'"\1"', self.subject.html)
        text = _QUOTED.sub(_gap, own_words(html))
        return split_sentences(text, self.subject.language)

    @cached_property
    def word_count(self) -> int:
        """The number of words."""
        return sum(len(words_of(paragraph)) for paragraph in self.paragraphs)

    def place_of(self, text: str) -> Place | None:
        """Where a sentence or a paragraph begins in the Markdown."""
        whole = "\n".join(self.paragraphs)
        position = whole.find(text.partition("\u2026")[0])
        tokens, index = self._tokens, bisect_left(self._starts, max(position, 0))
        found = self._places.of(tokens, index) if position >= 0 else self._places.of_text(text)
        return None if found is None else self.subject.at(found)

    @cached_property
    def _places(self) -> Places:
        return Places(self.subject.text)

    @cached_property
    def _tokens(self) -> list[str]:
        return [token for token, _ in tokens_of("\n".join(self.paragraphs))]

    @cached_property
    def _starts(self) -> list[int]:
        return [start for _, start in tokens_of("\n".join(self.paragraphs))]


def _gap(quotation: re.Match[str]) -> str:
    """A stand-in for a quotation; the full stop that ended a sentence in it stays."""
    return "…" + (quotation[0][-2] if quotation[0][-2] in ".?!" else "")
