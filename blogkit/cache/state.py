"""The state of the last build: enough to know, before anything is imported, that nothing changed.

One hash over the ``stat`` of every input and one over that of every output; a build that
finds both as they were leaves at once.
"""

import json
import os
import time
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from blogkit.files import FileState, Unusable, scan
from blogkit.model.ledger import FILE as LEDGER
from blogkit.model.theme import BUILT_IN

INPUT_FOLDERS = ("content", "themes", "templates", "assets", "fonts", "hooks")
INPUT_FILES = ("blogkit.toml", LEDGER)

UNSURE = 50_000_000
"""Nanoseconds: a file that changed so shortly before it was looked at may change again
without its times telling."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The inputs of a build as ``stat`` tells of them; unsure where one changed just now."""

    digest: str
    unsure: bool


def look_at_inputs(root: Path) -> Inputs:
    """What every file that a build may read looks like; call before reading any."""
    newest = time.time_ns() - UNSURE
    lines: list[str] = []
    unsure = False
    for state in _inputs(root):
        if isinstance(state, Unusable):
            lines.append(f"{state.path} {state.why}")
            continue
        lines.append(_line(state))
        unsure = unsure or state.modified > newest or state.changed > newest
    return Inputs(digest=_hash(sorted(lines)), unsure=unsure)


def _inputs(root: Path) -> Iterable[FileState | Unusable]:
    for folder in INPUT_FOLDERS:
        yield from scan(root, folder)
    for themes in BUILT_IN:
        yield from scan(themes.parent, themes.name)
    for name in INPUT_FILES:
        try:
            found = os.stat(root / name)
        except OSError as error:
            yield Unusable(name, str(error.strerror))
            continue
        yield FileState(name, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _line(state: FileState) -> str:
    return f"{state.path} {state.size} {state.modified} {state.changed} {state.inode}"


def look_at_outputs(files: Iterable[str]) -> str:
    """A hash over size and time of each of ``files``; one that is missing counts too."""
    lines: list[str] = []
    for file in files:
        try:
            found = os.stat(file)
        except OSError:
            lines.append(f"{file} missing")
            continue
        lines.append(f"{file} {found.st_size} {found.st_mtime_ns}")
    return _hash(lines)


def _hash(lines: list[str]) -> str:
    text = "\n".join(lines)
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()


class StateFile:
    """The state of the last build into one output folder: a preview has a state of its own."""

    def __init__(self, cache: Path, output: Path) -> None:
        self._path = cache / f"state-{_hash([str(output)])[:8]}.json"

    def load(self) -> dict[str, Any]:
        """What the last build left; empty where there is none, or none that can be read."""
        try:
            state = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return state if isinstance(state, dict) else {}

    def save(self, state: dict[str, Any]) -> None:
        """Keep the state of a build, whole or not at all."""
        temporary = self._path.with_suffix(".new")
        temporary.write_text(json.dumps(state, ensure_ascii=False), "utf-8")
        temporary.replace(self._path)

    def forget(self) -> None:
        """Make the next build look at everything."""
        self._path.unlink(missing_ok=True)
