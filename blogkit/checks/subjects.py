"""Subjects: what a check looks at: one document, or all that would be published."""

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path

from blogkit.checks.external import Answer
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.errors import Place
from blogkit.model.documents import Document, Html
from blogkit.model.feeds import FeedJob, TeaserFeedJob
from blogkit.model.outputs import CopyJob, Output, TemplateJob, TextJob
from blogkit.model.search import EntriesJob, WordsJob
from blogkit.model.site import Site

MADE = (TemplateJob, FeedJob, TeaserFeedJob, TextJob, WordsJob, EntriesJob)
"""Jobs that make text."""

_TEXTS = (
    ".css",
    ".csv",
    ".htm",
    ".html",
    ".js",
    ".json",
    ".md",
    ".srt",
    ".svg",
    ".txt",
    ".vtt",
    ".xml",
)
"""Endings of files that are copied as they are and have words in them."""


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
    ``ask`` asks the web about addresses; None where that is not wanted.
    """

    root: Path
    settings: Settings
    site: Site
    documents: tuple[Document, ...]
    outputs: tuple[Output, ...]
    read: Callable[[Output], bytes]
    ask: Callable[[Collection[str]], Mapping[str, Answer]] | None = None

    def texts(self) -> Iterator[Output]:
        """Every output that ``read`` can give."""
        for output in self.outputs:
            copied = isinstance(output.job, CopyJob) and output.path.lower().endswith(_TEXTS)
            if copied or isinstance(output.job, MADE):
                yield output
