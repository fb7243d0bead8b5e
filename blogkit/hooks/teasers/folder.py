"""The folder ``teasers/``: from named texts to files, of which only changed ones are touched."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from blogkit.errors import ContentError, Place, Problem
from blogkit.model.digests import digest_of_bytes
from blogkit.model.documents import Digest
from blogkit.model.views import PostSummary
from blogkit.publish.manifest import FILE_NAME, manifest_text, read_manifest
from blogkit.urls import comparable, slugify

FOLDER = "teasers"
_TAKEN = ("index.html", "teasers.json", FILE_NAME)


def write_folder(root: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Make ``teasers/`` of the site at ``root`` hold ``files``, and what others put there.

    Every file is replaced as a whole; one that is the same already is not touched. Gives
    the path of each, the manifest's too. Raises ``ContentError`` where the disk refuses.
    """
    folder = root / FOLDER
    try:
        return _write_folder(folder, files)
    except OSError as error:
        problem = Problem(
            rule="teasers-folder",
            what=f"the teasers cannot be written: {error.strerror or error}",
            place=Place(path=FOLDER),
        )
        raise ContentError([problem]) from error


def _write_folder(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    _remove(folder, read_manifest(folder).keys() - files.keys())
    digests: dict[str, Digest] = {path: digest_of_bytes(files[path]) for path in sorted(files)}
    for path in sorted(files):
        _write(folder / path, files[path])
    _write(folder / FILE_NAME, manifest_text(digests).encode())
    return tuple(folder / path for path in (*sorted(files), FILE_NAME))


def _write(path: Path, content: bytes) -> None:
    try:
        if path.read_bytes() == content:
            return
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)


def _remove(folder: Path, stale: Iterable[str]) -> None:
    """Delete what an earlier build wrote, and folders that are empty then."""
    for path in sorted(stale):
        (folder / path).unlink(missing_ok=True)
        parent = (folder / path).parent
        while parent != folder and parent.is_dir() and not os.listdir(parent):
            parent.rmdir()
            parent = parent.parent


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
