"""Blobs: from plain values to a file that is whole or not there, and back in a moment.

For what every build has to know before it can tell that there is nothing to do: tables of
thousands of rows. ``marshal`` reads them three times as fast as ``json`` does, and unlike
``pickle`` it makes nothing but plain values. It is no format for strangers, so a file is read
only where it is, to the bit, what this version of Python wrote.
"""

import gc
import marshal
import sys
from pathlib import Path
from typing import Any
from zlib import crc32

MARK = f"blogkit {sys.implementation.cache_tag} {sys.hexversion:x}\n".encode()
"""What a file begins with that this version of Python can read."""

_SUM = 4

_VERSION = 2
"""Of the format: later ones look for values that are there twice, which takes three times as long
to write, half as long again to read, and saves next to nothing."""


def write_blob(path: Path, value: Any) -> None:
    """Keep ``value``: dictionaries, lists, tuples, numbers and text, in each other.

    Whole or not at all: another reader sees what was there before, or this.
    """
    write_encoded(path, encoded(value))


def encoded(value: Any) -> bytes:
    """A plain value as bytes, for ``loaded``."""
    return marshal.dumps(value, _VERSION)


def write_encoded(path: Path, content: bytes) -> None:
    """``write_blob`` of what was ``encoded`` already."""
    temporary = path.with_suffix(".new")
    with temporary.open("wb") as file:
        file.write(MARK + crc32(content).to_bytes(_SUM))
        file.write(content)
    temporary.replace(path)


def read_blob(path: Path) -> object:
    """What was kept; None where there is nothing that can be read."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    start = len(MARK) + _SUM
    content = memoryview(raw)[start:]
    if not raw.startswith(MARK):
        return None
    if crc32(content).to_bytes(_SUM) != raw[len(MARK) : start]:
        return None
    return loaded(content)


def loaded(content: bytes | memoryview) -> Any:
    """The plain value that ``content`` is, to the bit, the encoding of."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return marshal.loads(content)
    finally:
        # Plain values are in no cycle: to look for one among so many takes as long as to read
        # them, and would be done several times.
        gc.freeze()
        if collects:
            gc.enable()
