"""Grapheme clusters: from text to what its readers would call its characters (UAX #29)."""


def clusters(text: str) -> list[str]:
    """The extended grapheme clusters of ``text``: a flag or a family is one."""
    import regex

    found: list[str] = regex.findall(r"\X", text)
    return found


def cluster_count(text: str) -> int:
    """The number of extended grapheme clusters in ``text``."""
    plain = text.isascii() and "\r" not in text
    return len(text) if plain else len(clusters(text))
