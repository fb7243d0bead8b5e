"""A change to the output folder survives a kill at any instant: it is finished or never was."""

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from blogkit.publish.journal import (
    JOURNAL,
    Change,
    commit,
    folders_in,
    moves,
    recover,
    staged_name,
    staging_folder,
)


class Killed(BaseException):
    """Stands for SIGKILL: no ``except Exception`` sees it."""


def prepared(tmp_path: Path, whole: bool = True) -> tuple[Path, Path, Change]:
    """An output folder with three files, and a change that replaces, adds and removes.

    ``whole``: a folder that is new comes in one move.
    """
    cache, output = tmp_path / "cache", tmp_path / "output"
    (output / "old/deep").mkdir(parents=True)
    (output / "kept.html").write_text("kept")
    (output / "changed.html").write_text("before")
    (output / "old/deep/gone.html").write_text("gone")
    staging = staging_folder(cache)
    names = {
        path: staged_name(path, "k", beside=path == "changed.html")
        for path in ("changed.html", "new/deep/page.html")
    }
    for path, text in (("changed.html", "after"), ("new/deep/page.html", "new")):
        file = staging / names[path]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
    writes = tuple((name, path) for path, name in names.items())
    if whole:
        writes = moves(output, names)
        assert writes == (("files/k", "changed.html"), ("folders/new", "new"))
    return (
        cache,
        output,
        Change(
            staging=str(staging),
            output=str(output),
            writes=writes,
            removals=("old/deep/gone.html",),
        ),
    )


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file()
    }


DONE = {"kept.html": "kept", "changed.html": "after", "new/deep/page.html": "new"}
BEFORE = {"kept.html": "kept", "changed.html": "before", "old/deep/gone.html": "gone"}


@pytest.mark.parametrize("whole", [True, False])
def test_a_change_replaces_adds_and_removes(tmp_path: Path, whole: bool) -> None:
    cache, output, change = prepared(tmp_path, whole)
    commit(cache, change)
    assert files(output) == DONE
    assert not (output / "old").exists()
    assert not (cache / JOURNAL).exists()


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("step", range(1, 20))
def test_a_kill_at_any_step_is_finished_or_never_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, whole: bool
) -> None:
    cache, output, change = prepared(tmp_path, whole)
    calls = 0

    def dying(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == step:
                raise Killed
            return original(*args, **more)

        return call

    with monkeypatch.context() as patch:
        for module, name in ((os, "unlink"), (os, "rename"), (os, "replace"), (os, "rmdir")):
            patch.setattr(module, name, dying(getattr(module, name)))
        patch.setattr(os, "fsync", dying(os.fsync))
        patch.setattr(os, "mkdir", dying(os.mkdir))
        patch.setattr(shutil, "rmtree", dying(shutil.rmtree))
        with suppress(Killed):
            commit(cache, change)
    for content in files(output).values():
        assert content in {"kept", "before", "after", "new", "gone"}, "every file is whole"
    if recover(cache):
        assert files(output) == DONE
    else:
        assert files(output) in (BEFORE, DONE)
    assert not recover(cache)


@pytest.mark.parametrize("whole", [True, False])
def test_a_file_system_of_its_own_gets_copies_with_their_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    cache, output, change = prepared(tmp_path, whole)
    for file in Path(change.staging).rglob("*"):
        os.utime(file, ns=(1_000_000_007, 1_000_000_007))
    original = os.replace

    def replace(source: str | Path, target: str | Path) -> None:
        if "staging" in Path(source).parts and Path(target).parent.exists():
            raise OSError(errno.EXDEV, "Invalid cross-device link")
        original(source, target)

    monkeypatch.setattr(os, "replace", replace)
    commit(cache, change)
    assert files(output) == DONE
    for path in ("changed.html", "new/deep/page.html"):
        assert (output / path).stat().st_mtime_ns == 1_000_000_007


def test_a_damaged_journal_of_a_torn_write_cannot_be(tmp_path: Path) -> None:
    cache, _, change = prepared(tmp_path)
    (cache / f"{JOURNAL}.new").write_text('{"output": "/som')
    assert not recover(cache)
    commit(cache, change)


def test_only_folders_that_are_not_there_move_whole(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "file").write_text("")
    files = ("x", "a/x", "a/b/x", "a/b/c/x", "a/b/c/d/y", "n/x", "n/m/y", "file/x")
    is_there = folders_in(tmp_path)
    names = {
        path: staged_name(path, str(number), beside=is_there(path.rpartition("/")[0]))
        for number, path in enumerate(files)
    }
    assert moves(tmp_path, names) == (
        ("files/0", "x"),
        ("files/1", "a/x"),
        ("files/2", "a/b/x"),
        ("folders/a/b/c", "a/b/c"),
        ("folders/n", "n"),
        ("folders/file", "file"),
    )


def test_folders_are_looked_for_once_and_in_none_that_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    looked: list[str] = []
    is_folder = os.path.isdir

    def look(path: str) -> bool:
        looked.append(path)
        return is_folder(path)

    monkeypatch.setattr(os.path, "isdir", look)
    is_there = folders_in(tmp_path)
    asked = ("", "a/b", "a/b", "a/c", "n/m/o", "n/m", "n/m/o")
    assert [is_there(folder) for folder in asked] == [True, True, True, *4 * [False]]
    assert looked == [f"{tmp_path}/{folder}" for folder in ("a", "a/b", "a/c", "n")]
