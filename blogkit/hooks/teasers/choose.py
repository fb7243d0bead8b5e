"""Choosing: from a post's plain text to the sentences of it that make one want the rest."""

import re
from collections import Counter
from collections.abc import Iterator
from math import exp

from blogkit.dataclasses import dataclass
from blogkit.hooks.teasers.phrases import (
    BEGINNINGS_THAT_LEAN,
    LEANS_BACK,
    has_code,
    is_talk,
    is_talk_elsewhere,
    points_at_page,
)
from blogkit.hooks.teasers.voice import flaws
from blogkit.prose.sentences import is_whole, split_sentences
from blogkit.text import word_count

_WORD = re.compile(r"[^\W_][\w\u2019'-]*")
_SIGNS = re.compile(r"[\W_]+")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*+(?![\w-]|\.\d)")
"""What may be counted or measured: no version, no name with a digit in it."""

_LONGEST_WINDOW = 3
_LONGEST_CANDIDATE = 600
_IDEAL = (90, 190)
"""Characters that one says in one breath."""

_LEANS = -1.0
IN_LIST = "\ue000"
"""A mark that no text has; readers of a part of a list have not read the parts before it."""

_LISTED = 1.0
_LONGEST_BEGINNING = 40
_LONGEST_ECHO = 40
_NEW_LETTERS = 10
"""So few letters beside those of the title say nothing new: "has been"."""

_LONG = 4
_MOST_READ = 12_000
"""Code points that are looked at, 2,000 words: from deeper inside a teaser gives the end away."""

_YOU = {
    "en": "you your you're you've you'll you'd yours yourself",
    "de": "du dir dich dein deine deinen deinem deiner ihr euch euer eure sie ihnen",
    "es": "tú tu tus te ti usted ustedes vosotros os",
    "fr": "tu te toi ton ta tes vous votre vos",
    "pt": "você vocês tu te ti teu tua seu sua",
}
_WE = {
    "en": "we us our ours we're we've we'll we'd",
    "de": "wir uns unser unsere unseren unserem unserer",
    "es": "nosotros nosotras nuestro nuestra nuestros nuestras nos",
    "fr": "nous notre nos",
    "pt": "nós nosso nossa nossos nossas nos",
}
_NOT_LATIN = frozenset(["ar", "el", "fa", "he", "hi", "ja", "ko", "ru", "th", "uk", "ur", "zh"])
"""Languages of other scripts: a sentence in Latin letters alone is no sentence of theirs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Sentences that follow each other in a post, and how good a teaser they make.

    ``first`` is the first of them; it ``leans`` where it needs what stands before it.
    """

    text: str
    score: float
    first: str
    leans: bool = False


def choose(text: str, title: str, language: str) -> tuple[Choice, ...]:
    """Every stretch of one to three sentences of a paragraph, the best first.

    A paragraph is a line; one that begins with ``IN_LIST`` is a part of a list. Left out are
    fragments, the title itself, and what begs, shouts or promises too much.
    """
    text = text[:_MOST_READ]
    judge = _Judge(text, title, language)
    choices = [
        choice
        for line, paragraph in _paragraphs(text, language)
        for choice in _without_flaws(line, judge.stretches(paragraph, in_list=line[:1] == IN_LIST))
    ]
    return tuple(sorted(choices, key=lambda choice: -choice.score))


def _without_flaws(line: str, choices: Iterator[Choice]) -> Iterator[Choice]:
    """The choices of a line that a reader can take; what a line has not, none of them has."""
    return (one for one in choices if not flaws(one.text)) if flaws(line) else choices


def _paragraphs(text: str, language: str) -> Iterator[tuple[str, tuple[tuple[int, str], ...]]]:
    """Each line with the whole sentences in it and their number in the text."""
    number = 0
    for line in text.splitlines():
        sentences = split_sentences(line.removeprefix(IN_LIST), language)
        whole = sentences if sentences and is_whole(sentences[-1]) else sentences[:-1]
        yield line, tuple(enumerate(whole, number))
        number += len(sentences)


