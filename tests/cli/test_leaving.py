"""Leaving: the process ends at once, and nothing that was still to be done or said is lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import make_site

LEAVE = "from blogkit.cli import main; main(sys.argv[1:])"


def run_program(before: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A Python program that does something and then calls the command line."""
    command = [sys.executable, "-c", f"import sys; {before}; {LEAVE}", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


def test_what_was_printed_is_there_and_the_status_is_told() -> None:
    done = run_program("print('before')", "--version")
    assert done.returncode == 0
    assert done.stdout.startswith("before\nblogkit ")
    assert run_program("pass", "no-such-command").returncode == 2


def test_whoever_asked_to_be_told_of_the_end_is_told() -> None:
    done = run_program("import atexit; atexit.register(print, 'the end')", "--version")
    assert done.stdout.endswith("\nthe end\n")


def test_another_thread_is_waited_for() -> None:
    before = "import threading, time; threading.Timer(0.2, print, ['done']).start()"
    assert run_program(before, "--version").stdout.endswith("\ndone\n")


BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is full")
def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    make_site(tmp_path).post("tea")
    command = [sys.executable, "-m", "blogkit", "-C", str(tmp_path), "build"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env=BUFFERED, check=False, timeout=60
        )
    assert done.returncode == 1
    assert b"error: the system: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
    assert b"ignored" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGPIPE")
def test_a_reader_who_went_away_is_no_failure(tmp_path: Path) -> None:
    make_site(tmp_path).post("tea")
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "blogkit", "-C", str(tmp_path), "build"]
    try:
        done = subprocess.run(
            command, stdout=writer, stderr=subprocess.PIPE, env=BUFFERED, check=False, timeout=60
        )
    finally:
        os.close(writer)
    assert done.returncode == 141
    assert b"Error" not in done.stderr
    assert (tmp_path / "output/index.html").is_file()
