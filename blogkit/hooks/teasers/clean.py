"""Cleaning: from any text to the same words as a channel can take them."""

import re
import unicodedata

from blogkit.text import xml_safe

_SPACES = re.compile(r"[^\S\n]+")
_MARK_OF_ORDER = "\ufeff"
"""A byte order mark: X refuses a post with one (``hasInvalidCharacters``, twitter-text 3.1.0)."""

_BLANK_LINES = re.compile(r"\s*\n\s*\n\s*")


def clean(text: str) -> str:
    """Composed characters, single spaces, no control characters; paragraphs stay."""
    safe = xml_safe(unicodedata.normalize("NFC", text)).replace(_MARK_OF_ORDER, "")
    lines = _SPACES.sub(" ", safe.replace("\r", "\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip()
