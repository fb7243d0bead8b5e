"""Expanded: from a text with shortcuts to one without, and the markup that stands for them.

Only for those that begin at the very left, where they are in no list or quote; the others come
out of the parser as text.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from blogkit.content.markdown.around import around
from blogkit.content.markdown.blocks import Captured, captured_fence, indentation
from blogkit.content.markdown.directives import Directive, read_directive
from blogkit.content.markdown.fast.unread import Unread
from blogkit.content.markdown.wording import KINDS
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError
from blogkit.model.shortcuts import Shortcut

PLACE = "\ue001"
"""Begins the text of a comment that stands for markup."""

MAY_BE = re.compile(r"^(?::::?|!!! ?)[\w-]", re.MULTILINE)
"""Where there may be a shortcut."""

_CLOSING = re.compile(r"(:{3,}) *$")
_ADMONITION = re.compile(rf'!!! ?({"|".join(KINDS)})(?: +"(.+)")? *$', re.IGNORECASE)
_PICTURE = re.compile(r"!\[[^\[\]\\]*\]\(([^\s()<>\\]+|<[^<>\\]+>)(?: +\"[^\"\\]*\")?\)$")
_ELEMENT = re.compile(r" {0,3}<(?!!--.*--> *$)|[ >]*(?:[-+*]|\d+[.)]) +(?:```|~~~)")
"""What lines may belong to that begin at the very left, other than fenced code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expanded:
    """A text without shortcuts.

    ``made`` is the markup that comments stand for, ``inserted`` are the indices of lines in it
    that nobody wrote.
    """

    text: str
    made: Sequence[str] = ()
    inserted: Sequence[int] = ()

    def line_of(self, index: int) -> int:
        """The number of the line that was written, for the ``index`` of one in the text."""
        return index + 1 - bisect_left(self.inserted, index)


class Expansion:
    """Reads the lines of one text.

    ``alone`` makes the markup of a shortcut which stands alone and is none of a theme's.
    """

    def __init__(self, known: Mapping[str, Shortcut], alone: Callable[[Directive], str]) -> None:
        self._made: list[str] = []
        self._inserted: list[int] = []
        self._known = known
        self._alone = alone
        self._lines: list[str] = []
        self._open: list[Directive] = []
        self._fence: Captured | None = None

    def read(self, text: str) -> Expanded:
        """``text`` without its shortcuts; raises ``Unread`` for those that are not known here."""
        lines = text.split("\n")
        at = 0
        try:
            while at < len(lines):
                at = self._read(lines, at)
            if self._open:
                at = self._open[0].line - 1
                raise Unread("a shortcut")
        except Unread as error:
            raise Unread(error.what, sum(len(line) + 1 for line in lines[:at])) from None
        expanded = "\n".join(self._lines)
        return Expanded(text=expanded, made=self._made, inserted=self._inserted)

    def _read(self, lines: Sequence[str], at: int) -> int:
        """Read the line ``at``, and those that belong to it; where the next one is."""
        line = lines[at]
        if self._in_fence(line):
            self._write(line)
        elif line.startswith("::"):
            self._directive(line, at)
        elif self._open and self._open[-1].shortcut.name == "gallery":
            self._picture(line)
        elif found := _ADMONITION.match(line):
            return self._admonition(found, lines, at + 1)
        elif _ELEMENT.match(line):
            raise Unread("a shortcut beside raw HTML, or beside code in an item")
        else:
            self._write(line)
        return at + 1

    def _write(self, line: str) -> None:
        quoted = sum(directive.shortcut.name in KINDS for directive in self._open)
        self._lines.append("> " * quoted + line)

    def _in_fence(self, line: str) -> bool:
        if self._fence is None:
            self._fence = captured_fence(line)
            return self._fence is not None
        if line.strip() and indentation(line) < self._fence.indent:
            raise Unread("a shortcut beside raw HTML, or beside code in an item")
        self._fence.take(line)
        if self._fence.ended:
            self._fence = None
        return True

    def _admonition(self, found: re.Match[str], lines: Sequence[str], at: int) -> int:
        """A callout with an indented body becomes one in a quote."""
        end = at
        while end < len(lines) and (not lines[end].strip() or lines[end].startswith("    ")):
            end += 1
        body = list(lines[at:end])
        while body and not body[-1].strip():
            body.pop()
        if end < len(lines) and at + len(body) == end:
            raise Unread("a callout with !!!")
        self._callout(found[1], found[2] or "")
        for line in body:
            self._write(f"> {line[4:]}")
        for _ in lines[at + len(body) : end]:
            self._write("")
        return end

    def _callout(self, kind: str, title: str) -> None:
        """The mark of a callout, apart from a quote above it and from code below it."""
        if self._lines and self._lines[-1].strip(" >"):
            self._insert("")
        self._write(f"> [!{kind}] {title}")
        self._insert(">")

    def _insert(self, line: str) -> None:
        self._inserted.append(len(self._lines))
        self._write(line)

    def _directive(self, line: str, at: int) -> None:
        if closing := _CLOSING.match(line):
            self._close(closing[1])
            return
        try:
            directive = read_directive(line, at + 1, self._known)
        except ContentError:
            directive = None
        if directive is None:
            raise Unread("a shortcut")
        self._begin(directive)

    def _begin(self, directive: Directive) -> None:
        shortcut = directive.shortcut
        if shortcut.container and self._open:
            raise Unread("a shortcut")
        if shortcut.name in KINDS:
            self._callout(shortcut.name, directive.text)
            self._open.append(directive)
        elif shortcut.container:
            self._place(around(directive)[0])
            self._open.append(directive)
        else:
            self._place("".join(around(directive)) if shortcut.of_theme else self._alone(directive))

    def _close(self, colons: str) -> None:
        if not self._open or self._open[-1].colons != len(colons):
            raise Unread("a shortcut")
        directive = self._open.pop()
        if directive.shortcut.name in KINDS:
            self._write("")
        else:
            self._place(around(directive)[1])

    def _place(self, markup: str) -> None:
        self._write(f"<!--{PLACE}{len(self._made)}-->")
        self._made.append(markup)

    def _picture(self, line: str) -> None:
        if not line.strip():
            return
        found = _PICTURE.match(line.rstrip())
        if not found:
            raise Unread("a shortcut")
        self._write(f"[{found[0]}]({found[1]})")
        self._insert("")
