"""The write stage: from staged files to the output folder, by way of the journal."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from blogkit.cache.store import KnownOutput
from blogkit.errors import ContentError, Place, Problem
from blogkit.model.documents import Digest
from blogkit.model.outputs import Output
from blogkit.pipeline.render import Staged
from blogkit.pipeline.workspace import Workspace
from blogkit.publish.journal import Change, commit
from blogkit.publish.manifest import FILE_NAME as MANIFEST
from blogkit.publish.manifest import manifest_text, read_manifest

MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of the output folder, as paths below it."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int


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
        output.path: staged[output.path].digest
        if output.path in staged
        else known[output.path].digest
        for output in outputs
    }
    written = _apply(workspace, read_manifest(folder), digests, _Staging(staging, staged))
    _remember(workspace, outputs, staged, known.keys() - digests.keys())
    return written


def write_some(
    workspace: Workspace,
    outputs: Sequence[Output],
    staged: Mapping[str, Staged],
    staging: Path,
    *,
    gone: Collection[str],
) -> Written:
    """Put what is ``staged`` of ``outputs`` into the output folder, and take ``gone`` out of it.

    Every other file of blogkit's stays; raises like ``write_outputs``.
    """
    ours = read_manifest(workspace.request.output)
    digests = {path: digest for path, digest in ours.items() if path not in gone}
    digests |= {path: one.digest for path, one in staged.items()}
    written = _apply(workspace, ours, digests, _Staging(staging, staged))
    _remember(workspace, outputs, staged, gone)
    return written


@dataclass(frozen=True, slots=True)
class _Staging:
    """Files that were rendered, and where they lie."""

    folder: Path
    files: Mapping[str, Staged]


def _apply(
    workspace: Workspace,
    ours: Mapping[str, Digest],
    digests: Mapping[str, Digest],
    staging: _Staging,
) -> Written:
    """Make ``digests``, by path, of what blogkit wrote before, which is ``ours``."""
    folder, staged = workspace.request.output, staging.files
    same = {path for path, one in staged.items() if not one.name}
    new = [path for path in staged if path not in ours and path not in same]
    _refuse_foreign(folder, new, ours)
    removed = tuple(sorted(path for path in ours if path not in digests))
    added = tuple(sorted(path for path in staged if path not in ours and path not in same))
    changed = tuple(sorted(path for path in staged if path in ours and path not in same))
    if added or changed or removed or ours.keys() != digests.keys():
        (staging.folder / MANIFEST).write_text(manifest_text(digests), "utf-8", newline="\n")
        writes = [(staged[path].name, path) for path in (*added, *changed)]
        change = Change(
            staging=str(staging.folder),
            output=str(folder),
            writes=(*writes, (MANIFEST, MANIFEST)),
            removals=removed,
        )
        commit(workspace.request.cache, change)
    return Written(
        added=added,
        changed=changed,
        removed=removed,
        unchanged=len(digests) - len(added) - len(changed),
    )


def _refuse_foreign(folder: Path, paths: Sequence[str], ours: Collection[str]) -> None:
    foreign = [path for path in paths if _is_foreign(folder, path, ours)]
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


def _remember(
    workspace: Workspace,
    outputs: Sequence[Output],
    staged: Mapping[str, Staged],
    gone: Collection[str],
) -> None:
    """Keep how each file that was rendered lies on disk now, and nothing of those ``gone``."""
    folder = workspace.request.output
    kept = [
        (output.path, _known(output, staged[output.path], folder))
        for output in outputs
        if output.path in staged
    ]
    with workspace.store.transaction():
        workspace.store.keep_outputs(str(folder), kept, gone)


def _known(output: Output, staged: Staged, folder: Path) -> KnownOutput:
    found = (folder / output.path).stat()
    return KnownOutput(output.key, Digest(staged.digest), found.st_size, found.st_mtime_ns)
