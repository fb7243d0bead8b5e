"""Runs: from an element tree to the pieces of text that stand beside each other in a block."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal
from xml.etree.ElementTree import Element


@dataclass(frozen=True, slots=True)
class Run:
    """The ``text`` or the ``tail`` of an element."""

    element: Element
    slot: Literal["text", "tail"]

    @property
    def text(self) -> str:
        """What it says."""
        return (self.element.text if self.slot == "text" else self.element.tail) or ""

    def replace(self, text: str) -> None:
        """Let it say ``text``."""
        if self.slot == "text":
            self.element.text = text
        else:
            self.element.tail = text


def runs_by_block(root: Element, is_block: Callable[[object], bool]) -> Iterator[list[Run]]:
    """The runs of each block in the order of the document, without recursion."""
    runs: list[Run] = []
    stack = [(root, False)]
    while stack:
        element, left = stack.pop()
        if runs and is_block(element.tag):
            yield runs
            runs = []
        if left:
            if element.tail:
                runs.append(Run(element, "tail"))
            continue
        if element.text:
            runs.append(Run(element, "text"))
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    if runs:
        yield runs
