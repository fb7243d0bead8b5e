"""Runs: from an element tree to the pieces of text that stand beside each other in a block."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from typing import Literal, NamedTuple
from xml.etree.ElementTree import Element

from markdown.util import HTML_PLACEHOLDER_RE

_TAG_NAME = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")


class Run(NamedTuple):
    """The ``text`` or the ``tail`` of an element; a tuple, because there are hundreds."""

    element: Element
    slot: Literal["text", "tail"]
    text: str

    def replace(self, text: str) -> None:
        """Let it say ``text``."""
        if self.slot == "text":
            self.element.text = text
        else:
            self.element.tail = text


def runs_by_block(root: Element, is_block: Callable[[object], bool]) -> Iterator[list[Run]]:
    """The runs of each block in the order of the document, without recursion."""
    runs: list[Run] = []
    begins = _Known(is_block)
    stack = [(root, False)]
    while stack:
        element, left = stack.pop()
        if runs and begins[element.tag]:
            yield runs
            runs = []
        if left:
            if element.tail:
                runs.append(Run(element, "tail", element.tail))
            continue
        if element.text:
            runs.append(Run(element, "text", element.text))
        stack.append((element, True))
        if len(element):
            stack.extend((child, False) for child in reversed(element))
    if runs:
        yield runs


class _Known(dict[object, bool]):
    """Which names are those of blocks: there are many elements, and few names."""

    def __init__(self, is_block: Callable[[object], bool]) -> None:
        super().__init__()
        self._is_block = is_block

    def __missing__(self, tag: object) -> bool:
        self[tag] = self._is_block(tag)
        return self[tag]


class RawElements:
    """Raw inline HTML, for which there are only placeholders in the text.

    ``stash`` is what they stand for; ``names`` are the elements that matter.
    """

    def __init__(self, stash: Sequence[str | Element], names: Set[str]) -> None:
        self._steps = {
            number: -1 if tag[1] else 1
            for number, html in enumerate(stash)
            if isinstance(html, str) and (tag := _TAG_NAME.match(html)) and tag[2].lower() in names
        }

    def __bool__(self) -> bool:
        return bool(self._steps)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the inside of such an element begins and ends in ``text``, that of a block."""
        spans = []
        start = depth = 0
        for mark in HTML_PLACEHOLDER_RE.finditer(text) if self._steps else ():
            step = self._steps.get(int(mark[1]), 0)
            if step > 0 and not depth:
                start = mark.end()
            if step < 0 and depth == 1:
                spans.append((start, mark.start()))
            depth = max(depth + step, 0)
        if depth:
            spans.append((start, len(text)))
        return spans
