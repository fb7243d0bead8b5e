"""Blocks that are not Markdown: from the line that begins one to all of its lines."""

import re
from collections.abc import Callable

from blogkit.dataclasses import dataclass, field

CODE_INDENT = 4
"""White space from which on a line is code."""

MATHS = "$$"
"""What stands around a formula of its own."""

_FENCE = re.compile(r"( *)(?:(?P<ticks>`{3,})([^`]*)|(?P<tildes>~{3,})(.*))$")
_VERBATIM = re.compile(r" {0,3}<(?:(pre|script|style|textarea)(?=[\s>]|$)|!--|\?|!\[CDATA\[)", re.I)
_VERBATIM_ENDS = {"<!--": "-->", "<?": "?>", "<![cdata[": "]]>"}
_TAG = re.compile(r" {0,3}</?([a-zA-Z][\w-]*)(?=[\s/>]|$)([^>]*)")
_MARKDOWN_INSIDE = re.compile(r"\smarkdown\b")
_END_MAY_LACK = re.compile(
    r"body|colgroup|d[dt]|html|li|option|p|t(?:body|d|foot|h|head|r)", re.IGNORECASE
)


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
    """Raw HTML, which goes on to the line with ``end``.

    Where there is no such end, it goes on to the end tag of ``name`` or to a blank line.
    ``opened`` elements of that name are open, ``closed`` ones were so before.
    """

    end: str = ""
    name: str = ""
    opened: int = 0
    closed: int = 0
    ended: bool = False

    def take(self, line: str) -> bool:
        """Whether ``line`` belongs to it."""
        if self.end:
            self.ended = self.end in line.lower()
            return True
        self.count(line)
        self.ended = not self.opened
        return bool(line.strip())

    def count(self, line: str) -> None:
        """Count the tags in ``line``."""
        for tag in re.finditer(rf"<(/?){self.name}(?=[\s/>]|$)", line, re.IGNORECASE):
            if not tag[1]:
                self.opened += 1
            elif self.opened:
                self.opened -= 1
            else:
                self.closed += 1

    @property
    def left_open(self) -> int:
        """How many elements it leaves open, below 0 if it ends others."""
        return 0 if _END_MAY_LACK.fullmatch(self.name) else self.opened - self.closed


@dataclass(slots=True)
class Captured:
    """A block that was taken out: fenced code with what its fence says, or raw HTML.

    ``indent`` is the white space before the fence, which is no part of the code; ``line`` is
    the number of its first line. A formula has dollars for a fence.
    """

    fence: str = ""
    info: str = ""
    indent: int = 0
    raw: Raw | None = None
    line: int = 0
    ended: bool = False
    lines: list[str] = field(default_factory=list)

    def take(self, line: str) -> bool:
        """Whether ``line`` belongs to it."""
        if self.raw:
            taken = self.raw.take(line)
            self.ended = taken and self.raw.ended
            self.lines += [line] if taken else []
            return taken
        if self.fence == MATHS:
            self.lines.append(line)
            self.ended = line.rstrip().endswith(MATHS)
            return True
        mark = line.strip()
        if mark.startswith(self.fence) and set(mark) == {self.fence[0]}:
            self.ended = indentation(line) < self.indent + CODE_INDENT
        if not self.ended:
            indent = min(self.indent, indentation(line)) if self.indent else 0
            self.lines.append(dedented(line, indent) if indent else line)
        return True

    @property
    def code(self) -> str:
        """Its lines; blank ones at the end of a fence that was not closed are not code."""
        text = "".join(f"{line}\n" for line in self.lines)
        return text if self.ended else text.rstrip("\n") + "\n"

    @property
    def formula(self) -> str:
        """Its lines as TeX."""
        return "\n".join(self.lines).rstrip().removesuffix(MATHS).strip()

    @property
    def html(self) -> str:
        """Its lines; Python-Markdown knows a block by a name that a space or ``>`` follows."""
        text = "\n".join(self.lines).strip()
        return re.sub(r"^(</?[\w-]+)\s", r"\1 ", text)


def captured_fence(line: str, *, anywhere: bool = False) -> Captured | None:
    """The fenced code that ``line`` begins; ``anywhere``: however far it is indented."""
    found = _FENCE.match(line)
    if not found or (len(found[1]) >= CODE_INDENT and not anywhere):
        return None
    ticks = found["ticks"]
    return Captured(
        fence=ticks or found["tildes"],
        info=(found[3] if ticks else found[5]).strip(),
        indent=len(found[1]),
    )


def captured_formula(line: str) -> Captured | None:
    """The formula that ``line`` begins; one that ends before the line does is none."""
    text = line.strip()
    if not text.startswith(MATHS) or len(line) - len(line.lstrip(" ")) >= CODE_INDENT:
        return None
    rest = text.removeprefix(MATHS)
    if rest.startswith("$") or (MATHS in rest and rest.index(MATHS) < len(rest) - len(MATHS)):
        return None
    return Captured(fence=MATHS, ended=rest.endswith(MATHS), lines=[rest])


def captured_html(line: str, is_block: Callable[[str], bool]) -> Captured | None:
    """The raw HTML that ``line`` begins (CommonMark 0.31, 4.6).

    An element whose inside is Markdown (``<div markdown>``) is none.
    """
    raw = _verbatim(line) or _element(line, is_block, inside=False)
    return Captured(raw=raw, ended=raw.ended, lines=[line]) if raw else None


def markdown_element(line: str, is_block: Callable[[str], bool]) -> Raw | None:
    """The element with Markdown inside that ``line`` begins."""
    return _element(line, is_block, inside=True)


def _verbatim(line: str) -> Raw | None:
    found = _VERBATIM.match(line)
    if not found:
        return None
    end = f"</{found[1].lower()}>" if found[1] else _VERBATIM_ENDS[found[0].lstrip().lower()]
    return Raw(end, ended=end in line[found.end() :].lower())


def _element(line: str, is_block: Callable[[str], bool], *, inside: bool) -> Raw | None:
    found = _TAG.match(line)
    if not found or not is_block(found[1]) or bool(_MARKDOWN_INSIDE.search(found[2])) != inside:
        return None
    raw = Raw(name=found[1])
    raw.take(line)
    if found[1].lower() == "hr":
        raw.opened, raw.ended = 0, True
    return raw
