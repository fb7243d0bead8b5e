"""Nothing changed: from the state of the last build to its report, without reading a source."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from blogkit.cache.environment import environment_digest
from blogkit.cache.state import (
    Inputs,
    StateFile,
    look_at_inputs,
    look_at_outputs,
)
from blogkit.model.report import Report
from blogkit.pipeline.report import report_from_json, report_to_json
from blogkit.pipeline.request import BuildRequest
from blogkit.publish.manifest import FILE_NAME as MANIFEST
from blogkit.publish.manifest import read_manifest


def unchanged(request: BuildRequest) -> Report | None:
    """What the last build reported, if this one would do nothing; None if it might not."""
    state = StateFile(request.cache, request.output).load()
    try:
        return _unchanged(request, state)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None  # a damaged state says nothing


def _unchanged(request: BuildRequest, state: dict[str, Any]) -> Report | None:
    if state.get("request") != request.digest() or state.get("environment") != environment_digest():
        return None
    if not _same_visibility(state, request.now):
        return None
    if look_at_inputs(request.root).digest != state.get("inputs"):
        return None
    if _outputs(request.output, state["made_by_hooks"]) != state.get("outputs"):
        return None
    return report_from_json(state["report"], up_to_date=True)


def _same_visibility(state: dict[str, Any], now: datetime) -> bool:
    """Whether no post appeared or went since the last build, nor would have before it."""
    built, change = state["now"], state["next_change"]
    if built is None or now < datetime.fromisoformat(built):
        return False
    return change is None or now < datetime.fromisoformat(change)


def _outputs(output: Path, made_by_hooks: Iterable[str]) -> str:
    base = str(output)
    paths = (f"{base}/{path}" for path in (*read_manifest(output), MANIFEST))
    return look_at_outputs([*paths, *made_by_hooks])


def remember(
    request: BuildRequest, report: Report, inputs: Inputs, made_by_hooks: Iterable[Path]
) -> None:
    """Keep what ``unchanged`` asks for; nothing where a file changed too shortly before."""
    if inputs.unsure:
        return
    made = sorted(str(path) for path in made_by_hooks)
    state = {
        "request": request.digest(),
        "environment": environment_digest(),
        "now": request.now.isoformat(),
        "next_change": report.next_change.isoformat() if report.next_change else None,
        "inputs": inputs.digest,
        "outputs": _outputs(request.output, made),
        "made_by_hooks": made,
        "report": report_to_json(report),
    }
    StateFile(request.cache, request.output).save(state)
