"""Problems: from what Python-Markdown cannot do with a text to what the writer should know."""

from blogkit.errors import ContentError, Place, Problem

MAX_OUTPUT = 32 * 1024 * 1024
"""The most markup that one text may become, in characters."""


def too_large() -> ContentError:
    """More than ``MAX_OUTPUT``: something long is repeated very often."""
    limit = f"{MAX_OUTPUT // 1024 // 1024} MB"
    hint = "a long address, abbreviation or footnote may be in it very often"
    return _error("size", f"becomes more than {limit} of HTML", hint=hint)


def too_deep(text: str) -> ContentError:
    """Brackets, emphasis or lists within one another; the line with most of them is named."""
    lines = text.split("\n")
    number = max(range(len(lines)), key=lambda index: _marks(lines[index]))
    return _error("nesting", "is nested too deep", line=number + 1, hint="use fewer levels")


def unreadable(error: Exception) -> ContentError:
    """A fault of the parser, which a text has found."""
    what = f"the Markdown parser failed: {type(error).__name__}: {error}"
    return _error("markdown", what, hint="please report it with the text")


def problem_at(what: str, line: int, hint: str = "") -> ContentError:
    """Something that is wrong on ``line``."""
    return _error("markdown", what, line=line, hint=hint)


def _marks(line: str) -> int:
    return sum(line.count(mark) for mark in "[](){}<>*_~`")


def _error(rule: str, what: str, *, line: int = 0, hint: str) -> ContentError:
    place = Place(path="", line=line)
    return ContentError([Problem(rule=rule, what=what, place=place, hint=hint)])
