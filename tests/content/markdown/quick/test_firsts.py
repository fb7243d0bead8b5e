"""What a match can begin with is never less than what it begins with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.markdown.quick.firsts import ASCII, firsts


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("tea", "t"),
        ("(?i)tea", "tT"),
        ("[a-c]x|d", "abcd"),
        ("a?b*c", "abc"),
        ("a{2}b", "a"),
        ("(?:a|b+)++c", "ab"),
        ("(?>a|b)", "ab"),
        (r"\bif\b", "i"),
        ("(?=x)y", "y"),
        ("(?<!x)y", "y"),
        ("(?m)^#", "#"),
        (r"\d", "0123456789"),
        ("(?i:a)b", "aA"),
        ("(?s:.)", ASCII),
        (".", ASCII - {"\n"}),
        ("[^a]", ASCII - {"a"}),
        ("[^ab]", ASCII),  # more than there is, which costs time alone
        ("(?i)ſ", ASCII),
        (r"\W", ASCII),
        ("x*", ASCII),
        ("", ASCII),
        ("(x)?(?(1)y|z)", ASCII),
        ("é", ""),
    ],
)
def test_firsts(pattern: str, expected: frozenset[str] | str) -> None:
    assert firsts(re.compile(pattern)) == frozenset(expected)


PARTS = st.sampled_from(
    [
        *"ab.\n",
        *[
            r"\d",
            r"\w",
            r"\s",
            r"\S",
            r"[a-f]",
            r"[^b]",
            r"(?i:K)",
            r"(?:a|bc)",
            r"(?=a)",
            r"(?!b)",
            r"(?<!a)",
            r"^",
            r"$",
            r"\b",
            r"(x)\1",
        ],
    ]
)
PATTERNS = st.lists(st.tuples(PARTS, st.sampled_from(["", "?", "*", "+", "{2}", "*?", "++"])))


@given(PATTERNS, st.sampled_from([0, re.IGNORECASE, re.MULTILINE, re.DOTALL]), st.data())
def test_a_match_begins_with_one_of_them(
    parts: list[tuple[str, str]], flags: int, data: st.DataObject
) -> None:
    pieces = [f"(?:{part}){repeat}" for part, repeat in parts]
    pattern = re.compile("".join(pieces), flags)
    text = data.draw(st.text(alphabet="abcdefkKxX1 .\n_Kſ", max_size=12))
    for position in range(len(text)):
        found = pattern.match(text, position)
        if found and text[position].isascii():
            assert text[position] in firsts(pattern)
