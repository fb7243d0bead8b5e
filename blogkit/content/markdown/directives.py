"""Directives: from a line such as ``::button[Book]{to="book.md"}`` to a shortcut with its values.

The form is that of the proposal for generic directives in CommonMark: ``::name[text]{key="value"}``
by itself, ``:::name`` up to ``:::`` around other lines.
"""

import re
from collections.abc import Iterator, Mapping

from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem, did_you_mean
from blogkit.model.shortcuts import Argument, Shortcut, Value

_START = re.compile(r"(:{2,})([A-Za-z][\w-]*)")
_TEXT = re.compile(r"\[((?>(?:\\.|[^\\\[\]]|\[(?>(?:\\.|[^\\\[\]])*)\])*))\]")
_ARGUMENTS = re.compile(r" *\{((?>(?:[^{}\"']|\"(?>(?:\\.|[^\"\\])*)\"|'(?>(?:\\.|[^'\\])*)')*))\}")
_ARGUMENT = re.compile(
    r"\s*(?P<key>[\w-]+)=(?:\"(?P<double>(?>(?:\\.|[^\"\\])*))\"|'(?P<single>(?>(?:\\.|[^'\\])*))'"
    r"|(?P<bare>[^\s\"'=]++))(?=\s|$)"
)
_ESCAPED = re.compile(r"\\([\\\"'])")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_ADDRESS = re.compile(r"//|[#?]|[A-Za-z][A-Za-z0-9+.-]*:|$")
"""What a value begins with that names no file of the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A shortcut as it was written on ``line``; every argument has a value."""

    shortcut: Shortcut
    text: str
    arguments: Mapping[str, Value]
    colons: int
    line: int


def read_directive(line: str, number: int, known: Mapping[str, Shortcut]) -> Directive | None:
    """The directive that ``line`` is; None where it is text after all.

    Raises ``ContentError`` with all that is wrong with it.
    """
    start = _START.match(line)
    if not start:
        return None
    name, rest = start[2], line[start.end() :].rstrip()
    if rest and rest[0] not in "[{" and not re.match(r" *\{", rest) and name not in known:
        return None  # such as ::vector of ints
    problems: list[Problem] = []
    directive = None
    if name not in known:
        hint = f"{did_you_mean(name, known)}; for text write a \\ before it"
        problems.append(Problem(rule="unknown-shortcut", what=_no_such(name), hint=hint))
    else:
        directive = _Reading(known[name], len(start[1]), problems).read(rest, number)
    if directive is None or problems:
        place = Place(path="", line=number)
        raise ContentError(problem.at(place) for problem in problems)
    return directive


def _no_such(name: str) -> str:
    return f"there is no shortcut '{name}'"


class _Reading:
    """Reads what follows the name of ``shortcut``; ``problems`` are what is wrong with it."""

    def __init__(self, shortcut: Shortcut, colons: int, problems: list[Problem]) -> None:
        self._shortcut = shortcut
        self._name = shortcut.name
        self._colons = colons
        self._problems = problems

    def read(self, rest: str, number: int) -> Directive | None:
        self._check_colons()
        text, at = "", 0
        if label := _TEXT.match(rest):
            text, at = label[1].strip(), label.end()
        self._check_text(text)
        written = ""
        if braces := _ARGUMENTS.match(rest, at):
            written, at = braces[1], braces.end()
        if at < len(rest):
            what = f"'{self._name}' cannot be read from '{rest[at : at + 20].strip()}' on"
            self._wrong(what, f'write {"::"}{self._name}[text]{{key="value"}}')
            return None
        values = dict(self._values(dict(self._pairs(written))))
        return Directive(
            shortcut=self._shortcut,
            text=text,
            arguments=values,
            colons=self._colons,
            line=number,
        )

    def _check_colons(self) -> None:
        if self._shortcut.container and self._colons < 3:
            what = f"'{self._name}' goes around other lines"
            self._wrong(what, f"begin with :::{self._name} and end with :::")
        elif not self._shortcut.container and self._colons > 2:
            self._wrong(f"'{self._name}' stands alone", f"begin with ::{self._name}")

    def _check_text(self, text: str) -> None:
        if self._shortcut.text == "required" and not text:
            self._wrong(f"'{self._name}' needs a text", "write it in [ ] behind the name")
        elif self._shortcut.text == "none" and text:
            self._wrong(f"'{self._name}' takes no text in [ ]")

    def _pairs(self, written: str) -> Iterator[tuple[str, str]]:
        """Each argument as it was written; the first that makes no sense ends them."""
        seen: set[str] = set()
        at = 0
        while written[at:].strip():
            found = _ARGUMENT.match(written, at)
            if not found:
                what = f"'{self._name}' cannot be read from '{written[at:].strip()[:20]}' on"
                self._wrong(what, 'arguments are key="value" with a space between them')
                return
            at = found.end()
            if found["key"] in seen:
                self._wrong(f"'{found['key']}' of '{self._name}' is given twice")
            seen.add(found["key"])
            quoted = found["double"] if found["bare"] is None else found["bare"]
            yield found["key"], _ESCAPED.sub(r"\1", quoted or found["single"] or "")

    def _values(self, written: dict[str, str]) -> Iterator[tuple[str, Value]]:
        known = {argument.name: argument for argument in self._shortcut.arguments}
        for key in written.keys() - known.keys():
            what = f"'{self._name}' has no argument '{key}'"
            self._wrong(what, did_you_mean(key, known))
        for name, argument in known.items():
            if name in written:
                yield name, self._typed(argument, written[name])
            elif argument.default is not None:
                yield name, argument.default
            else:
                self._wrong(f"'{self._name}' needs '{name}'", f'add {{{name}="…"}}')

    def _typed(self, argument: Argument, written: str) -> Value:
        value = _typed(argument, written)
        if value is None:
            form = argument.form or _FORMS[argument.type]
            self._wrong(f"'{argument.name}' of '{self._name}' should be {form}: \"{written}\"")
            return ""
        return value

    def _wrong(self, what: str, hint: str = "") -> None:
        self._problems.append(Problem(rule="shortcut", what=what, hint=hint))


_FORMS = {
    "text": "text",
    "number": "a number",
    "true/false": "true or false",
    "file": "a file beside the post",
    "link": "a file or an address",
}


def _typed(argument: Argument, written: str) -> Value | None:
    """The value of ``argument`` that was ``written``; None where it cannot be one."""
    if argument.pattern and not re.fullmatch(argument.pattern, written):
        return None
    match argument.type:
        case "number":
            number = float if "." in written else int
            return number(written) if _NUMBER.fullmatch(written) else None
        case "true/false":
            return {"true": True, "false": False}.get(written)
        case "file":
            return None if _ADDRESS.match(written.strip()) else written.strip()
        case "link":
            return written.strip() or None
        case "text":
            return written
