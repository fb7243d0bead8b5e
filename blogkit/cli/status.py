"""``blogkit status``: from a survey of the site to what is visible, what is not, and why."""

import json
import sys
from datetime import datetime
from pathlib import Path

from blogkit.cli.build import moment_from
from blogkit.cli.console import Console
from blogkit.cli.words import count, moment, problem_lines, why
from blogkit.errors import Severity
from blogkit.model.documents import Document
from blogkit.model.report import Hidden
from blogkit.pipeline.report import problem_to_json
from blogkit.pipeline.request import BuildRequest, default_jobs
from blogkit.pipeline.survey import Survey, survey
from blogkit.site.visibility import next_change


def status_command(root: Path, now: str | None, *, as_json: bool) -> int:
    """Tell how the site at ``root`` stands, and give the exit status."""
    request = BuildRequest(
        root=root, output=root / "output", now=moment_from(now), jobs=default_jobs()
    )
    with Console(quiet=as_json) as console:
        found = survey(request, console)
    if as_json:
        print(json.dumps(_values(found), ensure_ascii=False, indent=2))
    else:
        for problem in found.problems:
            print("\n".join(problem_lines(problem)), file=sys.stderr)
        _print(found, request.now)
    return int(any(problem.severity is Severity.ERROR for problem in found.problems))


def _print(found: Survey, now: datetime) -> None:
    posts = [document for document in found.visible if document.is_post]
    pages = sum(document.kind == "page" for document in found.visible)
    print(f"{found.settings.site.title}: {count(len(posts), 'post')}, {count(pages, 'page')}")
    if newest := _newest(posts):
        assert newest.date is not None
        days = (now - newest.date).days
        print(f"newest: {newest.title} ({moment(newest.date)}, {count(days, 'day')} ago)")
    print(f"{len(found.hidden)} hidden:" if found.hidden else "nothing is hidden")
    for one in found.hidden:
        print(f"  {one.source}\n    {one.title}: {why(one)}")
    coming = [one.until for one in found.hidden if one.until]
    if leaving := next_change(found.visible, now):
        coming.append(leaving)
    if coming:
        print(f"the next build with something new: {moment(min(coming))}")


def _newest(posts: list[Document]) -> Document | None:
    dated = [(post.date, post.source, post) for post in posts if post.date]
    return max(dated)[2] if dated else None


def _values(found: Survey) -> dict[str, object]:
    return {
        "posts": sum(document.is_post for document in found.visible),
        "pages": sum(document.kind == "page" for document in found.visible),
        "hidden": [_hidden(one) for one in found.hidden],
        "problems": [problem_to_json(problem) for problem in found.problems],
    }


def _hidden(one: Hidden) -> dict[str, object]:
    return {
        "source": one.source,
        "title": one.title,
        "why": one.why,
        "until": one.until.isoformat() if one.until else None,
    }
