"""Excerpts: from problems with a place to problems that show the line they are about."""

from collections.abc import Iterable
from pathlib import Path

from blogkit.dataclasses import replace
from blogkit.errors import Problem, line_of


def with_excerpts(root: Path, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """``problems`` with the line that each one is about, where it has a place and no excerpt."""
    return tuple(_with_excerpt(root, problem) for problem in problems)


def _with_excerpt(root: Path, problem: Problem) -> Problem:
    if problem.excerpt or not problem.place or not problem.place.line:
        return problem
    try:
        text = (root / problem.place.path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return problem
    return replace(problem, excerpt=line_of(text, problem.place.line))
