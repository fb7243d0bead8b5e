"""Blocks: the paragraphs, headings, code, tables and containers of one text, event by event."""

import re
from collections.abc import Sequence
from typing import Any

from blogkit.content.markdown.fast.expanded import PLACE
from blogkit.content.markdown.fast.leaf import Leaf, Manner
from blogkit.content.markdown.fast.leaves import Cell, Heading, Paragraph, Term
from blogkit.content.markdown.fast.lines import Lines
from blogkit.content.markdown.fast.source import COLON, restored
from blogkit.content.markdown.fast.tables import Table
from blogkit.content.markdown.fast.unread import ListsUnread, Unread
from blogkit.content.markdown.fast.verbatim import raw_html, written_code
from blogkit.content.markdown.fences import Fence, figure, parse_info
from blogkit.content.markdown.wording import Wording

_PLACE = re.compile(f"<!--{PLACE}(\\d+)-->")


class Blocks(Lines):
    """Writes the blocks of one text; raises ``Unread`` for what the default engine has to read.

    ``diagrams`` are the languages of code that draws; ``loose`` says of each item whether there
    are paragraphs in it: raises ``ListsUnread`` where that has to be known. ``made`` is the markup
    that comments stand for, ``raw`` are the pieces of the raw HTML that is open.
    """

    def __init__(
        self,
        manner: Manner,
        wording: Wording,
        diagrams: frozenset[str],
        made: Sequence[str],
        loose: Sequence[bool] | None,
    ) -> None:
        super().__init__(manner, wording)
        self.raw: list[str] = []
        self.table = Table((), wording)
        self._diagrams = diagrams
        self._made = made
        self._loose = None if loose is None else iter(loose)
        self._heading: Heading | None = None
        self._fence: Fence | None = None
        self._left_open = 0  # raw elements

    def markup(self) -> str:
        """All that was written."""
        return "".join([*self._flow.out, self._notes.section()]).strip()

    def open_paragraph(self, _: Any) -> None:
        """The start of a paragraph."""
        if self.leaf is None and not self._flow.inside:
            self.leaf = Paragraph(self._manner)
            return
        if self._flow.inside == "item":
            if self._loose is None:
                raise ListsUnread
            self._end_line()
            self.line()
            return
        self.may_be_callout = self._flow.begins_quote
        self._begin()
        self.leaf = Paragraph(self._manner)

    def close_paragraph(self) -> None:
        """The end of a paragraph; in an item without any the block that comes next ends it."""
        if self._flow.inside != "item" or self._flow.loose:
            self._write_paragraph()

    def open_heading(self, _: Any) -> None:
        """The start of a heading."""
        if self._flow.inside == "item" and self._loose is None:
            raise ListsUnread
        self._begin()
        self.leaf = self._heading = Heading(self._manner)

    def close_heading(self, level: str) -> None:
        """The end of a heading; one that says nothing is none."""
        heading, self.leaf, self._heading = self._heading, None, None
        if heading and heading.out:
            tag = level.lower()
            markup = f"{heading.opening(tag)}{heading.markup()}</{tag}>\n"
            self._flow.out.append(markup)

    def rule(self) -> None:
        """A line across the page."""
        self._begin()
        self._flow.out.append("<hr>\n")

    def _begin(self) -> None:
        """Begin a block that is neither a list nor code."""
        self._separate()
        self._flow.block()

    def _separate(self) -> None:
        """End the line above a block; an item with that and a block has paragraphs."""
        if self._in_definition:
            raise Unread("a definition with paragraphs or other blocks")
        if self._loose is None and (self.leaf is not None or self._flow.in_tight_item):
            raise ListsUnread
        self._end_line()

    def open_code(self, kind: Any) -> None:
        """The start of code."""
        self._end_line()
        self._code = []
        self._fence = None
        if kind != "Indented":
            self._fence = parse_info(restored(kind["Fenced"]).strip())
            if self._fence.language.lower() in self._diagrams:
                raise Unread("a diagram")

    def close_code(self) -> None:
        """The end of code."""
        code, self._code = written_code(self._code or ()), None
        if self._fence is not None:
            self._flow.code(figure(code, self._fence, fast_paths=self._manner.fast_paths))
        elif self._left_open or "\t" in code:
            raise Unread("indented code with tabs or in raw HTML")
        else:
            self._flow.indented(figure(code.rstrip() + "\n", Fence()))

    def close_raw(self) -> None:
        """The end of raw HTML, or of a comment that stands for markup."""
        if place := _PLACE.fullmatch("".join(self.raw).strip()):
            self._begin()
            self._flow.out.append(f"{self._made[int(place[1])]}\n")
            return
        if self.leaf is not None or self._flow.inside or self._note:
            raise Unread("raw HTML in a list, quote or footnote")
        markup, left_open = raw_html(self.raw)
        self._left_open = max(self._left_open + left_open, 0)
        self._flow.out.append(f"{markup}\n")

    def open_quote(self) -> None:
        """The start of a quote."""
        self._separate()
        self._flow.open_quote()

    def open_list(self, start: int | None) -> None:
        """The start of a list."""
        self._end_line()
        if start is None:
            self._flow.open("list", "<ul>\n", "</ul>\n")
        else:
            number = "" if start == 1 else f' start="{start}"'
            self._flow.open("list", f"<ol{number}>\n", "</ol>\n")

    def open_item(self) -> None:
        """The start of an item."""
        self._flow.open_item(loose=None if self._loose is None else next(self._loose))

    def close_container(self) -> None:
        """The end of a list, an item or a quote."""
        self._end_line()
        self._flow.close()

    def open_note(self, label: str) -> None:
        """The start of the text of a footnote, which comes after all others."""
        if self._flow.inside or self._note is not None:
            raise Unread("a footnote that is defined in a list or quote")
        self._note = (restored(label), self._flow.out)
        self._flow.out = []

    def close_note(self) -> None:
        """The end of the text of a footnote."""
        if self._note is None or not self._flow.out or not self._flow.out[0].startswith("<p"):
            raise Unread("a footnote that begins with no paragraph")
        label, before = self._note
        self._notes.define(label, self._flow.out)
        self._note, self._flow.out = None, before

    def open_table(self, sides: tuple[str, ...]) -> None:
        """The start of a table."""
        self._begin()
        self.table = Table(sides, self._wording)

    def close_table(self) -> None:
        """The end of a table."""
        self._flow.out.append(self.table.markup())

    def open_cell(self) -> None:
        """The start of a cell."""
        self.leaf = Cell(self._manner)

    def close_cell(self) -> None:
        """The end of a cell."""
        self.table.cell(self._finished())

    def open_definitions(self, _: Any) -> None:
        """The start of a list of definitions."""
        if found := COLON.search(self._manner.source):
            double = self._manner.source.startswith(":", found.end())
            what = "a shortcut" if double else "a line with a colon that is no definition"
            raise Unread(what, found.start())
        if self._flow.inside == "item" or self._note is not None:
            raise Unread("a definition list in an item or a footnote")
        self._begin()
        self._flow.out.append("<dl>\n")

    def open_term(self, _: Any) -> None:
        """The start of a term."""
        self.leaf = Term(self._manner)

    def close_term(self, _: Any) -> None:
        """The end of a term."""
        self._flow.out.append(f"<dt>{self._finished()}</dt>\n")

    def open_definition(self, _: Any) -> None:
        """The start of a definition of one line, or of one that is wrapped."""
        self.leaf = Leaf(self._manner)
        self._in_definition = True

    def close_definition(self, _: Any) -> None:
        """The end of a definition."""
        self._in_definition = False
        self._flow.out.append(f"<dd>{self._finished()}</dd>\n")

    def close_definitions(self, _: Any) -> None:
        """The end of a list of definitions."""
        self._flow.out.append("</dl>\n")

    def _finished(self) -> str:
        """The markup of the open leaf, which ends."""
        leaf, self.leaf = self.line(), None
        return leaf.markup()

    def refuse_subscript(self, _: Any) -> None:
        """GitHub strikes through what is between single tildes, the default engine does not."""
        raise Unread("text between single ~")
