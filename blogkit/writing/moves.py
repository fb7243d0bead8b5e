"""Moves: from files that are to lie elsewhere and new bytes of some to the folder that is so.

All or nothing: what fails in the middle is taken back.
"""

import os
from collections.abc import Callable
from pathlib import Path

from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem
from blogkit.writing.files import replace_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """New bytes of a file, by its path after the moves."""

    path: str
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Moves:
    """What moves, old path and new, and what changes; paths are below the site."""

    moves: tuple[tuple[str, str], ...]
    edits: tuple[Edit, ...]


def check(root: Path, wanted: Moves) -> None:
    """Raise ``ContentError`` where something lies already where something is to go."""
    taken = [
        Problem(
            rule="exists",
            what="is there already",
            place=Place(path=new),
            hint="choose another name, or move that away first",
        )
        for _, new in wanted.moves
        if os.path.lexists(root / new)
    ]
    if taken:
        raise ContentError(taken)


def apply(root: Path, wanted: Moves) -> None:
    """Move and write; raises what the system says, and leaves everything as it was then."""
    check(root, wanted)
    undo: list[Callable[[], object]] = []
    try:
        for old, new in wanted.moves:
            _make_folder((root / new).parent, undo)
            os.rename(root / old, root / new)
            undo.append(_back(root / new, root / old))
        for edit in wanted.edits:
            file = (root / edit.path).resolve()
            replace_file(file, edit.after)
            undo.append(_restored(file, edit.before))
    except BaseException:
        for step in reversed(undo):
            step()
        raise
    for old, _ in wanted.moves:
        _remove_empty((root / old).parent, root / "content")


def _back(new: Path, old: Path) -> Callable[[], object]:
    return lambda: os.rename(new, old)


def _restored(file: Path, content: bytes) -> Callable[[], object]:
    return lambda: replace_file(file, content)


def _make_folder(folder: Path, undo: list[Callable[[], object]]) -> None:
    if not folder.exists():
        _make_folder(folder.parent, undo)
        folder.mkdir()
        undo.append(folder.rmdir)


def _remove_empty(folder: Path, content: Path) -> None:
    """Remove ``folder`` and those above it that the moves left empty, but no section."""
    while folder.parent not in {content, content.parent} and folder.is_dir():
        if any(folder.iterdir()):
            return
        folder.rmdir()
        folder = folder.parent
