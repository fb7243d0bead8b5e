"""Flow: the markup of blocks one after another, within the containers that are open."""

from typing import Literal

from blogkit.content.markdown.fast.unread import ListsUnread, Unread
from blogkit.content.markdown.layout import MAX_DEPTH
from blogkit.dataclasses import dataclass

END_OF_QUOTE = "</blockquote>\n"
_MAY_HOLD_CODE = frozenset(["</ol>\n", "</ul>\n", "</aside>\n", "</dl>\n"])

Kind = Literal["list", "item", "quote", "callout", "note"]


@dataclass(slots=True)
class _Container:
    """An open container, ``fresh`` until its first block; ``at`` is where its tag stands.

    An item is ``tight`` when text was in it that is in no paragraph; ``loose`` says whether
    text has to be in paragraphs, None that the events say so. A quote goes on from where
    the end tag of the one before was.
    """

    kind: Kind
    at: int
    closing: str
    fresh: bool = True
    tight: bool = False
    loose: bool | None = None
    goes_on_from: int = 0


class Flow:
    """Writes blocks as Python-Markdown does, each on lines of its own."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._stack: list[_Container] = []

    @property
    def inside(self) -> Kind | None:
        """What the innermost open container is."""
        return self._stack[-1].kind if self._stack else None

    def block(self) -> None:
        """Begin a block: the first one in an item is on a line of its own."""
        if self._stack:
            innermost = self._stack[-1]
            if innermost.fresh:
                innermost.fresh = False
                if innermost.kind == "item":
                    self.out.append("\n")

    def line(self) -> None:
        """Begin the text of an item that has no paragraphs; code may stand before it."""
        item = self._stack[-1]
        if not item.fresh and not item.tight:
            raise Unread("text behind a block in an item")
        if item.tight:
            self.out.append("\n")
        item.fresh, item.tight = False, True

    def code(self, markup: str) -> None:
        """A figure of code."""
        item = self._stack[-1] if self._stack and self._stack[-1].kind == "item" else None
        if item is None or item.loose or (item.loose is None and not item.tight):
            if item is not None and item.fresh and item.loose is None:
                raise ListsUnread
            self.block()
            self.out.append(f"{markup}\n")
        elif item.fresh:
            item.fresh, item.tight = False, True
            self.out.append(markup)
        elif item.tight:
            self.out.append(f"\n{markup}")
        else:
            raise Unread("code behind a list in an item")

    def indented(self, markup: str) -> None:
        """A figure of indented code, unless a list or callout above it might hold it."""
        if self._last() in _MAY_HOLD_CODE:
            raise Unread("indented code behind a list or callout")
        if self.inside == "item" and self._stack[-1].fresh:
            raise Unread("an item whose text is far behind its mark")
        self.code(markup)

    def open(self, kind: Kind, opening: str, closing: str) -> None:
        """Open a container; raises ``Unread`` where too many are open."""
        if len(self._stack) >= MAX_DEPTH:
            raise Unread("deep nesting")
        if kind == "list" and self._last() == closing:
            raise Unread("two lists of one kind beside each other")
        if kind != "item":
            self.block()
        self._stack.append(_Container(kind, len(self.out), closing))
        self.out.append(opening)

    def _last(self) -> str:
        """The block above, which may be in a quote that goes on."""
        at = self._last_at()
        return self.out[at] if at >= 0 else ""

    def _last_at(self) -> int:
        if self._stack and self._stack[-1].fresh and self._stack[-1].goes_on_from > 0:
            return self._stack[-1].goes_on_from - 1
        return len(self.out) - 1

    def open_quote(self) -> None:
        """Open a quote, or go on with the one that has just ended, as Python-Markdown does."""
        if self._last() == END_OF_QUOTE:
            end = self._last_at()
            self.out[end] = ""
            self.open("quote", "", END_OF_QUOTE)
            self._stack[-1].goes_on_from = end
        else:
            self.open("quote", "<blockquote>\n", END_OF_QUOTE)

    def close(self) -> None:
        """Close the innermost container."""
        container = self._stack.pop()
        if container.fresh and container.kind == "quote":
            raise Unread("a quote with nothing in it")
        self.out.append(container.closing)

    def open_item(self, *, loose: bool | None) -> None:
        """Open an item; ``loose``: whether there are paragraphs in it, None for what it says."""
        self.open("item", "<li>", "</li>\n")
        self._stack[-1].loose = loose

    @property
    def loose(self) -> bool | None:
        """Whether the text of the innermost item is in paragraphs, None for what it says."""
        return self._stack[-1].loose

    @property
    def in_tight_item(self) -> bool:
        """Whether the innermost container is an item without paragraphs."""
        return bool(self._stack) and self._stack[-1].tight

    @property
    def begins_quote(self) -> bool:
        """Whether the block that comes next is the first in a quote."""
        return bool(self._stack) and self._stack[-1].kind == "quote" and self._stack[-1].fresh

    def make_callout(self, kind: str) -> None:
        """Let the quote that has just begun be a callout."""
        quote = self._stack[-1]
        if quote.goes_on_from:
            self.out[quote.goes_on_from] = END_OF_QUOTE
        self.out[quote.at] = f'<aside class="callout callout-{kind}" role="note">\n'
        quote.kind, quote.closing = "callout", "</aside>\n"

    def make_task(self) -> None:
        """Let the innermost item be a task."""
        if self.inside != "item":
            raise Unread("a task outside of an item")
        self.out[self._stack[-1].at] = '<li class="task">'
