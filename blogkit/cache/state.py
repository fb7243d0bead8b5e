"""The state of the last build: enough to know, before anything is imported, what changed since.

What ``stat`` said of every input and of every output; a build that finds all of them as
they were leaves at once.
"""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Any

from blogkit.cache.blob import read_blob, write_blob
from blogkit.cache.signatures import Signature, Signatures
from blogkit.dataclasses import dataclass
from blogkit.files import stats
from blogkit.model.digests import short_name
from blogkit.model.ledger import FILE as LEDGER
from blogkit.model.theme import BUILT_IN

INPUT_FOLDERS = ("content", "themes", "templates", "assets", "fonts", "hooks")
INPUT_FILES = ("blogkit.toml", LEDGER)

UNSURE = 50_000_000
"""Nanoseconds: a file that changed so shortly before it was looked at may change again
without its times telling."""

_NOBODY_KNOWS: Signature = ()

_OF_INPUT = 4
_OF_OUTPUT = 2
"""So many numbers tell an input, and an output from itself as it was."""

_numbers = attrgetter("st_size", "st_mtime_ns", "st_ctime_ns", "st_ino")


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The inputs of a build as ``stat`` tells of them, by path; unsure are those of just now."""

    files: Mapping[str, Signature]
    unsure: frozenset[str] = frozenset()

    def changed(self, before: Signatures) -> frozenset[str]:
        """The paths of what is new, gone, or not as it was."""
        return Signatures.of(_OF_INPUT, self.files).differing(before)

    def to_remember(self) -> Signatures:
        """What to compare the next look with: whatever is unsure counts as changed then."""
        unsure = dict.fromkeys(self.unsure, _NOBODY_KNOWS)
        return Signatures.of(_OF_INPUT, {**self.files, **unsure})


def look_at_inputs(root: Path) -> Inputs:
    """What every file that a build may read looks like; call before reading any."""
    newest = time.time_ns() - UNSURE
    files: dict[str, Signature] = {}
    unsure: list[str] = []
    for path, found in _inputs(root):
        if isinstance(found, str):
            files[path] = (found,)
            continue
        files[path] = numbers = _numbers(found)
        if numbers[1] > newest or numbers[2] > newest:
            unsure.append(path)
    return Inputs(files=files, unsure=frozenset(unsure))


def _inputs(root: Path) -> Iterator[tuple[str, os.stat_result | str]]:
    for folder in INPUT_FOLDERS:
        yield from stats(root, folder, folder)
    for themes in BUILT_IN:
        for path, found in stats(themes.parent, themes.name, themes.name):
            yield f"{themes.parent}/{path}", found
    for name in INPUT_FILES:
        try:
            yield name, os.stat(root / name)
        except OSError as error:
            yield name, str(error.strerror)


def look_at_files(prefix: str, paths: Iterable[str]) -> dict[str, Signature]:
    """Size and time of each of ``paths`` behind ``prefix``; a missing one has why instead."""
    return {path: _signature(prefix + path) for path in paths}


def signatures_of_outputs(prefix: str, paths: Iterable[str]) -> Signatures:
    """What ``look_at_files`` says of ``paths``."""
    return Signatures.of(_OF_OUTPUT, look_at_files(prefix, paths))


def are_as_left(prefix: str, files: Iterable[tuple[str, Signature]]) -> bool:
    """Whether each of ``files`` behind ``prefix`` is as it was left, as far as ``stat`` tells."""
    look = os.stat
    try:
        for path, (size, modified) in files:
            found = look(prefix + path)
            if found.st_mtime_ns != modified or found.st_size != size:
                return False
    except (OSError, ValueError):
        return False
    return True


def _signature(file: str) -> Signature:
    try:
        found = os.stat(file)
    except OSError as error:
        return (str(error.strerror),)
    return found.st_size, found.st_mtime_ns


def which_changed(prefix: str, files: Iterable[tuple[str, Signature]]) -> frozenset[str] | None:
    """Those of ``files`` behind ``prefix`` whose time is another one; None where more is."""
    changed: list[str] = []
    for path, signature in files:
        found = _signature(prefix + path)
        if found != signature:
            if found[:1] != signature[:1] or len(found) != 2:
                return None
            changed.append(path)
    return frozenset(changed)


class StateFile:
    """The state of the last build into one output folder: a preview has a state of its own."""

    def __init__(self, cache: Path, output: Path) -> None:
        name = short_name(str(output))
        self._path = cache / f"state-{name}.bin"

    @property
    def path(self) -> Path:
        """The file, which may not be there."""
        return self._path

    def load(self) -> dict[str, Any]:
        """What the last build left; empty where there is none, or none that can be read."""
        state = read_blob(self._path)
        return state if isinstance(state, dict) else {}

    def save(self, state: Mapping[str, Any]) -> None:
        """Keep the state of a build, whole or not at all."""
        write_blob(self._path, dict(state))

    def forget(self) -> None:
        """Make the next build look at everything."""
        self._path.unlink(missing_ok=True)
