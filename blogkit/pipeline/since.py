"""Since the last build: from its state to what changed, without reading a source.

Nothing here is remembered of what ``stat`` does not tell; whoever finds that nothing changed
leaves before anything heavy is imported.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from blogkit.cache.environment import environment_digest
from blogkit.cache.state import (
    Inputs,
    StateFile,
    are_as_left,
    look_at_files,
    look_at_inputs,
)
from blogkit.model.report import Report
from blogkit.pipeline.report import report_from_json, report_to_json
from blogkit.pipeline.request import BuildRequest
from blogkit.publish.manifest import FILE_NAME as MANIFEST
from blogkit.publish.manifest import read_manifest


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed since the last build into a folder, all else being as that build left it.

    ``changed`` are paths of inputs that are new, gone, or not as they were; ``report`` is what
    the last build told, as one tells it that has less to do.
    """

    state: dict[str, Any]
    inputs: Inputs
    changed: frozenset[str]
    report: Report


def since_last_build(request: BuildRequest) -> Since | None:
    """What changed since the last build; None where that build says too little about this one.

    It does where it was asked for something else or by another blogkit, where a post appeared
    or went by itself, and where a file that it made is not as it was left.
    """
    state = StateFile(request.cache, request.output).load()
    try:
        if not _was_asked_this(state, request) or not _same_visibility(state, request.now):
            return None
        inputs = look_at_inputs(request.root)
        report = report_from_json(json.loads(state["report"]), up_to_date=True)
        changed = inputs.changed(state["inputs"])
        if not are_as_left(f"{request.output}/", state["outputs"]):
            return None
        if not are_as_left("", state["made_by_hooks"]):
            return None
        return Since(state=state, inputs=inputs, changed=changed, report=report)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None  # a damaged state says nothing


def _was_asked_this(state: dict[str, Any], request: BuildRequest) -> bool:
    asked = state.get("request") == request.digest()
    return asked and state.get("environment") == environment_digest()


def _same_visibility(state: dict[str, Any], now: datetime) -> bool:
    """Whether no post appeared or went since the last build, nor would have before it."""
    built, change = state["now"], state["next_change"]
    if built is None or now < datetime.fromisoformat(built):
        return False
    return change is None or now < datetime.fromisoformat(change)


def remember(
    request: BuildRequest, report: Report, inputs: Inputs, made_by_hooks: Iterable[Path]
) -> None:
    """Keep what ``since_last_build`` asks for."""
    output = f"{request.output}/"
    paths = (*read_manifest(request.output), MANIFEST)
    state = {
        "request": request.digest(),
        "environment": environment_digest(),
        "now": request.now.isoformat(),
        "next_change": report.next_change.isoformat() if report.next_change else None,
        "inputs": inputs.to_remember(),
        "outputs": look_at_files(output, paths),
        "made_by_hooks": look_at_files("", map(str, made_by_hooks)),
        "report": json.dumps(report_to_json(_settled(report))),
    }
    StateFile(request.cache, request.output).save(state)


def _settled(report: Report) -> Report:
    """``report`` as a build would tell it that finds all of this done."""
    total = report.unchanged + len(report.added) + len(report.changed)
    return replace(report, added=(), changed=(), removed=(), unchanged=total)
