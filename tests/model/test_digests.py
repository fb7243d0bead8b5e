"""Digests: the same for the same value, another one for any other."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.model.digests import Digest, digest_of, digest_of_value
from blogkit.model.documents import Heading, ImageField

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=4)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


def spelled(value: object) -> object:
    """``value`` with types, which equality in Python passes over: ``True == 1``."""
    if isinstance(value, tuple):
        return tuple(spelled(part) for part in value)
    if isinstance(value, dict):
        return {key: spelled(part) for key, part in value.items()}
    return type(value).__name__, value


@given(VALUES, VALUES)
def test_two_values_have_one_digest_only_where_they_are_the_same(one: object, two: object) -> None:
    same = spelled(one) == spelled(two)
    assert (digest_of_value(one) == digest_of_value(two)) == same


@given(st.lists(st.text(max_size=3), max_size=4), st.lists(st.text(max_size=3), max_size=4))
def test_lists_of_words_are_not_run_together(one: list[str], two: list[str]) -> None:
    assert (digest_of(*one) == digest_of(*two)) == (one == two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ([1, 2], (1, 2)),
        (Heading(level=2, anchor="a", text="b"), Heading(level=2, anchor="a", text="b")),
    ],
)
def test_what_means_the_same_has_the_same_digest(one: object, two: object) -> None:
    assert digest_of_value(one) == digest_of_value(two)


NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (1, True),
        ("1", 1),
        (None, ""),
        ((), ""),
        (((), ()), ((),)),
        ({"a": "b"}, ("a", "b")),
        (ImageField(target="x", alt="y"), ImageField(target="x", credit="y")),
        (NOON, NOON.astimezone(timezone(timedelta(hours=2)))),
        (NOON, NOON.astimezone(ZoneInfo("Europe/London"))),
        (NOON, NOON + timedelta(microseconds=1)),
    ],
)
def test_what_shows_otherwise_has_another_digest(one: object, two: object) -> None:
    assert digest_of_value(one) != digest_of_value(two)


def test_a_value_without_a_fixed_spelling_has_no_digest() -> None:
    with pytest.raises(TypeError, match="no digest for set"):
        digest_of_value({1, 2})


def test_a_part_that_carries_a_digest_stands_for_itself() -> None:
    from blogkit.model.documents import Body

    one, two = (Body(parts=(part,), digest=Digest("same")) for part in "ab")
    assert digest_of_value((one,)) == digest_of_value((two,))
