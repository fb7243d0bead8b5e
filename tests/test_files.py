"""What a scan finds in a folder, passes over, and cannot use."""

import os
import sys
from pathlib import Path

import pytest

from blogkit.files import FileState, Unusable, scan

NO_ROOT = pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read every file"
)
NO_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")


def found(root: Path) -> list[str]:
    return sorted(one.path for one in scan(root, "content") if isinstance(one, FileState))


def unusable(root: Path) -> dict[str, str]:
    return {one.path: one.why for one in scan(root, "content") if isinstance(one, Unusable)}


def put(root: Path, *names: str) -> None:
    for name in names:
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_files_of_all_folders_are_found(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "posts/b.md", "posts/2026/c d.md", "posts/#1 in tea.md", "posts/ü.md")
    assert found(tmp_path) == [
        "content/a.md",
        "content/posts/#1 in tea.md",
        "content/posts/2026/c d.md",
        "content/posts/b.md",
        "content/posts/ü.md",
    ]
    assert unusable(tmp_path) == {}


def test_hidden_files_and_what_editors_leave_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, ".a.md", ".git/b.md", "a.md~", "a.md.swp", "#a.md#", ".#a.md", "Thumbs.db")
    put(tmp_path, "b.tmp", "c.orig", "desktop.ini")
    assert found(tmp_path) == []
    assert unusable(tmp_path) == {}


def test_a_folder_that_is_missing_has_no_files(tmp_path: Path) -> None:
    assert list(scan(tmp_path, "content")) == []


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("x")
    assert unusable(tmp_path) == {"content": "cannot be read: Not a directory"}


@NO_WINDOWS
def test_links_are_followed_to_files_inside_and_nowhere_else(tmp_path: Path) -> None:
    put(tmp_path, "a.md", "posts/b.md")
    outside = tmp_path / "outside.md"
    outside.write_text("secret")
    (tmp_path / "content-2").mkdir()
    (tmp_path / "content-2/d.md").write_text("secret")
    content = tmp_path / "content"
    (content / "inside.md").symlink_to("posts/b.md")
    (content / "out.md").symlink_to(outside)
    (content / "beside.md").symlink_to(tmp_path / "content-2/d.md")
    (content / "up.md").symlink_to("../outside.md")
    (content / "chain.md").symlink_to("up.md")
    (content / "folder").symlink_to(tmp_path)
    (content / "gone.md").symlink_to("nothing.md")
    (content / "loop.md").symlink_to("loop.md")
    leaves = "is a symbolic link that leaves the folder"
    assert unusable(tmp_path) == {
        "content/beside.md": leaves,
        "content/chain.md": leaves,
        "content/folder": "is a symbolic link to a folder; only links to files are followed",
        "content/gone.md": "is a symbolic link that leads nowhere",
        "content/loop.md": "is a symbolic link that leads nowhere",
        "content/out.md": leaves,
        "content/up.md": leaves,
    }
    assert found(tmp_path) == ["content/a.md", "content/inside.md", "content/posts/b.md"]


@NO_WINDOWS
def test_a_content_folder_may_be_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.md").write_text("x")
    (tmp_path / "content").symlink_to("elsewhere")
    assert found(tmp_path) == ["content/a.md"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_is_told_and_not_opened(tmp_path: Path) -> None:
    put(tmp_path, "a.md")
    os.mkfifo(tmp_path / "content/pipe.md")
    assert unusable(tmp_path) == {"content/pipe.md": "is neither a file nor a folder"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_names_that_cannot_be_shown_are_told(tmp_path: Path) -> None:
    put(tmp_path, "a\nb.md", "c\x1b[31m.md")
    folder = os.fsencode(tmp_path / "content")
    with open(os.path.join(folder, b"caf\xe9.md"), "w"):
        pass
    assert unusable(tmp_path) == {
        "content/a\ufffdb.md": "has a control character in its name",
        "content/c\ufffd[31m.md": "has a control character in its name",
        "content/caf\ufffd.md": "has a name that is not UTF-8",
    }


@NO_ROOT
def test_a_folder_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    put(tmp_path, "posts/a.md")
    (tmp_path / "content/posts").chmod(0)
    try:
        assert unusable(tmp_path) == {"content/posts": "cannot be read: Permission denied"}
    finally:
        (tmp_path / "content/posts").chmod(0o755)
