"""Discovery: from the folders under ``content/`` to the sources and files in them."""

from collections.abc import Iterable
from pathlib import Path

from blogkit.dataclasses import dataclass
from blogkit.errors import Place, Problem, Severity
from blogkit.files import FileState, Unusable, scan
from blogkit.model.site import PLURALS, TERMS

CONTENT = "content"
_SECTIONS = (
    "content/posts/",
    "content/pages/",
    *(f"{TERMS}{folder}/" for folder in PLURALS.values()),
)
_STATIC = "content/static/"
_ENDINGS = (".md", ".markdown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovered:
    """What lies under ``content/``, by path: sources to parse, files to publish, problems."""

    sources: tuple[FileState, ...]
    files: tuple[FileState, ...]
    problems: tuple[Problem, ...]


def discover(root: Path) -> Discovered:
    """Every source and file of the site at ``root``; nothing is read."""
    return sort_out(root, scan(root, CONTENT))


def sort_out(root: Path, states: Iterable[FileState | Unusable]) -> Discovered:
    """What each of the files under ``content/`` is there for."""
    sources: list[FileState] = []
    files: list[FileState] = []
    problems: list[Problem] = []
    if not (root / CONTENT).is_dir():
        hint = "`blogkit new site DIR` makes a site; -C DIR names another folder"
        problems.append(Problem(rule="no-content", what="there is no folder content/", hint=hint))
    for found in states:
        if not isinstance(found, FileState):
            place = Place(path=found.path)
            problems.append(Problem(rule="unreadable", what=found.why, place=place))
        elif not found.path.lower().endswith(_ENDINGS) or found.path.startswith(_STATIC):
            files.append(found)
        elif found.path.startswith(_SECTIONS):
            sources.append(found)
        else:
            problems.append(_misplaced(found))
    return Discovered(sources=_by_path(sources), files=_by_path(files), problems=tuple(problems))


def _by_path(states: Iterable[FileState]) -> tuple[FileState, ...]:
    return tuple(sorted(states, key=lambda state: state.path))


def _misplaced(state: FileState) -> Problem:
    what = "is in neither content/posts/ nor content/pages/, so it is on no page"
    hint = "move it to one of them"
    if state.path.startswith(TERMS):
        what = f"is in no folder of {TERMS} that is looked at, so it is on no page"
        hint = f"move it to one of these: {', '.join(PLURALS.values())}"
    return Problem(
        rule="misplaced",
        what=what,
        place=Place(path=state.path),
        hint=hint,
        severity=Severity.WARNING,
    )
