"""Containers: from lines as CommonMark reads them to lines that Python-Markdown reads alike.

Python-Markdown wants a blank line before a list and four spaces for each level below it, and
finds fenced code only where it is not indented. This pass walks the lines once with the stack
of open quotes, list items, footnotes, definitions and callouts (CommonMark 0.31, "A parsing
strategy"), writes each line again with the indentation that is wanted, and takes fenced code
and raw HTML out of the text on the way.
"""

import re
from collections.abc import Callable, Iterable

from blogkit.content.markdown.blocks import (
    CODE_INDENT,
    MATHS,
    Captured,
    Raw,
    captured_fence,
    captured_formula,
    captured_html,
    indentation,
    markdown_element,
)
from blogkit.content.markdown.layout import QUOTE, Container, Layout
from blogkit.content.markdown.leaves import ITEM, RULE, go_on, write_leaf
from blogkit.content.markdown.problems import problem_at
from blogkit.content.markdown.shortcuts import ShortcutLines, Shortcuts
from blogkit.content.markdown.wording import KINDS
from blogkit.errors import ContentError

_CALLOUT = re.compile(rf"\[!({'|'.join(KINDS)})\](.*)$", re.IGNORECASE)


class ContainerPass:
    """Reads the lines of one text.

    ``stash`` keeps a captured block and gives the text that stands for it; ``is_block`` knows
    the names of block-level elements; ``shortcuts`` are those that the text may use;
    ``maths``: it may have formulas.
    """

    def __init__(
        self,
        stash: Callable[[Captured], str],
        is_block: Callable[[str], bool],
        shortcuts: Shortcuts,
        *,
        maths: bool = False,
    ) -> None:
        self._maths = maths
        self._stash = stash
        self._is_block = is_block
        self._layout = Layout()
        self._shortcuts = ShortcutLines(self._layout, shortcuts)
        self._captured: Captured | None = None
        self._markdown: Raw | None = None  # the open element whose inside is Markdown
        self._html_depth = 0  # how many other raw elements are open

    def read(self, lines: Iterable[str]) -> list[str]:
        """What ``lines`` become.

        Raises ``ContentError`` where they are nested too deep, or a shortcut is wrong.
        """
        for line in lines:
            self._layout.number += 1
            if self._captured and self._capture(self._captured, line):
                continue
            self._read(line.expandtabs(4))
        if self._captured:
            self._release(self._captured)
        self._shortcuts.finish()
        return self._layout.lines

    def _read(self, line: str) -> None:
        layout = self._layout
        if not layout.stack and not line:  # as every other line is
            layout.paragraph = 0
            layout.lines.append("")
            return
        depth, rest = layout.match(line)
        if not rest.strip():
            layout.close(depth)
            layout.paragraph = 0
            layout.blank()
            return
        if self._html_depth and not layout.stack and indentation(rest) >= CODE_INDENT:
            rest = rest.lstrip(" ")  # inside raw HTML this is no code
        if layout.stack and self._shortcuts.close(depth, rest):
            return
        if rest[0].isalpha() and not self._markdown:  # as most lines do, and nothing else begins so
            go_on(layout, depth, rest)
            return
        self._read_begun(*self._open(depth, rest))

    def _read_begun(self, depth: int, rest: str) -> None:
        """Read ``rest``, before which every quote and item that begins here is open."""
        layout = self._layout
        if not rest.strip():
            if layout.is_fresh:
                layout.write("")
        elif not (
            self._start_shortcut(depth, rest)
            or self._start_capture(depth, rest)
            or self._start_markdown(depth, rest)
        ):
            write_leaf(layout, depth, rest)

    def _open(self, depth: int, rest: str) -> tuple[int, str]:
        """Open the quotes and items that ``rest`` begins with."""
        while indentation(rest) < CODE_INDENT:
            if mark := QUOTE.match(rest):
                rest = self._open_quote(depth, rest[mark.end() :])
            elif not RULE.match(rest) and (mark := ITEM.match(rest)):
                body = rest[mark.end() :]
                if not self._may_open(mark[1], body, depth):
                    break
                rest = self._open_item(mark, body, depth)
            else:
                break
            depth = self._layout.depth
        return depth, rest

    def _open_quote(self, depth: int, rest: str) -> str:
        self._layout.close(depth)
        self._layout.separate()
        callout = _CALLOUT.match(rest)
        if not callout:
            self._layout.push(Container(kind="quote", opening="> ", indent="> ", fresh=True))
            return rest
        self._layout.detach()
        title = f' "{callout[2].strip()}"' if callout[2].strip() else ""
        self._layout.write(f"!!! {callout[1].lower()}{title}")
        self._layout.push(Container(kind="quote"))
        self._layout.paragraph = 1  # the mark is one on GitHub, and the next line goes on with it
        return ""

    def _may_open(self, marker: str, body: str, depth: int) -> bool:
        """Whether an item may begin here: not every one may interrupt a paragraph."""
        if not self._layout.paragraph or depth < self._layout.depth:
            return True
        return bool(body.strip()) and (marker in "-+*" or int(marker[:-1]) == 1)

    def _open_item(self, mark: re.Match[str], body: str, depth: int) -> str:
        marker, gap = mark[1], mark[2]
        width = mark.end()
        if not body.strip() or len(gap) > CODE_INDENT:
            width = mark.end(1) + 1
            body = gap[1:] + body
        ordered = marker not in "-+*"
        joined = self._joins(depth, ordered)
        self._layout.close(depth)
        if not joined:
            self._layout.separate()
        self._layout.detach()
        opening = f"{marker[:-1]}. " if ordered else f"{marker} "
        self._layout.push(
            Container(kind="item", width=width, opening=opening, ordered=ordered, fresh=True)
        )
        return body

    def _joins(self, depth: int, ordered: bool) -> bool:
        """Whether a new item can follow the last line without a blank line between."""
        if depth < self._layout.depth:
            sibling = self._layout.stack[depth]
            return sibling.kind == "item" and sibling.ordered == ordered and sibling.tight
        return self._layout.in_tight_item

    def _start_shortcut(self, depth: int, rest: str) -> bool:
        """Write a shortcut, or begin one that goes around other lines."""
        text = rest.lstrip(" ")
        if not text.startswith("::") or len(rest) - len(text) >= CODE_INDENT:
            return False
        return self._shortcuts.open(depth, text)

    def _start_capture(self, depth: int, rest: str) -> bool:
        """Begin fenced code, or raw HTML."""
        goes_on = bool(self._layout.paragraph and self._layout.depth)
        captured = captured_fence(rest, anywhere=goes_on)
        if self._maths and not captured:
            captured = captured_formula(rest)
        if not captured and not self._markdown:
            captured = captured_html(rest, self._is_block)
        if not captured:
            return False
        if self._layout.close(depth) or not self._layout.in_tight_item:
            self._layout.separate()
        self._layout.paragraph = 0
        captured.line = self._layout.number
        self._captured = captured
        if captured.ended:
            self._release(captured)
        return True

    def _capture(self, captured: Captured, line: str) -> bool:
        """Whether ``line`` belongs to the captured block."""
        depth, rest = self._layout.match(line)
        taken = depth == self._layout.depth and captured.take(rest)
        if captured.ended or not taken:
            self._release(captured)
        return taken

    def _release(self, captured: Captured) -> None:
        """Write what stands for the captured block."""
        self._captured = None
        tight = self._layout.in_tight_item
        self._layout.write(self._kept(captured), lazy=tight)
        if not tight:
            self._layout.blank()
        if captured.raw:
            self._html_depth = max(self._html_depth + captured.raw.left_open, 0)

    def _kept(self, captured: Captured) -> str:
        """The text that stands for ``captured``; nothing where it is wrong."""
        try:
            if captured.fence == MATHS and not captured.ended:
                raise problem_at("'$$' is not closed", captured.line, "end the formula with $$")
            return self._stash(captured)
        except ContentError as error:
            self._layout.problems += error.problems
            return ""

    def _start_markdown(self, depth: int, rest: str) -> bool:
        """Leave the tags of an element with Markdown inside to Python-Markdown."""
        if self._markdown:
            self._markdown.count(rest)
            is_tag = captured_html(rest, self._is_block) is not None
        else:
            self._markdown = None if depth else markdown_element(rest, self._is_block)
            is_tag = self._markdown is not None
        if self._markdown and not self._markdown.opened:
            self._markdown = None
        if not is_tag or depth:
            return False
        if self._layout.close(depth):
            self._layout.separate()
        self._layout.write(rest)
        self._layout.paragraph = 0
        return True
