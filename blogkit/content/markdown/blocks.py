"""Blocks that are not Markdown: from the line that begins one to all of its lines."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_FENCE = re.compile(r"( *)(?:(?P<ticks>`{3,})([^`]*)|(?P<tildes>~{3,})(.*))$")
_VERBATIM = re.compile(r" {0,3}<(?:(pre|script|style|textarea)(?=[\s>]|$)|!--|\?|!\[CDATA\[)", re.I)
_VERBATIM_ENDS = {"<!--": "-->", "<?": "?>", "<![cdata[": "]]>"}
_TAG = re.compile(r" {0,3}</?([a-zA-Z][\w-]*)(?=[\s/>]|$)([^>]*)")
_MARKDOWN_INSIDE = re.compile(r"\smarkdown\b")


def indentation(line: str) -> int:
    """The columns of white space that ``line`` begins with; a tab goes on to the next fourth."""
    column = 0
    for character in line:
        if character == " ":
            column += 1
        elif character == "\t":
            column += 4 - column % 4
        else:
            break
    return column


def dedented(line: str, width: int) -> str:
    """``line`` without ``width`` columns of the white space that it begins with."""
    column = 0
    for position, character in enumerate(line):
        if column >= width or character not in " \t":
            return " " * (column - width) + line[position:]
        column += 1 if character == " " else 4 - column % 4
    return ""


@dataclass(slots=True)
class Raw:
    """Raw HTML: it ends after the line with ``end``, or before a blank line."""

    end: str
    ended: bool = False

    @property
    def until_blank(self) -> bool:
        """Whether it ends before a blank line."""
        return not self.end

    def take(self, line: str) -> bool:
        """Whether ``line`` belongs to it."""
        if self.until_blank:
            return bool(line.strip())
        self.ended = self.end in line.lower()
        return True


@dataclass(slots=True)
class Captured:
    """A block that was taken out: fenced code with what its fence says, or raw HTML.

    ``indent`` is the white space before the fence, which is no part of the code.
    """

    fence: str = ""
    info: str = ""
    indent: int = 0
    raw: Raw | None = None
    ended: bool = False
    lines: list[str] = field(default_factory=list)

    def take(self, line: str) -> bool:
        """Whether ``line`` belongs to it."""
        if self.raw:
            if self.raw.take(line):
                self.lines.append(line)
                self.ended = self.raw.ended
                return True
            return False
        mark = line.strip()
        if len(mark) >= len(self.fence) and set(mark) == {self.fence[0]}:
            self.ended = indentation(line) < self.indent + 4
        if not self.ended:
            self.lines.append(dedented(line, min(self.indent, indentation(line))))
        return True

    @property
    def text(self) -> str:
        """Its lines; blank ones at the end of a fence that was not closed are not code."""
        text = "".join(f"{line}\n" for line in self.lines)
        return text if self.ended else text.rstrip("\n") + "\n"


def captured_fence(line: str, *, anywhere: bool = False) -> Captured | None:
    """The fenced code that ``line`` begins; ``anywhere``: however far it is indented."""
    found = _FENCE.match(line)
    if not found or (len(found[1]) > 3 and not anywhere):  # noqa: PLR2004 - more is code
        return None
    ticks = found["ticks"]
    return Captured(
        fence=ticks or found["tildes"],
        info=(found[3] if ticks else found[5]).strip(),
        indent=len(found[1]),
    )


def captured_html(line: str, is_block: Callable[[str], bool]) -> Captured | None:
    """The raw HTML that ``line`` begins."""
    raw = raw_html(line, is_block)
    return Captured(raw=raw, ended=raw.ended, lines=[line]) if raw else None


def raw_html(line: str, is_block: Callable[[str], bool]) -> Raw | None:
    """How the raw HTML ends that ``line`` begins (CommonMark 0.31, 4.6).

    An element whose inside is Markdown (``<div markdown>``) is none.
    """
    if found := _VERBATIM.match(line):
        end = f"</{found[1]}>" if found[1] else _VERBATIM_ENDS[found[0].lstrip().lower()]
        return Raw(end.lower(), ended=end.lower() in line[found.end() :].lower())
    found = _TAG.match(line)
    if found and is_block(found[1]) and not _MARKDOWN_INSIDE.search(found[2]):
        return Raw("")
    return None
