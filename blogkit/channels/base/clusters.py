"""Grapheme clusters: from text to what its readers would call its characters (UAX #29)."""

import re

_EACH_ALONE = re.compile(
    "[\x00-\x0c\x0e-\u02ff\u0370-\u0482\u048a-\u0590\u05d0-\u05ea\u0621-\u063f\u0641-\u064a"
    "\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u3001-\u3029"
    "\u3041-\u3096\u30a1-\u30fa\u30fc\u4e00-\u9fff\uff01-\uff9d]*+"
)
"""Characters that make no cluster with each other: letters that are whole, common signs."""


def clusters(text: str) -> list[str]:
    """The extended grapheme clusters of ``text``: a flag or a family is one."""
    import regex

    found: list[str] = regex.findall(r"\X", text)
    return found


def cluster_count(text: str) -> int:
    """The number of extended grapheme clusters in ``text``."""
    return len(text) if is_plain(text) else len(clusters(text))


def is_plain(text: str) -> bool:
    """Whether each character of ``text`` is known to be a cluster; False where that is unknown."""
    return _EACH_ALONE.fullmatch(text) is not None
