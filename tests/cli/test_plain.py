"""Plain builds: what is read without click is what click would read."""

import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

import blogkit.cli.build
from blogkit.cli import run
from blogkit.cli.app import run_app
from blogkit.cli.plain import plain_build
from tests.sites import make_site

FLAGS = ["--clean", "--drafts", "--future", "--json", "--profile", "-q", "--quiet", "-v"]


def read_by_click(arguments: list[str]) -> tuple[Path, dict[str, Any]]:
    """What click gives to the command."""
    given: list[tuple[Path, dict[str, Any]]] = []

    def build_command(root: Path, options: dict[str, Any]) -> None:
        given.append((root, options))

    with patch.object(blogkit.cli.build, "build_command", build_command):
        assert run_app(arguments) == 0
    return given[0]


@given(st.lists(st.sampled_from(FLAGS)), st.sampled_from([[], ["-C", "."], ["-C", ".."]]))
def test_flags_are_read_as_click_reads_them(flags: list[str], folder: list[str]) -> None:
    arguments = [*folder, "build", *flags]
    assert plain_build(arguments) == read_by_click(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["-C"],
        ["-C", "."],
        ["-C", "no-such-folder", "build"],
        ["build", "--jobs", "1"],
        ["build", "--output", "x"],
        ["build", "--help"],
        ["build", "--cleam"],
        ["build", "-qv"],
        ["--version"],
        ["check"],
        ["check", "build"],
    ],
)
def test_all_else_is_left_to_click(arguments: list[str]) -> None:
    assert plain_build(arguments) is None


def test_a_shell_that_completes_a_build_is_not_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_BLOGKIT_COMPLETE", "bash_complete")
    assert plain_build(["build"]) is None


def test_a_folder_that_is_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a"
    file.write_text("")
    assert run(["-C", str(file), "build"]) == 2
    assert f"Directory '{file}' is a file." in capsys.readouterr().err


def test_a_plain_build_does_not_load_click(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    site.post("tea")
    program = (
        "import sys; from blogkit.cli import run; status = run(sys.argv[1:]); "
        "sys.exit(status or 'click' in sys.modules)"
    )
    command = [sys.executable, "-c", program, "-C", str(tmp_path), "build", "-q"]
    assert subprocess.run(command, check=False, timeout=60).returncode == 0
    assert site.text("index.html")
