"""Renaming: from a document and a new name to what moves and what changes because of it."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from blogkit.config.load import settings_from
from blogkit.config.settings import SETTINGS_FILE
from blogkit.config.toml import parse_toml
from blogkit.content.amend import add_to_list, in_quotes, set_key
from blogkit.content.decode import decode
from blogkit.content.discover import discover
from blogkit.content.fields import name_and_date
from blogkit.content.frontmatter import split_source
from blogkit.content.parse import parse
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError
from blogkit.model.documents import Document, SourcePath
from blogkit.pipeline.survey import Survey
from blogkit.site.paths import document_path
from blogkit.writing.find import refused
from blogkit.writing.moves import Edit, Moves, check
from blogkit.writing.names import is_folder, new_source, wrong_name
from blogkit.writing.relink import relinked, targets_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """A document that is to lie elsewhere; ``alias`` is its old address, if readers know it."""

    document: Document
    source: SourcePath
    address: str
    alias: str
    moves: Moves


def plan_rename(root: Path, found: Survey, document: Document, name: str, now: datetime) -> Rename:
    """What it takes that ``document`` is called ``name``; nothing is written.

    ``now`` stands in for the date of a draft that has none.
    Raises ``SettingsError`` where nothing can be called so, ``ContentError`` where something
    is there already, where a source cannot be read, or where a link cannot be changed.
    """
    _refuse_what_stays(found, document)
    settings = found.settings
    source = new_source(document, name, tuple(settings.languages))
    if source == document.source:
        raise wrong_name(name, "it is called so already")
    files = tuple(state.path for state in discover(root).files)
    moves = tuple(_moves(found, document, source, files))
    moved = dict(_expanded(document, moves, files))
    check(root, Moves(moves=moves, edits=()))
    raw = (root / document.source).read_bytes()
    made = relinked(document, _dated(document, source, raw), moved, found.options)
    made = _with_id(found, document, source, made)
    after = parse(source, made, found.options).document
    address = document_path(after, settings, now)
    alias = _alias(found, document, address)
    made = _with_alias(source, made, alias, address)
    edits = [Edit(path=source, before=raw, after=made), *_others(root, found, document, moved)]
    edits += _settings(root, moved)
    changed = tuple(edit for edit in edits if edit.before != edit.after)
    return Rename(
        document=document,
        source=source,
        address=address,
        alias=alias,
        moves=Moves(moves=moves, edits=changed),
    )


def _refuse_what_stays(found: Survey, document: Document) -> None:
    if document.kind == "term":
        raise refused(document, "describes a term: its name is that of the term", "")
    sources = {one.source for one in found.documents}
    broken = [
        one
        for one in found.problems
        if one.place and one.place.path.endswith((".md", ".markdown"))
        if one.place.path not in sources and one.rule != "misplaced"
    ]
    if broken:  # which may link to the document
        raise ContentError(broken)


# --- what moves -----------------------------------------------------------------------------


def _moves(
    found: Survey, document: Document, source: str, files: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """A folder as a whole; a file alone, with those of its pictures that are no one else's."""
    old, new = posixpath.dirname(document.source), posixpath.dirname(source)
    if is_folder(document.source) and is_folder(source):
        others = [one.source for one in found.documents if one.source.startswith(f"{old}/")]
        if len(others) > 1:
            others.remove(document.source)
            hint = "move it away first, or name the new file instead of the folder"
            raise refused(document, f"has {others[0]} in its folder", hint)
        yield old, new
        return
    yield document.source, source
    if old == new:
        return
    elsewhere = {
        target for one in found.documents if one is not document for target in targets_of(one)
    }
    for target in sorted(targets_of(document) - elsewhere):
        if target in files and posixpath.dirname(target) == old:
            yield target, f"{new}/{posixpath.basename(target)}"


def _expanded(
    document: Document, moves: tuple[tuple[str, str], ...], files: tuple[str, ...]
) -> Iterator[tuple[str, str]]:
    """Old and new path of each file that moves, in a folder or by itself."""
    for old, new in moves:
        for path in (document.source, *files):
            if path == old or path.startswith(f"{old}/"):
                yield path, new + path.removeprefix(old)


# --- what changes ---------------------------------------------------------------------------


def _dated(document: Document, source: SourcePath, raw: bytes) -> bytes:
    """``raw`` with the date that the old name had, where the new one has none."""
    _, before = name_and_date(document.source)
    _, after = name_and_date(source)
    written = split_source(decode(raw)).block.values.get("date")
    if before is None or after is not None or written is not None:
        return raw
    return set_key(document.source, raw, "date", f"{before:%Y-%m-%d}")


def _with_id(found: Survey, document: Document, source: SourcePath, raw: bytes) -> bytes:
    """``raw`` with the id of before, where that came from the old name."""
    if parse(source, raw, found.options).document.id == document.id:
        return raw
    return set_key(source, raw, "id", in_quotes(document.id))


def _alias(found: Survey, document: Document, address: str) -> str:
    """The address that readers may know, where the document leaves it."""
    hidden = next((one for one in found.hidden if one.source == document.source), None)
    if hidden and hidden.why != "expired":
        return ""
    old = document_path(document, found.settings, document.date)
    return "" if old == address else old


def _with_alias(source: str, raw: bytes, alias: str, address: str) -> bytes:
    aliases = split_source(decode(raw)).block.values.get("aliases") or []
    if isinstance(aliases, list) and address in aliases:  # it comes back to where it was
        rest = [in_quotes(str(one)) for one in aliases if one != address]
        raw = set_key(source, raw, "aliases", f"[{', '.join(rest)}]" if rest else None)
    return add_to_list(source, raw, "aliases", alias) if alias else raw


def _others(
    root: Path, found: Survey, document: Document, moved: Mapping[str, str]
) -> Iterator[Edit]:
    for other in found.documents:
        if other.source != document.source and targets_of(other) & moved.keys():
            raw = (root / other.source).read_bytes()
            made = relinked(other, raw, moved, found.options)
            yield Edit(path=other.source, before=raw, after=made)


def _settings(root: Path, moved: Mapping[str, str]) -> Iterator[Edit]:
    """The settings, where they name what moves: in the menu, as an icon, as a picture."""
    raw = (root / SETTINGS_FILE).read_bytes()
    text = raw.decode("utf-8")
    for old, new in moved.items():
        text = _named(text, old.removeprefix("content/"), new.removeprefix("content/"))
    settings_from(parse_toml(text.encode("utf-8"), SETTINGS_FILE))
    yield Edit(path=SETTINGS_FILE, before=raw, after=text.encode("utf-8"))


def _named(text: str, old: str, new: str) -> str:
    """TOML in which no value is ``old`` any more, but ``new`` is."""

    def name(found: re.Match[str]) -> str:
        return found[1] + new

    return re.sub(rf"""(=\s*(["'])){re.escape(old)}(?=\2)""", name, text)
