"""Names: from what a writer wants a document to be called to the source that it becomes."""

import posixpath
import re

from blogkit.errors import Problem, SettingsError
from blogkit.model.documents import Document, SourcePath
from blogkit.urls import slug_error

_DATED = re.compile(r"\d{4}-\d\d-\d\d[-_ ](?=.)")
_ENDINGS = (".md", ".markdown")


def is_folder(source: str) -> bool:
    """Whether a document has a folder of its own: ``content/posts/tea/index.md``."""
    folder, name = posixpath.split(source)
    return posixpath.splitext(name)[0] == "index" and folder.count("/") > 1


def new_source(document: Document, name: str, languages: tuple[str, ...]) -> SourcePath:
    """The source of ``document`` when it is called ``name``: one word, or a path.

    A word keeps the folder, the date and the language of the old name. A path is below
    ``content/``; one that ends with a slash is a folder. Raises ``SettingsError``.
    """
    old = document.source
    section = "/".join(old.split("/")[:2])
    if "/" in name or name.endswith(_ENDINGS):
        path = _path(old, name)
    else:
        path = _beside(old, name, languages)
    if not path.startswith(f"{section}/"):
        raise wrong_name(name, f"it is to stay in {section}/")
    for part in path.split("/")[2:]:
        if what := slug_error(part):
            raise wrong_name(name, what)
    return SourcePath(path)


def _path(old: str, name: str) -> str:
    if "/" not in name:
        folder = posixpath.dirname(posixpath.dirname(old) if is_folder(old) else old)
        return f"{folder}/{name}"
    parts = name.removeprefix("./").removeprefix("content/")
    path = posixpath.normpath(f"content/{parts}")
    if name.endswith("/") or (is_folder(old) and not path.endswith(_ENDINGS)):
        return f"{path}/index.md"
    return path if path.endswith(_ENDINGS) else f"{path}.md"


def _beside(old: str, name: str, languages: tuple[str, ...]) -> str:
    owner = posixpath.dirname(old) if is_folder(old) else old
    folder, before = posixpath.split(owner)
    dated = _DATED.match(before)
    stem = name if _DATED.match(name) or not dated else dated[0] + name
    if is_folder(old):
        return f"{folder}/{stem}/{posixpath.basename(old)}"
    start, ending = posixpath.splitext(before)
    language = posixpath.splitext(start)[1]
    known = {f".{one}".lower() for one in languages}
    return f"{folder}/{stem}{language if language.lower() in known else ''}{ending}"


def wrong_name(name: str, why: str) -> SettingsError:
    """The error that nothing can be called ``name``."""
    what = f"nothing can be called '{name}': {why}"
    hint = "write a word such as new-name, or a path such as posts/new-name.md"
    return SettingsError([Problem(rule="usage", what=what, hint=hint)])
