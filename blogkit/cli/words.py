"""Words: from reports and problems to the lines that people read in a terminal."""

from collections.abc import Iterator
from datetime import UTC, datetime

from blogkit.errors import Problem
from blogkit.model.report import Hidden, Report

MOST_HIDDEN = 8


def problem_lines(problem: Problem) -> Iterator[str]:
    """A problem: place and what, the line it is about, and how to mend it."""
    yield f"{problem.severity}: {problem}"
    if problem.excerpt:
        line = problem.place.line if problem.place else 0
        column = problem.place.column if problem.place else 0
        yield f"  {line:>5} | {problem.excerpt}"
        if 0 < column <= len(problem.excerpt) + 1:
            yield f"        | {' ' * (column - 1)}^"
    if problem.hint:
        yield f"  hint: {problem.hint}"


def summary_lines(report: Report, seconds: float) -> Iterator[str]:
    """What a build did, in a few lines."""
    hidden = f", {len(report.hidden)} hidden" if report.hidden else ""
    yield f"{count(report.posts, 'post')}, {count(report.pages, 'page')}{hidden}"
    if report.up_to_date:
        yield f"{report.output}/ is up to date: {count(report.unchanged, 'file')} unchanged"
    else:
        written = len(report.added) + len(report.changed)
        yield (
            f"{report.output}/: {count(written, 'file')} written, "
            f"{report.unchanged} unchanged, {len(report.removed)} removed"
        )
    yield from hidden_lines(report.hidden[:MOST_HIDDEN])
    if len(report.hidden) > MOST_HIDDEN:
        yield f"  and {len(report.hidden) - MOST_HIDDEN} more: see `blogkit status`"
    if report.feeds:
        yield f"feeds: {_few(report.feeds)}"
    for name, line in report.hooks.items():
        yield f"{name}: {line}"
    if report.warnings:
        yield count(len(report.warnings), "warning")
    yield f"done in {seconds:.2f} s"


def hidden_lines(hidden: tuple[Hidden, ...]) -> Iterator[str]:
    """What readers do not see, why, and until when."""
    for one in hidden:
        yield f"  hidden: {one.source} ({why(one)})"


def why(hidden: Hidden) -> str:
    """Why a document is hidden, and until when."""
    if hidden.why == "unused":
        return "no visible post has it"
    if hidden.until is None:
        return hidden.why
    return f"{hidden.why} for {moment(hidden.until)}"


def moment(when: datetime) -> str:
    """A moment to the minute, with the offset of its zone."""
    return when.isoformat(" ", "minutes")


def in_both_zones(when: datetime) -> str:
    """A moment in its zone, and in UTC where that is another time."""
    if not when.utcoffset():
        return moment(when)
    utc = when.astimezone(UTC)
    form = "%H:%M UTC" if utc.date() == when.date() else "%Y-%m-%d %H:%M UTC"
    return f"{moment(when)} ({utc:{form}})"


def count(number: int, noun: str) -> str:
    """``1 post``, ``2 posts``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _few(names: tuple[str, ...], most: int = 4) -> str:
    """The first few of ``names``, and how many more there are."""
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown
