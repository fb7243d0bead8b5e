"""Layout: from a line and the containers that it stands in to that line for Python-Markdown."""

import re
from dataclasses import dataclass
from typing import Literal

from blogkit.content.markdown.blocks import dedented, indentation

MAX_DEPTH = 50
"""How deep quotes and lists may nest; Python-Markdown recurses four times for each level."""

QUOTE = re.compile(r" {0,3}> ?")


@dataclass(slots=True, kw_only=True)
class Container:
    """An open quote, list item, or block with an indented body.

    ``width`` is the white space that its further lines begin with; ``opening`` stands before
    its first line in the way of Python-Markdown, ``indent`` before the others. A container is
    ``fresh`` until a line is in it, and ``tight`` until a blank line is.
    """

    kind: Literal["quote", "item", "block"]
    width: int = 0
    opening: str = ""
    indent: str = "    "
    ordered: bool = False
    tight: bool = True
    fresh: bool = False


class Layout:
    """The stack of open containers, and the lines that were written inside them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.stack: list[Container] = []

    @property
    def depth(self) -> int:
        """How many containers are open."""
        return len(self.stack)

    @property
    def in_tight_item(self) -> bool:
        """Whether the innermost container is an item without a blank line."""
        return bool(self.stack) and self.stack[-1].kind == "item" and self.stack[-1].tight

    @property
    def is_fresh(self) -> bool:
        """Whether a container begins on the line that comes next."""
        return bool(self.stack) and self.stack[-1].fresh

    def match(self, line: str) -> tuple[int, str]:
        """How many of the open containers go on in ``line``, and what is inside them."""
        for depth, container in enumerate(self.stack):
            if container.kind == "quote":
                mark = QUOTE.match(line)
                if not mark:
                    return depth, line
                line = line[mark.end() :]
            elif line.strip():
                if indentation(line) < container.width:
                    return depth, line
                line = dedented(line, container.width)
        return self.depth, line

    def close(self, depth: int) -> bool:
        """Close the containers beyond ``depth``; whether there were any."""
        closed = depth < self.depth
        del self.stack[depth:]
        return closed

    def write(self, text: str, *, lazy: bool = False) -> None:
        """One line inside the open containers; a lazy one without the indent of the items."""
        depth = self.depth
        while lazy and depth and self.stack[depth - 1].kind == "item":
            if self.stack[depth - 1].fresh:
                break
            depth -= 1
        self.lines.append(self._prefix(depth) + text)
        for container in self.stack:
            container.fresh = False

    def blank(self) -> None:
        """A blank line: after it no item is tight."""
        depth = self.depth
        while depth and self.stack[depth - 1].indent != "> ":
            depth -= 1
        self.lines.append(self._prefix(depth).rstrip())
        for container in self.stack:
            container.tight = container.fresh = False

    def separate(self) -> None:
        """A blank line, unless there is one or a container begins on the next line."""
        if not self.is_fresh and self.lines and self.lines[-1].strip("> "):
            self.blank()

    def split_table(self) -> None:
        """A blank line before the last line, the head of a table that follows a paragraph."""
        if not any(container.kind == "item" for container in self.stack):
            head = self.lines.pop()
            self.blank()
            self.lines.append(head)

    def _prefix(self, depth: int) -> str:
        return "".join(
            container.opening if container.fresh else container.indent
            for container in self.stack[:depth]
        )
