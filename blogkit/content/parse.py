"""Parsing: from the bytes of one source to one document and its body, or its problems.

Pure: what comes out depends on the path, the bytes and the options alone, so that it can
run in any process and be remembered by the digest of what went in.
"""

import re
import unicodedata
from datetime import UTC, datetime
from operator import attrgetter
from zoneinfo import ZoneInfo

from blogkit.config.refusals import Locate, Location
from blogkit.config.tables import read_table
from blogkit.content.decode import decode
from blogkit.content.descriptions import undescribed_image, with_alternatives
from blogkit.content.fields import (
    composed,
    declared,
    enclosure_field,
    image_field,
    name_and_date,
    original_and_language,
    original_field,
)
from blogkit.content.frontmatter import Split, split_source
from blogkit.content.markdown import MarkdownOptions, Rendered, render, typeset
from blogkit.content.options import ParseOptions
from blogkit.content.references import split_references
from blogkit.content.schema import REQUIRED_BY_KIND, FrontMatter
from blogkit.content.vocabulary import line_digests, vocabulary
from blogkit.content.yaml import Block
from blogkit.dataclasses import dataclass, fields
from blogkit.errors import ContentError, Place, Problem, Severity, line_of
from blogkit.model.digests import digest_of, digest_of_value
from blogkit.model.documents import Body, Document, Kind, SourcePath
from blogkit.model.site import TERMS
from blogkit.urls import quoted, slugify

