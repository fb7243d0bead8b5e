"""Strict YAML: text stays text, and whatever is no plain table is refused with its place."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.yaml import FORBIDDEN, Plain, parse_yaml
from tests.problems import outcome, refused, source
from tests.sites import TestSite

POST = "content/posts/tea.md"
KEY_LINES = "each line is 'key: value'"
QUOTE = "quote the text"

REFUSED = {
    "title: a: b": "2:9: front matter is not YAML: mapping values are not allowed in this context"
    " | text with ': ' or ' #' in it needs quotes",
    "title: 'Tea": "2:8: front matter is not YAML: found unexpected end of stream"
    " | text that begins with a quote ends with one",
    "tags: [a\ntitle: b": "3:6: front matter is not YAML: did not find expected ',' or ']'"
    " | a list that begins with [ ends with ]",
    "tags: [a": "2:7: front matter is not YAML: did not find expected ',' or ']'"
    " | a list that begins with [ ends with ]",
    "\ttitle: Tea": "2:1: front matter is not YAML: found character that cannot start any token",
    "title: Tea\n\tdate: x": "3:1: front matter is not YAML: found a tab character that violates"
    " indentation | indent with spaces",
    "just words": "2:1: front matter should be 'key: value' lines",
    "title: Tea\njust words": f"3:1: front matter is not YAML: could not find expected ':'"
    f" | {KEY_LINES}",
    "- a\n- b": "2:1: front matter should be 'key: value' lines",
    "title: &x Tea": f"2:8: anchors and aliases (& and *) are not read here | {QUOTE}",
    "title: *x": f"2:8: anchors and aliases (& and *) are not read here | {QUOTE}",
    "&x title: Tea": f"2:1: anchors and aliases (& and *) are not read here | {QUOTE}",
    "title: !!python/object:os.system x": "2:8: the tag tag:yaml.org,2002:python/object:os.system"
    f" is not read here | {QUOTE}",
    "title: a\ntitle: b": "3:1: 'title' is written twice | keep one of them",
    "extra: {a: 1, a: 2}": "2:15: 'a' is written twice | keep one of them",
    "<<: {title: Tea}": "2:1: merge keys (<<) are not read here",
    "? [a]\n: b": "2:3: a key should be text",
    "title: a\n--- {b: c}": "3:1: a second YAML document begins inside the front matter",
    'title: "\\0"': "2:8: front matter cannot have the character U+0000 | delete it",
    'title: "a\\x1b[31m"': "2:8: front matter cannot have the character U+001B | delete it",
    '"\\e": x': "2:1: front matter cannot have the character U+001B | delete it",
    'extra: {a: ["\\b"]}': "2:13: front matter cannot have the character U+0008 | delete it",
    "title: a\u2028b": "2:9: front matter cannot have the character U+2028 | delete it",
    "title: a\n# \x85": "3:3: front matter cannot have the character U+0085 | delete it",
    "title: \ufffe": "2:8: front matter cannot have the character U+FFFE | delete it",
    "a: " + "[" * 60_000: "2:20: nested more than 16 deep",
    "a: " + "{b: " * 9_000: "2:68: nested more than 16 deep",
    "a: " + "[" * 200_000: "1: front matter is longer than 64 KB | is it closed with a line of"
    " ---?",
    "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]": "2:4: anchors and aliases (& and *) are not"
    f" read here | {QUOTE}",
}


@pytest.mark.parametrize(("front", "expected"), REFUSED.items(), ids=[f[:30] for f in REFUSED])
def test_what_is_no_plain_table_is_refused_at_once(
    shop: TestSite, front: str, expected: str
) -> None:
    started = time.monotonic()
    assert refused(shop, {POST: source(front)}) == [f"{POST}:{expected}"]
    assert time.monotonic() - started < 2


def test_scalars_stay_text_and_know_whether_they_were_quoted() -> None:
    block = parse_yaml("a: 1.10\nb: '010'\nc: no\nd: 12:30:45\ne:\nf: ~\ng: ''\n")
    assert block.values == {
        "a": "1.10",
        "b": "010",
        "c": "no",
        "d": "12:30:45",
        "e": None,
        "f": None,
        "g": "",
    }
    plain = {key for key, value in block.values.items() if isinstance(value, Plain)}
    assert plain == {"a", "c", "d"}


def test_each_value_and_key_has_its_place() -> None:
    block = parse_yaml("a: 1\nb:\n  - x\n  - c: y\n", first_line=10)
    assert block.places == {
        (): (10, 1),
        ("a",): (10, 4),
        ("b",): (12, 3),
        ("b", 0): (12, 5),
        ("b", 1): (13, 5),
        ("b", 1, "c"): (13, 8),
    }
    assert block.keys == {("a",): (10, 1), ("b",): (11, 1), ("b", 1, "c"): (13, 5)}


def test_an_empty_block_is_an_empty_table() -> None:
    assert parse_yaml("").values == parse_yaml("# nothing\n").values == {}


@given(st.text())
def test_any_text_is_a_table_or_refused(text: str) -> None:
    block, problems = outcome(lambda: parse_yaml(text))
    assert (block is None) == (len(problems) == 1)
    assert all(problem.place and problem.place.line for problem in problems)
    assert not FORBIDDEN.search("".join(block.values) if block else "")


VALUES = st.recursive(
    st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zl", "Zp"])).filter(
        lambda text: not FORBIDDEN.search(text)
    ),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), VALUES, max_size=5))
def test_what_json_writes_is_read_as_it_was(values: dict[str, object]) -> None:
    """JSON is how ``blogkit new`` writes what people typed."""
    text = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()
    )
    assert parse_yaml(text).values == values
