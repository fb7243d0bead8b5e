"""The quick way through a lexer gives the tokens that Pygments gives."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import pygments
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pygments.lexer import Lexer, RegexLexer, bygroups, default
from pygments.lexers import PythonLexer, get_lexer_by_name
from pygments.token import Name, Number

from blogkit.content.markdown import fences
from blogkit.content.markdown.fences import Fence, figure
from blogkit.content.markdown.quick import lexing
from blogkit.content.markdown.quick.lexing import SortedRules, quicken, tokens

Token = tuple[int, Any, str]
LANGUAGES = ("bash", "css", "go", "html", "js", "python", "rust", "sql", "toml", "ts")
CODE = st.lists(
    st.sampled_from(
        [
            *"{}()[]<>;:,.=+-*/%&|!?#$@\\\"'` \n\t",
            "\n    ",
            "0",
            "1.5e3",
            "0x1f",
            "é",
            "日",
            "\x00",
            "if",
            "def f(x):",
            "class",
            "return",
            "fn",
            "let mut",
            "func",
            "SELECT",
            "select *",
            "e",
            '"""',
            "'''",
            'f"{a}"',
            "r'\\d'",
            "/*",
            "*/",
            "//",
            "<!--",
            "-->",
            "<p class='a'>",
            "</p>",
            "$ ls",
            "$(",
            "${A}",
            "@media",
            "#id",
            "`${a}`",
            "=>",
            "print",
            "None",
            "<<EOF",
            "EOF",
        ]
    ),
    max_size=30,
).map("".join)


@cache
def sorted_rules(language: str) -> tuple[RegexLexer, SortedRules]:
    """A lexer, and its rules as they are sorted once in a process."""
    lexer = get_lexer_by_name(language)
    assert isinstance(lexer, RegexLexer)
    return lexer, SortedRules(lexer)


@pytest.mark.parametrize("language", LANGUAGES)
@given(code=CODE)
def test_tokens_are_the_same(language: str, code: str) -> None:
    lexer, rules = sorted_rules(language)
    quick = tokens(rules, lexer, code)
    assert list(quick) == list(RegexLexer.get_tokens_unprocessed(lexer, code))


class _Stacks(RegexLexer):
    """All that a rule can do to the stack of states."""

    tokens = {  # noqa: RUF012 - Pygments' own form
        "root": [
            ("a", Name, "one"),
            ("b", Name, ("one", "two")),
            ("(c)(d)", bygroups(Name, Number)),  # type: ignore[no-untyped-call]
            ("p", Name, "#pop"),
        ],
        "one": [
            ("a", Name, "#push"),
            ("b", Name, "#pop"),
            ("e", Name, ("#pop", "two", "#push")),
            default("two"),
        ],
        "two": [("a", Name, "#pop:2"), ("c", Number, "#pop:9"), ("d", Number), ("é", Name, "one")],
    }


@given(st.text(alphabet="abcdepé\nx", max_size=20))
def test_stacks(code: str) -> None:
    lexer = _Stacks()
    quick = tokens(SortedRules(lexer), lexer, code)
    assert list(quick) == list(RegexLexer.get_tokens_unprocessed(lexer, code))


def test_fewer_rules_are_tried() -> None:
    rules = SortedRules(PythonLexer())
    every = rules["root"]["日"]
    assert len(rules["root"]["d"]) < len(every) / 3
    assert rules["root"]["d"] is rules["root"]["d"]
    assert rules["root"][""] is every


def test_it_begins_when_it_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexing, "AFTER", 10)
    tried: list[str] = []

    def quick(rules: SortedRules, lexer: Lexer, text: str, stack: Sequence[str]) -> Sequence[Token]:
        tried.append(text)
        return tokens(rules, lexer, text, stack)

    monkeypatch.setattr(lexing, "tokens", quick)
    lexer = get_lexer_by_name("python")
    quicken(lexer)
    assert list(lexer.get_tokens("a = 1"))
    assert not tried
    list(lexer.get_tokens("b = 2"))
    assert tried == ["b = 2\n"]


def test_other_ways_to_read_stay() -> None:
    lexer = get_lexer_by_name("c")
    quicken(lexer)
    assert "get_tokens_unprocessed" not in vars(lexer)


def test_another_version_takes_its_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexing, "AFTER", 0)
    fence = Fence(language="python")
    made = {}
    for version, fast_paths in ((pygments.__version__, True), ("2.99", True), ("2.99", False)):
        fences.lexer_of.cache_clear()
        monkeypatch.setattr(pygments, "__version__", version)
        made[version, fast_paths] = figure("a = 1\n", fence, fast_paths=fast_paths)
        lexer = fences.lexer_of("python", fast_paths=fast_paths)
        assert ("get_tokens_unprocessed" in vars(lexer)) == (version != "2.99")
    assert len(set(made.values())) == 1
    fences.lexer_of.cache_clear()
