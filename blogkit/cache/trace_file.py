"""The file of a trace, and beside it what edits changed since, until that is too much."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from blogkit.cache import outlines
from blogkit.cache.blob import encoded, read_blob, write_encoded
from blogkit.cache.parts import DamagedError, Parts, Table, Written, table, write_parts
from blogkit.cache.trace import Changes, Head, Kept, KnownTerm, Trace, Traced, moves
from blogkit.dataclasses import fields
from blogkit.model.digests import short_name

SHARE = 8
"""As soon as a patch is of more bytes than this part of the trace, the trace is written anew."""

_TABLES = ("rows", "members", "sitemap", "contents", "languages")


class TraceFile:
    """The trace of the last build into one output folder.

    A patch names the trace that it belongs to and the build that it leads to by their marks: one
    that is left of another trace, or that a killed build wrote, leads nowhere.
    """

    def __init__(self, cache: Path, output: Path) -> None:
        name = short_name(str(output))
        self._path = cache / f"trace-{name}.bin"
        self._patch = cache / f"edits-{name}.bin"

    def load(self, build: str) -> Trace | None:
        """The trace of the build with that mark; None where there is none, or another's."""
        parts = Parts.of(self._path)
        try:
            head = _head(parts.value("head")) if parts else None
        except DamagedError:
            return None
        if parts is None or head is None:
            return None
        if head.build == build:
            return Trace(parts, head, {"base": build})
        patch = read_blob(self._patch)
        if not isinstance(patch, dict) or patch.get("base") != head.build:
            return None
        head = _head(patch["head"])
        return Trace(parts, head, patch) if head and head.build == build else None

    def save(self, trace: Traced) -> None:
        """Keep the trace of a build that planned everything, whole or not at all."""
        write_parts(self._path, _written(trace))
        self._patch.unlink(missing_ok=True)

    def save_edit(self, trace: Trace, changes: Changes) -> None:
        """Keep ``trace`` as ``changes`` make it: beside it as a patch, or as a whole."""
        patch = _patch(trace, changes)
        content = encoded(patch)
        if len(content) * SHARE > trace.parts.size:
            write_parts(self._path, _merged(trace.parts, changes.head, patch))
            self._patch.unlink(missing_ok=True)
        else:
            write_encoded(self._patch, content)


def _patch(trace: Trace, changes: Changes) -> dict[str, Any]:
    """What changed since the trace was written, with ``changes``."""
    known = trace.patch
    new = [kept for kept in changes.rows.values() if kept]
    patch: dict[str, Any] = {
        "base": known["base"],
        "head": _plain(changes.head),
        "named": [*{*known.get("named", ()), *(name for one in new for name in _named(one))}],
        "ids": [*{*known.get("ids", ()), *(outlines.identity(kept.row) for kept in new)}],
    }
    for name in _TABLES:
        patch[name] = {**known.get(name, {}), **getattr(changes, name)}
    patch["rows"] = {name: kept and tuple(kept) for name, kept in patch["rows"].items()}
    patch["posts"] = known.get("posts", ((), ()))
    if changes.posts is not trace.posts:
        patch["posts"] = moves(trace.parts.value("posts"), changes.posts, patch["rows"])
    return patch


def _written(trace: Traced) -> Written:
    """The parts of ``trace``; a row is made when it is written."""
    named, ids = set[str](), list[str]()

    def rows() -> Iterator[tuple[str, bytes]]:
        for name, kept in trace.rows:
            named.update(_named(kept))
            ids.append(outlines.identity(kept.row))
            yield name, encoded(tuple(kept))

    yield from table("rows", rows())
    yield from table(
        "members", ((one, encoded(trace.members[one])) for one in sorted(trace.members))
    )
    yield "head", [encoded(_plain(trace.head))]
    yield "posts", [encoded(trace.posts)]
    yield "sitemap", [encoded(trace.sitemap)]
    yield "contents", [encoded(trace.contents)]
    yield "languages", [encoded(trace.languages)]
    yield "originals", [encoded(trace.originals)]
    yield "named", [encoded([*named])]
    yield "ids", [encoded(ids)]


def _merged(parts: Parts, head: Head, patch: Mapping[str, Any]) -> Written:
    """The parts of the trace that ``patch`` makes of ``parts``."""
    trace = Trace(parts, head, patch)
    for name in ("rows", "members"):
        rows = dict(Table(parts, name).raw())
        rows |= {key: encoded(one) for key, one in patch[name].items() if one is not None}
        left = [key for key in sorted(rows) if patch[name].get(key, "") is not None]
        yield from table(name, ((key, rows[key]) for key in left))
    yield "head", [encoded(patch["head"])]
    yield "posts", [encoded(trace.posts)]
    yield "sitemap", [encoded(trace.sitemap)]
    yield "contents", [encoded(trace.contents)]
    yield "languages", [encoded(trace.languages)]
    yield "originals", [encoded(trace.originals)]
    for name in ("named", "ids"):
        yield name, [encoded([*{*parts.value(name), *patch[name]}])]


def _named(kept: Kept) -> Iterator[str]:
    """What the document names: its targets, and what it says that it is a translation of."""
    yield from outlines.targets(kept.row)
    if original := outlines.original(kept.row):
        yield original


def _plain(head: Head) -> dict[str, Any]:
    values = {field.name: getattr(head, field.name) for field in fields(Head)}
    values["terms"] = {key: tuple(term) for key, term in head.terms.items()}
    return values


def _head(values: dict[str, Any]) -> Head | None:
    if values.keys() != {field.name for field in fields(Head)}:
        return None
    terms = {key: KnownTerm(*term) for key, term in values["terms"].items()}
    return Head(**{**values, "terms": terms})
