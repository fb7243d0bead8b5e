"""Source: from a text to what the parser in Rust is given, unless it has what that lacks.

What can be told from text, as it comes out of the parser, is told there: here is only what
would be lost by then.
"""

import re

from blogkit.content.markdown import MarkdownOptions
from blogkit.content.markdown.fast.unread import Unread

MAX_LENGTH = 100_000
"""The longest text, in characters: no timer can stop the parser, and it is not always linear."""

REFERENCE = "\ue000"
"""Stands for the ``&`` of a reference to a character, which stays as it was written."""

_REFERENCE = re.compile(r"&(?=(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z0-9]+);)")
_CONTROL = (*map(chr, (*range(9), *range(11, 32))), *"\x7f\x85\u2028\u2029", *"\ue000\ue001\ue002")
_ESCAPED = re.compile(r"\\(?:[\"'.&-]|[!-/:-@\[-`{-~][\"'])|&\\")
_ABBREVIATION = re.compile(r"^[^\w\n]*\*\[[^\n]*\] ?:", re.MULTILINE)
_DEFINITION = re.compile(r"^[ >]*\[[^\]\n]+\]:", re.MULTILINE)
_MAY_BE_ABOVE = re.compile(r"[ >]*(?:$|#|\[[^\]]+\]:)")
_CALLOUT = re.compile(r"\[!\w+\][(\[:]")
COLON = re.compile(r"^[ >]*:(?! {1,3}\S)", re.MULTILINE)
"""A line that is a definition to the parser alone."""

_PLACE = "///Footnotes Go Here///"
_LOST = (
    ("\\", "\\", _ESCAPED, "an escaped quotation mark, dot, dash or &"),
    ("*", "*[", _ABBREVIATION, "an abbreviation"),
    ("!", "[!", _CALLOUT, "a callout beside a link"),
    ("/", _PLACE, re.compile(_PLACE), "a place for footnotes"),
)
"""A character and a text that have to be there, and what is then looked for: a character is found
soonest."""


def check_characters(text: str) -> None:
    """Raise ``Unread`` where there are too many, or one that has another meaning here."""
    if len(text) > MAX_LENGTH:
        raise Unread(f"more than {MAX_LENGTH} characters")
    for control in _CONTROL:  # quicker than one search for all of them
        if control in text:
            raise Unread("a control character", text.index(control))


def prepared(text: str, options: MarkdownOptions) -> str:
    """``text`` with a mark for each reference to a character; raises ``Unread``."""
    if options.maths and "$" in text:
        raise Unread("a formula", text.index("$"))
    for mark, written, pattern, what in _LOST:
        if mark in text and written in text:
            _refuse(pattern, what, text)
    if "]:" in text:
        _check_definitions(text)
    return _REFERENCE.sub(REFERENCE, text) if "&" in text else text


def _refuse(pattern: re.Pattern[str], what: str, text: str) -> None:
    found = pattern.search(text)
    if found:
        raise Unread(what, found.start())


def _check_definitions(text: str) -> None:
    """Raise ``Unread`` where a definition is part of a paragraph, which CommonMark lets it be."""
    for found in _DEFINITION.finditer(text):
        above = text[text.rfind("\n", 0, max(found.start() - 1, 0)) + 1 : max(found.start() - 1, 0)]
        if not _MAY_BE_ABOVE.match(above):
            raise Unread("a definition of a link or footnote at once below a line", found.start())


def restored(text: str) -> str:
    """``text`` as it was before it was prepared."""
    return text.replace(REFERENCE, "&") if REFERENCE in text else text
