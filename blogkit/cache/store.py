"""The store: one SQLite file with what is known of files, documents, assets and outputs."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from blogkit.dataclasses import dataclass
from blogkit.files import FileState
from blogkit.model.digests import Digest
from blogkit.model.documents import SourcePath
from blogkit.model.site import Asset

FILE_NAME = "cache.sqlite"

PAGE_BYTES = 8192
"""What the file is made of: with half of it, the rows of bodies would take a sixth more room."""

_SCHEMA = """
CREATE TABLE environment (digest TEXT NOT NULL);
CREATE TABLE files (
    path TEXT PRIMARY KEY, size INT, modified INT, changed INT, inode INT, digest TEXT
) WITHOUT ROWID;
CREATE TABLE documents (
    source TEXT PRIMARY KEY, key TEXT, document TEXT, warnings TEXT
) WITHOUT ROWID;
CREATE TABLE bodies (source TEXT PRIMARY KEY, digest TEXT, body BLOB, text TEXT);
CREATE TABLE words (source TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID;
CREATE TABLE assets (
    source TEXT PRIMARY KEY, digest TEXT, size INT, media_type TEXT, width INT, height INT,
    scalable INT, position INT, tone TEXT, problem TEXT
) WITHOUT ROWID;
CREATE TABLE outputs (
    folder TEXT, path TEXT, key TEXT, digest TEXT, size INT, modified INT,
    PRIMARY KEY (folder, path)
) WITHOUT ROWID;
"""


_OUTPUTS = "SELECT path, key, digest, size, modified FROM outputs"


@dataclass(frozen=True, slots=True)
class KnownOutput:
    """A file that an earlier build wrote: its key, and how it was left on disk."""

    key: Digest
    digest: Digest
    size: int
    modified: int


class CachedDocument(NamedTuple):
    """A parsed source as the cache keeps it: encoded, under the key of all that it came from.

    ``content`` is the digest of its bytes; no ``words`` are there where nobody can search.
    """

    source: SourcePath
    content: Digest
    key: Digest
    document: str
    warnings: str
    body_digest: Digest
    body: bytes
    text: str
    words: str


class Store:
    """The cache of one site; only the process that holds the site's lock writes to it."""

    def __init__(self, folder: Path, environment: Digest) -> None:
        self.environment = environment
        self._path = folder / FILE_NAME
        self._connection = _open(self._path, environment)

    @property
    def path(self) -> Path:
        """The database file, for readers in other processes."""
        return self._path

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    def clear(self) -> None:
        """Forget everything, as if there had been no build before."""
        with self.transaction():
            for table in ("files", "documents", "bodies", "words", "assets", "outputs"):
                self._connection.execute(f"DELETE FROM {table}")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything inside is kept, or nothing where it raises."""
        with self._connection:
            self._connection.execute("BEGIN")
            yield

    def file_digests(self) -> dict[str, tuple[FileState, Digest]]:
        """The digest of each file as it was when it was last read."""
        rows = self._connection.execute(
            "SELECT path, size, modified, changed, inode, digest FROM files"
        )
        return {row[0]: (FileState(*row[:5]), Digest(row[5])) for row in rows}

    def keep_file_digests(self, found: Iterable[tuple[FileState, Digest]]) -> None:
        """Remember what files held."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            (
                (state.path, state.size, state.modified, state.changed, state.inode, digest)
                for state, digest in found
            ),
        )

    def documents(self) -> dict[str, tuple[Digest, str, str]]:
        """Key, document and warnings of every parsed source, without its body."""
        rows = self._connection.execute("SELECT source, key, document, warnings FROM documents")
        return {source: (Digest(key), document, found) for source, key, document, found in rows}

    def document(self, source: str) -> tuple[Digest, str, str] | None:
        """What ``documents`` has of one source; None where it was not parsed."""
        statement = "SELECT key, document, warnings FROM documents WHERE source = ?"
        row = self._connection.execute(statement, (source,)).fetchone()
        return (Digest(row[0]), row[1], row[2]) if row else None

    def keep_documents(self, documents: Sequence[CachedDocument]) -> None:
        """Remember parsed sources, their bodies, and the words of those that have any."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?)",
            [(one.source, one.key, one.document, one.warnings) for one in documents],
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO bodies VALUES (?, ?, ?, ?)",
            [(one.source, one.body_digest, one.body, one.text) for one in documents],
        )
        self._connection.executemany(
            "INSERT OR REPLACE INTO words VALUES (?, ?)",
            [(one.source, one.words) for one in documents if one.words],
        )

    def forget_sources(self, sources: Iterable[str]) -> None:
        """Drop what is known of sources that are no longer there."""
        for source in sources:
            for table in ("files", "documents", "bodies", "words"):
                column = "path" if table == "files" else "source"
                statement = f"DELETE FROM {table} WHERE {column} = ?"
                self._connection.execute(statement, (source,))

    def assets(self) -> dict[str, Asset]:
        """Every file that was measured, by source; right while its digest is."""
        rows = self._connection.execute(
            "SELECT source, digest, size, media_type, width, height, scalable, position, tone,"
            " problem FROM assets"
        )
        return {
            row[0]: Asset(
                source=SourcePath(row[0]),
                digest=Digest(row[1]),
                size=row[2],
                media_type=row[3],
                width=row[4],
                height=row[5],
                scalable=bool(row[6]),
                position=bool(row[7]),
                tone=row[8],
                problem=row[9],
            )
            for row in rows
        }

    def keep_assets(self, assets: Iterable[Asset]) -> None:
        """Remember measured files."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO assets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (
                    one.source,
                    one.digest,
                    one.size,
                    one.media_type,
                    one.width,
                    one.height,
                    one.scalable,
                    one.position,
                    one.tone,
                    one.problem,
                )
                for one in assets
            ),
        )

    def forget_assets(self, sources: Iterable[str]) -> None:
        """Drop what is known of files that are no longer there."""
        for source in sources:
            self._connection.execute("DELETE FROM files WHERE path = ?", (source,))
            self._connection.execute("DELETE FROM assets WHERE source = ?", (source,))

    def outputs(self, folder: str) -> dict[str, KnownOutput]:
        """What was written below one output folder, by path."""
        rows = self._connection.execute(f"{_OUTPUTS} WHERE folder = ?", (folder,))
        return {row[0]: _known(row) for row in rows}

    def output(self, folder: str, path: str) -> KnownOutput | None:
        """What ``outputs`` has of one path; None where nothing was written there."""
        statement = f"{_OUTPUTS} WHERE folder = ? AND path = ?"
        row = self._connection.execute(statement, (folder, path)).fetchone()
        return _known(row) if row else None

    def keep_outputs(
        self, folder: str, written: Iterable[tuple[str, KnownOutput]], removed: Iterable[str]
    ) -> None:
        """Remember what was written and what was removed."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO outputs VALUES (?, ?, ?, ?, ?, ?)",
            ((folder, path, one.key, one.digest, one.size, one.modified) for path, one in written),
        )
        self._connection.executemany(
            "DELETE FROM outputs WHERE folder = ? AND path = ?",
            ((folder, path) for path in removed),
        )


def _known(row: tuple[str, str, str, int, int]) -> KnownOutput:
    return KnownOutput(Digest(row[1]), Digest(row[2]), row[3], row[4])


class BodyReader:
    """Reads bodies from a store's file, in whichever process renders them.

    Nobody can write to the store until it is closed: to ask for that at each body would take as
    long as to read it.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA query_only = 1")
        self._connection.execute("BEGIN")

    def digest(self, source: str) -> Digest | None:
        """The digest of the body of ``source``; None where there is none."""
        row = self._connection.execute(
            "SELECT digest FROM bodies WHERE source = ?", (source,)
        ).fetchone()
        return Digest(row[0]) if row else None

    def read(self, source: str) -> bytes:
        """The body of ``source``, encoded; ``KeyError`` where there is none."""
        row = self._connection.execute(
            "SELECT body FROM bodies WHERE source = ?", (source,)
        ).fetchone()
        if row is None:
            raise KeyError(source)
        return bytes(row[0])

    def read_text(self, source: str) -> str:
        """The Markdown of ``source``; ``KeyError`` where there is none."""
        row = self._connection.execute(
            "SELECT text FROM bodies WHERE source = ?", (source,)
        ).fetchone()
        if row is None:
            raise KeyError(source)
        return str(row[0])

    def read_words(self, source: str) -> str:
        """The words of ``source`` in lines; ``KeyError`` where there are none."""
        row = self._connection.execute(
            "SELECT words FROM words WHERE source = ?", (source,)
        ).fetchone()
        if row is None:
            raise KeyError(source)
        return str(row[0])

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()


def _open(path: Path, environment: Digest) -> sqlite3.Connection:
    """The database, made anew where it is missing, damaged or of another version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for _ in range(2):
        connection = sqlite3.connect(path, isolation_level=None)
        with suppress(sqlite3.DatabaseError):
            connection.execute("PRAGMA synchronous = OFF")
            row = connection.execute("SELECT digest FROM environment").fetchone()
            if row is not None and row[0] == environment:
                return connection
        connection.close()
        path.unlink(missing_ok=True)
        fresh = sqlite3.connect(path, isolation_level=None)
        fresh.executescript(f"PRAGMA page_size = {PAGE_BYTES}; BEGIN; {_SCHEMA} COMMIT;")
        fresh.execute("INSERT INTO environment VALUES (?)", (environment,))
        fresh.close()
    raise OSError(f"{path} cannot be used as a cache")
