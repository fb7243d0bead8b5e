"""Layout: from a line and the containers that it stands in to that line for Python-Markdown."""

import re
from typing import Literal

from blogkit.content.markdown.blocks import CODE_INDENT, dedented, indentation
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem

MAX_DEPTH = 50
"""How deep quotes and lists may nest; Python-Markdown recurses four times for each level."""

QUOTE = re.compile(r" {0,3}> ?")


@dataclass(slots=True, kw_only=True)
class Container:
    """An open quote, list item, or block with an indented body.

    ``width`` is the white space that its further lines begin with; ``opening`` stands before
    its first line in the way of Python-Markdown, ``indent`` before the others. A container is
    ``fresh`` until a line is in it, and ``tight`` until a blank line is. That of a ``shortcut``
    began on ``line``, goes on to as many ``colons``, and ends with the markup ``closing``.
    """

    kind: Literal["quote", "item", "block"]
    width: int = 0
    opening: str = ""
    indent: str = "    "
    ordered: bool = False
    tight: bool = True
    fresh: bool = False
    shortcut: str = ""
    colons: int = 0
    line: int = 0
    closing: str = ""

    @property
    def is_quote(self) -> bool:
        """Whether its lines begin with ``>``; those of a callout do not."""
        return self.indent == "> "


class Layout:
    """The stack of open containers, and the lines that were written inside them.

    ``paragraph`` is the number of lines in the open paragraph, ``number`` that of the line
    which is being read; ``unclosed`` are shortcuts that ended without their colons,
    ``problems`` what was found wrong so far.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.stack: list[Container] = []
        self.paragraph = 0
        self.number = 0
        self.unclosed: list[Container] = []
        self.problems: list[Problem] = []

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
            else:
                # As Python-Markdown has it, four spaces are always enough.
                if line.strip() and indentation(line) < min(container.width, CODE_INDENT):
                    return depth, line
                line = dedented(line, container.width)
        return self.depth, line

    def push(self, container: Container) -> None:
        """Open a container; raises ``ContentError`` where there are too many."""
        if self.depth >= MAX_DEPTH:
            what = f"quotes and lists are nested more than {MAX_DEPTH} levels deep"
            place = Place(path="", line=self.number)
            raise ContentError([Problem(rule="nesting", what=what, place=place)])
        self.stack.append(container)
        self.paragraph = 0

    def close(self, depth: int) -> bool:
        """Close the containers beyond ``depth``; whether there were any."""
        if depth == self.depth:
            return False
        self.unclosed += [container for container in self.stack[depth:] if container.colons]
        del self.stack[depth:]
        self.paragraph = 0
        return True

    def write(self, text: str, *, lazy: bool = False) -> None:
        """One line inside the open containers; a lazy one without the indent of the items."""
        depth = self.depth
        if not text and self.is_fresh:
            # A dash by itself would make a heading of the line above.
            self.stack[-1].opening = self.stack[-1].opening.replace("-", "+")
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
        while depth and not self.stack[depth - 1].is_quote:
            depth -= 1
        self.lines.append(self._prefix(depth).rstrip())
        for container in self.stack:
            container.tight = container.fresh = False

    def separate(self) -> None:
        """A blank line, unless there is one or a container begins on the next line."""
        if self.is_fresh or not self.lines:
            return
        quotes = sum(container.is_quote for container in self.stack)
        last = self.lines[-1]
        if last.strip("> ") or last.count(">") > quotes:
            self.blank()

    def detach(self) -> None:
        """Let what comes next begin on a line of its own, not on that of an item's marker."""
        if self.is_fresh and self.in_tight_item:
            self.write("")
            self.blank()

    def _prefix(self, depth: int) -> str:
        """What stands before a line; items around a quote are indented on its first line alone.

        Python-Markdown leaves the indent of the others in, and does not see the quote then.
        """
        if not depth:
            return ""
        containers = self.stack[:depth]
        last = max((i for i, c in enumerate(containers) if c.is_quote and not c.fresh), default=-1)
        return "".join(
            container.opening if container.fresh else container.indent
            for position, container in enumerate(containers)
            if position >= last or container.kind != "item"
        )
