"""Lexing: from code to the tokens of a lexer of Pygments, by fewer of its rules.

Pygments tries the rules of a state one after the other, thirty for a token of Python. Here the
rules are sorted by the two characters that they can begin with, when a state first meets them.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from pygments.lexer import Lexer, RegexLexer
from pygments.token import Error, Whitespace, _TokenType

from blogkit.content.markdown.quick.firsts import ANY, ASCII, openings

AFTER: Final = 12_000
"""So many characters of code in one language cost about as much as its rules to sort."""

_Rule = tuple[Callable[[str, int], Any], Any, Any]
_Token = tuple[int, Any, str]


def quicken(lexer: Lexer) -> None:
    """Let ``lexer`` take the quick way once it has read enough for that to pay.

    One that does not read as ``RegexLexer`` does stays as it is.
    """
    way = type(lexer).get_tokens_unprocessed
    if isinstance(lexer, RegexLexer) and way is RegexLexer.get_tokens_unprocessed:
        lexer.get_tokens_unprocessed = _Reading(lexer)  # type: ignore[method-assign, assignment]


class _Reading:
    """Reads as ``lexer`` would."""

    def __init__(self, lexer: RegexLexer) -> None:
        self._lexer = lexer
        self._read = 0
        self._rules = SortedRules(lexer)

    def __call__(self, text: str, stack: Sequence[str] = ("root",)) -> Iterable[_Token]:
        self._read += len(text)
        if self._read < AFTER:
            return RegexLexer.get_tokens_unprocessed(self._lexer, text, stack)
        return tokens(self._rules, self._lexer, text, stack)


class _ByOpening(dict[str, Sequence[_Rule]]):
    """The rules of one state that can match where two characters are, or one before the end."""

    def __init__(self, rules: Sequence[_Rule]) -> None:
        super().__init__()
        self._rules = rules
        self._openings = [_openings_of(match) for match, _, _ in rules]

    def __missing__(self, opening: str) -> Sequence[_Rule]:
        first, second = opening[:1], opening[1:]
        if first not in ASCII:  # the end is not either
            return self._rules
        if second and second not in ASCII:
            return self[first]
        able = [
            rule
            for rule, seconds in zip(self._rules, self._openings, strict=True)
            if first in seconds and (not second or seconds[first] >> ord(second) & 1)
        ]
        self[opening] = able
        return able


class SortedRules(dict[str, _ByOpening]):
    """The rules of ``lexer``, by its states."""

    def __init__(self, lexer: RegexLexer) -> None:
        super().__init__()
        self._rules: Mapping[str, Sequence[_Rule]] = lexer._tokens  # type: ignore[attr-defined]

    def __missing__(self, state: str) -> _ByOpening:
        self[state] = _ByOpening(self._rules[state])
        return self[state]


def _openings_of(match: Any) -> Mapping[str, int]:
    """What ``match``, a method of a regular expression, can begin with; anything, of another."""
    pattern = getattr(match, "__self__", None)
    return openings(pattern) if isinstance(pattern, re.Pattern) else dict.fromkeys(ASCII, ANY)


def tokens(  # noqa: C901 - a call for each step would take longer than the step
    rules: SortedRules, lexer: Lexer, text: str, stack: Sequence[str] = ("root",)
) -> Sequence[_Token]:
    """The tokens of ``text`` with their positions, as ``RegexLexer`` finds them."""
    every: list[_Token] = []  # to go on with a generator takes as long as to find a token's end
    states = list(stack)
    by_opening = rules[states[-1]]
    position, end = 0, len(text)
    while True:
        for match, action, change in by_opening[text[position : position + 2]]:
            found = match(text, position)
            if found is None:
                continue
            if type(action) is _TokenType:
                every.append((position, action, found[0]))
            elif action is not None:
                every += action(lexer, found)
            position = found.end()
            if change is not None:
                _move(states, change)
                by_opening = rules[states[-1]]
            break
        else:
            if position >= end:
                return every
            character = text[position]
            if character == "\n":
                states = ["root"]
                by_opening = rules["root"]
            every.append((position, Whitespace if character == "\n" else Error, character))
            position += 1


def _move(states: list[str], change: Any) -> None:
    """Do to the stack of ``states`` what a rule says."""
    for step in change if isinstance(change, tuple) else (change,):
        if isinstance(step, int) or step == "#pop":
            left = len(states) + (step if isinstance(step, int) else -1)
            del states[max(left, 1) :]  # one stays
        else:
            states.append(states[-1] if step == "#push" else step)
