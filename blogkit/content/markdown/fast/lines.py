"""Lines: the events inside of leaves, and the code and raw HTML that are no leaves."""

import re

from blogkit.content.markdown.fast.flow import Flow
from blogkit.content.markdown.fast.leaf import Leaf, Manner
from blogkit.content.markdown.fast.leaves import Paragraph
from blogkit.content.markdown.fast.notes import END_OF_PARAGRAPH, Notes
from blogkit.content.markdown.fast.source import restored
from blogkit.content.markdown.fast.unread import Unread
from blogkit.content.markdown.wording import KINDS, Wording

_MAX_REFERENCES = 50_000
"""The most characters that references to definitions may become."""

_CALLOUT = re.compile(rf"\[!({'|'.join(KINDS)})\]", re.IGNORECASE)


class Lines:
    """What is in the open ``leaf`` of a text, and how it is written once it ends.

    ``images`` are addresses and titles of images that have begun; ``may_be_callout``: what comes
    next may be the mark of one.
    """

    def __init__(self, manner: Manner, wording: Wording) -> None:
        self.images: list[tuple[str, str]] = []
        self._manner = manner
        self._wording = wording
        self._flow = Flow()
        self._notes = Notes(wording)
        self._note: tuple[str, list[str]] | None = None  # the open one, and what is before it
        self.leaf: Leaf | None = None
        self._code: list[str] | None = None
        self.may_be_callout = False
        self._title = ""  # the kind of the callout whose title is being read
        self._size = 0
        self._in_definition = False

    def text(self, text: str) -> None:
        """Text: of a line, or of code."""
        if self.leaf is not None:
            self.leaf.text(self._callout(self.leaf, text) if self.may_be_callout else text)
        elif self._code is not None:
            self._code.append(text)
        else:
            self.line().text(text)

    def line(self) -> Leaf:
        """The open leaf; in an item without paragraphs it begins by itself."""
        if self.leaf is None:
            if self._flow.inside != "item":
                raise Unread("text outside of a paragraph")
            if self._flow.loose:
                self._flow.block()
                self.leaf = Paragraph(self._manner)
            else:
                self._flow.line()
                self.leaf = Leaf(self._manner)
        return self.leaf

    def line_break(self, markup: str) -> None:
        """The end of a line; the title of a callout ends with it."""
        if self._title:
            self._write_paragraph()
            self.leaf = Paragraph(self._manner)
        else:
            self.line().line_break(markup)

    def code(self, code: str) -> None:
        """Code in a line; in a container the default engine may see a fence in it."""
        leaf = self.line()
        if self._flow.inside and leaf.fresh and leaf.out and self._manner.fenced:
            raise Unread("code at the beginning of a line in a list or quote")
        leaf.code(code)

    def task(self, *, done: bool) -> None:
        """The box of a task."""
        self._flow.make_task()
        label = self._wording.done if done else self._wording.to_do
        checked = "checked " if done else ""
        self.line().add(f'<input aria-label="{label}" {checked}disabled type="checkbox"> ', " ")

    def reference(self, label: str) -> None:
        """A reference to a footnote."""
        if self._note is not None:
            raise Unread("a footnote in a footnote")
        self.line().note(*self._notes.reference(restored(label)))

    def open_link(self, link: dict[str, str]) -> None:
        """The start of a link."""
        self._count(link)
        self.line().open_link(link["link_type"], link["dest_url"], link["title"])

    def open_image(self, image: dict[str, str]) -> None:
        """The start of an image."""
        self._count(image)
        self.images.append((image["dest_url"], image["title"]))
        self.line().open_image()

    def _count(self, link: dict[str, str]) -> None:
        """Raise ``Unread`` before the parser takes no more references, to keep its output small."""
        if link["link_type"] != "Inline":
            self._size += len(link["dest_url"]) + len(link["title"])
            if self._size > _MAX_REFERENCES:
                raise Unread("a long address that is in the text very often")

    def _callout(self, leaf: Leaf, text: str) -> str:
        """What is left of ``text`` after the mark of a callout, at the beginning of a quote."""
        self.may_be_callout = False
        found = None if leaf.out else _CALLOUT.match(text)
        if not found:
            return text
        self._title = found[1].lower()
        self._flow.make_callout(self._title)
        return text[found.end() :].lstrip()

    def _end_line(self) -> bool:
        """End the line of an item; whether there is one."""
        if self.leaf is None:
            return False
        if self._in_definition:
            raise Unread("a definition with paragraphs or other blocks")
        if self._flow.loose:
            self._write_paragraph()
        else:
            self._flow.out.append(self.leaf.markup())
            self.leaf = None
        return True

    def _write_paragraph(self) -> None:
        """Write the open leaf: a figure where an image is all that is in it."""
        leaf, out = self.line(), self._flow.out
        self.leaf, title, self._title = None, self._title, ""
        opening = leaf.opening("p") if isinstance(leaf, Paragraph) else "<p>"
        if title:
            if opening != "<p>":
                raise Unread("an attribute list")
            words = dict(zip(KINDS, self._wording.callouts, strict=True))
            text = leaf.markup() if leaf.out else words[title]
            out += [f'<p class="callout-title">{text}', END_OF_PARAGRAPH]
        elif leaf.image and (made := leaf.figure()):
            if self._note is not None or opening != "<p>":
                raise Unread("an image alone in a footnote, or with attributes below it")
            out.append(made)
        else:
            out += [f"{opening}{leaf.markup()}", END_OF_PARAGRAPH]
