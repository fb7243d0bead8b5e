"""Lines of a key and a value each say what they say to a parser of YAML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.simple import simple_block
from blogkit.content.yaml import Block, parse_yaml

PIECES = (
    *("a: ", "a:", "[", "]", "[]", "\n", " ", ", ", ","),
    *("Tea", "2026-05-01", "08:30", "é", "“", "…", "null", "~", "true", "1.10", "no", "x_y", "𠀀"),
    *('"', "'", "''", "\\", "#", " #", ": ", ":", "://", "- ", "-", "? ", "---", "...", "{", "}"),
    *("&", "*", "!", "|", ">", "%", "@", "`", "<<", "\t", "\xa0", "\x85", "\u2028", "ª", "(", ")"),
)

FORMS = ("{}", "x{}", '"{}"', "'{}'", "[{}]", "[a, {}]", "[{},b c]", "['{}', \"b\"]")
VALUES = st.builds(
    lambda form, pieces: form.format("".join(pieces)),
    st.sampled_from(FORMS),
    st.lists(st.sampled_from(PIECES), max_size=4),
)
LINES = st.builds("{}: {}".format, st.sampled_from("abcd"), VALUES)


@given(st.lists(LINES | st.sampled_from(("", " ", "...", "- e")), max_size=4).map("\n".join))
def test_simple_lines_are_read_as_yaml(text: str) -> None:
    block = simple_block(text, 3)
    if block is not None:
        assert spelled(block) == spelled(parse_yaml(text, 3))


@given(
    st.sampled_from(("{}", '"{}"', "'{}'", "[{}]", "[a, {}]")), st.characters(), st.text(max_size=2)
)
def test_any_character_in_a_value_is_read_as_yaml(form: str, first: str, others: str) -> None:
    text = f"a: {form.format(first + others)}\nb: c"
    block = simple_block(text, 1)
    if block is not None:
        assert spelled(block) == spelled(parse_yaml(text, 1))


def test_most_front_matter_is_simple_lines() -> None:
    text = (
        "\ntitle: Tea & milk\ndate: 2026-05-01 08:30\ntags: [a b, 'Ü']\nlang: 'de'\nid: \"a:b\"\n"
    )
    block = simple_block(text, 1)
    assert block is not None
    assert spelled(block) == spelled(parse_yaml(text, 1))
    assert block.values["tags"] == ["a b", "Ü"]


@pytest.mark.parametrize("text", ["", "\n", "a: b\na: c", "a:\n  b: c", "a: |\n  b", "a: b # c"])
def test_the_rest_is_left_to_a_parser_of_yaml(text: str) -> None:
    assert simple_block(text, 1) is None


def spelled(block: Block) -> object:
    """All of ``block`` in its order, with types: a text with quotes is no number."""
    kinds = [
        [type(each).__name__ for each in (value if isinstance(value, list) else [value])]
        for value in block.values.values()
    ]
    return list(block.values.items()), kinds, list(block.places.items()), list(block.keys.items())
