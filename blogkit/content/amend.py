"""Amending: from the bytes of a source to those bytes with another value for one key alone.

Byte order mark, line ends, comments, quotes and the order of keys stay as the writer made them.
What cannot be done so is refused: the result is read again before anybody gets it.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from blogkit.content.decode import decode
from blogkit.content.frontmatter import split_source
from blogkit.content.yaml import Plain, Value, parse_yaml
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem

_BREAK = re.compile(r"\r\n|\r|\n")
_LINE_START = re.compile(r"(?:\A|\r\n|\r(?!\n)|\n)(?=---[ \t]*(?:\r|\n|\Z))")
_MARK = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A key at the top of a block with its value, as offsets in the text.

    ``block``: the value stands on lines of its own; ``last`` is where the last item of a list
    begins, 0 where the value is no list or an empty one.
    """

    key: str
    start: int
    colon: int
    value: int
    end: int
    block: bool
    last: int = 0


def set_key(path: str, raw: bytes, key: str, written: str | None) -> bytes:
    """``raw``, the source at ``path``, in which ``key`` has the value ``written``.

    ``written`` is YAML on one line, such as ``true`` or what ``in_quotes`` gives; None takes
    the key away. A source without front matter gets some. Raises ``ContentError`` where the
    source cannot be read, or has front matter in which this cannot be done by itself.
    """
    expected = _values(path, raw)
    if written is None:
        expected.pop(key, None)
    else:
        expected[key] = parse_yaml(f"{key}: {written}").values[key]

    def change(text: str, entry: _Entry | None) -> str:
        if entry is None:
            return text if written is None else _added(text, f"{key}: {written}")
        if written is None:
            return _without(text, entry)
        return _replaced(text, entry, written)

    return _amended(path, raw, key, expected, change)


def add_to_list(path: str, raw: bytes, key: str, word: str) -> bytes:
    """``raw`` in which the list at ``key`` ends with ``word``, unless that is in it already.

    Raises like ``set_key``.
    """
    expected = _values(path, raw)
    held = expected.get(key) or []
    if not isinstance(held, list):
        raise _refused(path, key, f"[{in_quotes(word)}]")
    if word in held:
        return raw
    expected[key] = [*held, word]

    def change(text: str, entry: _Entry | None) -> str:
        if entry is None:
            return _added(text, f"{key}: [{in_quotes(word)}]")
        if not entry.last:
            return _replaced(text, entry, f"[{in_quotes(word)}]")
        return _longer(text, entry, in_quotes(word))

    return _amended(path, raw, key, expected, change)


def in_quotes(text: str) -> str:
    """``text`` in YAML's double quotes, which are JSON's."""
    return json.dumps(text, ensure_ascii=False)


def _amended(
    path: str,
    raw: bytes,
    key: str,
    expected: dict[str, Value],
    change: Callable[[str, _Entry | None], str],
) -> bytes:
    """``raw`` after ``change`` of ``key``, where that makes what is ``expected`` and no more."""
    if _same(_values(path, raw), expected):
        return raw
    text = raw.decode("utf-8")
    made = change(text, _entry(text, key)).encode("utf-8")
    try:
        if _same(_values(path, made), expected) and _body(made) == _body(raw):
            return made
    except ContentError:
        pass
    raise _refused(path, key, f"{expected.get(key, '')}")


def _values(path: str, raw: bytes) -> dict[str, Value]:
    try:
        return split_source(decode(raw)).block.values
    except ContentError as error:
        raise ContentError(
            one.at(Place(path=path, line=one.place.line, column=one.place.column))
            if one.place
            else one.at(Place(path=path))
            for one in error.problems
        ) from None


def _body(raw: bytes) -> str:
    return split_source(decode(raw)).body


