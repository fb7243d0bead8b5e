"""Edits: from what a check can mend by itself to files that are as they were but for that."""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from blogkit.content.decode import decode
from blogkit.content.frontmatter import split_source
from blogkit.content.yaml import Block
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError

_MARK = b"\xef\xbb\xbf"
_PLAIN = re.compile(r"[\w/.~%@:+-]+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change to one file, below the site, for a rule: ``did`` says what was done.

    ``change`` gives the file's new bytes from its old ones (none where it is not there yet), the
    same where there is nothing to do.
    """

    rule: str
    path: str
    did: str
    change: Callable[[bytes], bytes]


def apply(root: Path, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Make ``edits`` one after the other; those that changed something are given back."""
    for edit in edits:
        path = Path(os.path.realpath(root / edit.path))
        before = path.read_bytes() if path.exists() else b""
        after = edit.change(before)
        if after != before:
            _write(path, after)
            yield edit


def _write(path: Path, content: bytes) -> None:
    """Put ``content`` in the place of ``path``, whole or not at all."""
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(content)
    if path.exists():
        shutil.copymode(path, temporary)
    temporary.replace(path)


def with_key(raw: bytes, key: str, value: str) -> bytes:
    """``raw`` with ``key: value`` as the last line of its front matter, if it has no such key."""
    block = _block(raw)
    if block is None or block.values.get(key) is not None:
        return raw
    after = _with_key(raw, block, key, _spelled(value, ","))
    found = _block(after)
    return after if found and found.values == {**block.values, key: value} else raw


def with_alias(raw: bytes, alias: str) -> bytes:
    """``raw`` with one more alias in its front matter; as it was where that is not to be done."""
    block = _block(raw)
    if block is None:
        return raw
    value = _spelled(alias)
    known = block.values.get("aliases")
    if "aliases" not in block.values:
        after = _with_key(raw, block, "aliases", f"[{value}]")
    elif isinstance(known, list):
        after = _with_first(raw, block, value) if alias not in known else raw
    elif known is None:
        after = _inserted(raw, block.places[("aliases",)], f" [{value}]")
    else:
        return raw
    return after if _differs_by_alias(block, _block(after), alias) else raw


def _with_first(raw: bytes, block: Block, value: str) -> bytes:
    """``value`` before the first of ``aliases``, in brackets or on a line of its own."""
    line, column = block.places[("aliases",)]
    text = decode(raw).split("\n")[line - 1]
    if text[column - 1 : column] == "[":
        more = ", " if block.values["aliases"] else ""
        return _inserted(raw, (line, column + 1), f"{value}{more}")
    line, column = block.places[("aliases", 0)]
    head = decode(raw).split("\n")[line - 1][: column - 1]
    return _inserted(raw, (line, 1), f"{head}{value}{_line_end(raw).decode()}")


def _differs_by_alias(before: Block, after: Block | None, alias: str) -> bool:
    """Whether nothing but the alias is new: YAML has more ways to write a list than one."""
    if after is None:
        return False
    known = before.values.get("aliases") or []
    rest = {key: value for key, value in before.values.items() if key != "aliases"}
    found = {key: value for key, value in after.values.items() if key != "aliases"}
    aliases = after.values.get("aliases")
    return rest == found and isinstance(aliases, list) and set(aliases) == {alias, *known}


def _block(raw: bytes) -> Block | None:
    try:
        return split_source(decode(raw)).block
    except ContentError:
        return None


def _with_key(raw: bytes, block: Block, key: str, value: str) -> bytes:
    """``raw`` with one more line before the end of its front matter, or with a new one."""
    end = _line_end(raw)
    line = f"{key}: {value}".encode() + end
    mark = _MARK if raw.startswith(_MARK) else b""
    lines = raw.removeprefix(mark).splitlines(keepends=True)
    if not lines or lines[0].rstrip() != b"---":
        return mark + b"---" + end + line + b"---" + end + raw.removeprefix(mark)
    if key in block.values:
        return _inserted(raw, block.places[(key,)], f" {value}")
    last = next(number for number, one in enumerate(lines[1:], 1) if one.rstrip() == b"---")
    return mark + b"".join([*lines[:last], line, *lines[last:]])


def _inserted(raw: bytes, place: tuple[int, int], text: str) -> bytes:
    """``raw`` with ``text`` at a line and a column, both from 1; lines before are as they are."""
    lines = raw.splitlines(keepends=True)
    number, column = place[0] - 1, place[1] - 1
    before = lines[number].decode("utf-8")[:column].encode()
    lines[number] = before + text.encode() + lines[number][len(before) :]
    return b"".join(lines)


def _line_end(raw: bytes) -> bytes:
    found = re.search(rb"\r\n|\r|\n", raw)
    return found[0] if found else b"\n"


def _spelled(value: str, harmless: str = "") -> str:
    """``value`` as YAML has it: in quotes unless its characters mean nothing there."""
    letters = value.translate({ord(one): "" for one in harmless})
    return value if _PLAIN.fullmatch(letters) else json.dumps(value, ensure_ascii=False)
