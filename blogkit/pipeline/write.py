"""The write stage: from staged files to the output folder, by way of the journal."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem
from blogkit.model.outputs import Output
from blogkit.pipeline.render import Staged
from blogkit.pipeline.workspace import Workspace
from blogkit.publish.journal import Change, commit, folders_in, moves
from blogkit.publish.manifest import FILE_NAME as MANIFEST
from blogkit.publish.manifest import manifest_text, patched, read_manifest

MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of the output folder, as paths below it."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """What lies in the output folder beside what is written: ``gone`` of ``ours`` is to go."""

    ours: Collection[str]
    gone: frozenset[str]


def write_outputs(
    workspace: Workspace,
    outputs: Sequence[Output],
    staged: Mapping[str, Staged],
    staging: Path,
) -> Written:
    """Make the output folder hold exactly ``outputs`` beside what blogkit never wrote.

    Raises ``ContentError`` where a file of somebody else's would be overwritten.
    """
    folder = workspace.request.output
    known = workspace.store.outputs(str(folder))
    digests = {
        output.path: staged[output.path].file.digest
        if output.path in staged
        else known[output.path].digest
        for output in outputs
    }
    ours = read_manifest(folder)
    change = _Change(
        ours=ours,
        gone=frozenset(ours.keys() - digests.keys()),
        total=len(digests),
        manifest=lambda: manifest_text(digests),
        staging=staging,
    )
    written = _apply(workspace, staged, change)
    _remember(workspace, staged, known.keys() - digests.keys())
    return written


def write_some(
    workspace: Workspace, staged: Mapping[str, Staged], staging: Path, rest: Rest
) -> Written:
    """Put what is ``staged`` beside ``rest``; raises like ``write_outputs``."""
    manifest = workspace.request.output / MANIFEST
    digests = {path: one.file.digest for path, one in staged.items()}
    change = _Change(
        ours=rest.ours,
        gone=rest.gone,
        total=len(rest.ours) + sum(path not in rest.ours for path in staged) - len(rest.gone),
        manifest=lambda: patched(manifest.read_text("utf-8"), digests, rest.gone),
        staging=staging,
    )
    written = _apply(workspace, staged, change)
    _remember(workspace, staged, rest.gone)
    return written


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change(Rest):
    """What is to become of the output folder: how many files, and with which manifest."""

    total: int
    manifest: Callable[[], str]
    staging: Path


def _apply(workspace: Workspace, staged: Mapping[str, Staged], change: _Change) -> Written:
    folder, ours = workspace.request.output, change.ours
    same = {path for path, one in staged.items() if not one.name}
    added = tuple(sorted(path for path in staged if path not in ours and path not in same))
    _refuse_foreign(folder, added, ours)
    removed = tuple(sorted(change.gone))
    changed = tuple(sorted(path for path in staged if path in ours and path not in same))
    told = len(ours) - len(removed) + len(added)
    if added or changed or removed or told != change.total:
        names = {path: staged[path].name for path in (*added, *changed)}
        (change.staging / MANIFEST).write_text(change.manifest(), "utf-8", newline="\n")
        commit(
            workspace.request.cache,
            Change(
                staging=str(change.staging),
                output=str(folder),
                writes=(*moves(folder, names), (MANIFEST, MANIFEST)),
                removals=removed,
            ),
        )
    return Written(
        added=added,
        changed=changed,
        removed=removed,
        unchanged=change.total - len(added) - len(changed),
    )


def _refuse_foreign(folder: Path, paths: Sequence[str], ours: Collection[str]) -> None:
    is_there = folders_in(folder)
    foreign = [
        path
        for path in paths
        if is_there(path.rpartition("/")[0]) and _is_foreign(folder, path, ours)
    ]
    if not foreign:
        return
    more = f" and {len(foreign) - MOST_NAMED} more" if len(foreign) > MOST_NAMED else ""
    raise ContentError(
        [
            Problem(
                rule="foreign-output",
                what=f"holds files that blogkit did not write and would overwrite: "
                f"{', '.join(foreign[:MOST_NAMED])}{more}",
                place=Place(path=folder.name),
                hint="move them away, or name another folder with --output",
            )
        ]
    )


def _is_foreign(folder: Path, path: str, ours: Collection[str]) -> bool:
    """Whether something at ``path`` is not ours; a folder that holds only ours will be gone."""
    target = folder / path
    if target.is_dir() and not target.is_symlink():
        files = (one for one in target.rglob("*") if not one.is_dir() or one.is_symlink())
        return any(one.relative_to(folder).as_posix() not in ours for one in files)
    return os.path.lexists(target)


def _remember(workspace: Workspace, staged: Mapping[str, Staged], gone: Collection[str]) -> None:
    """Keep how each file that was rendered lies on disk now, and nothing of those ``gone``."""
    kept = ((path, one.file) for path, one in staged.items())
    with workspace.store.transaction():
        workspace.store.keep_outputs(str(workspace.request.output), kept, gone)
