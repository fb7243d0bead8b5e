"""A change to the output folder survives a kill at any instant: it is finished or never was."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from blogkit.publish.journal import JOURNAL, Change, commit, recover, staging_folder


class Killed(BaseException):
    """Stands for SIGKILL: no ``except Exception`` sees it."""


def prepared(tmp_path: Path) -> tuple[Path, Path, Change]:
    """An output folder with three files, and a change that replaces, adds and removes."""
    cache, output = tmp_path / "cache", tmp_path / "output"
    (output / "old/deep").mkdir(parents=True)
    (output / "kept.html").write_text("kept")
    (output / "changed.html").write_text("before")
    (output / "old/deep/gone.html").write_text("gone")
    staging = staging_folder(cache)
    (staging / "0").write_text("after")
    (staging / "1").write_text("new")
    writes = (("0", "changed.html"), ("1", "new/deep/page.html"))
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


def test_a_change_replaces_adds_and_removes(tmp_path: Path) -> None:
    cache, output, change = prepared(tmp_path)
    commit(cache, change)
    assert files(output) == DONE
    assert not (output / "old").exists()
    assert not (cache / JOURNAL).exists()


@pytest.mark.parametrize("step", range(1, 30))
def test_a_kill_at_any_step_is_finished_or_never_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    cache, output, change = prepared(tmp_path)
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


def test_a_file_system_of_its_own_gets_copies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache, output, change = prepared(tmp_path)
    original = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self.parent.parent.name == "staging":
            raise OSError(18, "Invalid cross-device link")
        return original(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    commit(cache, change)
    assert files(output) == DONE


def test_a_damaged_journal_of_a_torn_write_cannot_be(tmp_path: Path) -> None:
    cache, _, change = prepared(tmp_path)
    (cache / f"{JOURNAL}.new").write_text('{"output": "/som')
    assert not recover(cache)
    commit(cache, change)
