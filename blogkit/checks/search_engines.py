"""Search engines: from documents to titles and descriptions that results show badly."""

import re
from collections.abc import Iterator

from blogkit.checks.rules import Family, Rule
from blogkit.checks.subjects import DocumentSubject, SiteSubject
from blogkit.errors import Place, Problem, Severity
from blogkit.model.documents import Document

LONGEST_TITLE = 65
"""Characters: results cut at about 600 pixels, which that many letters take."""

SHORTEST_DESCRIPTION, LONGEST_DESCRIPTION = 40, 300
"""Characters: less says nothing, and more is cut in results and in previews of links."""

LONG_TITLE = Rule(
    name="search.long-title",
    severity=Severity.HINT,
    about=f"a title of more than {LONGEST_TITLE} characters, which results cut",
)
SHORT_DESCRIPTION = Rule(
    name="search.short-description",
    severity=Severity.HINT,
    about=f"a summary of less than {SHORTEST_DESCRIPTION} characters, or none",
)
LONG_DESCRIPTION = Rule(
    name="search.long-description",
    severity=Severity.HINT,
    about=f"a summary of more than {LONGEST_DESCRIPTION} characters, which results cut",
)
SAME_TITLE = Rule(
    name="search.same-title",
    severity=Severity.WARNING,
    about="two documents in one language with one title",
)
SAME_DESCRIPTION = Rule(
    name="search.same-description",
    severity=Severity.WARNING,
    about="two documents in one language with one summary",
)
NO_IMAGE = Rule(
    name="search.no-image",
    severity=Severity.HINT,
    about="a post without a picture, on a site that draws no cards",
)
SKIPPED_HEADING = Rule(
    name="search.skipped-heading",
    severity=Severity.HINT,
    about="a heading two levels below the one before it",
)

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?=[ \t]+\S)")


def _of_document(subject: DocumentSubject) -> Iterator[Problem]:
    document = subject.document
    if document.kind == "term":
        return
    if len(document.title) > LONGEST_TITLE:
        what = f"the title has {len(document.title)} characters; search results cut it"
        hint = f"say what matters in the first {LONGEST_TITLE}"
        yield LONG_TITLE.problem(what, subject.place("title"), hint)
    yield from _description(subject)
    if document.is_post and not document.image and not subject.settings.images.cards:
        what = "has no picture: links to it are shown without one"
        hint = "add 'image: …', or let blogkit draw a card: [images] cards = true"
        yield NO_IMAGE.problem(what, subject.place("title"), hint)
    yield from _headings(subject)


def _description(subject: DocumentSubject) -> Iterator[Problem]:
    length = len(subject.document.summary)
    place = subject.place("summary")
    if length < SHORTEST_DESCRIPTION:
        what = f"the summary has {length} characters" if length else "has no summary"
        hint = "add 'summary: …': one or two sentences that say what readers get"
        yield SHORT_DESCRIPTION.problem(what, place, hint)
    elif length > LONGEST_DESCRIPTION:
        what = f"the summary has {length} characters; search results cut it"
        hint = "add 'summary: …' with one or two sentences"
        yield LONG_DESCRIPTION.problem(what, place, hint)


def _headings(subject: DocumentSubject) -> Iterator[Problem]:
    """Headings in the Markdown: those of the page have no gaps, blogkit closes them."""
    level = position = 0
    fence = ""
    for line in subject.text.split("\n"):
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        heading = None if fence else _HEADING.match(line)
        if heading:
            found = len(heading[1])
            if level and found > level + 1:
                what = f"a heading of level {found} stands below one of level {level}"
                hint = f"begin it with {'#' * (level + 1)}"
                yield SKIPPED_HEADING.problem(what, subject.at(position), hint)
            level = found
        position += len(line) + 1


def _of_site(subject: SiteSubject) -> Iterator[Problem]:
    site = subject.site
    language = subject.settings.site.language
    titles: dict[tuple[str, str], Document] = {}
    summaries: dict[tuple[str, str], Document] = {}
    for document in sorted((*site.posts, *site.pages), key=lambda one: one.source):
        spoken = document.lang or language
        for rule, field, words, known in (
            (SAME_TITLE, "title", document.title, titles),
            (SAME_DESCRIPTION, "summary", document.summary, summaries),
        ):
            other = known.setdefault((spoken, words.casefold()), document)
            if words and other is not document:
                what = f"has the {field} of {other.source}"
                hint = "tell them apart: readers of search results see nothing else"
                yield rule.problem(what, _first_line(document, field), hint)


def _first_line(document: Document, field: str) -> Place:
    place = document.place(field)
    return place if place.line else Place(path=document.source, line=1)


FAMILY = Family(
    rules=(
        LONG_TITLE,
        SHORT_DESCRIPTION,
        LONG_DESCRIPTION,
        SAME_TITLE,
        SAME_DESCRIPTION,
        NO_IMAGE,
        SKIPPED_HEADING,
    ),
    document=_of_document,
    site=_of_site,
)
