"""Emphasis: from ``*``, ``_`` and ``~~`` around words to ``em``, ``strong`` and ``del``.

The rules are CommonMark's (0.31, 6.2) and GitHub's for ``~~``. Python-Markdown's own way
(3.11) loses a letter of ``a*b**c*d``.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.util import ETX, STX

from blogkit.dataclasses import dataclass

_RUN = re.compile(r"\*\**|__*|~(?<!~~)~(?!~)")
"""Each way begins with a character of its own, so that ``re`` goes from one to the next."""

_SIMPLE = re.compile(r"(\*\*?|__?)([^*_~]++)\1(?![*_~])")
"""Marks with the same marks behind them and no others between, as most are."""

_ESCAPED = {ord(mark): f"{STX}{ord(mark)}{ETX}" for mark in "*_~"}
"""Marks that mean nothing, as Python-Markdown has escaped characters."""


class Emphasis(Extension):
    """Emphasis as CommonMark has it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        md.inlinePatterns.register(_Emphasis(_RUN.pattern, md), "em_strong", 60)


@dataclass(slots=True)
class _Run:
    """Marks of one kind side by side, from ``start`` to ``end``: what is left of them."""

    number: int
    mark: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int

    def may_close(self, opener: "_Run") -> bool:
        """Whether the two belong together; the rule of three keeps ``a**b*c`` apart."""
        if self.mark != opener.mark:
            return False
        either = (self.opens or opener.closes) and self.mark != "~"
        return not either or (self.length + opener.length) % 3 != 0 or self.length % 3 == 0


@dataclass(frozen=True, slots=True)
class _Pair:
    """Marks around text: the outer limits, and those of the text."""

    start: int
    end: int
    inner: tuple[int, int]
    tag: str


class _Emphasis(InlineProcessor):
    NEEDS = ("*", "_", "~~")

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        pairs, end, settled = _pairs(data, m.start())
        if not pairs:
            return None, m.start(), end
        if len(pairs) == 1:
            return _alone(pairs[0], data, end if settled else pairs[0].end)
        outer = min(pairs, key=lambda pair: pair.start)
        inside = sorted((p for p in pairs if p.end <= outer.end), key=lambda pair: pair.start)
        element = _element(inside, data)
        if settled and all(pair.end <= outer.end for pair in pairs):
            element.tail = _escaped(data[outer.end : end])
            return element, outer.start, end
        return element, outer.start, outer.end


def _alone(pair: _Pair, data: str, end: int) -> tuple[Element, int, int]:
    """A pair with no other beside or inside it, as most are."""
    element = Element(pair.tag)
    start, inner_end = pair.inner
    element.text = _escaped(data[start:inner_end])
    element.tail = _escaped(data[pair.end : end])
    return element, pair.start, end


def _pairs(data: str, start: int) -> tuple[list[_Pair], int, bool]:
    """The pairs up to where none is open any more, where that is, and whether it was reached.

    If so, marks that are left in front of that place mean nothing.
    """
    if simple := _simple_pair(data, start):
        return [simple], simple.end, True
    pairs: list[_Pair] = []
    openers: list[_Run] = []
    # Below these numbers there is no opener for such a closer: it keeps the time linear.
    bottoms: dict[tuple[str, bool, int], int] = {}
    end = start
    for run in _runs(data, start):
        end = run.end
        key = (run.mark, run.opens, run.length % 3)
        while run.closes and run.start < run.end:
            position = _opener(openers, run, bottoms.get(key, 0))
            if position < 0:
                bottoms[key] = run.number
                break
            del openers[position + 1 :]
            pairs.append(_joined(openers[-1], run))
            if openers[-1].start == openers[-1].end:
                openers.pop()
        if run.opens and run.start < run.end:
            openers.append(run)
        if pairs and not openers:
            return pairs, end, True
    return pairs, end, False


def _simple_pair(data: str, start: int) -> _Pair | None:
    """The pair that begins at ``start``, if it is of the simple kind."""
    found = _SIMPLE.match(data, start)
    if found is None:
        return None
    mark = found[1]
    first, last = found.span(2)
    before, after = data[max(start - 1, 0) : start], data[found.end() : found.end() + 1]
    opens, closes = _is_left(before, data[first]), _is_left(after, data[last - 1])
    if mark[0] == "_":
        opens = opens and (not _is_left(data[first], before) or _is_punctuation(before))
        closes = closes and (not _is_left(data[last - 1], after) or _is_punctuation(after))
    if not (opens and closes):
        return None
    tag = "strong" if len(mark) > 1 else "em"
    return _Pair(start, found.end(), (first, last), tag)


def _runs(data: str, start: int) -> Iterator[_Run]:
    for number, found in enumerate(_RUN.finditer(data, start)):
        before = data[max(found.start() - 1, 0) : found.start()]
        after = data[found.end() : found.end() + 1]
        left = _is_left(before, after)
        right = _is_left(after, before)
        inside_word = found[0][0] == "_"
        yield _Run(
            number=number,
            mark=found[0][0],
            start=found.start(),
            end=found.end(),
            opens=left and (not inside_word or not right or _is_punctuation(before)),
            closes=right and (not inside_word or not left or _is_punctuation(after)),
            length=len(found[0]),
        )


def _is_left(outside: str, inside: str) -> bool:
    """Whether marks between the two characters are at the edge of what is ``inside``."""
    if not inside or inside.isspace():
        return False
    return not _is_punctuation(inside) or not outside.strip() or _is_punctuation(outside)


@lru_cache(maxsize=1024)
def _is_punctuation(character: str) -> bool:
    """Punctuation, a symbol, or the edge of a place where Python-Markdown keeps markup."""
    if not character:
        return False
    return character in {STX, ETX} or unicodedata.category(character)[0] in "PS"


def _opener(openers: list[_Run], closer: _Run, bottom: int) -> int:
    for position in range(len(openers) - 1, -1, -1):
        if openers[position].number < bottom:
            return -1
        if closer.may_close(openers[position]):
            return position
    return -1


def _joined(opener: _Run, closer: _Run) -> _Pair:
    """Take one mark or two from each."""
    width = 2 if min(opener.end - opener.start, closer.end - closer.start) > 1 else 1
    opener.end -= width
    closer.start += width
    return _Pair(
        start=opener.end,
        end=closer.start,
        inner=(opener.end + width, closer.start - width),
        tag="del" if opener.mark == "~" else "strong" if width > 1 else "em",
    )


def _element(pairs: list[_Pair], data: str) -> Element:
    """The first of the pairs as an element, with the others inside it."""
    root = Element("root")
    open_pairs = [(_Pair(0, len(data) + 1, (pairs[0].start, pairs[0].end), "root"), root)]
    position = pairs[0].start
    for pair in [*pairs, None]:
        while len(open_pairs) > 1 and (pair is None or open_pairs[-1][0].end <= pair.start):
            closed, element = open_pairs.pop()
            _append(element, data[position : closed.inner[1]])
            position = closed.end
        if pair is not None:
            _append(open_pairs[-1][1], data[position : pair.start])
            open_pairs.append((pair, SubElement(open_pairs[-1][1], pair.tag)))
            position = pair.inner[0]
    return root[0]


def _escaped(text: str) -> str:
    """``text`` whose marks mean nothing."""
    return text.translate(_ESCAPED) if "*" in text or "_" in text or "~" in text else text


def _append(element: Element, text: str) -> None:
    text = _escaped(text)
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
