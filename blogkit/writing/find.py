"""Finding: from what a writer calls a document to that document."""

import posixpath
from collections.abc import Iterable
from pathlib import Path

from blogkit.content.fields import name_and_date
from blogkit.errors import ContentError, Place, Problem, SettingsError, did_you_mean
from blogkit.model.documents import Document
from blogkit.pipeline.survey import Survey
from blogkit.urls import comparable


def find_document(root: Path, found: Survey, name: str) -> Document:
    """The document that ``name`` stands for: its file, name, slug, title or id.

    Raises ``SettingsError`` where there is none or more than one, ``ContentError`` where it
    is a source that cannot be read.
    """
    path = _path_below(root, name)
    for document in found.documents:
        if path in {document.source, posixpath.dirname(document.source)}:
            return document
    if broken := [one for one in found.problems if one.place and one.place.path == path]:
        raise ContentError(broken)
    meant = [document for document in found.documents if _is_called(document, name)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        sources = ", ".join(document.source for document in meant)
        raise _wrong(f"'{name}' is the name of {len(meant)} documents", f"write one: {sources}")
    hint = _nearest(name, found.documents)
    raise _wrong(f"there is no post or page '{name}'", hint)


def file_of(root: Path, document: Document) -> Path:
    """Where the bytes of ``document`` are: behind a link, where its source is one."""
    return (root / document.source).resolve()


def _path_below(root: Path, name: str) -> str:
    """``name`` as a path below ``root``, from there, from ``content/`` or from where one is."""
    for base in (Path.cwd(), root, root / "content", root / "content/posts"):
        path = Path(posixpath.normpath(base / name))
        if name and path.exists() and path.is_relative_to(root):
            return path.relative_to(root).as_posix()
    return name


def _is_called(document: Document, name: str) -> bool:
    return comparable(name) in map(comparable, names_of(document))


def names_of(document: Document) -> tuple[str, ...]:
    """What a writer may call ``document``."""
    file_name = posixpath.basename(document.source)
    word, _ = name_and_date(document.source)
    stem = posixpath.splitext(file_name)[0]
    return (document.slug, word, stem, file_name, document.title, document.id)


def _nearest(name: str, documents: Iterable[Document]) -> str:
    words = {word for document in documents for word in (document.slug, document.title.lower())}
    hint = did_you_mean(name, words)
    return hint if hint.startswith("did") else "write its file, its slug or its title"


def _wrong(what: str, hint: str) -> SettingsError:
    return SettingsError([Problem(rule="usage", what=what, hint=hint)])


def refused(document: Document, what: str, hint: str, field: str = "") -> ContentError:
    """The error that something cannot be done with ``document``."""
    place = document.place(field) if field else Place(path=document.source)
    return ContentError([Problem(rule="refused", what=what, place=place, hint=hint)])
