"""Signatures are what a dictionary of tuples would be, whatever ``stat`` says of a file."""

import marshal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.cache.signatures import Signature, Signatures

numbers = st.one_of(st.integers(-(2**63), 2**63 - 1), st.integers(0, 2**128), st.integers(0, 3))
signatures = st.one_of(
    st.tuples(numbers, numbers),
    st.tuples(st.integers(0, 3), st.integers(0, 3)),
    st.sampled_from([(), ("No such file",), (1,), (1, 2, 3)]),
)
files = st.dictionaries(st.sampled_from([*"abcdefgü/"]), signatures)


@given(files=files)
def test_what_goes_in_comes_out(files: dict[str, Signature]) -> None:
    made = Signatures.of(2, files)
    again = Signatures.from_plain(marshal.loads(marshal.dumps(made.plain())))
    for one in (made, again):
        assert dict(one.items()) == files
        assert one.paths == files.keys()
        assert len(one) == len(files)


@given(before=files, after=files)
def test_what_differs_is_what_differs_in_dictionaries(
    before: dict[str, Signature], after: dict[str, Signature]
) -> None:
    expected = {
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    }
    assert Signatures.of(2, after).differing(Signatures.of(2, before)) == expected


@given(before=files, order=st.randoms(use_true_random=False))
def test_files_in_another_order_are_the_same_files(
    before: dict[str, Signature], order: Any
) -> None:
    shuffled = [*before.items()]
    order.shuffle(shuffled)
    assert Signatures.of(2, dict(shuffled)).differing(Signatures.of(2, before)) == set()


@given(before=files, gone=st.sets(st.sampled_from([*"abcdxy"])), new=files)
def test_a_patch_takes_some_away_and_puts_others_in(
    before: dict[str, Signature], gone: set[str], new: dict[str, Signature]
) -> None:
    expected = {path: one for path, one in before.items() if path not in gone} | new
    assert dict(Signatures.of(2, before).patched(gone, new).items()) == expected


@pytest.mark.parametrize(
    "values",
    [
        None,
        5,
        "x",
        [],
        (2, ["a"], b"", {}),
        (2, "a", b"", {}),
        (1, "a\0b", b"12345678", {}),
        (0, "", b"", {}),
        ("1", "", b"", {}),
    ],
    ids=repr,
)
def test_what_does_not_fit_together_is_refused(values: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        Signatures.from_plain(values)