def _same(one: Value, other: Value) -> bool:
    """Whether two values say the same: text in quotes is no flag and no number."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    # A word in quotes and the same word without them differ where it reads as a number.
    return one == other and (isinstance(one, Plain) == isinstance(other, Plain))


def _refused(path: str, key: str, value: str) -> ContentError:
    problem = Problem(
        rule="front-matter",
        what=f"'{key}' cannot be changed here without changing what stands around it",
        place=Place(path=path, line=1),
        hint=f"write it by hand: {key}: {value}" if value else f"delete '{key}' by hand",
    )
    return ContentError([problem])


# --- where things stand ---------------------------------------------------------------------


def _fenced(text: str) -> tuple[int, int] | None:
    """Where the lines between the fences begin and end; None where there are no fences."""
    head = len(text) - len(text.lstrip(_MARK))
    if not text.startswith("---", head):
        return None
    first = _line_end(text, head)
    fence = _LINE_START.search(text, first - 1)
    return (first, fence.end()) if fence else None


def _line_end(text: str, start: int) -> int:
    """Where the line after that of ``start`` begins."""
    found = _BREAK.search(text, start)
    return found.end() if found else len(text)


def _line_start(text: str, position: int) -> int:
    return max(text.rfind("\n", 0, position), text.rfind("\r", 0, position)) + 1


def _entry(text: str, key: str) -> _Entry | None:
    """The entry of ``key`` at the top of the block of ``text``."""
    import yaml

    fenced = _fenced(text)
    if fenced is None:
        return None
    first, end = fenced
    # The strict reader has been here: there is one table, no deeper than it allows.
    table = yaml.compose(text[first:end], Loader=yaml.SafeLoader)
    for name, value in table.value if table else ():
        if name.value == key:
            items = value.value if isinstance(value, yaml.SequenceNode) else []
            return _Entry(
                key=key,
                start=first + name.start_mark.index,
                colon=text.index(":", first + name.end_mark.index) + 1,
                value=first + value.start_mark.index,
                end=_end(value, text, first),
                block=_is_block(value),
                last=first + items[-1].start_mark.index if items else 0,
            )
    return None


def _is_block(node: Any) -> bool:
    return node.style in {"|", ">"} if isinstance(node.value, str) else not node.flow_style


def _end(node: Any, text: str, first: int) -> int:
    """Where the last character of a value is followed by what is no longer part of it."""
    if isinstance(node.value, list) and _is_block(node) and node.value:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text, first)
    end = first + int(node.end_mark.index)
    return _line_start(text, end) if _is_block(node) else end


# --- changes --------------------------------------------------------------------------------


def _replaced(text: str, entry: _Entry, written: str) -> str:
    if not entry.block:
        space = "" if text[entry.value - 1].isspace() else " "
        return f"{text[: entry.value]}{space}{written}{text[entry.end :]}"
    rest = _rest_of_line(text, entry.end)
    return f"{text[: entry.colon]} {written}{_break(text)}{text[rest:]}"


def _without(text: str, entry: _Entry) -> str:
    rest = _rest_of_line(text, max(entry.end, entry.colon))
    return text[: _line_start(text, entry.start)] + text[rest:]


def _rest_of_line(text: str, position: int) -> int:
    """The start of the next line; ``position`` itself where a line begins there."""
    return position if _line_start(text, position) == position else _line_end(text, position)


def _longer(text: str, entry: _Entry, written: str) -> str:
    if entry.block:
        rest = _line_end(text, entry.end - 1)
        lead = text[_line_start(text, entry.last) : entry.last]
        return f"{text[:rest]}{lead}{written}{_break(text)}{text[rest:]}"
    inner = text[: entry.end - 1].rstrip()
    comma = "" if inner.endswith(",") else ","
    return f"{inner}{comma} {written}{text[entry.end - 1 :]}"


def _added(text: str, line: str) -> str:
    """``text`` with one more line at the end of its block."""
    fenced = _fenced(text)
    if fenced is None:
        head = len(text) - len(text.lstrip(_MARK))
        lines = _break(text).join(["---", line, "---", ""])
        return text[:head] + lines + text[head:]
    indent = re.match(r" *(?=[^\s#])", text[fenced[0] : fenced[1]])
    lead = indent[0] if indent else ""
    return f"{text[: fenced[1]]}{lead}{line}{_break(text)}{text[fenced[1] :]}"


def _break(text: str) -> str:
    """How the first line of ``text`` ends."""
    found = _BREAK.search(text)
    return found[0] if found else "\n"
