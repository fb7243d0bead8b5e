"""``blogkit status``: from how a blog stands to lines, to JSON and to a page."""

import json
import re
import sys
from pathlib import Path

from blogkit.cli.build import moment_from
from blogkit.cli.console import Console
from blogkit.cli.overview import overview
from blogkit.cli.words import count, problem_lines
from blogkit.dataclasses import dataclass, replace
from blogkit.errors import Problem, SettingsError, Severity
from blogkit.ledger import read_ledger
from blogkit.model.report import Hidden
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.report import problem_to_json
from blogkit.pipeline.request import BuildRequest, default_jobs
from blogkit.pipeline.survey import survey
from blogkit.writing.standing import Standing, standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for beside the words in the terminal; ``silence`` is such as 30d."""

    as_json: bool = False
    page: Path | None = None
    silence: str | None = None


def status_command(root: Path, now: str | None, wanted: Wanted) -> int:
    """Tell how the site at ``root`` stands, and give the exit status."""
    request = BuildRequest(
        root=root, output=root / "output", now=moment_from(now), jobs=default_jobs()
    )
    allowed = _days(wanted.silence)
    with Console(quiet=wanted.as_json) as console:
        found = survey(request, console)
    _, wrong = read_ledger(root)
    problems = (*found.problems, *wrong)
    stands = standing(root, found, request.now)
    if stands.retellings:
        stands = _with_other_words(request, stands)
    if wanted.as_json:
        values = _values(stands) | {"problems": [problem_to_json(one) for one in problems]}
        print(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            print("\n".join(problem_lines(problem)), file=sys.stderr)
        print("\n".join(overview(stands)))
    if wanted.page is not None:
        _write_page(root, wanted.page, stands)
    silent = _is_silent(stands, allowed)
    return int(silent or any(problem.severity is Severity.ERROR for problem in problems))


def _with_other_words(request: BuildRequest, stands: Standing) -> Standing:
    """Only where something is due: it takes a plan of the whole site."""
    from blogkit.writing.retell import in_other_words

    return replace(stands, retellings=in_other_words(request, Silent(), stands.retellings))


def _days(silence: str | None) -> int | None:
    """``30d``, ``4w`` or ``30`` in days."""
    if silence is None:
        return None
    found = re.fullmatch(r"(\d{1,5})([dw]?)", silence)
    if not found:
        what = f"--fail-if-silent is no number of days or weeks: {silence}"
        raise SettingsError([Problem(rule="usage", what=what, hint="write 30d or 4w")])
    return int(found[1]) * (7 if found[2] == "w" else 1)


def _is_silent(stands: Standing, allowed: int | None) -> bool:
    """Whether the newest post is older than that; a blog without a post is silent, too."""
    rhythm = stands.rhythm
    if allowed is None or (rhythm.newest and rhythm.silent <= allowed):
        return False
    since = f"for {count(rhythm.silent, 'day')}" if rhythm.newest else "so far: there is no post"
    print(f"silent {since}; it should be {count(allowed, 'day')} at most", file=sys.stderr)
    return True


def _write_page(root: Path, file: Path, stands: Standing) -> None:
    from blogkit.writing.page import calendar_picture, status_page

    if file.resolve().is_relative_to(root / "output"):
        what = f"{file} is in output/, which readers see: the page names hidden posts"
        raise SettingsError([Problem(rule="usage", what=what, hint="write it elsewhere")])
    make = calendar_picture if file.suffix.lower() == ".svg" else status_page
    file.write_text(make(stands), "utf-8", newline="\n")
    print(f"written: {file}", file=sys.stderr)


def _values(stands: Standing) -> dict[str, object]:
    found, rhythm = stands.survey, stands.rhythm
    longest = rhythm.longest
    return {
        "posts": sum(document.is_post for document in found.visible),
        "pages": sum(document.kind == "page" for document in found.visible),
        "hidden": [_hidden(one) for one in found.hidden],
        "coming": [
            {"at": one.at.isoformat(), "what": one.what, "source": one.document.source}
            for one in stands.coming
        ],
        "rhythm": {
            "newest": rhythm.newest.isoformat() if rhythm.newest else None,
            "silent": rhythm.silent,
            "longest_silence": longest.days if longest else 0,
            "months": {f"{first:%Y-%m}": number for first, number in rhythm.months},
        },
        "series": [
            {"name": one.name, "missing": one.missing, "hidden": one.hidden, "planned": one.planned}
            for one in stands.series
        ],
        "announced": {
            post.source: {entry.channel: entry.at.isoformat() for entry in entries}
            for post, entries in stands.told
        },
        "retell": [
            {"source": one.post.source, "channel": one.last.channel, "variant": one.variant}
            for one in stands.retellings
        ],
    }


def _hidden(one: Hidden) -> dict[str, object]:
    return {
        "source": one.source,
        "title": one.title,
        "why": one.why,
        "until": one.until.isoformat() if one.until else None,
    }
