"""Reading the ledger: from ``syndication.jsonl`` to its entries, and to what is wrong with it."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, get_args

from blogkit.errors import Place, Problem, did_you_mean
from blogkit.model.ledger import FILE, LedgerEntry, State
from blogkit.urls import web_address_error

_KEYS = ("post", "channel", "at", "url", "variant", "state")
_NEEDED = ("post", "channel", "at")
_STATES = get_args(State)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)")  # RFC 3339
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")

_SHAPE = 'a line is one object: {"post": "tag:…", "channel": "mastodon", "at": "…", "url": "…"}'


class _LineError(Exception):
    """What is wrong with a line, and how to mend it."""

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.hint = hint


def read_ledger(root: Path) -> tuple[tuple[LedgerEntry, ...], tuple[Problem, ...]]:
    """The entries of the ledger of the site at ``root``, in their order, and every problem.

    A site without a ledger has announced nothing. Whether there is a post of that id is not
    asked here: it may be hidden for now, or gone for good.
    """
    try:
        text = (root / FILE).read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (_problem(f"cannot be read: {error.strerror}"),)
    except UnicodeDecodeError:
        return (), (_problem("is not UTF-8", "save it as UTF-8"),)
    entries: list[LedgerEntry] = []
    problems: list[Problem] = []
    for number, line in _lines(text):
        try:
            entries.append(_entry(line, number))
        except _LineError as error:
            problems.append(_problem(error.what, error.hint, number))
    return tuple(entries), tuple(problems)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Those that are not empty; JSON has no line break but these (RFC 8259, section 2)."""
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if line.strip():
            yield number, line


def _entry(line: str, number: int) -> LedgerEntry:
    values = _values(line)
    for key in values:
        if key not in _KEYS:
            raise _LineError(f"has an unknown key '{key}'", did_you_mean(key, _KEYS))
    for key in _NEEDED:
        if not values.get(key):
            raise _LineError(f"has no '{key}'", _SHAPE)
    if wrong := [key for key, value in values.items() if not isinstance(value, str)]:
        raise _LineError(f"'{wrong[0]}' should be text")
    url = values.get("url", "")
    if url and (what := web_address_error(url)):
        raise _LineError(f"'url' {what}")
    state = values.get("state", "posted")
    if state not in _STATES:
        raise _LineError(f"'state' is unknown: '{state}'", did_you_mean(state, _STATES))
    return LedgerEntry(**{**values, "at": _moment(values["at"])}, line=number)


def _values(line: str) -> dict[str, Any]:
    if line.startswith(_CONFLICT):
        hint = "keep the lines of both sides, and delete the marks of the merge"
        raise _LineError("has a conflict of two versions", hint)
    try:
        values = json.loads(line, object_pairs_hook=_distinct)
    except (ValueError, RecursionError):
        raise _LineError("is not JSON", _SHAPE) from None
    if not isinstance(values, dict):
        raise _LineError("is no JSON object", _SHAPE)
    return values


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise _LineError("has a key twice", "keep one of them")
    return values


def _moment(text: str) -> datetime:
    try:
        if _MOMENT.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    raise _LineError(
        f"'at' is no moment with its zone: '{text}'", "such as 2026-03-04T08:30:00+01:00"
    )


def _problem(what: str, hint: str = "", line: int = 0) -> Problem:
    return Problem(rule="ledger", what=what, place=Place(path=FILE, line=line), hint=hint)
