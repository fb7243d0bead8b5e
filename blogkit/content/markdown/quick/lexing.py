"""Lexing: from code to the tokens of a lexer of Pygments, by fewer of its rules.

Pygments tries the rules of a state one after the other, thirty for a token of Python. Here the
rules are sorted by the character that they can begin with, when a state first meets it.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from typing import Any, Final

from pygments.lexer import Lexer, RegexLexer
from pygments.token import Error, Whitespace, _TokenType

from blogkit.content.markdown.quick.firsts import ASCII, firsts

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

    def __call__(self, text: str, stack: Sequence[str] = ("root",)) -> Iterator[_Token]:
        self._read += len(text)
        if self._read < AFTER:
            return RegexLexer.get_tokens_unprocessed(self._lexer, text, stack)
        return tokens(self._rules, self._lexer, text, stack)


class _ByCharacter(dict[str, Sequence[_Rule]]):
    """The rules of one state that can match where a character is; empty is the end."""

    def __init__(self, rules: Sequence[_Rule]) -> None:
        super().__init__()
        self._rules = rules
        self._firsts = [_firsts_of(match) for match, _, _ in rules]

    def __missing__(self, character: str) -> Sequence[_Rule]:
        if character not in ASCII:  # the end is not either
            return self._rules
        able = [
            rule
            for rule, first in zip(self._rules, self._firsts, strict=True)
            if character in first
        ]
        self[character] = able
        return able


class SortedRules(dict[str, _ByCharacter]):
    """The rules of ``lexer``, by its states."""

    def __init__(self, lexer: RegexLexer) -> None:
        super().__init__()
        self._rules: Mapping[str, Sequence[_Rule]] = lexer._tokens  # type: ignore[attr-defined]

    def __missing__(self, state: str) -> _ByCharacter:
        self[state] = _ByCharacter(self._rules[state])
        return self[state]


def _firsts_of(match: Any) -> Set[str]:
    """What ``match``, a method of a regular expression, can begin with."""
    pattern = getattr(match, "__self__", None)
    return firsts(pattern) if isinstance(pattern, re.Pattern) else ASCII


def tokens(  # noqa: C901 - a call for each step would take longer than the step
    rules: SortedRules, lexer: Lexer, text: str, stack: Sequence[str] = ("root",)
) -> Iterator[_Token]:
    """The tokens of ``text`` with their positions, as ``RegexLexer`` finds them."""
    states = list(stack)
    position, end = 0, len(text)
    while True:
        character = text[position] if position < end else ""
        for match, action, change in rules[states[-1]][character]:
            found = match(text, position)
            if found is None:
                continue
            if type(action) is _TokenType:
                yield position, action, found.group()
            elif action is not None:
                yield from action(lexer, found)
            position = found.end()
            if change is not None:
                _move(states, change)
            break
        else:
            if not character:
                return
            if character == "\n":
                states = ["root"]
            yield position, Whitespace if character == "\n" else Error, character
            position += 1


def _move(states: list[str], change: Any) -> None:
    """Do to the stack of ``states`` what a rule says."""
    for step in change if isinstance(change, tuple) else (change,):
        if isinstance(step, int) or step == "#pop":
            left = len(states) + (step if isinstance(step, int) else -1)
            del states[max(left, 1) :]  # one stays
        else:
            states.append(states[-1] if step == "#push" else step)
