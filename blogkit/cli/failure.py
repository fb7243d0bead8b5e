"""Failures: from what a command raised to words on standard error and an exit status."""

import json
import sys
import traceback
from collections.abc import Sequence
from dataclasses import asdict

from blogkit.cli.words import problem_lines
from blogkit.errors import BlogkitError, Severity


def report_failure(error: Exception, arguments: Sequence[str]) -> int:
    """Tell what went wrong, as JSON where the command was to speak JSON."""
    if isinstance(error, BlogkitError):
        if "--json" in arguments:
            problems = [asdict(problem) for problem in error.problems]
            print(json.dumps({"ok": False, "problems": problems}, ensure_ascii=False, indent=2))
        else:
            _tell(error)
        return error.exit_status
    if isinstance(error, OSError) and error.strerror:
        print(f"error: {error.filename or 'the system'}: {error.strerror}", file=sys.stderr)
        return 1
    print(f"error: blogkit has a bug: {type(error).__name__}: {error}", file=sys.stderr)
    if {"-v", "--verbose"} & set(arguments):
        traceback.print_exception(error)
    else:
        print("  run it again with -v for the details, and please report them", file=sys.stderr)
    return 1


def _tell(error: BlogkitError) -> None:
    for problem in error.problems:
        print("\n".join(problem_lines(problem)), file=sys.stderr)
    count = sum(problem.severity is Severity.ERROR for problem in error.problems)
    print(f"{count} {'problem' if count == 1 else 'problems'} to mend", file=sys.stderr)
