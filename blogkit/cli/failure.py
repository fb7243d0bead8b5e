"""Failures: from what a command raised to words on standard error and an exit status."""

import json
import sys
from collections.abc import Iterable, Sequence

from blogkit.cli.words import problem_lines
from blogkit.dataclasses import asdict
from blogkit.errors import BlogkitError, Problem, Severity


def report_failure(error: Exception, arguments: Sequence[str]) -> int:
    """Tell what went wrong, as JSON where the command was to speak JSON."""
    if isinstance(error, BlogkitError):
        problems, status = error.problems, error.exit_status
    else:
        problems, status = (_problem(error, arguments),), 1
    if "--json" in arguments:
        print_problems(problems)
    else:
        _tell(problems)
    return status


def print_problems(problems: Iterable[Problem]) -> None:
    """The one JSON object that a command prints when it fails."""
    values = {"ok": False, "problems": [asdict(problem) for problem in problems]}
    print(json.dumps(values, ensure_ascii=False, indent=2))


def _problem(error: Exception, arguments: Sequence[str]) -> Problem:
    """What the system says; anything else is a bug, which -v shows in full."""
    if isinstance(error, OSError) and error.strerror:
        what = f"{error.filename or 'the system'}: {error.strerror}"
        return Problem(rule="system", what=what)
    hint = "run it again with -v for the details, and please report them"
    if {"-v", "--verbose"} & set(arguments):
        import traceback  # which takes a while, and no other command needs it

        traceback.print_exception(error)
        hint = "please report the lines above"
    what = f"blogkit has a bug: {type(error).__name__}: {error}"
    return Problem(rule="bug", what=what, hint=hint)


def _tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print("\n".join(problem_lines(problem)), file=sys.stderr)
    count = sum(problem.severity is Severity.ERROR for problem in problems)
    print(f"{count} {'problem' if count == 1 else 'problems'} to mend", file=sys.stderr)
