"""Loading: from the bytes of ``blogkit.toml`` to ``Settings``, or every problem in it."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

from blogkit.config.settings import Settings
from blogkit.config.validation import Location, validate
from blogkit.errors import Place, Problem, SettingsError, line_of

SETTINGS_FILE = "blogkit.toml"


def load_settings(root: Path, base_url: str = "") -> Settings:
    """The settings of the site at ``root``; ``base_url`` overrides that of the file.

    Raises ``SettingsError`` with every problem of the file.
    """
    text = _read(root / SETTINGS_FILE)
    values = _parse(text)
    if base_url:
        values.setdefault("site", {})["base_url"] = base_url

    def locate(location: Location, _part: str) -> Place:
        return Place(path=SETTINGS_FILE, line=line_of_key(text, location))

    settings, problems = validate(Settings, values, locate)
    if settings is None:
        raise SettingsError(
            replace(problem, excerpt=line_of(text, problem.place.line))
            if problem.place
            else problem
            for problem in problems
        )
    return settings


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        what, hint = (
            "is not here",
            "`blogkit new site DIR` makes a site; -C DIR names another folder",
        )
    except OSError as error:
        what, hint = f"cannot be read: {error.strerror}", ""
    except UnicodeDecodeError as error:
        what, hint = f"is not UTF-8 (byte {error.start})", "save it as UTF-8"
    place = Place(path=SETTINGS_FILE)
    raise SettingsError([Problem(rule="settings-file", what=what, place=place, hint=hint)])


def _parse(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = str(error)
    found = re.search(r"^(.*?) \(at line (\d+), column (\d+)\)$", message)
    what, line, column = (
        found.groups() if found else (message.removesuffix(" (at end of document)"), 0, 0)
    )
    if not found:
        line = len(text.splitlines())
    place = Place(path=SETTINGS_FILE, line=int(line), column=int(column))
    raise SettingsError(
        [
            Problem(
                rule="toml",
                what=f"is not TOML: {what[:1].lower()}{what[1:]}",
                place=place,
                excerpt=line_of(text, int(line)),
            )
        ]
    )


def line_of_key(text: str, location: Location) -> int:
    """The line on which the key at ``location`` stands; that of its table where it has none.

    ``tomllib`` gives no positions, so this reads headers and keys line by line; 0 if unsure.
    """
    names = [str(part) for part in location if isinstance(part, str)]
    position = next((part for part in location if isinstance(part, int)), None)
    header: list[str] = []
    seen = 0
    best = 0
    for number, line in enumerate(text.splitlines(), 1):
        if found := re.match(r"\s*(\[\[?)([^\[\]]+)\]", line):
            header = _names(found[2])
            seen += found[1] == "[[" and header == names[: len(header)]
            if header == names[: len(header)] and _counts(found[1], seen, position):
                best = number
        elif (found := re.match(r"\s*([\w.\"'-]+)\s*=", line)) and (
            header + _names(found[1]) == names[: len(header) + len(_names(found[1]))]
            and len(header) + len(_names(found[1])) <= len(names)
            and (position is None or seen in (0, position + 1))
        ):
            best = number
    return best


def _counts(bracket: str, seen: int, position: int | None) -> bool:
    return bracket == "[" or position is None or seen == position + 1


def _names(dotted: str) -> list[str]:
    """``a."b.c"`` as its parts."""
    return [
        quoted or plain for quoted, plain in re.findall(r'["\']([^"\']+)["\']|([\w-]+)', dotted)
    ]
