"""A file of parts gives back what was kept, part by part, or says that it is damaged."""

import marshal
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from blogkit.cache.blob import encoded
from blogkit.cache.parts import DamagedError, Parts, Patched, Table, table, write_parts

NAMES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner),
    max_leaves=5,
)
TABLES = st.dictionaries(NAMES, VALUES, max_size=6)


def written(path: Path, rows: dict[str, Any], value: Any) -> None:
    pairs = ((name, encoded(rows[name])) for name in sorted(rows))
    write_parts(path, chain([("value", [encoded(value)])], table("table", pairs)))


def read(path: Path) -> tuple[dict[str, object], object] | None:
    """All that is in the file; None where it is known to be damaged."""
    try:
        parts = Parts.of(path)
        return (dict(Table(parts, "table")), parts.value("value")) if parts else None
    except DamagedError:
        return None


@given(rows=TABLES, value=VALUES)
def test_what_was_kept_comes_back(rows: dict[str, object], value: object) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "parts.bin")
        written(path, rows, value)
        assert read(path) == (rows, value)
        parts = Parts.of(path)
        assert parts is not None
        known = Table(parts, "table")
        assert [*known] == sorted(rows)
        assert len(known) == len(rows)
        assert {name: marshal.loads(row) for name, row in known.raw()} == rows
        assert all(name in known for name in rows)
        assert "\0" not in known


def test_every_bit_that_is_another_one_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "parts.bin"
    rows: dict[str, object] = {"tea": ("Green", 1), "cups": [None, "White"]}
    written(path, rows, "Words.")
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        assert read(path) is None, place


def test_a_file_that_was_cut_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "parts.bin"
    written(path, {"tea": "Green"}, "Words.")
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert read(path) is None, length
    path.unlink()
    assert read(path) is None


@given(known=st.dictionaries(NAMES, st.integers()), changes=TABLES)
def test_a_patched_mapping_is_one_with_changes(
    known: dict[str, int], changes: dict[str, object]
) -> None:
    mended = {name: one for name, one in {**known, **changes}.items() if one is not None}
    patched: Patched[object] = Patched(known, changes)
    assert dict(patched) == mended
    assert len(patched) == len(mended)
    assert {name for name in (*known, *changes) if name in patched} == mended.keys()
