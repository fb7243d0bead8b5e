"""``blogkit cache`` says what the cache holds, and lets go what nothing will ask for."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from blogkit.cache.reuse import MOST_FOLDERS
from blogkit.cli import run
from tests.sites import PNG, TestSite

Captured = pytest.CaptureFixture[str]


def told(site: TestSite, capsys: Captured, *options: str) -> str:
    assert run(["-C", str(site.root), "cache", *options]) == 0
    return capsys.readouterr().out


def build(site: TestSite, *options: str) -> None:
    assert run(["-C", str(site.root), "build", "--quiet", *options]) == 0


def rows(site: TestSite, query: str) -> list[str]:
    with closing(sqlite3.connect(site.root / ".blogkit/cache.sqlite")) as store:
        return sorted(str(row[0]) for row in store.execute(query))


def test_there_may_be_no_cache_yet(site: TestSite, capsys: Captured) -> None:
    assert told(site, capsys) == ".blogkit/ is not there: the next build makes it\n"


def test_what_it_holds_and_what_it_spared(site: TestSite, capsys: Captured) -> None:
    for name in ("tea", "soup", "salt", "rice"):
        site.post(name)
    site.write("content/posts/leaf.png", PNG)
    build(site)
    cold = told(site, capsys)
    assert "         4  parsed sources" in cold
    assert "         1  pictures and other files" in cold
    assert "0.0% of the sources (4 sources parsed) and 0.0% of the files" in cold
    site.post("rice", body="Other words.")
    build(site)
    warm = told(site, capsys)
    assert "75.0% of the sources (1 source parsed)" in warm
    assert "and 0.0% of the files" not in warm
    assert f"output folder output: {len(rows(site, 'SELECT path FROM outputs'))} files" in warm


def test_folders_and_pictures_that_are_gone_are_let_go(
    site: TestSite, tmp_path: Path, capsys: Captured
) -> None:
    site.post("tea")
    build(site)
    elsewhere = tmp_path / "preview"
    build(site, "--drafts", "--output", str(elsewhere))
    shutil.rmtree(elsewhere)
    assert f"{elsewhere}, which is gone (--prune lets it go)" in told(site, capsys)
    cache = site.root / ".blogkit"
    ours = {path.name for path in cache.glob("*-*.bin")}
    assert len(ours) == 4, "a state and a trace for each folder"
    (cache / "state-0123.json").write_text("of an older version", "utf-8")
    files = rows(site, f"SELECT path FROM outputs WHERE folder = '{elsewhere}'")
    pruned = told(site, capsys, "--prune")
    assert pruned.startswith(f"let go {len(files)} rows and 3 files: ")
    assert len({path.name for path in cache.glob("*-*")} & ours) == 2
    assert "gone" not in pruned
    assert set(rows(site, "SELECT folder FROM outputs")) == {str(site.root / "output")}
    assert told(site, capsys, "--prune").startswith("let go 0 rows and 0 files: 0.0 kB")
    report = site.build()
    assert (report.added, report.changed) == ((), ())


def test_builds_let_go_folders_that_are_gone_by_themselves(site: TestSite, tmp_path: Path) -> None:
    site.post("tea")
    for number in range(MOST_FOLDERS + 1):
        elsewhere = tmp_path / f"preview-{number}"
        build(site, "--output", str(elsewhere))
        shutil.rmtree(elsewhere)
    assert set(rows(site, "SELECT folder FROM outputs")) == {str(elsewhere)}, "the last one"
    assert len(list((site.root / ".blogkit").glob("state-*"))) == 1


def test_builds_let_go_sources_and_pictures_that_are_gone(site: TestSite) -> None:
    site.post("tea")
    leaf = site.root / "content/posts/leaf.png"
    site.write("content/posts/leaf.png", PNG)
    site.post("soup")
    build(site)
    assert rows(site, "SELECT source FROM assets") == ["content/posts/leaf.png"]
    leaf.unlink()
    (site.root / "content/posts/soup.md").unlink()
    build(site)
    assert rows(site, "SELECT source FROM assets") == []
    for query in ("SELECT path FROM files", "SELECT source FROM words"):
        assert rows(site, query) == ["content/posts/tea.md"]


@pytest.mark.parametrize("content", [b"no database", b""])
def test_a_damaged_cache_is_made_anew(site: TestSite, capsys: Captured, content: bytes) -> None:
    site.post("tea")
    build(site)
    store = site.root / ".blogkit/cache.sqlite"
    store.write_bytes(content)
    assert "it is damaged, or of another version" in told(site, capsys)
    assert "damaged" not in told(site, capsys, "--prune")
    assert not store.exists()
    build(site)
    assert "         1  parsed sources" in told(site, capsys)


def test_a_cache_of_another_version_is_made_anew(
    site: TestSite, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.post("tea")
    build(site)
    monkeypatch.setattr("blogkit.cli.cache.environment_digest", lambda: "another")
    assert "it is damaged, or of another version" in told(site, capsys)


def test_what_was_spared_is_left_out_where_it_cannot_be_read(
    site: TestSite, capsys: Captured
) -> None:
    site.post("tea")
    build(site)
    (site.root / ".blogkit/reuse.json").write_text("{", "utf-8")
    assert "the last build" not in told(site, capsys)


def test_a_build_that_runs_is_not_disturbed(
    site: TestSite, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_descriptor: int) -> None:
        raise BlockingIOError

    site.post("tea")
    build(site)
    monkeypatch.setattr("blogkit.publish.lock._lock", locked)
    assert run(["-C", str(site.root), "cache", "--prune"]) == 1
    assert "another build of this site is running" in capsys.readouterr().err
