"""Subjects: what a check looks at: one document, or all that would be published."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from blogkit.config.settings import Settings
from blogkit.errors import Place
from blogkit.model.documents import Document, Html
from blogkit.model.outputs import Output
from blogkit.model.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSubject:
    """One document, visible or not: its Markdown, which begins on ``first_line``, and its body.

    In ``html`` links and pictures lead to the sources that they name, not to addresses.
    ``language`` is the document's own, or the site's; ``root`` is the folder of the site.
    """

    document: Document
    text: str
    first_line: int
    html: Html
    language: str
    settings: Settings
    root: Path

    def place(self, field: str = "") -> Place:
        """Where ``field`` was written; the first line where it was not."""
        place = self.document.place(field)
        return place if place.line else Place(path=self.document.source, line=1)

    def at(self, position: int) -> Place:
        """Where the character at ``position`` of the Markdown stands."""
        line = self.first_line + self.text.count("\n", 0, position)
        column = position - self.text.rfind("\n", 0, position)
        return Place(path=self.document.source, line=line, column=column)


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSubject:
    """A whole site: every document, hidden ones too, and every file that would be published.

    ``read`` gives the bytes of an output that is text; pictures are not made for a check.
    """

    root: Path
    settings: Settings
    site: Site
    documents: tuple[Document, ...]
    outputs: tuple[Output, ...]
    read: Callable[[Output], bytes]
