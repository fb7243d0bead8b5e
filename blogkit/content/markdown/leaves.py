"""Leaves: from a line in which no container begins to headings, paragraphs and the like."""

import re

from blogkit.content.markdown.blocks import CODE_INDENT
from blogkit.content.markdown.layout import Container, Layout

ITEM = re.compile(r" {0,3}([-+*]|[0-9]{1,9}[.)])( +|$)")
RULE = re.compile(r" {0,3}(?:(?:- *+){3,}|(?:\* *+){3,}|(?:_ *+){3,})$")

_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_HEADING = re.compile(r"#{1,6}(?: |$)")
_ADMONITION = re.compile(r"!!! ?[\w-]")
_FOOTNOTE = re.compile(r"\[\^[^\]]+\]:")
_DEFINITION = re.compile(r": {1,3}(?=\S)")
_DELIMITER_ROW = re.compile(r"(?=[: -]*+\|) *+\|?+(?>(?: *+:?+-++:?+ *+(?:\||$))+) *+$")


def write_leaf(layout: Layout, depth: int, rest: str) -> None:
    """Write ``rest``, which is inside the first ``depth`` of the open containers."""
    text = rest.lstrip(" ")
    if len(rest) - len(text) >= CODE_INDENT and not layout.paragraph:
        layout.close(depth)
        layout.write(rest)
    elif len(rest) - len(text) >= CODE_INDENT or not _begins_block(layout, depth, text):
        go_on(layout, depth, text)


def _begins_block(layout: Layout, depth: int, text: str) -> bool:
    """Whether ``text`` begins a block other than a paragraph, and is written."""
    if layout.paragraph and _UNDERLINE.match(text) and depth == layout.depth:
        layout.write(text)
        layout.paragraph = 0
    elif _HEADING.match(text) or RULE.match(text):
        _single_line(layout, depth, text)
    elif _FOOTNOTE.match(text):
        _single_line(layout, depth, text)
        _indented_body(layout, CODE_INDENT, paragraph=1)
    elif _ADMONITION.match(text):
        layout.detach()
        _single_line(layout, depth, text)
        _indented_body(layout, CODE_INDENT, paragraph=0)
    elif layout.lines and (mark := _DEFINITION.match(text)):  # of the line above
        if layout.close(depth):
            layout.separate()
        layout.write(text, lazy=layout.in_tight_item)
        _indented_body(layout, mark.end(), paragraph=1)
    else:
        return False
    return True


def _single_line(layout: Layout, depth: int, text: str) -> None:
    if layout.close(depth) or layout.stack:
        layout.separate()
    layout.write(text)
    layout.paragraph = 0


def _indented_body(layout: Layout, width: int, *, paragraph: int) -> None:
    layout.push(Container(kind="block", width=width))
    layout.paragraph = paragraph


def go_on(layout: Layout, depth: int, text: str) -> None:
    """Write a line of a paragraph; all but the first may be less indented ("lazy")."""
    if layout.paragraph:
        text = _escaped(text)
    elif layout.close(depth):
        layout.separate()
    if layout.paragraph > 1 and "|" in layout.lines[-1] and _DELIMITER_ROW.match(text):
        _split_table(layout)
    lazy = bool(layout.paragraph) or layout.in_tight_item
    layout.write(text, lazy=lazy and not _UNDERLINE.match(text))
    layout.paragraph += 1


def _escaped(text: str) -> str:
    """A line inside a paragraph, so that Python-Markdown sees no other block in it."""
    item = ITEM.match(text)
    if item and item[1][0].isdigit():
        return f"{text[: item.end(1) - 1]}\\{text[item.end(1) - 1 :]}"
    if item or text.startswith(">") or _HEADING.match(text) or RULE.match(text):
        return f"\\{text}"
    return text


def _split_table(layout: Layout) -> None:
    """A blank line before the head of a table, which the paragraph above ends with."""
    if not any(container.kind == "item" for container in layout.stack):
        head = layout.lines.pop()
        layout.blank()
        layout.lines.append(head)
