"""Parts: from many values to one file that is whole or not there, and back one by one.

For what an edit asks little of: of ten thousand rows a dozen. A file has named parts, and a
part is checked by its sum and decoded when it is asked for; in a table each row is, by itself.
As blobs are, it is no format for strangers.
"""

import marshal
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias, TypeVar
from zlib import crc32

from blogkit.cache.blob import MARK, encoded, loaded

Value = TypeVar("Value")

_SIZE = 8
_BETWEEN = "\0"
"""What no name has."""


class DamagedError(ValueError):
    """A part of a file is not, to the bit, what was written."""


Written: TypeAlias = Iterable[tuple[str, Iterable[bytes | memoryview]]]
"""Parts by name, each in pieces, which may be made while they are written, one after another."""


def table(name: str, rows: Iterable[tuple[str, bytes | memoryview]]) -> Written:
    """The parts that hold ``rows``, in the order of their names and each ``encoded``."""
    names: list[str] = []
    ends, sums = array("Q"), array("I")

    def pieces() -> Iterator[bytes | memoryview]:
        end = 0
        for key, row in rows:
            names.append(key)
            end += len(row)
            ends.append(end)
            sums.append(crc32(row))
            yield row

    yield f"{name}:rows", pieces()
    index = len(names), _BETWEEN.join(names), ends.tobytes(), sums.tobytes()
    yield name, [encoded(index)]


def write_parts(path: Path, parts: Written) -> None:
    """Keep ``parts``, whole or not at all: a reader sees what was there before, or this."""
    places: dict[str, tuple[int, int, int]] = {}
    temporary = path.with_suffix(".new")
    with temporary.open("wb") as file:
        file.write(MARK)
        start = end = len(MARK)
        for name, pieces in parts:
            total = 0
            for piece in pieces:
                file.write(piece)
                total = crc32(piece, total)
                end += len(piece)
            places[name] = start, end, total
            start = end
        head = encoded(places)
        file.write(head + crc32(head).to_bytes(_SIZE) + len(head).to_bytes(_SIZE))
    temporary.replace(path)


class Parts:
    """The parts of a file, as they were when it was opened."""

    def __init__(self, places: Mapping[str, tuple[int, int, int]], content: memoryview) -> None:
        self._places = places
        self._content = content

    @staticmethod
    def of(path: Path) -> "Parts | None":
        """The parts of the file at ``path``; None where there is none that can be read."""
        try:
            content = _content(path)
        except (OSError, ValueError):  # an empty file cannot be mapped
            return None
        end = len(content) - 2 * _SIZE
        if end < len(MARK) or content[: len(MARK)] != MARK:
            return None
        total = int.from_bytes(content[end : end + _SIZE])
        head = content[max(end - int.from_bytes(content[end + _SIZE :]), 0) : end]
        return Parts(marshal.loads(head), content) if crc32(head) == total else None

    def value(self, name: str) -> Any:
        """The value that was kept as the part ``name``; raises ``DamagedError``."""
        start, end, total = self._places[name]
        content = self._content[start:end]
        if crc32(content) != total:
            raise DamagedError(name)
        return loaded(content)

    def rows(self, name: str) -> memoryview:
        """The rows of the table ``name``, unchecked: each has its own sum."""
        start, end, _ = self._places[f"{name}:rows"]
        return self._content[start:end]

    @property
    def size(self) -> int:
        """How many bytes all parts have."""
        return len(self._content)


class Table(Mapping[str, Any]):
    """The rows of a table by name, in the order of their names; each is decoded when asked for."""

    def __init__(self, parts: Parts, name: str) -> None:
        self._parts = parts
        self._name = name

    def __getitem__(self, name: str) -> Any:
        return marshal.loads(self._checked(name, self._places[name]))

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def raw(self) -> Iterator[tuple[str, memoryview]]:
        """Every row as it is in the file, checked."""
        for name, place in self._places.items():
            yield name, self._checked(name, place)

    def _checked(self, name: str, place: int) -> memoryview:
        _, ends, sums = self._index
        row = self._rows[ends[place - 1] if place else 0 : ends[place]]
        if crc32(row) != sums[place]:
            raise DamagedError(name)
        return row

    @cached_property
    def _index(self) -> "tuple[list[str], memoryview, memoryview]":
        count, names, ends, sums = self._parts.value(self._name)
        known = names.split(_BETWEEN) if count else []
        return known, memoryview(ends).cast("Q"), memoryview(sums).cast("I")

    @cached_property
    def _places(self) -> dict[str, int]:
        return dict(zip(self._index[0], range(len(self._index[0])), strict=True))

    @cached_property
    def _rows(self) -> memoryview:
        return self._parts.rows(self._name)


class Patched(Mapping[str, Value]):
    """A mapping of which some values are others, new, or gone (None), each as ``make`` has it."""

    def __init__(
        self,
        known: Mapping[str, Any],
        changes: Mapping[str, Any],
        make: Callable[[Any], Value] = lambda value: value,
    ) -> None:
        self._known = known
        self._changes = changes
        self._make = make

    def __getitem__(self, name: str) -> Value:
        value = self._changes[name] if name in self._changes else self._known[name]
        if value is None:
            raise KeyError(name)
        return self._make(value)

    def __contains__(self, name: object) -> bool:
        if name in self._changes:
            return self._changes[name] is not None  # type: ignore[index]
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        changes = self._changes
        yield from (name for name in self._known if name not in changes)
        yield from (name for name, value in changes.items() if value is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def patched(values: dict[str, Value], changes: Mapping[str, Value | None]) -> dict[str, Value]:
    """``values``, changed: where there are few, or all are needed."""
    for name, value in changes.items():
        if value is None:
            values.pop(name, None)
        else:
            values[name] = value
    return values


def _content(path: Path) -> memoryview:
    """The bytes of a file; mapped where a file that is mapped can be replaced."""
    if sys.platform == "win32":
        return memoryview(path.read_bytes())
    from mmap import ACCESS_READ, mmap

    with path.open("rb") as file:
        return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
