"""What a match can begin with is never less than what it begins with."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.markdown.quick.firsts import ANY, ASCII, openings


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
        ("[^ab]", ASCII - {"a", "b"}),
        (r"[^\S\n]", " \t\r\f\v\x1c\x1d\x1e\x1f"),
        ("(?i)[^k]", ASCII - {"k"}),  # more than there is, which costs time alone
        ("(?i)ſ", ASCII),
        (r"\W", {each for each in ASCII if not each.isalnum() and each != "_"}),
        (r"[\d\s]", "0123456789 \t\n\r\f\v\x1c\x1d\x1e\x1f"),
        ("x*", ASCII),
        ("", ASCII),
        ("(x)?(?(1)y|z)", ASCII),
        ("é", ""),
    ],
)
def test_firsts(pattern: str, expected: frozenset[str] | str) -> None:
    assert openings(re.compile(pattern)).keys() == frozenset(expected)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("tea", {"te"}),
        ("t|ea", {"t?", "ea"}),
        ("[ab][cd]e", {"ac", "ad", "bc", "bd"}),
        ("a?b?c", {"ab", "ac", "bc", "c?"}),
        ("a{2,3}b", {"aa"}),
        ("a+b", {"aa", "ab"}),
        ("a{0}b+", {"b?"}),
        ("(?:ab?)*c", {"ab", "aa", "ac", "c?"}),
        ('([fF])(""")', {'f"', 'F"'}),
        (r"^(\s{0}b)(?=x)c", {"bc"}),
        ("(?i)be", {"be", "bE", "Be", "BE"}),
        ("(?:if|in|is)\\b", {"if", "in", "is"}),
        (r"(?P<quote>')(?P=quote)", {"'?"}),
    ],
)
def test_seconds(pattern: str, expected: set[str]) -> None:
    """A ``?`` stands for all that may follow."""
    found: set[str] = set()
    for first, seconds in openings(re.compile(pattern)).items():
        found |= {first + each for each in sorted(ASCII) if seconds >> ord(each) & 1}
        if seconds == ANY:
            found = {pair for pair in found if pair[0] != first} | {f"{first}?"}
    assert found == expected


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
def test_a_match_begins_with_two_of_them(
    parts: list[tuple[str, str]], flags: int, data: st.DataObject
) -> None:
    pieces = [f"(?:{part}){repeat}" for part, repeat in parts]
    pattern = re.compile("".join(pieces), flags)
    text = data.draw(st.text(alphabet="abcdefkKxX1 .\n_Kſ", max_size=12))
    for position in range(len(text)):
        found = pattern.match(text, position)
        if found and text[position].isascii():
            seconds = openings(pattern)[text[position]]
            behind = text[position + 1 : position + 2]
            assert not behind or not behind.isascii() or seconds >> ord(behind) & 1
