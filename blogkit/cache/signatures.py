"""Signatures: what ``stat`` says of many files, side by side, to be kept and compared in a moment.

To read a tuple for each file takes several times as long as to read them all in one piece.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Any, TypeAlias

Signature: TypeAlias = tuple[int | str, ...]
"""What ``stat`` says of a file, or in words why it cannot be read; none where it is unsure."""

_BETWEEN = "\0"
"""What no path has."""

_LEAST, _MOST = -(2**63), 2**63 - 1
"""The numbers that have room in a row."""


class Signatures:
    """The signatures of files, by path.

    ``rows`` has ``width`` numbers for each of the paths in ``text``, which is taken apart when one
    of them is asked for; ``others`` are signatures that are not as many numbers. Raises
    ``ValueError`` where that does not fit together.
    """

    def __init__(self, width: int, text: str, rows: bytes, others: Mapping[str, Signature]) -> None:
        if width < 1:
            raise ValueError("no number for a path")
        self._row = struct.Struct(f"<{width:d}q")
        self._width, self._text, self._rows, self._others = width, text, rows, others
        if len(rows) != (text.count(_BETWEEN) + 1) * self._row.size and (rows or text):
            raise ValueError("not a row for each path")

    @classmethod
    def of(cls, width: int, files: Mapping[str, Signature]) -> "Signatures":
        """Those of ``files``, most of which are ``width`` numbers."""
        fit = {path: one for path, one in files.items() if len(one) == width}
        try:
            rows = _packed(width * len(fit), fit.values())
        except struct.error:
            fit = {path: one for path, one in fit.items() if _has_room(one)}
            rows = _packed(width * len(fit), fit.values())
        left = len(fit) < len(files)
        others = {path: one for path, one in files.items() if path not in fit} if left else {}
        return cls(width, _BETWEEN.join(fit), rows, others)

    @classmethod
    def from_plain(cls, values: Any) -> "Signatures":
        """What ``plain`` gave; raises ``TypeError`` or ``ValueError`` where it did not."""
        width, text, rows, others = values
        return cls(width, text, rows, others)

    def plain(self) -> tuple[Any, ...]:
        """All of it in plain values."""
        return self._width, self._text, self._rows, self._others

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files."""
        return frozenset((*self._paths, *self._others))

    def __len__(self) -> int:
        return len(self._rows) // self._row.size + len(self._others)

    def items(self) -> Iterator[tuple[str, Signature]]:
        """Path and signature of each file."""
        rows = self._row.iter_unpack(self._rows)
        return chain(zip(self._paths, rows, strict=True), self._others.items())

    def differing(self, other: "Signatures") -> frozenset[str]:
        """The files that are not the same in ``other``, or are in one of both alone."""
        if self.plain() == other.plain():
            return frozenset()
        if self._text == other._text and self._others == other._others:
            pairs = zip(self._paths, self._encoded(), other._encoded(), strict=True)
            return frozenset(path for path, one, its in pairs if one != its)
        mine, theirs = self._by_path(), other._by_path()
        changed = (path for path, one in mine.items() if theirs.get(path) != one)
        return frozenset((*changed, *(theirs.keys() - mine.keys())))

    def patched(self, gone: Iterable[str], new: Mapping[str, Signature]) -> "Signatures":
        """These, without those of ``gone`` and with ``new`` ones, which are a few."""
        left, added = {*gone, *new}, Signatures.of(self._width, new)
        paths = [path for path in self._paths if path not in left]
        pieces: list[bytes] = []
        start, size = 0, self._row.size
        for place, path in enumerate(self._paths):
            if path in left:
                pieces.append(self._rows[start : place * size])
                start = (place + 1) * size
        others = {path: one for path, one in self._others.items() if path not in left}
        return Signatures(
            self._width,
            _BETWEEN.join((*paths, *added._paths)),
            b"".join((*pieces, self._rows[start:], added._rows)),
            {**others, **added._others},
        )

    def _by_path(self) -> dict[str, object]:
        """What can be compared of each file."""
        return {**dict(zip(self._paths, self._encoded(), strict=True)), **self._others}

    def _encoded(self) -> Iterator[object]:
        """The rows, not taken apart: they are compared sooner."""
        return struct.iter_unpack(f"{self._row.size}s", self._rows)

    @cached_property
    def _paths(self) -> list[str]:
        return self._text.split(_BETWEEN) if self._rows else []


def _packed(count: int, signatures: Iterable[Signature]) -> bytes:
    """So many numbers of ``signatures``; raises ``struct.error`` where one has no room."""
    return struct.pack(f"<{count}q", *chain.from_iterable(signatures))


def _has_room(signature: Signature) -> bool:
    return all(isinstance(one, int) and _LEAST <= one <= _MOST for one in signature)
