"""The folder ``teasers/``: from named texts to files, of which only changed ones are touched."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from hashlib import file_digest
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from blogkit.errors import ContentError, Place, Problem
from blogkit.model.digests import Digest, digest_of_bytes
from blogkit.model.views import PostSummary
from blogkit.publish.manifest import FILE_NAME, manifest_text, read_manifest
from blogkit.urls import comparable, slugify

FOLDER = "teasers"
_TAKEN = ("index.html", "teasers.json", FILE_NAME)


class TeaserFolder:
    """``teasers/`` of the site at ``root``; what others put there stays.

    Every file is replaced as a whole; one that is the same already is not touched.
    """

    def __init__(self, root: Path) -> None:
        self._folder = root / FOLDER

    @cached_property
    def earlier(self) -> Mapping[str, Digest]:
        """What an earlier build wrote there: paths and digests."""
        return read_manifest(self._folder) if self._folder.is_dir() else {}

    def write(self, files: Mapping[str, bytes]) -> dict[str, Digest]:
        """Write ``files`` by their paths; their digests."""
        folder = str(self._folder)
        for path, content in files.items():
            _write(f"{folder}/{path}", content)
        return {path: digest_of_bytes(content) for path, content in files.items()}

    def write_pieces(self, path: str, pieces: Iterable[str]) -> dict[str, Digest]:
        """Write one file piece by piece, as it is made; its digest.

        It is made elsewhere first: a folder in which nothing changes is not touched either.
        """
        target = self._folder / path
        with TemporaryFile() as made:
            made.writelines(piece.encode() for piece in pieces)
            made.seek(0)
            digest = Digest(file_digest(made, "sha256").hexdigest())
            if not target.is_file() or _digest_of_file(str(target)) != digest:
                self._folder.mkdir(parents=True, exist_ok=True)
                made.seek(0)
                _copy(made, str(target))
        return {path: digest}

    def finish(self, digests: Mapping[str, Digest]) -> tuple[Path, ...]:
        """Remove what an earlier build wrote and this one did not; remember what this one did.

        Gives the path of each file, that of the list too.
        """
        self._remove(self.earlier.keys() - digests.keys())
        self.write({FILE_NAME: manifest_text(digests).encode()})
        return tuple(self._folder / path for path in (*sorted(digests), FILE_NAME))

    def _remove(self, stale: Iterable[str]) -> None:
        """Delete files, and folders that are empty then."""
        for path in sorted(stale):
            (self._folder / path).unlink(missing_ok=True)
            parent = (self._folder / path).parent
            while parent != self._folder and parent.is_dir() and not os.listdir(parent):
                parent.rmdir()
                parent = parent.parent


@contextmanager
def said_if_refused() -> Iterator[None]:
    """Raise ``ContentError`` where the disk refuses."""
    try:
        yield
    except OSError as error:
        problem = Problem(
            rule="teasers-folder",
            what=f"the teasers cannot be written: {error.strerror or error}",
            place=Place(path=FOLDER),
        )
        raise ContentError([problem]) from error


def _write(path: str, content: bytes) -> None:
    with suppress(FileNotFoundError), open(path, "rb") as file:
        if file.read() == content:
            return
    try:
        _replace(path, content)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        _replace(path, content)


def _replace(path: str, content: bytes) -> None:
    beside = _beside(path)
    with open(beside, "wb") as file:
        file.write(content)
    os.replace(beside, path)


def _copy(made: IO[bytes], path: str) -> None:
    beside = _beside(path)
    try:
        with open(beside, "wb") as file:
            copyfileobj(made, file)
        os.replace(beside, path)
    finally:
        Path(beside).unlink(missing_ok=True)


def _beside(path: str) -> str:
    folder, name = os.path.split(path)
    return f"{folder}/.{name}.new"


def _digest_of_file(path: str) -> Digest:
    with open(path, "rb") as file:
        return Digest(file_digest(file, "sha256").hexdigest())


def folder_names(posts: Iterable[PostSummary]) -> dict[str, str]:
    """A folder for each post by its source: the last word of its URL, the older post's first."""
    taken = {comparable(name) for name in _TAKEN}
    names: dict[str, str] = {}
    for post in sorted(posts, key=lambda one: (one.date, one.source)):
        word = slugify(_last_word(post.url)) or "post"
        name, number = word, 2
        while comparable(name) in taken:
            name, number = f"{word}-{number}", number + 1
        taken.add(comparable(name))
        names[post.source] = name
    return names


def _last_word(url: str) -> str:
    from urllib.parse import unquote

    return unquote(url.rstrip("/").rpartition("/")[2]).removesuffix(".html")