class _Judge:
    """Scores sentences of one post."""

    def __init__(self, text: str, title: str, language: str) -> None:
        base = language.lower().partition("-")[0]
        self._you = frozenset(_YOU.get(base, "").split())
        self._we = frozenset(_WE.get(base, "").split())
        self._leans = frozenset(LEANS_BACK.get(base, "").split())
        self._beginnings = BEGINNINGS_THAT_LEAN.get(base, ())
        self._other_script = base in _NOT_LATIN
        self._title = frozenset(_long_words(title))
        self._bare_title = _bare(title)
        self._title_begins = title[:1].casefold()
        self._title_words = sorted(map(_bare, title.split()), key=len, reverse=True)
        self._frequency = Counter(_long_words(text))

    def stretches(
        self, paragraph: tuple[tuple[int, str], ...], *, in_list: bool
    ) -> Iterator[Choice]:
        """Every stretch of a paragraph with its score."""
        scores = [self._score(number, sentence) for number, sentence in paragraph]
        for start, (_, first) in enumerate(paragraph):
            if self._is_title(first) or (self._other_script and first.isascii()):
                continue
            opening = self._opening(first, start)
            usual = -_LISTED if in_list and not is_question(first) else 0.0
            words = ""
            for end in range(start + 1, min(start + _LONGEST_WINDOW, len(paragraph)) + 1):
                words = _joined(words, paragraph[end - 1][1])
                if len(words) > _LONGEST_CANDIDATE:
                    break
                mean = sum(scores[start:end]) / (end - start)
                yield Choice(
                    text=words,
                    score=usual + mean + opening + _whole(words),
                    first=first,
                    leans=opening <= _LEANS,
                )

    def _is_title(self, sentence: str) -> bool:
        return (
            sentence[:1].casefold() == self._title_begins
            or not sentence[:1].isalnum()
            or not self._title_begins.isalnum()
        ) and _bare(sentence) == self._bare_title

    def _score(self, number: int, sentence: str) -> float:
        """How much one sentence says to this reader about this post."""
        found = _WORD.findall(sentence)
        words = [word.casefold() for word in found]
        long_words = [
            small
            for word, small in zip(found, words, strict=True)
            if len(word) >= _LONG or not word.isascii()
        ]
        telling = sum([self._frequency[word] > 1 for word in long_words])
        score = 2.0 * exp(-number / 8)
        score += 1.5 * len(self._title.intersection(long_words)) / max(len(self._title), 1)
        score += 0.8 * telling / max(len(long_words), 1)
        score += 0.6 * bool(_DIGIT.search(sentence) and _NUMBER.search(sentence))
        score += 0.6 * (not self._you.isdisjoint(words)) - 0.5 * (not self._we.isdisjoint(words))
        score -= 1.5 * has_code(sentence) + 1.5 * points_at_page(sentence, words)
        score -= 1.5 * (
            is_talk_elsewhere(sentence) if self._other_script else is_talk(sentence, words)
        )
        return score - 2.0 * self._echoes_title(sentence)

    def _echoes_title(self, sentence: str) -> bool:
        """Whether there is next to nothing in a sentence but the words of the title."""
        if len(sentence) > len(self._bare_title) + _LONGEST_ECHO:
            return False
        rest = _bare(sentence)
        length = len(rest)
        for word in self._title_words:
            rest = rest.replace(word, "")
        new = len(rest) if rest.isascii() else 2 * len(rest)
        return new <= _NEW_LETTERS and 2 * (length - len(rest)) >= len(self._bare_title)

    def _opening(self, sentence: str, position: int) -> float:
        """What it takes away to begin with words that lean back, or inside something."""
        small = sentence[:_LONGEST_BEGINNING].casefold()
        if small.startswith(self._beginnings):
            return -1.6 if position else -1.0
        if sentence[:1].islower():
            return -1.0
        first = _WORD.match(small)
        if first is None:
            return -0.4 if sentence[:1] in '"\u201c\u00ab\u201e\u300c' else -1.0
        word = first[0].replace("\u2019", "'")
        leans = word in self._leans or word.partition("'")[0] in self._leans
        return -(1.6 if position else 1.0) * leans


def _whole(words: str) -> float:
    """What length and end of a stretch add: one breath, and better a question."""
    least, most = _IDEAL
    length = len(words) if words.isascii() else max(len(words), 2 * word_count(words))
    too_short = max(least - length, 0) / least
    too_long = max(length - most, 0) / most
    return 0.7 * is_question(words) - 2.0 * too_short - 1.5 * too_long


def is_question(words: str) -> bool:
    """Whether ``words`` end with a question."""
    return words.rstrip("\"'\u201d\u2019\u00bb\u300d)").endswith(("?", "\uff1f", "\u061f"))


def _joined(text: str, sentence: str) -> str:
    """Sentences in one line; no space after a wide full stop."""
    if not text:
        return sentence
    wide = text[-1] in "\u3002\uff01\uff1f\u300d\u300f\uff09"
    return text + sentence if wide else f"{text} {sentence}"


def _long_words(text: str) -> list[str]:
    """Words that say what a text is about: the short ones of Latin scripts are grammar."""
    return _long(_WORD.findall(text))


def _long(words: list[str]) -> list[str]:
    return [word.casefold() for word in words if len(word) >= _LONG or not word.isascii()]


def _bare(text: str) -> str:
    return _SIGNS.sub("", text).casefold()
