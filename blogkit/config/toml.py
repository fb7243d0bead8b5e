"""TOML files: from bytes to values, and from a key to the line on which it stands."""

import re
import tomllib
from typing import Any

from blogkit.config.refusals import Location
from blogkit.dataclasses import dataclass
from blogkit.errors import Place, Problem, SettingsError, line_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TomlFile:
    """A file that was read: its path as messages name it, its text, and its values."""

    path: str
    text: str
    values: dict[str, Any]

    def place(self, location: Location) -> Place:
        """Where the key at ``location`` stands."""
        return Place(path=self.path, line=line_of_key(self.text, location))

    def at(self, problem: Problem, location: Location) -> Problem:
        """``problem`` at the key that it is about, with the line that it stands on."""
        place = self.place(location)
        return problem.at(place, line_of(self.text, place.line))


def parse_toml(raw: bytes, path: str) -> TomlFile:
    """The file that ``raw`` holds; a byte order mark is taken away.

    Raises ``SettingsError`` where it is not UTF-8 or not TOML.
    """
    text = _decoded(raw, path).replace("\r\n", "\n")
    try:
        return TomlFile(path=path, text=text, values=tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        message = str(error)
    found = re.search(r"^(.*?) \(at line (\d+), column (\d+)\)$", message)
    what = found[1] if found else message.removesuffix(" (at end of document)")
    line = int(found[2]) if found else len(text.rstrip("\n").split("\n"))
    place = Place(path=path, line=line, column=int(found[3]) if found else 0)
    problem = Problem(
        rule="toml",
        what=f"is not TOML: {what[:1].lower()}{what[1:]}",
        place=place,
        hint='text needs quotes: title = "Tea"' if "nvalid value" in what else "",
        excerpt=line_of(text, line),
    )
    raise SettingsError([problem])


def _decoded(raw: bytes, path: str) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        what, line = "is UTF-16", 0
    else:
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            byte, line = raw[error.start], raw.count(b"\n", 0, error.start) + 1
            what = f"is not UTF-8: byte 0x{byte:02X}, perhaps Latin-1 or Windows-1252"
    place = Place(path=path, line=line)
    problem = Problem(rule="encoding", what=what, place=place, hint="save it as UTF-8")
    raise SettingsError([problem])


def line_of_key(text: str, location: Location) -> int:
    """The line on which the key at ``location`` stands; that of its table where it has none.

    ``tomllib`` gives no positions, so this reads headers and keys line by line; 0 if unsure.
    """
    names = [str(part) for part in location if isinstance(part, str)]
    position = next((part for part in location if isinstance(part, int)), None)
    header: list[str] = []
    seen = 0
    best = 0
    for number, line in enumerate(text.split("\n"), 1):
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
