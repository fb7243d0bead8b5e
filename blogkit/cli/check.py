"""``blogkit check``: from options to what was found, as people or programs read it."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from blogkit.cli.build import moment_from
from blogkit.cli.console import Console
from blogkit.cli.formats import github_lines, json_text, sarif_text
from blogkit.cli.words import count
from blogkit.content.discover import CONTENT, discover
from blogkit.dataclasses import replace
from blogkit.errors import Problem, SettingsError, Severity, did_you_mean
from blogkit.pipeline.check import Checked, CheckRequest, check
from blogkit.pipeline.request import BuildRequest, default_jobs

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}

_FORMATS: Mapping[str, Callable[[Checked], str]] = {
    "as_json": json_text,
    "as_sarif": sarif_text,
    "as_github": lambda checked: "\n".join(github_lines(checked.problems)),
}


def check_command(root: Path, posts: tuple[Path, ...], options: Mapping[str, Any]) -> int:
    """Check the site at ``root``, or some of its posts, and give the exit status."""
    sources = frozenset(_source(root, post) for post in posts)
    build = BuildRequest(
        root=root, output=root / "output", now=moment_from(options["now"]), jobs=default_jobs()
    )
    request = CheckRequest(
        build=build, sources=sources, external=options["external"], fix=options["fix"]
    )
    chosen = next((name for name in _FORMATS if options[name]), "")
    with Console(quiet=bool(chosen)) as console:
        checked = check(request, console)
    if chosen:
        if text := _FORMATS[chosen](_from_here(checked, root)):
            print(text)
    else:
        print("\n".join(_lines(checked)))
    failing = {Severity.ERROR, *([Severity.WARNING] if options["strict"] else ())}
    return int(any(problem.severity in failing for problem in checked.problems))


def _source(root: Path, post: Path) -> str:
    """The source that ``post`` names: a path from here or from the site, or a folder's index.

    Raises ``SettingsError`` where there is none.
    """
    known = {state.path for state in discover(root).sources}
    for path in (post.absolute(), root / post, root / CONTENT / "posts" / post):
        for candidate in (path, path / "index.md", path.with_name(f"{path.name}.md")):
            absolute = Path(candidate).resolve()
            if absolute.is_relative_to(root):
                source = absolute.relative_to(root).as_posix()
                if source in known:
                    return source
    what = f"there is no post {post}"
    hint = did_you_mean(post.as_posix(), known) if known else ""
    raise SettingsError([Problem(rule="usage", what=what, hint=hint)])


def _from_here(checked: Checked, root: Path) -> Checked:
    """``checked`` with paths from the current folder, where the site lies below it.

    In CI that is the checkout, of which the site may be a part.
    """
    here = Path.cwd().resolve()
    if root == here or not root.is_relative_to(here):
        return checked
    folder = root.relative_to(here).as_posix()
    problems = (
        problem.at(replace(problem.place, path=f"{folder}/{problem.place.path}"))
        if problem.place
        else problem
        for problem in checked.problems
    )
    return replace(checked, problems=tuple(problems))


def _lines(checked: Checked) -> Iterator[str]:
    """What was mended, problems grouped by file, and how many there are."""
    for edit in checked.fixed:
        yield f"mended {edit.path}: {edit.did}"
    for path, problems in groupby(checked.problems, _path):
        yield _painted(path or "the site", "bold")
        for problem in problems:
            yield from _problem_lines(problem)
        yield ""
    if not checked.complete:
        yield "the site cannot be built yet: rules that look at all of it were not asked"
    yield summary(checked)


def _path(problem: Problem) -> str:
    return problem.place.path if problem.place else ""


def _problem_lines(problem: Problem) -> Iterator[str]:
    place = problem.place
    where = f"{place.line}:{place.column or 1}" if place and place.line else "1:1"
    severity = _painted(f"{problem.severity:<7}", _COLOURS[problem.severity])
    yield f"  {where:>7}  {severity}  {problem.what}  {_painted(problem.rule, 'dim')}"
    if problem.hint:
        yield f"           {problem.hint}"


def summary(checked: Checked) -> str:
    """How many documents were checked, and how many problems there are of each severity."""
    found = [
        count(number, severity.value)
        for severity in Severity
        if (number := _number(checked.problems, severity))
    ]
    return f"{count(checked.documents, 'document')} checked: {', '.join(found) or 'no problems'}"


def _number(problems: Iterable[Problem], severity: Severity) -> int:
    return sum(problem.severity is severity for problem in problems)


def _painted(text: str, style: str) -> str:
    """``text`` in a style, on a terminal whose owner likes colours (no-color.org)."""
    import click

    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    if style in {"bold", "dim"}:
        return click.style(text, bold=style == "bold", dim=style == "dim")
    return click.style(text, fg=style)
