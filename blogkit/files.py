"""Files: from a folder to the signature of every file in it, without reading one."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import starmap
from pathlib import Path

from blogkit.dataclasses import dataclass

_IGNORED_ENDINGS = ("~", ".swp", ".swx", ".tmp", ".orig", ".rej")
_is_plain = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.md)?").fullmatch
"""Whether a name is as most are: ordinary on every system, and nobody's leftover."""

_FROM_FOLDERS = os.scandir in os.supports_fd
"""Whether a folder can be read by its descriptor; on Windows, reading it tells all of its files."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_CONTROL_WHY = "has a control character in its name"
WELL_KNOWN = ".well-known"
"""The one hidden folder that is meant to be seen (RFC 8615)."""

_IGNORED_NAMES = frozenset({"Thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as ``stat`` tells of it: a change to its bytes changes one of these.

    ``path`` is relative to the scanned root, with forward slashes; times in nanoseconds.
    """

    path: str
    size: int
    modified: int
    changed: int
    inode: int


@dataclass(frozen=True, slots=True)
class Unusable:
    """Something in a scanned folder that cannot be taken as a file, and why."""

    path: str
    why: str


def scan(root: Path, folder: str) -> Iterator[FileState | Unusable]:
    """Every file below ``root/folder``, unsorted; a folder that is missing has none.

    Hidden files and what editors leave behind are passed over. A symbolic link is
    followed to a file inside ``folder``, and is unusable where it leads elsewhere.
    """
    return starmap(_as_state, stats(root, folder, folder))


def stats(root: Path, folder: str, start: str) -> Iterator[tuple[str, os.stat_result | str]]:
    """The part of ``scan`` of ``root/folder`` below the folder ``start`` inside it, unwrapped.

    The path of each file, and what ``stat`` says of it or why it is unusable.
    """
    pending = [start]
    while pending:
        current = pending.pop()
        try:
            with _entries(os.path.join(root, current)) as entries:
                yield from _stats_in(entries, current, (root, folder), pending)
        except FileNotFoundError:
            continue
        except OSError as error:
            yield current, _unread(error)


def _stats_in(
    entries: Iterator[os.DirEntry[str]], folder: str, inside: tuple[Path, str], found: list[str]
) -> Iterator[tuple[str, os.stat_result | str]]:
    """``stats`` of the files among the ``entries`` of ``folder``; folders among them are put into
    ``found``."""
    for entry in entries:
        name = entry.name
        path = f"{folder}/{name}"
        if _is_plain(name) and entry.is_file(follow_symlinks=False):
            yield path, _stat(entry)
        elif is_ignored(name):
            continue
        elif entry.is_dir(follow_symlinks=False):
            found.append(path)
        else:
            yield _of_any_name(entry, path, inside)


@contextmanager
def _entries(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """What is in ``folder``; the system finds files sooner from there than by their whole paths."""
    if not _FROM_FOLDERS:
        with os.scandir(folder) as entries:
            yield entries
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with os.scandir(descriptor) as entries:
            yield entries
    finally:
        os.close(descriptor)


def look(root: Path, folder: str, path: str) -> Iterator[FileState | Unusable]:
    """What ``scan`` of ``root/folder`` would say of ``path`` and all below it, as they are now."""
    if any(is_ignored(name) for name in path.split("/")):
        return
    parent, _, name = path.rpartition("/")
    with suppress(OSError), os.scandir(os.path.join(root, parent)) as entries:
        for entry in entries:
            if entry.name == name:
                if entry.is_dir(follow_symlinks=False):
                    yield from starmap(_as_state, stats(root, folder, path))
                else:
                    yield _as_state(*_of_any_name(entry, path, (root, folder)))


def read_file(root: Path, path: str) -> bytes:
    """The bytes of ``root/path``: as ``Path`` reads them, in half of the time."""
    with open(f"{root}/{path}", "rb", buffering=0) as file:
        return file.read()


def is_ignored(name: str) -> bool:
    """Whether a file or folder of that name is passed over: hidden, or an editor's leftover."""
    if name == WELL_KNOWN:
        return False
    if name.startswith(".") or name in _IGNORED_NAMES or name.endswith(_IGNORED_ENDINGS):
        return True
    return name.startswith("#") and name.endswith("#")


def _as_state(path: str, found: os.stat_result | str) -> FileState | Unusable:
    if isinstance(found, str):
        return Unusable(path, found)
    return FileState(path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _of_any_name(
    entry: os.DirEntry[str], path: str, inside: tuple[Path, str]
) -> tuple[str, os.stat_result | str]:
    """Path and ``stat`` of an entry that is no folder, as ``stats`` has them.

    ``inside`` is the folder that it must not lead out of: the root of ``path``, and below that.
    """
    if not _is_text(path):
        shown = path.encode(errors="surrogateescape").decode(errors="replace")
        return shown, "has a name that is not UTF-8"
    if _CONTROL.search(entry.name):
        return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", path), _CONTROL_WHY
    if entry.is_symlink() and (problem := _link_problem(path, *inside)):
        return path, problem
    found = _stat(entry)
    if not isinstance(found, str) and not stat.S_ISREG(found.st_mode):
        return path, "is neither a file nor a folder"
    return path, found


def _stat(entry: os.DirEntry[str]) -> os.stat_result | str:
    try:
        return entry.stat()
    except OSError as error:
        return _unread(error)


def _unread(error: OSError) -> str:
    return f"cannot be read: {error.strerror}"


def _is_text(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _link_problem(path: str, root: Path, folder: str) -> str:
    target = os.path.realpath(root / path)
    if os.path.isdir(target):
        return "is a symbolic link to a folder; only links to files are followed"
    if not os.path.exists(target):
        return "is a symbolic link that leads nowhere"
    inside = Path(target).is_relative_to(os.path.realpath(root / folder))
    return "" if inside else "is a symbolic link that leaves the folder"
