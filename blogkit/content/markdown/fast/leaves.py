"""Leaves: headings and the cells of tables, whose text is read a little differently."""

import re

from blogkit.content.markdown.fast.foreign import check_cell
from blogkit.content.markdown.fast.leaf import Leaf
from blogkit.content.markdown.fast.unread import Unread

_ANCHOR = re.compile(r"(.*?) +\{ *#([A-Za-z0-9_-]+) *\}$")


class Cell(Leaf):
    """The text of a cell of a table."""

    def text(self, text: str) -> None:
        """Text; raises ``Unread`` as that of other leaves does."""
        check_cell(text)
        super().text(text)

    def code(self, code: str) -> None:
        """Code; Python-Markdown shows the backslash before a bar in it."""
        if "|" in code:
            raise Unread("code in a table with | in it")
        super().code(code)


class Heading(Leaf):
    """The text of a heading, whose anchor may stand behind it: ``## Milk {#milk}``."""

    _anchor = ""
    _end = 0

    def text(self, text: str) -> None:
        """Text, or an anchor; raises ``Unread`` as that of other leaves does."""
        if not self.out and text.startswith("[!"):
            raise Unread("a callout with a line below its mark")
        found = _ANCHOR.match(text) if "{" in text else None
        if not found:
            super().text(text)
            return
        if found[1].endswith("#") or (not found[1] and not self.out):
            raise Unread("a heading with an anchor and nothing or # before it")
        super().text(found[1])
        self._anchor = found[2]
        self._end = len(self.out)

    def line_break(self, markup: str) -> None:  # noqa: ARG002
        """A heading of several lines, which Python-Markdown does not know."""
        raise Unread("a heading of several lines")

    @property
    def attributes(self) -> str:
        """What stands behind its name in its tag."""
        if not self._anchor:
            return ""
        if self._end != len(self.out):
            raise Unread("an attribute list")
        return f' id="{self._anchor}"'
