"""``blogkit publish`` and ``blogkit next``: when readers see what, set and asked for."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from blogkit.cli.build import moment_from
from blogkit.cli.console import Console
from blogkit.cli.words import moment
from blogkit.errors import ContentError, Severity
from blogkit.pipeline.request import BuildRequest, default_jobs
from blogkit.pipeline.survey import Survey, survey
from blogkit.writing.coming import coming
from blogkit.writing.find import find_document
from blogkit.writing.moments import moment_in_zone
from blogkit.writing.publish import publish

NOTHING_COMES = 3
"""Exit status of ``blogkit next`` where no build has anything to do by itself."""


def look_at(root: Path, now: datetime, *, quiet: bool = True) -> Survey:
    """What is written at ``root``."""
    request = BuildRequest(root=root, output=root / "output", now=now, jobs=default_jobs())
    with Console(quiet=quiet) as console:
        return survey(request, console)


def publish_command(root: Path, post: str, at: str | None, now: str | None) -> None:
    """Publish ``post`` of the site at ``root`` and say from when on."""
    clock = moment_from(now)
    found = look_at(root, clock)
    zone = ZoneInfo(found.settings.site.timezone)
    document = find_document(root, found, post)
    wanted = moment_in_zone(at, zone, "--at") if at else None
    made = publish(root, found, document, clock, wanted)
    out = "is out since" if made.moment <= clock else "will be out from"
    print(f"{document.source} {out} {moment(made.moment)}")
    if not made.changed:
        print("nothing to change")
    elif made.moment > clock:
        print("the first build after that shows it: `blogkit next` says when")
    else:
        print("the next build shows it")


def next_command(root: Path, now: str | None, *, as_json: bool) -> int:
    """Print when the next build has something to do by itself, and give the exit status."""
    clock = moment_from(now)
    found = look_at(root, clock)
    errors = [one for one in found.problems if one.severity is Severity.ERROR]
    if errors:
        raise ContentError(errors)
    changes = coming(found, clock)
    if as_json:
        first = changes[0] if changes else None
        values = {
            "next": first.at.isoformat() if first else None,
            "what": first.what if first else None,
            "source": first.document.source if first else None,
        }
        print(json.dumps(values, ensure_ascii=False))
    elif changes:
        print(changes[0].at.isoformat())
    return 0 if changes else NOTHING_COMES
