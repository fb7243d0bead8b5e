"""``blogkit build``: from options to a build and its summary."""

import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blogkit.cli.console import Console
from blogkit.cli.words import problem_lines, summary_lines
from blogkit.dates import FIRST_YEAR, LAST_YEAR
from blogkit.errors import Problem, SettingsError
from blogkit.model.report import Report
from blogkit.pipeline.build import build
from blogkit.pipeline.report import report_to_json
from blogkit.pipeline.request import BuildRequest, default_jobs

if TYPE_CHECKING:
    from blogkit.cli.profile import Profile

NOT_TO_DEPLOY = (
    "output/ shows what readers should not see yet: `blogkit build` before you deploy it, "
    "or --output DIR to look at it elsewhere"
)


def build_command(root: Path, options: Mapping[str, Any]) -> None:
    """Build the site at ``root`` and tell about it."""
    started = time.monotonic()
    request = request_from(root, options)
    with Console(quiet=options["quiet"] or options["as_json"]) as console:
        profile = _profile(console) if options["profile"] else None
        report = build(request, profile or console)
    seconds = time.monotonic() - started
    if options["as_json"]:
        import json

        values = {"ok": True, "seconds": round(seconds, 3), **report_to_json(report)}
        values |= {"profile": profile.values()} if profile else {}
        print(json.dumps(values, ensure_ascii=False, indent=2))
        return
    for problem in report.warnings:
        print("\n".join(problem_lines(problem)), file=sys.stderr)
    if request.show and not options["output"]:
        print(NOT_TO_DEPLOY, file=sys.stderr)
    if options["verbose"]:
        _print_files(report)
    if not options["quiet"]:
        print("\n".join(summary_lines(report, seconds)))
    if profile:
        print("\n".join(profile.lines()))


def _profile(console: Console) -> "Profile":
    """What listens to the stages and times them, and is imported for no other build."""
    from blogkit.cli.profile import Profile

    return Profile(console)


def request_from(root: Path, options: Mapping[str, Any]) -> BuildRequest:
    """The request that the options of the command line stand for."""
    shown = {"draft": options["drafts"], "scheduled": options["future"]}
    output: Path | None = options["output"]
    return BuildRequest(
        root=root,
        output=output.resolve() if output else root / "output",
        now=moment_from(options["now"]),
        base_url=options["base_url"],
        show=frozenset(name for name, wanted in shown.items() if wanted),
        clean=options["clean"],
        jobs=options["jobs"] or default_jobs(),
    )


def moment_from(text: str | None) -> datetime:
    """The moment that ``--now`` names, in UTC where it names no zone; the clock's without it.

    Raises ``SettingsError`` where it is no moment.
    """
    if text is None:
        return datetime.now(UTC)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        what = f"--now is no moment of ISO 8601: {text}"
        hint = "write 2026-03-04 or 2026-03-04T08:30+01:00"
        raise SettingsError([Problem(rule="usage", what=what, hint=hint)]) from None
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        what = f"--now should be in the years {FIRST_YEAR} to {LAST_YEAR}: {text}"
        raise SettingsError([Problem(rule="usage", what=what)])
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _print_files(report: Report) -> None:
    for verb in ("added", "changed", "removed"):
        for path in getattr(report, verb):
            print(f"{verb:>8} {path}")
