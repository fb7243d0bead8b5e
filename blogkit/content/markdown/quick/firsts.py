"""Firsts: from a regular expression to the two characters that what it matches can begin with.

Sets of characters are bits of a number, because there are thousands of them. Only ASCII is told
apart: what other characters can begin is not asked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from re import DOTALL, IGNORECASE, Pattern, _constants, _parser  # type: ignore[attr-defined]
from typing import Any, Final, NamedTuple

ASCII: Final = frozenset(map(chr, range(128)))

ANY: Final = (1 << 128) - 1
"""All ASCII characters."""

_ALL_DOTS: Final = int(DOTALL)
_IGNORES_CASE: Final = int(IGNORECASE)


class _Found(NamedTuple):
    """What an expression can match.

    ``pairs`` are sets of first and of second characters, ``single`` are the matches of one
    character alone, ``empty`` says whether it can match without one of its own.
    """

    pairs: tuple[tuple[int, int], ...]
    single: int
    empty: bool

    @property
    def first(self) -> int:
        """All characters that it can begin with."""
        first = self.single
        for one, _ in self.pairs:
            first |= one
        return first


_NOTHING: Final = _Found((), 0, True)
_ANYTHING: Final = _Found(((ANY, ANY),), ANY, True)


def openings(pattern: Pattern[str]) -> Mapping[str, int]:
    """The ASCII characters that a match of ``pattern`` can begin with, or more than these.

    To each belong the bits of those that may follow it: all, where it can be the whole match.
    Where a match may be empty, what comes is no part of it and may be anything.
    """
    found = _sequence(_parser.parse(pattern.pattern, pattern.flags), pattern.flags)
    if found.empty:
        return dict.fromkeys(ASCII, ANY)
    seconds: dict[str, int] = {}
    for first, second in (*found.pairs, (found.single, ANY)):
        for character in _characters_of(first):
            seconds[character] = seconds.get(character, 0) | second
    return seconds


def _characters_of(bits: int) -> Iterator[str]:
    while bits:
        lowest = bits & -bits
        yield chr(lowest.bit_length() - 1)
        bits ^= lowest


def _sequence(parsed: Iterable[Any], flags: int) -> _Found:
    """Several parts, one after the other."""
    found = _NOTHING
    for kind, value in parsed:
        found = _joined(found, _PARTS.get(kind, _unknown)(value, flags))
        if not (found.single or found.empty):
            break
    return found


def _joined(one: _Found, other: _Found) -> _Found:
    pairs = one.pairs
    single = 0
    if one.single:
        pairs = (*pairs, (one.single, other.first))
    if other.empty:
        single = one.single
    if one.empty:
        pairs = (*pairs, *other.pairs)
        single |= other.single
    return _Found(pairs, single, one.empty and other.empty)


def _unknown(_value: Any, _flags: int) -> _Found:
    return _ANYTHING


def _nothing(_value: Any, _flags: int) -> _Found:
    """What looks, and takes no character."""
    return _NOTHING


def _one_of(characters: int) -> _Found:
    return _Found((), characters, False)


def _literal(value: int, flags: int) -> _Found:
    return _one_of(_range(value, value, flags))


def _not_literal(value: int, _flags: int) -> _Found:
    return _one_of(ANY & ~(1 << value))


def _any(_value: Any, flags: int) -> _Found:
    return _one_of(ANY if flags & _ALL_DOTS else ANY & ~(1 << ord("\n")))


def _set(parts: Any, flags: int) -> _Found:
    if parts[0][0] is _constants.NEGATE:
        left_out = 0
        for kind, value in parts[1:]:
            left_out |= _SURELY.get(value, 0) if _is_category(kind) else _characters(kind, value, 0)
        return _one_of(ANY & ~left_out)
    found = 0
    for kind, value in parts:
        found |= _PERHAPS.get(value, ANY) if _is_category(kind) else _characters(kind, value, flags)
    return _one_of(found)


def _is_category(kind: Any) -> bool:
    return kind is _constants.CATEGORY


def _characters(kind: Any, value: Any, flags: int) -> int:
    first, last = value if kind is _constants.RANGE else (value, value)
    return _range(first, last, flags)


def _range(first: int, last: int, flags: int) -> int:
    """A range of characters; where case does not matter, one beyond ASCII may match any letter."""
    if flags & _IGNORES_CASE and last > 127:
        return ANY
    if first > 127:
        return 0
    found = (2 << min(last, 127)) - (1 << first)
    if flags & _IGNORES_CASE:
        found |= _bits(character.swapcase() for character in _characters_of(found))
    return found


def _bits(characters: Iterable[str]) -> int:
    bits = 0
    for character in characters:
        bits |= 1 << ord(character)
    return bits


def _branch(value: Any, flags: int) -> _Found:
    seconds: dict[int, int] = {}
    single, empty = 0, False
    for branch in value[1]:
        found = _sequence(branch, flags)
        for first, second in found.pairs:
            seconds[first] = seconds.get(first, 0) | second
        single |= found.single
        empty = empty or found.empty
    return _Found(tuple(seconds.items()), single, empty)


def _group(value: Any, flags: int) -> _Found:
    _, added, removed, parsed = value
    return _sequence(parsed, (flags | added) & ~removed)


def _repeat(value: Any, flags: int) -> _Found:
    least, most, parsed = value
    if not most:
        return _NOTHING
    once = _sequence(parsed, flags)
    found = once
    if most > 1:
        found = _joined(once, once if least > 1 else once._replace(empty=True))
    return found if least else found._replace(empty=True)


def _where(is_so: Callable[[str], bool]) -> int:
    return _bits(filter(is_so, ASCII))


_DIGITS: Final = _where(str.isdecimal)
_WORDS: Final = _where(lambda c: c.isalnum() or c == "_")
_SPACES: Final = _where(str.isspace)
_SURE_SPACES: Final = _bits(" \t\n\r\f\v")
"""Those that are white space to every expression: some know no others in ASCII."""

_PERHAPS: Final = {
    _constants.CATEGORY_DIGIT: _DIGITS,
    _constants.CATEGORY_NOT_DIGIT: ANY & ~_DIGITS,
    _constants.CATEGORY_SPACE: _SPACES,
    _constants.CATEGORY_NOT_SPACE: ANY & ~_SURE_SPACES,
    _constants.CATEGORY_WORD: _WORDS,
    _constants.CATEGORY_NOT_WORD: ANY & ~_WORDS,
}
"""The most that is of a category; what is not here is taken for everything."""

_SURELY: Final = _PERHAPS | {
    _constants.CATEGORY_SPACE: _SURE_SPACES,
    _constants.CATEGORY_NOT_SPACE: ANY & ~_SPACES,
}
"""The least that is of it."""

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
