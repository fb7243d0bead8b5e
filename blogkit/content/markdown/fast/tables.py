"""Tables: from the cells of a table to one that scrolls by itself on a narrow screen."""

from collections.abc import Sequence
from html import escape

from blogkit.content.markdown.wording import Wording


class Table:
    """The rows of one table, written as the cells come; ``sides`` are those of its columns."""

    def __init__(self, sides: Sequence[str], wording: Wording) -> None:
        label = escape(wording.table)
        self.out = [
            f'<div aria-label="{label}" class="table" role="group" tabindex="0"><table>\n<thead>\n'
        ]
        self._classes = [f' class="{side.lower()}"' if side != "None" else "" for side in sides]
        self._column = 0
        self._in_head = True
        self._rows = 0

    def open_row(self) -> None:
        """Begin a row."""
        if not self._in_head and not self._rows:
            self.out.append("<tbody>\n")
        self._rows += not self._in_head
        self._column = 0
        self.out.append("<tr>\n")

    def cell(self, markup: str) -> None:
        """The next cell of the row; a header that says nothing is none."""
        sides = self._classes[self._column]
        self._column += 1
        if self._in_head and markup:
            self.out.append(f'<th{sides} scope="col">{markup}</th>\n')
        else:
            self.out.append(f"<td{sides}>{markup}</td>\n")

    def close_row(self) -> None:
        """End a row."""
        self.out.append("</tr>\n")
        if self._in_head:
            self.out.append("</thead>\n")
            self._in_head = False

    def markup(self) -> str:
        """The whole table; one without rows has an empty one, as Python-Markdown has it."""
        if not self._rows:
            self.open_row()
            self.out += ["<td></td>\n"] * len(self._classes)
            self.close_row()
        return "".join([*self.out, "</tbody>\n</table>\n</div>\n"])
