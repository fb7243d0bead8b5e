"""Lists: which of their items have paragraphs in them.

CommonMark decides for a list as a whole. The default engine decides item by item: there are
paragraphs where a blank line is before the item, behind it, or in the one before; or where one
is in the item, unless that is the last and the blank line in an item of a list in it. A block
that is neither a list nor fenced code counts as one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, Self

from blogkit.content.markdown.fast.unread import Unread
from blogkit.dataclasses import dataclass

_BLANK = re.compile(rb"\n[ \t>]*(?=\n)")
_BLOCKS = frozenset(["BlockQuote", "Heading", "HtmlBlock", "Table"])


@dataclass(slots=True)
class _Item:
    """An item in the source, the one that it is in, and the one ``before`` it in its list.

    ``blanks`` are the blank lines in it, ``direct`` those that are in no other item in it.
    """

    start: int
    end: int
    parent: Self | None
    before: Self | None
    blanks: int = 0
    direct: int = 0
    loose: bool = False


class _Items:
    """The items of a text, in the order in which they begin."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self.found: list[_Item] = []
        self.code: list[tuple[int, int]] = []
        self._open: list[_Item] = []
        self._last: list[_Item | None] = []  # of each open list

    def start(self, tag: Any, start: int, end: int) -> None:
        name = tag if type(tag) is str else next(iter(tag))
        if name == "List":
            self._last.append(None)
        elif name == "Item":
            parent = self._open[-1] if self._open else None
            self._last[-1] = item = _Item(start, end, parent, self._last[-1])
            self._open.append(item)
            self.found.append(item)
        elif name == "CodeBlock" and tag["CodeBlock"] != "Indented":
            self.code.append((start, end))
        elif name == "CodeBlock" or name in _BLOCKS:
            self.separate()
            if self._open and name == "Table":
                self._check_table(start, self._open[-1])
            if self._open and name == "Heading" and self.source[start : start + 1] != b"#":
                raise Unread(
                    "a heading with a line below it in an item", _character(self.source, start)
                )

    def _check_table(self, start: int, item: _Item) -> None:
        """Raise ``Unread`` where the default engine sees no table."""
        end = self.source.rfind(b"\n", 0, start)
        above = self.source[self.source.rfind(b"\n", 0, max(end, 0)) + 1 : max(end, 0)]
        if end > item.start and above.strip(b" \t>"):
            raise Unread("a table at once below a line of an item", _character(self.source, start))

    def end(self, tag: Any) -> None:
        if tag == "Item":
            self._open.pop()
        elif type(tag) is dict and "List" in tag:
            self._last.pop()

    def separate(self) -> None:
        """Count a blank line where there need not be one."""
        for item in self._open:
            item.blanks += 1
        for item in self._open[-1:]:
            item.direct += 1


def _character(source: bytes, at: int) -> int:
    return len(source[:at].decode())


def loose_items(source: str, events: Iterable[tuple[Any, Any]]) -> list[bool]:
    """Whether there are paragraphs in each item of ``source``, in the order in which they begin.

    ``events`` come with their places, in bytes.
    """
    items = _Items(source.encode())
    for event, place in events:
        if event == "Rule":
            items.separate()
        elif "Start" in event:
            items.start(event["Start"], place["start"], place["end"])
        elif "End" in event:
            items.end(event["End"])
    return _loose(items)


def _loose(items: _Items) -> list[bool]:
    source = items.source
    ends = [end for _, end in items.code]
    blanks = []
    for blank in _BLANK.finditer(source):
        at = bisect_left(ends, blank.end())
        if at == len(ends) or items.code[at][0] > blank.start():
            blanks.append(blank.start())

    def count(start: int, end: int) -> int:
        return bisect_left(blanks, end) - bisect_left(blanks, start)

    for item in items.found:
        item.end = item.start + len(source[item.start : item.end].rstrip(b" \t\n>"))
        found = count(item.start, item.end)
        item.blanks += found
        item.direct += found
        if item.parent is not None:
            item.parent.direct -= found
    for item in items.found:
        before = item.before
        if before is not None and (before.blanks or count(before.end, item.start)):
            before.loose = item.loose = True
        item.loose = item.loose or item.direct > 0
    return [item.loose for item in items.found]
