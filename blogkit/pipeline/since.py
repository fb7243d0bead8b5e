"""Since the last build: from its state to what changed, without reading a source.

Nothing here is remembered of what ``stat`` does not tell; whoever finds that nothing changed
leaves before anything heavy is imported.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from blogkit.cache.environment import environment_digest
from blogkit.cache.signatures import Signature, Signatures
from blogkit.cache.state import (
    Inputs,
    StateFile,
    are_as_left,
    look_at_files,
    look_at_inputs,
    signatures_of_outputs,
    which_changed,
)
from blogkit.dataclasses import dataclass, replace
from blogkit.errors import Problem
from blogkit.model.digests import Digest, digest_of_bytes, short_digest
from blogkit.model.report import Report
from blogkit.pipeline.report import report_from_json, report_to_json
from blogkit.pipeline.request import BuildRequest
from blogkit.publish.manifest import FILE_NAME as MANIFEST
from blogkit.publish.manifest import read_manifest

if TYPE_CHECKING:
    from blogkit.cache.trace import Trace

MANY = 2000
"""Files: to look at more takes longer than to begin another process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What changed since the last build into a folder, all else being as that build left it.

    ``changed`` are paths of inputs that are new, gone, or hold something else; ``report`` is what
    the last build told, as one tells it that has less to do. ``trace`` is that of the last build,
    where anything changed at all; ``stale``: times changed that the state does not know yet.
    """

    state: dict[str, Any]
    inputs: Inputs
    outputs: Signatures
    changed: frozenset[str]
    report: Report
    trace: "Trace | None" = None
    stale: bool = False

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the stages of the last build warned of; its hooks speak for themselves."""
        return self.report.warnings[: self.state["warnings"]]


def since_last_build(request: BuildRequest) -> Since | None:
    """What changed since the last build; None where that build says too little about this one.

    It does where it was asked for something else or by another blogkit, where a post appeared
    or went by itself, and where a file that it made is not as it was left.
    """
    state = StateFile(request.cache, request.output).load()
    try:
        outputs = Signatures.from_plain(state["outputs"])
        with _outputs_looked_at(request, outputs) as outputs_stay:
            if not _was_asked_this(state, request) or not _same_visibility(state, request.now):
                return None
            inputs = look_at_inputs(request.root)
            since = Since(
                state=state,
                inputs=inputs,
                outputs=outputs,
                changed=inputs.changed(Signatures.from_plain(state["inputs"])),
                report=report_from_json(state["report"], up_to_date=True),
            )
            if not are_as_left("", state["made_by_hooks"].items()):
                return None
            stay = outputs_stay()
        if not stay:
            return _with_same_outputs(request, since)
        return _with_contents_compared(request, since) if since.changed else since
    except (OSError, KeyError, TypeError, ValueError, AttributeError):
        return None  # a damaged state says nothing


@contextmanager
def _outputs_looked_at(request: BuildRequest, outputs: Signatures) -> Iterator[Callable[[], bool]]:
    """Whether outputs are as they were left; many are looked at while something else is done."""
    here = os.getpid()

    def look() -> bool:
        if os.getpid() == here:
            return are_as_left(f"{request.output}/", outputs.items())
        os.chdir(request.output)  # short paths are found sooner
        return are_as_left("", outputs.items())

    if len(outputs) < MANY:
        yield look
        return
    from blogkit.pipeline.workers import beside

    with beside(look) as looked:
        yield looked


# --- times that mean nothing -----------------------------------------------------------------


def _with_contents_compared(request: BuildRequest, since: Since) -> Since:
    """``since`` without those changes that only times tell of, as after a fresh checkout."""
    from blogkit.cache.trace_file import TraceFile

    trace = TraceFile(request.cache, request.output).load(since.state["build"])
    if trace is None:
        return since
    same = frozenset(path for path in since.changed if _holds_the_same(request, trace, path))
    return replace(since, changed=since.changed - same, trace=trace, stale=bool(same))


def _holds_the_same(request: BuildRequest, trace: "Trace", path: str) -> bool:
    known = trace.contents.get(path)
    try:
        return known is not None and short_digest((request.root / path).read_bytes()) == known
    except OSError:
        return False


