"""Tables: from Python-Markdown's tables to ones that scroll by themselves on a narrow screen."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.treeprocessors import Treeprocessor

from blogkit.content.markdown.wording import Wording

_ALIGNMENTS = {f"text-align: {side};": side for side in ("left", "center", "right")}


class Tables(Extension):
    """Tables in a group that the keyboard can scroll; columns aligned by class, not by style.

    Not in a region: many tables would be many landmarks of one name.
    """

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._label = wording.table

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        TableExtension().extendMarkdown(md)
        # After attribute lists, so that what the writer wrote counts too.
        md.treeprocessors.register(_Groups(md, self._label), "tables", 7.5)


class _Groups(Treeprocessor):
    def __init__(self, md: Markdown, label: str) -> None:
        super().__init__(md)
        self._label = label

    def run(self, root: Element) -> None:
        tables = [
            (parent, position, child)
            for parent in root.iter()
            for position, child in enumerate(parent)
            if child.tag == "table"
        ]
        for parent, position, table in tables:
            for cell in table.iter():
                _align(cell)
            attributes = {"class": "table", "role": "group", "tabindex": "0"}
            group = Element("div", {**attributes, "aria-label": self._label})
            group.append(table)
            group.tail, table.tail = table.tail, "\n"
            parent[position] = group


def _align(cell: Element) -> None:
    if cell.tag == "th" and not len(cell) and not (cell.text or "").strip():
        # A header that says nothing would be read out with every cell below it.
        cell.tag = "td"
    elif cell.tag == "th":
        cell.set("scope", "col")
    side = _ALIGNMENTS.get(cell.get("style", ""))
    if side:
        del cell.attrib["style"]
        cell.set("class", f"{side} {cell.get('class', '')}".strip())
