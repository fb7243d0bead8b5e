"""Places: from a piece of plain text to where its writer wrote it in the Markdown.

Markup stands between the words of the source, and what is generated is not in it: a word is found
by its neighbours, which need not be next to it.
"""

import re
from collections import defaultdict
from collections.abc import Sequence

_TOKEN = re.compile(r"[^\W_]+")
_NEIGHBOURS = 5
_AROUND = 14
"""Tokens of the source in which the neighbours of a word are looked for: an address has many."""

_NEAR = 4
_MOST_CANDIDATES = 400


def tokens_of(text: str) -> list[tuple[str, int]]:
    """Runs of letters and digits in ``text``, folded, and where each begins."""
    return [(match[0].casefold(), match.start()) for match in _TOKEN.finditer(text)]


class Places:
    """Finds the words of a text in the Markdown that it was made from."""

    def __init__(self, markdown: str) -> None:
        found = tokens_of(markdown)
        self._tokens = [token for token, _ in found]
        self._starts = [start for _, start in found]
        self._where: dict[str, list[int]] = defaultdict(list)
        for index, token in enumerate(self._tokens):
            self._where[token].append(index)

    def of(self, words: Sequence[str], index: int = 0) -> int | None:
        """Where ``words[index]`` stands; the word next to it where it is not in the source."""
        reach = range(max(0, index - _NEIGHBOURS), min(len(words), index + _NEIGHBOURS + 1))
        for nearby in sorted(reach, key=lambda one: (abs(one - index), one < index)):
            candidates = self._where.get(words[nearby], ())[:_MOST_CANDIDATES]
            if candidates:
                best = max(candidates, key=lambda one: self._likeness(one, words, nearby))
                return self._starts[best]
        return None

    def of_text(self, text: str) -> int | None:
        """Where the first word of ``text`` stands."""
        return self.of([token for token, _ in tokens_of(text[:200])])

    def _likeness(self, place: int, words: Sequence[str], index: int) -> int:
        """How many neighbours of ``words[index]`` are around ``place``, in order, and how near."""
        after = self._tokens[place + 1 : place + 1 + _AROUND]
        before = self._tokens[max(0, place - _AROUND) : place][::-1]
        following = words[index + 1 : index + 1 + _NEIGHBOURS]
        preceding = words[max(0, index - _NEIGHBOURS) : index][::-1]
        return _in_order(following, after) + _in_order(preceding, before)


def _in_order(wanted: Sequence[str], tokens: Sequence[str]) -> int:
    """Points for each of ``wanted`` in ``tokens``: more where nothing is in between."""
    points = start = 0
    for word in wanted:
        if word in tokens[start:]:
            found = tokens.index(word, start)
            points += _NEAR - min(found - start, _NEAR - 1)
            start = found + 1
    return points