def _with_same_outputs(request: BuildRequest, since: Since) -> Since | None:
    """``since``, where the outputs hold what they held; None where one of them does not."""
    touched = which_changed(f"{request.output}/", since.outputs.items())
    if touched is None or manifest_digest(request.output) != since.state["manifest"]:
        return None
    digests = read_manifest(request.output)
    for path in touched - {MANIFEST}:
        if digest_of_bytes((request.output / path).read_bytes()) != digests.get(path):
            return None
    outputs = since.outputs.patched((), look_at_files(f"{request.output}/", touched))
    since = replace(since, outputs=outputs)
    return replace(_with_contents_compared(request, since), stale=True)


def manifest_digest(output: Path) -> bytes:
    """The digest of the list of all that blogkit wrote into ``output``."""
    return short_digest((output / MANIFEST).read_bytes())


def refresh(request: BuildRequest, since: Since) -> None:
    """Keep the times that were found where they are all that changed."""
    if since.stale:
        inputs, outputs = since.inputs.to_remember().plain(), since.outputs.plain()
        state = {**since.state, "inputs": inputs, "outputs": outputs}
        StateFile(request.cache, request.output).save(state)


# --- what has to be the same -----------------------------------------------------------------


def _was_asked_this(state: dict[str, Any], request: BuildRequest) -> bool:
    asked = state.get("request") == request.digest()
    return asked and state.get("environment") == environment_digest()


def _same_visibility(state: dict[str, Any], now: datetime) -> bool:
    """Whether no post appeared or went since the last build, nor would have before it."""
    built, change = state["now"], state["next_change"]
    if built is None or now < datetime.fromisoformat(built):
        return False
    return change is None or now < datetime.fromisoformat(change)


def contents_of(root: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Digests of what is in those of ``paths`` that can be read, as a trace has them."""
    found: dict[str, bytes] = {}
    for path in paths:
        try:
            found[path] = short_digest((root / path).read_bytes())
        except OSError:
            continue
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a build leaves: what it made, as ``stat`` tells of it, and what it read.

    ``build`` is its mark, which tells it from every other one, ``environment`` the digest of
    what it was made with when it began; so many of the report's warnings, the first ones, are of
    its own stages.
    """

    build: str
    environment: Digest
    report: Report
    warnings: int
    inputs: Inputs
    outputs: Signatures
    made_by_hooks: Mapping[str, Signature]


def all_outputs(output: Path) -> Signatures:
    """What ``stat`` says of every file that blogkit wrote into ``output``."""
    return signatures_of_outputs(f"{output}/", (*read_manifest(output), MANIFEST))


def outputs_after(request: BuildRequest, since: Since, report: Report) -> Signatures:
    """What ``all_outputs`` would say, looking only at what ``report`` says is not as it was."""
    written = (*report.added, *report.changed, MANIFEST)
    return since.outputs.patched(report.removed, look_at_files(f"{request.output}/", written))


def remember(request: BuildRequest, done: Done) -> None:
    """Keep what ``since_last_build`` asks for."""
    change = done.report.next_change
    state = {
        "build": done.build,
        "warnings": done.warnings,
        "request": request.digest(),
        "environment": done.environment,
        "now": request.now.isoformat(),
        "next_change": change.isoformat() if change else None,
        "inputs": done.inputs.to_remember().plain(),
        "outputs": done.outputs.plain(),
        "manifest": manifest_digest(request.output),
        "made_by_hooks": dict(done.made_by_hooks),
        "report": _plain(report_to_json(_settled(done.report))),
    }
    StateFile(request.cache, request.output).save(state)


def _plain(values: dict[str, Any]) -> object:
    """``values`` in types of Python's own alone, whatever hooks told."""
    import json

    return json.loads(json.dumps(values))


def _settled(report: Report) -> Report:
    """``report`` as a build would tell it that finds all of this done."""
    total = report.unchanged + len(report.added) + len(report.changed)
    return replace(report, added=(), changed=(), removed=(), unchanged=total)
