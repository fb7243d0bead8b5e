"""Fitting: from words, a link and hashtags to the longest text that a channel takes."""

import re
from collections.abc import Callable, Sequence

from blogkit.channels.base import Channel, Meter, Parts, clusters
from blogkit.dataclasses import dataclass, replace
from blogkit.prose.sentences import split_sentences
from blogkit.text import word_count

_CLAUSE = re.compile(
    r"[,;:\u060c\u061b](?=\s)|\s+[\u2013\u2014-](?=\s)|\u2014|[\u3001\uff0c\uff1b\uff1a]"
)
_WORD_END = re.compile(
    r"(?<=\S)(?=\s)|(?<=[\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff])(?=[\u3041-\u3096\u30a1-\u30fa"
    r"\u3400-\u4dbf\u4e00-\u9fff])"
)
"""Where a word ends: at white space, and between characters that are written without it."""

_DANGLING = " \u00a0\t\n,;:\u2013\u2014-\u3001\uff0c\uff1b\uff1a\u060c\u061b"
_LEAST_CLAUSE = 0.5
"""How much of what fits a clause must be, to be a better place to stop than a word."""

ELLIPSIS = "\u2026"
_SHORTEST = 3
"""Fewer words are an interjection, not a teaser."""

MOST_READ = 10_000
"""Code points of a text that are looked at: more than anybody's limit but Facebook's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A text that fits; ``shortened`` where words of its source are missing."""

    text: str
    parts: Parts
    meters: tuple[Meter, ...]
    shortened: bool = False

    @property
    def fits(self) -> bool:
        """Whether no limit is passed."""
        return all(meter.count <= meter.limit for meter in self.meters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The room on one channel: its limit, and in which language is written there."""

    channel: Channel
    most: int
    language: str

    def measured(self, parts: Parts, *, shortened: bool) -> Fitted:
        """``parts`` as they are, whether they fit or not."""
        text = self.channel.lay_out(parts)
        meters = self.channel.meters(text, self.most)
        return Fitted(text=text, parts=parts, meters=meters, shortened=shortened)

    def takes(self, parts: Parts) -> bool:
        """Whether ``parts`` fit as they are."""
        return self.measured(parts, shortened=False).fits

    def laid_out(self, parts: Parts, *, shortened: bool) -> Fitted | None:
        """``parts`` with as many of their mentions and then hashtags as fit; None without room."""
        tail = len(parts.mentions) + len(parts.hashtags)
        for count in range(tail, -1, -1):
            tags = parts.hashtags[: max(count - len(parts.mentions), 0)]
            fewer = replace(parts, mentions=parts.mentions[:count], hashtags=tags)
            fitted = self.measured(fewer, shortened=shortened)
            if fitted.fits:
                return fitted
        return None


def fit_whole(parts: Parts, room: Room) -> Fitted | None:
    """All words, or as many whole sentences from the first on as fit; None where none does."""
    if len(parts.text) <= MOST_READ and (fitted := room.laid_out(parts, shortened=False)):
        return fitted
    bare = _bare(parts)
    sentences = split_sentences(parts.text[:MOST_READ], room.language)[:-1]
    ends = _sentence_ends(parts.text, sentences)
    end = _last(ends, lambda end: room.takes(replace(bare, text=parts.text[:end])))
    words = parts.text[:end]
    if word_count(words) < _SHORTEST:
        return None
    return room.laid_out(replace(parts, text=words), shortened=True)


def fit_cut(parts: Parts, room: Room) -> Fitted:
    """The beginning of the words, cut at a clause, else a word, else a character, with ``…``.

    Where not even that fits there is the link alone, which is never cut.
    """
    bare = _bare(parts)
    text = parts.text[:MOST_READ]

    def takes(end: int) -> bool:
        return room.takes(replace(bare, text=_cut(text, end)))

    word = _last([match.start() for match in _WORD_END.finditer(text)], takes)
    clause = _last([match.start() for match in _CLAUSE.finditer(text)], takes)
    end = clause if clause and clause >= word * _LEAST_CLAUSE else word
    end = end or _last(_cluster_ends(text), takes)
    words = _cut(text, end) if end else ""
    mentions = parts.mentions if words else ()
    fitted = room.laid_out(replace(parts, text=words, mentions=mentions), shortened=True)
    return fitted or room.measured(replace(bare, text=""), shortened=True)


def _bare(parts: Parts) -> Parts:
    """What there must be room for: the words and the link."""
    return replace(parts, hashtags=(), mentions=())


def _sentence_ends(text: str, sentences: Sequence[str]) -> list[int]:
    """Where each of ``sentences`` ends in ``text``."""
    ends, position = [], 0
    for sentence in sentences:
        position = text.index(sentence, position) + len(sentence)
        ends.append(position)
    return ends


def _last(ends: list[int], takes: Callable[[int], bool]) -> int:
    """The last of ``ends`` (ascending) that is taken, found by halves; 0 where none is."""
    low, high = 0, len(ends)
    while low < high:
        middle = (low + high) // 2
        if takes(ends[middle]):
            low = middle + 1
        else:
            high = middle
    return ends[low - 1] if low else 0


def _cut(text: str, end: int) -> str:
    head = text[:end].rstrip(_DANGLING)
    return head + ELLIPSIS if head else ""


def _cluster_ends(text: str) -> list[int]:
    ends, position = [], 0
    for cluster in clusters(text):
        position += len(cluster)
        ends.append(position)
    return ends
