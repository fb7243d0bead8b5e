"""Notes: from footnotes in a text to a list of them at its end, with links both ways."""

from html import escape

from blogkit.content.markdown.anchors import Anchors
from blogkit.content.markdown.fast.unread import Unread
from blogkit.content.markdown.wording import BACK, Wording

END_OF_PARAGRAPH = "</p>\n"


class Notes:
    """The footnotes of one text, numbered in the order of the references to them."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._references: dict[str, int] = {}
        self._defined: dict[str, list[str]] = {}

    def reference(self, label: str) -> tuple[str, str]:
        """The markup of a reference to the note ``label``, and its number."""
        name = _name(label)
        count = self._references[label] = self._references.get(label, 0) + 1
        number = list(self._references).index(label) + 1 if count > 1 else len(self._references)
        anchor = _anchor(name, count)
        link = f'<a class="footnote-ref" href="#fn-{name}" role="doc-noteref">{number}</a>'
        return f'<sup id="{anchor}">{link}</sup>', str(number)

    def define(self, label: str, blocks: list[str]) -> None:
        """The markup of the note ``label``, block by block."""
        if label in self._defined:
            raise Unread("a footnote that is defined twice")
        self._defined[label] = blocks

    def section(self) -> str:
        """The list of all notes; raises ``Unread`` where labels do not agree to the letter."""
        if not self._defined and not self._references:
            return ""
        names = {_name(label) for label in self._defined}
        if len(names) < len(self._defined) or not self._references.keys() <= self._defined.keys():
            raise Unread("footnotes whose labels are alike")
        order = [*self._references, *(one for one in self._defined if one not in self._references)]
        label = escape(self._wording.footnotes)
        notes = "".join(self._note(label, number) for number, label in enumerate(order, 1))
        return (
            f'<section aria-label="{label}" class="footnotes" role="doc-endnotes">\n'
            f"<ol>\n{notes}</ol>\n</section>"
        )

    def _note(self, label: str, number: int) -> str:
        name = _name(label)
        blocks = self._defined[label]
        back = escape(self._wording.back.format(number))
        links = [
            f'<a aria-label="{back}" class="footnote-backref" href="#{_anchor(name, count)}"'
            f' role="doc-backlink">{BACK}</a>'
            for count in range(1, self._references.get(label, 0) + 1)
        ]
        if links:
            if blocks[-1] != END_OF_PARAGRAPH:
                blocks += ["<p>", links.pop(0), END_OF_PARAGRAPH]
            space = "\N{NO-BREAK SPACE}"
            blocks[-1:] = [*(f"{space}{link}" for link in links), END_OF_PARAGRAPH]
        return f'<li id="fn-{name}">\n{"".join(blocks)}</li>\n'


def _name(label: str) -> str:
    return Anchors(fallback="note").of(label)


def _anchor(name: str, count: int) -> str:
    return f"fnref{count if count > 1 else ''}-{name}"
