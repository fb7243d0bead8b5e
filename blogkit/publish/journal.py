"""The journal: a change to the output folder as a list that can be finished after a kill.

Every new file lies whole in the staging folder before the journal is written. With the
journal on disk the change is decided: whoever finds it carries out what is left. Without
it the staged files mean nothing and are deleted.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from blogkit.dataclasses import dataclass, fields

STAGING = "staging"
JOURNAL = "journal.json"

_FILES, _FOLDERS = "files", "folders"
"""Below a staging folder: what comes file by file, and what comes with the folder it is in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is to happen to an output folder: ``writes`` are staged names and their paths.

    Each is a file, or a folder that is new with all that is in it.
    """

    staging: str
    output: str
    writes: tuple[tuple[str, str], ...]
    removals: tuple[str, ...]


def staging_folder(cache: Path) -> Path:
    """An empty folder for new files; what killed builds left is deleted.

    Each build has one of its own: a worker that outlived its build may still write to the
    old one.
    """
    _clear(cache)
    folder = cache / STAGING / os.urandom(8).hex()
    for name in (_FILES, _FOLDERS):
        (folder / name).mkdir(parents=True)
    return folder


def staged_name(path: str, key: str, *, beside: bool) -> str:
    """Where to stage what will be at ``path``: in folders like its own where these are new.

    So it can come with them in one move; ``beside`` what is there already, files come one by one.
    """
    return f"{_FILES}/{key}" if beside else f"{_FOLDERS}/{path}"


def folders_in(output: Path) -> Callable[[str], bool]:
    """What says whether there is a folder at a path in ``output``, each looked for once.

    In a folder that is not there nothing is looked for.
    """
    there = {"": output.is_dir()}

    def is_there(folder: str) -> bool:
        if folder not in there:
            above = folder.rpartition("/")[0]
            there[folder] = is_there(above) and os.path.isdir(f"{output}/{folder}")
        return there[folder]

    return is_there


def moves(output: Path, names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The moves that put each staged name to its path: one for all that is in a new folder."""
    is_there = folders_in(output)
    found: dict[tuple[str, str], None] = {}
    for path, name in names.items():
        whole = name, path
        folder = path.rpartition("/")[0] if name.startswith(f"{_FOLDERS}/") else ""
        while folder and not is_there(folder):
            whole = f"{_FOLDERS}/{folder}", folder
            folder = folder.rpartition("/")[0]
        found[whole] = None
    return tuple(found)


def _clear(cache: Path) -> None:
    """Delete all staging folders, which most often are empty."""
    for folder in (cache / STAGING).glob("*"):
        try:
            for name in (_FILES, _FOLDERS):
                (folder / name).rmdir()
            folder.rmdir()
        except OSError:
            import shutil

            shutil.rmtree(folder, ignore_errors=True)


def commit(cache: Path, change: Change) -> None:
    """Decide ``change`` and carry it out; every staged file must be complete."""
    import json

    temporary = cache / f"{JOURNAL}.new"
    with temporary.open("w", encoding="utf-8") as file:
        file.write(json.dumps({one.name: getattr(change, one.name) for one in fields(change)}))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(cache / JOURNAL)
    _carry_out(cache, change)


def recover(cache: Path) -> bool:
    """Finish a change that was decided and not carried out; whether there was one."""
    try:
        change = _change((cache / JOURNAL).read_text("utf-8"))
    except FileNotFoundError:
        return False
    except (ValueError, TypeError, KeyError):
        # Damaged after it was written: the build that follows compares every file anyway.
        (cache / JOURNAL).unlink()
        return False
    _carry_out(cache, change)
    return True


def _change(text: str) -> Change:
    import json

    values = json.loads(text)
    return Change(
        staging=values["staging"],
        output=values["output"],
        writes=tuple((staged, path) for staged, path in values["writes"]),
        removals=tuple(values["removals"]),
    )


def _carry_out(cache: Path, change: Change) -> None:
    """Do what is left of ``change``: each step may have been done already.

    Removals come first: on a file system without case, the old name of a renamed page may
    be the new one's too.
    """
    output = Path(change.output)
    for path in change.removals:
        (output / path).unlink(missing_ok=True)
        _prune(output, (output / path).parent)
    for staged, path in change.writes:
        _put(f"{change.staging}/{staged}", f"{change.output}/{path}")
    (cache / JOURNAL).unlink()
    _clear(cache)


def _prune(output: Path, folder: Path) -> None:
    """Delete ``folder`` and its parents while they are empty, up to the output folder."""
    while folder != output and output in folder.parents:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def _put(staged: str, path: str) -> None:
    try:
        _move(staged, path)
    except FileNotFoundError:
        if not os.path.exists(staged):
            return
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        _move(staged, path)


def _move(staged: str, path: str) -> None:
    """Put a file or folder at ``path``, on another file system a copy of it."""
    try:
        os.replace(staged, path)
    except OSError as error:
        if not _other_device(error):
            raise
        target = Path(path)
        _copy(Path(staged), target.with_name(f".{target.name}.blogkit")).replace(target)


def _copy(staged: Path, beside: Path) -> Path:
    import shutil

    if staged.is_dir():
        shutil.rmtree(beside, ignore_errors=True)
        return Path(shutil.copytree(staged, beside))
    return Path(shutil.copy2(staged, beside))  # with its times, which are remembered


def _other_device(error: OSError) -> bool:
    import errno

    return error.errno == errno.EXDEV
