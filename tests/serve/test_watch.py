"""Watching: every way of saving a file is noticed, once, and what is no input is passed over."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from blogkit.serve.watch import Watcher

POST = "content/posts/tea.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site with one post and an output folder."""
    for name in (POST, "output/index.html", "blogkit.toml", ".git/HEAD"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    return tmp_path


@pytest.fixture
def watcher(root: Path) -> Iterator[Watcher]:
    """A watcher of that site."""
    made = Watcher(root)
    yield made
    made.stop()


def in_place(file: Path) -> None:
    file.write_text("y")


def by_renaming(file: Path) -> None:
    new = file.with_name(".tea.md.new")
    new.write_text("y")
    new.replace(file)


def like_vim(file: Path) -> None:
    file.with_name(".tea.md.swp").write_text("swap")
    file.rename(file.with_name("tea.md~"))
    file.write_text("y")
    file.with_name("tea.md~").unlink()
    file.with_name(".tea.md.swp").unlink()


def like_emacs(file: Path) -> None:
    file.with_name("#tea.md#").write_text("auto")
    shutil.copy(file, file.with_name("tea.md~"))
    file.write_text("y")
    file.with_name("#tea.md#").unlink()


def delete_and_create(file: Path) -> None:
    file.unlink()
    file.write_text("y")


def with_the_old_time(file: Path) -> None:
    before = file.stat()
    file.write_text("y")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


@pytest.mark.parametrize(
    "save",
    [
        in_place,
        by_renaming,
        like_vim,
        like_emacs,
        delete_and_create,
        with_the_old_time,
        Path.unlink,
    ],
)
def test_every_way_of_saving_is_noticed(
    root: Path, watcher: Watcher, save: Callable[[Path], None]
) -> None:
    save(root / POST)
    found = watcher.touched(5)
    assert POST in found
    assert not [path for path in found if path.endswith("~") or "swp" in path or "#" in path]


def test_what_is_no_input_is_passed_over(root: Path, watcher: Watcher) -> None:
    (root / POST).read_text()
    (root / "output/index.html").write_text("z")
    (root / ".git/HEAD").write_text("z")
    (root / "notes.txt").write_text("z")
    (root / "content/.hidden.md").write_text("z")
    assert watcher.touched(0.3) == frozenset()


def test_the_settings_are_an_input(root: Path, watcher: Watcher) -> None:
    (root / "blogkit.toml").write_text("z")
    assert watcher.touched(5) == {"blogkit.toml"}


def test_a_thousand_files_at_once_are_a_handful_of_changes(root: Path, watcher: Watcher) -> None:
    for number in range(1000):
        (root / f"content/posts/{number}.md").write_text("x")
    bursts = []
    while found := watcher.touched(0.5):
        bursts.append(found)
    assert len(frozenset().union(*bursts)) == 1000
    assert len(bursts) < 6


def test_folders_that_appear_and_are_replaced_are_followed(root: Path, watcher: Watcher) -> None:
    (root / "templates").mkdir()
    assert watcher.touched(5) == {"templates"}
    (root / "templates/home.html").write_text("x")
    assert watcher.touched(5) == {"templates/home.html"}
    assert watcher.touched(5) == {"templates/home.html"}, "again: it may have come too soon"
    shutil.move(root / "content", root.parent / "elsewhere")
    assert "content" in watcher.touched(5)
    shutil.copytree(root.parent / "elsewhere", root / "content")
    assert "content" in watcher.touched(5)
    while watcher.touched(0.3):
        pass
    (root / POST).write_text("again")
    assert watcher.touched(5) == {POST}
    shutil.rmtree(root.parent / "elsewhere")


def test_a_file_that_is_emptied_before_it_is_filled_is_told_when_it_is_full(
    root: Path, watcher: Watcher
) -> None:
    file = (root / POST).open("w")

    def fill() -> None:
        with file:
            file.write("y")

    timer = threading.Timer(0.05, fill)
    timer.start()
    assert POST in watcher.touched(5)
    assert (root / POST).read_text() == "y"
    timer.join()
