"""A cache that is damaged, old or gone costs time and nothing else."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from blogkit.cache.blob import read_blob, write_blob
from blogkit.cache.store import FILE_NAME, PAGE_BYTES, Store
from blogkit.model.digests import Digest
from tests.sites import TestSite


def garble(path: Path, start: int) -> None:
    raw = path.read_bytes()
    path.write_bytes(raw[:start] + b"\xa5" * max(len(raw) - start, 0))


def replace_by_empty_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE environment (digest TEXT)")
    connection.close()


DAMAGE: dict[str, Callable[[Path], object]] = {
    "garbage": lambda path: path.write_bytes(b"garbage" * 1000),
    "empty": lambda path: path.write_bytes(b""),
    "half of it": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "all tables": lambda path: garble(path, PAGE_BYTES),
    "all but the first table": lambda path: garble(path, 2 * PAGE_BYTES),
    "the last tables": lambda path: garble(path, 6 * PAGE_BYTES),
    "another database": replace_by_empty_database,
    "gone": lambda path: path.unlink(),
}


@pytest.fixture
def tea(site: TestSite) -> TestSite:
    """A site with a few posts that was built once."""
    site.post("a", "See [b](b.md).", tags="[Green]")
    site.post("b", "Some words.")
    site.build()
    return site


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=[*DAMAGE])
def test_a_damaged_cache_is_made_anew(tea: TestSite, damage: Callable[[Path], object]) -> None:
    before = tea.files()
    damage(tea.root / ".blogkit" / FILE_NAME)
    tea.write("themes/bare/assets/new.css", "b {}")
    tea.build()
    tea.build(output=tea.root / "clean", clean=True)
    assert tea.files() == tea.files("clean") != before


def test_a_cache_of_another_environment_is_made_anew(tmp_path: Path) -> None:
    old = Store(tmp_path, Digest("old"))
    old.keep_outputs("output", [], [])
    with old.transaction():
        old.forget_sources(["x"])
    old.close()
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.execute("INSERT INTO documents VALUES ('a', 'k', 'd', 'w')")
    connection.commit()
    connection.close()
    kept = Store(tmp_path, Digest("old"))
    assert kept.documents().keys() == {"a"}
    kept.close()
    new = Store(tmp_path, Digest("new"))
    assert new.documents() == {}
    new.close()


def state_of(site: TestSite) -> Path:
    (state,) = (site.root / ".blogkit").glob("state-*.bin")
    return state


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: b"\0garbage",
        lambda raw: raw[:-1],
        lambda raw: raw[:-1] + bytes([raw[-1] ^ 1]),
        lambda raw: raw.replace(b"blogkit ", b"another "),
    ],
    ids=["empty", "garbage", "half", "a bit", "another Python's"],
)
def test_a_damaged_state_says_nothing(
    tea: TestSite, monkeypatch: pytest.MonkeyPatch, damage: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    tea.build()
    state = state_of(tea)
    state.write_bytes(damage(state.read_bytes()))
    assert not tea.build().up_to_date
    assert tea.build().up_to_date


@pytest.mark.parametrize(
    "key", ["now", "next_change", "inputs", "outputs", "made_by_hooks", "report"]
)
@pytest.mark.parametrize("value", [5, "x", [5]], ids=str)
def test_a_state_with_a_value_of_another_kind_says_nothing(
    tea: TestSite, monkeypatch: pytest.MonkeyPatch, key: str, value: object
) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    tea.build()
    values = read_blob(state_of(tea))
    assert isinstance(values, dict)
    write_blob(state_of(tea), {**values, key: value})
    assert not tea.build().up_to_date


@pytest.mark.parametrize("value", [[1, 2], {}, None, "text"], ids=repr)
def test_a_state_of_another_form_says_nothing(
    tea: TestSite, monkeypatch: pytest.MonkeyPatch, value: object
) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    tea.build()
    write_blob(state_of(tea), value)
    assert not tea.build().up_to_date


@pytest.mark.parametrize("text", ["garbage", "[]", "{}", '{"staging": 1, "output": 2}', "\0"])
def test_a_damaged_journal_stops_no_build(tea: TestSite, text: str) -> None:
    before = tea.files()
    (tea.root / ".blogkit/journal.json").write_text(text)
    assert tea.build().posts == 2
    assert tea.files() == before
    assert not (tea.root / ".blogkit/journal.json").exists()


def test_a_site_without_its_cache_writes_nothing_anew(tea: TestSite) -> None:
    shutil.rmtree(tea.root / ".blogkit")
    report = tea.build()
    assert (report.added, report.changed, report.removed) == ((), (), ())
