"""Leaves: those whose text is read a little differently."""

import re

from blogkit.content.markdown.fast.foreign import check_cell
from blogkit.content.markdown.fast.leaf import Leaf
from blogkit.content.markdown.fast.listed import LIST, with_attributes
from blogkit.content.markdown.fast.unread import Unread

_BEHIND = re.compile(rf"(.*?) +{LIST}$")
_BELOW = re.compile(rf"{LIST}$")


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


class Term(Leaf):
    """What a definition is about."""

    def line_break(self, markup: str) -> None:  # noqa: ARG002
        """Another term, or a line of this one."""
        raise Unread("a definition of several terms")


class _Listed(Leaf):
    """A leaf that attributes may be listed for at its end."""

    _listed = ""
    _end = 0

    def _list(self, listed: str, pieces: int = 0) -> None:
        """Keep the list of attributes; so many ``pieces`` may follow."""
        self._listed = listed
        self._end = len(self.out) + pieces

    def opening(self, tag: str) -> str:
        """Its start tag; raises ``Unread`` where something follows the attributes."""
        if not self._listed:
            return f"<{tag}>"
        if self._end != len(self.out):
            raise Unread("an attribute list")
        return with_attributes(f"<{tag}>", self._listed)


class Paragraph(_Listed):
    """A paragraph, with its attributes on a line of their own."""

    def _unlisted(self, text: str) -> str:
        found = _BELOW.match(text) if self.out[-1:] == ["\n"] else None
        if not found:
            return super()._unlisted(text)
        self.out.pop()
        self._plain.pop()
        self._list(found[1])
        return ""


class Heading(_Listed):
    """The text of a heading, with its attributes behind it: ``## Milk {#milk}``."""

    def text(self, text: str) -> None:
        """Text; raises ``Unread`` as that of other leaves does."""
        if not self.out and text.startswith("[!"):
            raise Unread("a callout with a line below its mark")
        super().text(text)

    def _unlisted(self, text: str) -> str:
        found = _BEHIND.match(text)
        if not found:
            return super()._unlisted(text)
        if found[1].endswith("#") or (not found[1] and not self.out):
            raise Unread("a heading with attributes and nothing or # before them")
        self._list(found[2], 1 if found[1] else 0)
        return found[1]

    def line_break(self, markup: str) -> None:  # noqa: ARG002
        """A heading of several lines, which Python-Markdown does not know."""
        raise Unread("a heading of several lines")