POSTS = "content/posts/"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
"""What a URI begins with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """One source: its document, its body, its Markdown, its words, and what to warn of."""

    document: Document
    body: Body
    text: str
    words: str
    warnings: tuple[Problem, ...] = ()


def parse(source: SourcePath, raw: bytes, options: ParseOptions) -> Parsed:
    """The document that the bytes of ``source`` hold.

    Raises ``ContentError`` with every problem that was found, each with its place.
    """
    text = ""
    try:
        text = decode(raw)
        return _Parser(source, text, options).parsed()
    except ContentError as error:
        raise ContentError(_placed(problem, source, text) for problem in error.problems) from None


def _placed(problem: Problem, source: SourcePath, text: str) -> Problem:
    """``problem`` with the path of its source and the line that it is about."""
    place = problem.place or Place(path="")
    excerpt = problem.excerpt or line_of(text, place.line)
    return problem.at(Place(path=source, line=place.line, column=place.column), excerpt)


class _Parser:
    """One source on its way; its parts are worked out once and read by several steps."""

    def __init__(self, source: SourcePath, text: str, options: ParseOptions) -> None:
        self._source = source
        self._options = options
        self._text = text
        self._split = split_source(text)
        self._is_post = source.startswith(POSTS)
        self._is_term = source.startswith(TERMS)
        languages = () if self._is_term else options.languages
        self._original, self._named_language = original_and_language(source, languages)
        self._name, self._named_date = name_and_date(self._original)

    def parsed(self) -> Parsed:
        written = _without_empty(self._split.block)
        locate = _locator(self._split.block)
        front, problems = read_table(FrontMatter, written, locate)
        markdown = self._markdown(front)
        try:
            rendered = self._rendered(front, markdown)
        except ContentError as error:
            raise ContentError((*problems, *error.problems)) from None
        text, first = self._split.body, self._split.body_line
        html, undescribed = with_alternatives(rendered.html, self._source, text, first)
        body, found = split_references(html, self._source, text, first)
        problems += (*undescribed, *found)
        if front is not None:
            problems += tuple(self._missing(front, rendered))
            if "image_alt" not in written:
                problems += undescribed_image(front, locate(("image",), "value"))
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if front is None or errors:
            raise ContentError(problems)
        _complete(body, digest=digest_of_value(body))
        document = self._document(front, markdown, rendered, body)
        words = vocabulary(document, rendered.html) if self._options.searchable else ""
        digests = line_digests(words) if words else ""
        _complete(document, digest=digest_of_value(_shown(document)), words_digests=digests)
        warnings = tuple(_placed(problem, self._source, self._text) for problem in problems)
        return Parsed(
            document=document,
            body=body,
            text=self._split.body,
            words=words,
            warnings=warnings,
        )

    def _markdown(self, front: FrontMatter | None) -> MarkdownOptions:
        language = self._language(front) or self._options.language
        return MarkdownOptions(
            language=language,
            smart_quotes=self._options.smart_quotes,
            shortcuts=self._options.shortcuts,
            maths=self._options.maths,
            diagrams=self._options.diagrams,
            fast_paths=self._options.fast_paths,
            engine=self._options.engine,
        )

    def _language(self, front: FrontMatter | None) -> str:
        written = front.lang if front else ""
        return declared(written or self._named_language, self._options.languages)

    def _translation_of(self, front: FrontMatter) -> str:
        named = self._original if self._named_language else ""
        return original_field(front, self._source) or named

    def _rendered(self, front: FrontMatter | None, markdown: MarkdownOptions) -> Rendered:
        try:
            return render(self._split.body, markdown, take_title=not (front and front.title))
        except ContentError as error:
            first = self._split.body_line - 1
            raise ContentError(_moved(problem, first) for problem in error.problems) from None

    def _missing(self, front: FrontMatter, rendered: Rendered) -> list[Problem]:
        """What a document cannot do without and this one has not; a draft may be unfinished."""
        missing: list[tuple[str, str, str]] = []
        if not (front.title or rendered.title or self._is_term):
            missing.append(("title", "it", "add 'title: …' or begin the text with '# Title'"))
        undated = front.date is None and self._named_date is None
        if self._is_post and undated and not front.draft:
            hint = "add 'date: 2026-03-04' or put the date before the file name: 2026-03-04-tea.md"
            missing.append(("date", "a post that is no draft", hint))
        if self._is_post and not front.draft:
            for key in REQUIRED_BY_KIND.get(front.kind, ()):
                if not getattr(front, key):
                    missing.append((key, f"a post of kind '{front.kind}'", f"add '{key}: …'"))
        line = 1 if self._split.body_line > 1 else 0
        place = Place(path="", line=line)
        return [
            Problem(rule="missing-key", what=f"{who} needs '{key}'", place=place, hint=hint)
            for key, who, hint in missing
        ]

    def _document(
        self, front: FrontMatter, markdown: MarkdownOptions, rendered: Rendered, body: Body
    ) -> Document:
        named = self._named_date
        undated: Kind = "term" if self._is_term else "page"
        kind: Kind = front.kind if self._is_post else undated
        return Document(
            source=self._source,
            kind=kind,
            title=typeset(front.title, markdown) or rendered.title,
            slug=front.slug or slugify(self._name),
            id=self._id(front.id),
            date=self._moment(front.date or named) if self._is_post else self._moment(front.date),
            updated=self._moment(front.updated),
            tags=composed(front.tags),
            category=unicodedata.normalize("NFC", front.category),
            series=unicodedata.normalize("NFC", front.series),
            part=front.part,
            authors=composed(front.authors),
            summary=typeset(front.summary, markdown) or rendered.summary,
            image=image_field(front, self._source),
            enclosure=enclosure_field(front, self._source),
            draft=front.draft,
            expires=self._moment(front.expires),
            aliases=composed(front.aliases),
            pinned=front.pinned,
            evergreen=front.evergreen,
            canonical=front.canonical,
            lang=self._language(front),
            translation_of=self._translation_of(front),
            teaser=tuple(sorted(front.teaser.items())),
            mentions=front.mentions,
            content_warning=front.content_warning,
            template=front.template,
            customer=front.customer,
            consent=front.consent,
            story_source=front.source,
            asked_by=front.asked_by,
            ignore=front.ignore,
            extra=front.extra,
            headings=rendered.headings,
            anchors=rendered.anchors,
            references=body.references,
            shortcuts=body.shortcuts,
            words=rendered.words,
            ends_with_question=rendered.ends_with_question,
            places=_places(self._split),
            body_digest=body.digest,
            text_digest=digest_of(self._split.body),
        )

    def _id(self, written: str) -> str:
        """A URI for ever (RFC 4151): the one that was written, or one made from the path."""
        if _SCHEME.match(written):
            return written
        return f"tag:{self._options.tag_authority}:{quoted(written or self._source)}"

    def _moment(self, moment: datetime | None) -> datetime | None:
        """A moment in the site's zone, which a naive one is taken to be in already.

        By way of UTC: a time that the clocks skip in spring becomes the one they show then.
        """
        if moment is None:
            return None
        zone = ZoneInfo(self._options.timezone)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        return aware.astimezone(UTC).astimezone(zone)


_NOT_SHOWN = frozenset(
    {
        # Where its lines are, and what its page alone shows.
        *("references", "shortcuts", "headings", "anchors", "places"),
        # Lists show how many minutes it takes to read, which says of itself when it changes.
        "words",
        *("body_digest", "text_digest", "digest", "words_digests"),
        # Notes to the writer alone.
        *("ignore", "evergreen"),
    }
)
"""What lists and feeds cannot show of a document."""

_shown = attrgetter(*(one.name for one in fields(Document) if one.name not in _NOT_SHOWN))


def _complete(made: Body | Document, **digests: str) -> None:
    """Give what nobody else has seen yet the digests of itself.

    Another one with them, as of what is frozen, would take as long to make as the digests.
    """
    for name, digest in digests.items():
        object.__setattr__(made, name, digest)


def _without_empty(block: Block) -> dict[str, object]:
    """The block's values; a key with nothing behind it counts as not written."""
    return {key: value for key, value in block.values.items() if value is not None}


def _locator(block: Block) -> Locate:
    def locate(location: Location, part: str) -> Place:
        known = block.keys if part == "key" else block.places
        while location and location not in known:
            location = location[:-1]
        line, column = known.get(location, (1, 0))
        return Place(path="", line=line, column=column)

    return locate


def _places(split: Split) -> tuple[tuple[str, int, int], ...]:
    """Line and column of each top-level key."""
    return tuple(
        (str(location[0]), *position)
        for location, position in split.block.places.items()
        if len(location) == 1
    )


def _moved(problem: Problem, lines: int) -> Problem:
    place = problem.place or Place(path="")
    return problem.at(Place(path="", line=place.line and place.line + lines, column=place.column))
