"""Tasks: from list items that begin with ``[ ]`` or ``[x]`` to items with a check box."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from blogkit.content.markdown.wording import Wording

_MARK = re.compile(r"\s*\[([ xX])\]\s+(?=\S)")


class Tasks(Extension):
    """Check boxes with a label in the language of ``wording``; they are there to be read."""

    def __init__(self, wording: Wording) -> None:
        super().__init__()
        self._wording = wording

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        # Before inline markup, where ``[x]`` may be a link.
        md.treeprocessors.register(_CheckBoxes(md, self._wording), "tasks", 40)


class _CheckBoxes(Treeprocessor):
    def __init__(self, md: Markdown, wording: Wording) -> None:
        super().__init__(md)
        self._wording = wording

    def run(self, root: Element) -> None:
        for item in root.iter("li"):
            first = item[0] if len(item) and not (item.text or "").strip() else item
            mark = _MARK.match(first.text or "") if first.tag in {"li", "p"} else None
            if mark:
                item.set("class", "task")
                first.insert(
                    0, self._box(done=mark[1] != " ", text=(first.text or "")[mark.end() :])
                )
                first.text = None

    def _box(self, *, done: bool, text: str) -> Element:
        label = self._wording.done if done else self._wording.to_do
        box = Element("input", {"type": "checkbox", "disabled": "disabled", "aria-label": label})
        if done:
            box.set("checked", "checked")
        box.tail = f" {text}"
        return box
