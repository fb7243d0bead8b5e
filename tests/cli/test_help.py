"""Help and completion: every command shows an example, and shells can complete them."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from blogkit.cli import run
from blogkit.cli.app import app
from tests.docs.test_tables import commands
from tests.sites import TestSite

Captured = pytest.CaptureFixture[str]


@pytest.mark.parametrize(("path", "command"), [*commands(app)], ids=str)
def test_every_command_shows_an_example(path: str, command: click.Command) -> None:
    assert command.help
    assert f"\n{path}" in "\n".join(line.strip() for line in command.help.splitlines())


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_gets_its_script(shell: str, capsys: Captured) -> None:
    assert run(["completion", shell]) == 0
    assert "_BLOGKIT_COMPLETE" in capsys.readouterr().out
    assert run(["completion", "tcsh"]) == 2


def test_posts_are_completed(site: TestSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.post("tea")
    site.write("content/posts/tea-time/index.md", "# Tea")
    site.post("soup")
    words = f"blogkit -C {site.root} publish te"
    found = subprocess.run(
        [sys.executable, "-c", "from blogkit.cli import main; main()"],
        env={
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "_BLOGKIT_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": "4",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.stdout.splitlines() == ["plain,tea", "plain,tea-time"], found.stderr
