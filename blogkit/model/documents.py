"""Documents: what parsing makes of one source, frozen, before anything else is known."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal, NewType

from blogkit.dataclasses import dataclass
from blogkit.errors import Place
from blogkit.model.digests import NO_DIGEST, Digest

Html = NewType("Html", str)
"""Markup that needs no more escaping."""

SourcePath = NewType("SourcePath", str)
"""Path of a source relative to the site, with forward slashes: ``content/posts/tea.md``."""

PostKind = Literal["post", "story", "question", "episode"]
Kind = Literal["post", "story", "question", "episode", "page", "term"]


LINES = 16
"""Into how many lines parsing sorts the words of a document, by the code point of their first
character; pieces of the search index are made of whole lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place in a body that names another source; rendering fills in the URL.

    ``link`` stands for a whole `` href="..."`` attribute, ``media`` for the value of any
    other attribute that loads a file, ``argument`` for one of a theme's shortcut that may lead to
    a document too, ``image`` for a whole ``<img>`` tag, whose other
    attributes are in ``attributes``. A ``target`` that begins with a slash is a path on the
    site, which stays as it is but for the folder that the site is deployed in.
    """

    kind: Literal["link", "media", "image", "argument"]
    target: SourcePath
    fragment: str = ""
    line: int = 0
    column: int = 0
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading inside a body: its level (2 to 6), its anchor and its plain text."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A rendered body, cut where it names other sources: one more part than references.

    ``shortcuts`` are the names of the theme's shortcuts in it.
    """

    parts: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    shortcuts: tuple[str, ...] = ()
    digest: Digest = NO_DIGEST


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageField:
    """The picture of a document: a source beside it, or an absolute URL."""

    target: str
    alt: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnclosureField:
    """The audio or video of an episode; ``duration`` in seconds."""

    target: str
    media_type: str = ""
    duration: int = 0
    transcript: str = ""
    chapters: str = ""
    episode: int = 0
    season: int = 0
    explicit: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A parsed source without its body; a ``term`` describes a tag, category, series or author.

    ``digest`` covers every field that lists can show; dates are aware; ``places`` says on
    which line a field was written; ``translation_of`` is a source, written there or made out of
    the name of this one; ``text_digest`` is that of the Markdown, ``words_digests``
    are those of the lines of words that search finds it by; ``ignore`` names rules that
    checks pass over.
    """

    source: SourcePath
    kind: Kind
    title: str
    slug: str
    id: str
    date: datetime | None
    updated: datetime | None = None
    tags: tuple[str, ...] = ()
    category: str = ""
    series: str = ""
    part: int = 0
    authors: tuple[str, ...] = ()
    summary: str = ""
    image: ImageField | None = None
    enclosure: EnclosureField | None = None
    draft: bool = False
    expires: datetime | None = None
    aliases: tuple[str, ...] = ()
    pinned: bool = False
    evergreen: bool = False
    canonical: str = ""
    lang: str = ""
    translation_of: str = ""
    teaser: tuple[tuple[str, str], ...] = ()
    mentions: tuple[str, ...] = ()
    content_warning: str = ""
    template: str = ""
    customer: str = ""
    consent: str = ""
    story_source: str = ""
    asked_by: str = ""
    ignore: tuple[str, ...] = ()
    extra: Mapping[str, object]
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    shortcuts: tuple[str, ...] = ()
    words: int = 0
    ends_with_question: bool = False
    places: tuple[tuple[str, int, int], ...] = ()
    digest: Digest = NO_DIGEST
    body_digest: Digest = NO_DIGEST
    text_digest: Digest = NO_DIGEST
    words_digests: str = ""

    @property
    def is_post(self) -> bool:
        """Whether the document is dated."""
        return self.kind not in ("page", "term")

    @property
    def files(self) -> tuple[str, ...]:
        """The files that its front matter names."""
        image = (self.image.target,) if self.image else ()
        if self.enclosure is None:
            return image
        return (
            *image,
            self.enclosure.target,
            self.enclosure.transcript,
            self.enclosure.chapters,
        )

    def place(self, field: str = "") -> Place:
        """Where ``field`` was written; the source's first line where it was not."""
        for name, line, column in self.places:
            if name == field:
                return Place(path=self.source, line=line, column=column)
        return Place(path=self.source)
