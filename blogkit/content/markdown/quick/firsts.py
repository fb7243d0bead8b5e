"""Firsts: from a regular expression to the characters that what it matches can begin with."""

from collections.abc import Callable, Iterable
from re import DOTALL, IGNORECASE, Pattern, _constants, _parser  # type: ignore[attr-defined]
from typing import Any, Final

ASCII: Final = frozenset(map(chr, range(128)))
"""All that is told apart: what other characters can begin is not asked."""

_Found = tuple[frozenset[str], bool]
"""Characters, and whether the expression can match without one of its own."""

_ANYTHING: Final[_Found] = (ASCII, True)


def firsts(pattern: Pattern[str]) -> frozenset[str]:
    """The ASCII characters that a match of ``pattern`` can begin with, or more than these.

    All of them where a match may be empty, so that what follows is no part of it.
    """
    found, empty = _sequence(_parser.parse(pattern.pattern, pattern.flags), pattern.flags)
    return ASCII if empty else found


def _sequence(parsed: Iterable[Any], flags: int) -> _Found:
    """The first of several parts, and those behind it as long as all before may be empty."""
    characters: frozenset[str] = frozenset()
    for kind, value in parsed:
        found, empty = _PARTS.get(kind, _unknown)(value, flags)
        characters |= found
        if not empty:
            return characters, False
    return characters, True


def _unknown(_value: Any, _flags: int) -> _Found:
    return _ANYTHING


def _nothing(_value: Any, _flags: int) -> _Found:
    """What looks, and takes no character."""
    return frozenset(), True


def _literal(value: int, flags: int) -> _Found:
    return _cased(value, value, flags), False


def _not_literal(value: int, _flags: int) -> _Found:
    return ASCII - {chr(value)}, False


def _any(_value: Any, flags: int) -> _Found:
    return (ASCII if flags & DOTALL else ASCII - {"\n"}), False


def _set(parts: Any, flags: int) -> _Found:
    found: set[str] = set()
    negated = False
    for kind, value in parts:
        if kind is _constants.NEGATE:
            negated = True
        elif kind is _constants.LITERAL:
            found |= _cased(value, value, flags)
        elif kind is _constants.RANGE:
            first, last = value
            found |= _cased(first, last, flags)
        else:
            found |= _CATEGORIES.get(value, ASCII)
    return (ASCII if negated else frozenset(found)), False


def _cased(first: int, last: int, flags: int) -> frozenset[str]:
    """A range of characters; where case does not matter, one beyond ASCII may match any letter."""
    found = frozenset(map(chr, range(first, min(last, 127) + 1)))
    if not flags & IGNORECASE:
        return found
    if last > 127:
        return ASCII
    return found | {c.lower() for c in found} | {c.upper() for c in found}


def _branch(value: Any, flags: int) -> _Found:
    found = [_sequence(branch, flags) for branch in value[1]]
    return frozenset().union(*(one for one, _ in found)), any(empty for _, empty in found)


def _group(value: Any, flags: int) -> _Found:
    _, added, removed, parsed = value
    return _sequence(parsed, (flags | added) & ~removed)


def _repeat(value: Any, flags: int) -> _Found:
    least, _, parsed = value
    found, empty = _sequence(parsed, flags)
    return found, empty or not least


_CATEGORIES: Final = {
    _constants.CATEGORY_DIGIT: frozenset(filter(str.isdecimal, ASCII)),
    _constants.CATEGORY_SPACE: frozenset(filter(str.isspace, ASCII)),
    _constants.CATEGORY_WORD: frozenset(c for c in ASCII if c.isalnum() or c == "_"),
}
"""What is not here is taken for everything."""

_PARTS: Final[dict[Any, Callable[[Any, int], _Found]]] = {
    _constants.ANY: _any,
    _constants.ASSERT: _nothing,
    _constants.ASSERT_NOT: _nothing,
    _constants.AT: _nothing,
    _constants.ATOMIC_GROUP: _sequence,
    _constants.BRANCH: _branch,
    _constants.IN: _set,
    _constants.LITERAL: _literal,
    _constants.MAX_REPEAT: _repeat,
    _constants.MIN_REPEAT: _repeat,
    _constants.NOT_LITERAL: _not_literal,
    _constants.POSSESSIVE_REPEAT: _repeat,
    _constants.SUBPATTERN: _group,
}
