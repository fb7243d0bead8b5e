"""Markdown: from the text of a source to its markup and what that says about itself.

This is the seam for other parsers: ``engines.convert`` makes markup of Markdown, everything
after that looks at the markup alone.
"""

from blogkit.dataclasses import dataclass
from blogkit.model.documents import Heading, Html
from blogkit.model.shortcuts import Shortcut


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkdownOptions:
    """What decides how a text is rendered: its language (BCP 47), and whether it is typeset.

    ``shortcuts`` are those of the theme; ``maths``: there are formulas between dollars;
    ``diagrams`` are languages of fenced code and the commands that draw them; ``fast_paths``:
    what overrides the inside of a library may be used, where it was proven to change nothing.
    ``engine`` is the package that reads the text, as far as it can.
    """

    language: str = "en"
    smart_quotes: bool = True
    shortcuts: tuple[Shortcut, ...] = ()
    maths: bool = False
    diagrams: tuple[tuple[str, str], ...] = ()
    fast_paths: bool = True
    engine: str = "markdown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A body and what is known of it: ``anchors`` are all ids in it, the title is not in it."""

    html: Html
    title: str
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]
    summary: str
    words: int
    ends_with_question: bool


def render(text: str, options: MarkdownOptions, *, take_title: bool) -> Rendered:
    """``text`` as a body; with ``take_title`` a leading ``# Heading`` becomes the title.

    Raises ``ContentError``, without a path, for what is nested too deep or becomes too large.
    A ``TimeoutError`` that the caller lets a timer raise comes through. For one thread at a
    time: the parser is kept for the next text.
    """
    from blogkit.content.markdown.engines import convert
    from blogkit.content.markdown.outline import finish, split_title
    from blogkit.content.markdown.reading import read
    from blogkit.content.markdown.wording import wording

    html = convert(text, options)
    title, html = split_title(html) if take_title else ("", html)
    outline = finish(html, wording(options.language))
    reading = read(outline.html)
    return Rendered(
        html=Html(reading.html),
        title=title,
        headings=outline.headings,
        anchors=outline.anchors,
        summary=reading.summary,
        words=reading.words,
        ends_with_question=reading.ends_with_question,
    )


def typeset(text: str, options: MarkdownOptions) -> str:
    """A line of plain text from front matter with the same quotation marks as the body."""
    if not text or not options.smart_quotes:
        return text
    from blogkit.content.markdown import typography

    if not typography.has_marks(text):
        return text
    from blogkit.content.markdown.wording import quotes

    return typography.typeset(text, quotes(options.language))
