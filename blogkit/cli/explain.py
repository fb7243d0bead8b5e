"""``blogkit explain``: from an address or a file to what made that page, in a terminal."""

import json
from collections.abc import Iterator
from pathlib import Path

from blogkit.cli.build import moment_from
from blogkit.cli.console import Console
from blogkit.dataclasses import asdict
from blogkit.pipeline.request import BuildRequest, default_jobs
from blogkit.writing.explain import Explanation, explain

_MOST = 12


def explain_command(root: Path, target: str, now: str | None, *, as_json: bool) -> None:
    """Explain the page at ``target`` of the site at ``root``."""
    moment = moment_from(now)
    request = BuildRequest(root=root, output=root / "output", now=moment, jobs=default_jobs())
    with Console(quiet=True) as console:
        found = explain(request, console, target)
    if as_json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(found)))


def _lines(found: Explanation) -> Iterator[str]:
    yield f"output/{found.path} {found.state}"
    yield f"  made as  {found.job}{f' {found.template}' if found.template else ''}"
    yield f"  because of  {found.origin}"
    yield from _listed("templates that it can reach", found.templates[1:])
    if found.view:
        yield "what the template sees"
        yield from (f"  {name:<12} {words}" for name, words in found.view)
    yield from _listed("files that it is made from", found.inputs)
    yield from _listed("of these, newer than the page", found.newer)


def _listed(title: str, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        yield title
        yield from (f"  {name}" for name in names[:_MOST])
        if len(names) > _MOST:
            yield f"  and {len(names) - _MOST} more"
