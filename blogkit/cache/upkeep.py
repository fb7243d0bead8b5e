"""Upkeep: from a cache to what it holds and to what of it nothing will ever ask for again.

Parsed sources go with their sources, by every build. What would stay is what is known of output
folders, and of files, that are gone: builds into many folders let it go by themselves.
"""

import json
import os.path
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from blogkit.cache.reuse import FILE_NAME as REUSE
from blogkit.cache.state import StateFile
from blogkit.cache.store import FILE_NAME
from blogkit.dataclasses import dataclass, field
from blogkit.model.digests import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of the store: its rows, and the bytes in them."""

    name: str
    rows: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """What the last build that had work to do could not take from the cache."""

    parsed: int
    rendered: int
    outputs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """What a cache holds: bytes of its files, tables, bytes that are free in the store.

    ``folders`` are output folders with how many files are known of each. A store that is not
    ``readable`` is damaged or of another version, and the next build makes it anew.
    """

    size: int
    readable: bool = True
    tables: tuple[Table, ...] = ()
    free: int = 0
    folders: Mapping[str, int] = field(default_factory=dict)
    reuse: Reuse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pruned:
    """What was let go: rows of the store, files beside it, and bytes on disk."""

    rows: int
    files: int
    freed: int


def holdings(cache: Path, environment: Digest) -> Holdings:
    """What the folder ``cache`` holds, as a build in ``environment`` sees it.

    Call with the lock of the site.
    """
    size = _size(cache)
    if not (cache / FILE_NAME).exists():
        return Holdings(size=size)
    if not _is_readable(cache, environment):
        return Holdings(size=size, readable=False)
    with closing(_connected(cache)) as store:
        return Holdings(
            size=size,
            tables=tuple(_tables(store)),
            free=_number(store, "PRAGMA freelist_count") * _number(store, "PRAGMA page_size"),
            folders=dict(store.execute("SELECT folder, COUNT(*) FROM outputs GROUP BY folder")),
            reuse=load_reuse(cache),
        )


def _size(cache: Path) -> int:
    return sum(one.stat().st_size for one in cache.rglob("*") if one.is_file())


def _connected(cache: Path) -> sqlite3.Connection:
    return sqlite3.connect(cache / FILE_NAME, isolation_level=None)


def _is_readable(cache: Path, environment: Digest) -> bool:
    try:
        with closing(_connected(cache)) as store:
            whole = store.execute("PRAGMA quick_check").fetchone()
            made_in = store.execute("SELECT digest FROM environment").fetchone()
            return bool(whole == ("ok",) and made_in == (environment,))
    except sqlite3.DatabaseError:
        return False


def _number(store: sqlite3.Connection, query: str) -> int:
    return int(store.execute(query).fetchone()[0])


def _tables(store: sqlite3.Connection) -> Iterator[Table]:
    names = [name for (name,) in store.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    for name in names:
        columns = [row[1] for row in store.execute(f"PRAGMA table_info({name})")]
        lengths = "+".join(f"IFNULL(LENGTH(CAST({column} AS BLOB)), 0)" for column in columns)
        rows, size = store.execute(f"SELECT COUNT(*), SUM({lengths}) FROM {name}").fetchone()
        yield Table(name=name, rows=rows, size=size or 0)


def prune(root: Path, cache: Path, environment: Digest) -> Pruned:
    """Let go what is known of output folders and files of the site at ``root`` that are gone.

    And the space that earlier rows had, and the whole of a store that the next build in
    ``environment`` would make anew. Call with the lock of the site.
    """
    if (cache / FILE_NAME).exists() and not _is_readable(cache, environment):
        freed = (cache / FILE_NAME).stat().st_size
        (cache / FILE_NAME).unlink()
        return Pruned(rows=0, files=1 + _forget_builds(cache, []), freed=freed)
    return prune_readable(root, cache)


def prune_readable(root: Path, cache: Path) -> Pruned:
    """Prune where the store is known to be of this environment, as after a build."""
    before = _size(cache)
    rows, folders = 0, [str(root / "output")]
    if (cache / FILE_NAME).exists():
        with closing(_connected(cache)) as store:
            rows = _forget_folders(store) + _forget_files(store, root)
            folders += [
                folder for (folder,) in store.execute("SELECT DISTINCT folder FROM outputs")
            ]
            store.execute("VACUUM")
    files = _forget_builds(cache, folders)
    return Pruned(rows=rows, files=files, freed=before - _size(cache))


def _forget_folders(store: sqlite3.Connection) -> int:
    known = [folder for (folder,) in store.execute("SELECT DISTINCT folder FROM outputs")]
    gone = [(folder,) for folder in known if not os.path.isdir(folder)]
    return store.executemany("DELETE FROM outputs WHERE folder = ?", gone).rowcount if gone else 0


def _forget_files(store: sqlite3.Connection, root: Path) -> int:
    """What is known of pictures and other files; that of sources goes when a build misses them."""
    query = "SELECT path FROM files WHERE path NOT IN (SELECT source FROM documents)"
    gone = [(path,) for (path,) in store.execute(query) if not os.path.lexists(root / path)]
    rows = store.executemany("DELETE FROM files WHERE path = ?", gone).rowcount if gone else 0
    if gone:
        rows += store.executemany("DELETE FROM assets WHERE source = ?", gone).rowcount
    return rows


def _forget_builds(cache: Path, folders: list[str]) -> int:
    """Delete the states and traces of builds into other folders than ``folders``."""
    kept = {StateFile(cache, Path(folder)).path.name.partition("-")[2] for folder in folders}
    kinds = ("state", "trace", "edits")
    found = [path for kind in kinds for path in cache.glob(f"{kind}-*")]
    gone = [path for path in found if path.name.partition("-")[2] not in kept]
    for path in gone:
        path.unlink()
    return len(gone)


def load_reuse(cache: Path) -> Reuse | None:
    """What the last build kept; None where there is none that can be read."""
    try:
        return Reuse(**json.loads((cache / REUSE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
