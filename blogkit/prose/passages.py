"""Passages: from the markup of a body to the text that is its writer's own voice."""

import re

from blogkit.markup import plain_text

_NOT_PROSE_NAMES = (
    "pre table figure figcaption blockquote h1 h2 h3 h4 h5 h6 sup nav aside audio video svg math"
    " del s dt details form"
)
_NOT_PROSE = frozenset(_NOT_PROSE_NAMES.split())
"""Elements whose words are not the post's own voice, or mean little without the page."""

_NOTES = re.compile(r'<(?:div|section)[^>]*\bclass="[^"]*\bfootnotes?\b')


def without_notes(html: str) -> str:
    """``html`` up to its footnotes."""
    notes = _NOTES.search(html)
    return html[: notes.start()] if notes else html


def own_words(html: str) -> str:
    """What the writer says in ``html``, a block a line: no code, tables, headings, quotations."""
    return plain_text(without_notes(html), without=_NOT_PROSE)
