"""The command line as a whole: exit statuses, one JSON object, and never a traceback."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import pytest

from blogkit import __version__
from blogkit.cli import run
from tests.problems import source
from tests.sites import NOW, SETTINGS, TestSite

WHEN = ["--now", NOW.isoformat()]
Captured = pytest.CaptureFixture[str]


def ran(site: TestSite, *arguments: str) -> int:
    return run(["-C", str(site.root), *arguments])


def printed(capsys: Captured) -> Any:
    """The one JSON object on standard output."""
    return json.loads(capsys.readouterr().out)


def bad(site: TestSite) -> None:
    site.write("content/posts/tea.md", source("tilte: Tea\ndate: 2026-05-01", "# Tea"))


def python(*arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "blogkit", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=60, encoding="utf-8", **more
    )


def test_the_module_is_the_command(site: TestSite) -> None:
    done = python("--version")
    assert (done.returncode, done.stdout) == (0, f"blogkit {__version__}\n")
    done = python("-C", str(site.root), "build", "-q", *WHEN)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    bad(site)
    assert python("-C", str(site.root), "build", *WHEN).returncode == 1
    assert python("build", "--jobs", "0").returncode == 2


def test_a_title_is_printed_whatever_the_terminal_speaks(site: TestSite) -> None:
    site.post("tea", title="Čaj 🍵 \\udcff", draft="true")
    site.write("content/posts/tea.md", source("title: Čaj 🍵\ndraft: true"))
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = python("-C", str(site.root), "status", *WHEN, env=env)
    assert done.returncode == 0
    assert "Čaj 🍵: draft" in done.stdout


def test_a_build_says_what_it_did(site: TestSite, capsys: Captured) -> None:
    site.post("tea")
    site.post("later", date="2026-12-24 18:00")
    site.post("soon", draft="true")
    site.page("about")
    assert ran(site, "build", *WHEN) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == "1 post, 1 page, 2 hidden"
    assert out[1].startswith("output/: ")
    assert out[1].endswith(" written, 0 unchanged, 0 removed")
    assert "  hidden: content/posts/later.md (scheduled for 2026-12-24 18:00+01:00)" in out
    assert "  hidden: content/posts/soon.md (draft)" in out
    assert out[-1].startswith("done in ")


def test_a_log_has_a_line_for_each_stage(site: TestSite, capsys: Captured) -> None:
    site.post("tea")
    ran(site, "build", *WHEN)
    err = capsys.readouterr().err.splitlines()
    assert err[0] == "reading posts: 1"
    assert err[1].startswith("making pages: ")


def test_a_quiet_build_says_nothing_and_a_verbose_one_names_files(
    site: TestSite, capsys: Captured
) -> None:
    assert ran(site, "build", "-q", *WHEN) == 0
    assert capsys.readouterr() == ("", "")
    site.post("tea")
    assert ran(site, "build", "-v", *WHEN) == 0
    assert "   added 2026/05/tea/index.html\n" in capsys.readouterr().out


def test_a_problem_is_shown_with_its_line_and_a_mark(site: TestSite, capsys: Captured) -> None:
    bad(site)
    assert ran(site, "build", *WHEN) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines()[-5:] == [
        "error: content/posts/tea.md:2:1: unknown key 'tilte'",
        "      2 | tilte: Tea",
        "        | ^",
        "  hint: did you mean 'title'?",
        "1 problem to mend",
    ]


def test_a_warning_is_told_and_stops_nothing(site: TestSite, capsys: Captured) -> None:
    site.write("content/lost.md", "# Lost")
    assert ran(site, "build", *WHEN) == 0
    out, err = capsys.readouterr()
    assert "warning: content/lost.md: is in neither content/posts/ nor content/pages/" in err
    assert "1 warning\n" in out


def test_json_of_a_build_is_the_whole_result(site: TestSite, capsys: Captured) -> None:
    site.post("tea")
    site.post("later", date="2026-12-24 18:00")
    site.write("content/lost.md", "# Lost")
    assert ran(site, "build", "--json", *WHEN) == 0
    values = printed(capsys)
    assert values["ok"] is True
    assert (values["posts"], values["pages"], values["removed"]) == (1, 0, [])
    assert "2026/05/tea/index.html" in values["added"]
    assert values["hidden"] == [
        {
            "source": "content/posts/later.md",
            "title": "Later",
            "why": "scheduled",
            "until": "2026-12-24T18:00:00+01:00",
        }
    ]
    assert values["next_change"] == "2026-12-24T18:00:00+01:00"
    (warning,) = values["warnings"]
    assert (warning["severity"], warning["rule"]) == ("warning", "misplaced")
    assert warning["place"] == {"path": "content/lost.md", "line": 0, "column": 0}
    assert values["up_to_date"] is False
    assert values["output"] == "output"


def test_json_of_a_build_with_nothing_to_do_tells_the_same(
    site: TestSite, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    site.post("tea", title="'Čaj 🍵'")
    site.write("content/lost.md", "# Lost")
    ran(site, "build", "--json", *WHEN)
    first = printed(capsys)
    ran(site, "build", "--json", *WHEN)
    second = printed(capsys)
    changing = {"seconds", "added", "unchanged", "up_to_date"}
    assert {**first, **dict.fromkeys(changing)} == {**second, **dict.fromkeys(changing)}
    assert second["unchanged"] == len(first["added"])
    assert second["up_to_date"] is True


def test_json_of_a_refused_build_is_its_problems(site: TestSite, capsys: Captured) -> None:
    bad(site)
    assert ran(site, "build", "--json", *WHEN) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert json.loads(out) == {
        "ok": False,
        "problems": [
            {
                "rule": "unknown-key",
                "what": "unknown key 'tilte'",
                "place": {"path": "content/posts/tea.md", "line": 2, "column": 1},
                "hint": "did you mean 'title'?",
                "excerpt": "tilte: Tea",
                "severity": "error",
            }
        ],
    }


def settings_that_are_wrong(site: TestSite) -> None:
    site.write("blogkit.toml", "[site]\n")


def taken_cache(site: TestSite) -> None:
    site.write(".blogkit", "a file where a folder should be")


@pytest.mark.parametrize(
    ("prepare", "arguments", "status", "rule"),
    [
        (settings_that_are_wrong, ["build"], 2, "missing-key"),
        (None, ["build", "--now", "someday"], 2, "usage"),
        (None, ["build", "--base-url", "x"], 2, "usage"),
        (None, ["build", "--jobs", "many"], 2, "usage"),
        (None, ["build", "--nonsense"], 2, "usage"),
        (None, ["biuld"], 2, "usage"),
        (taken_cache, ["build"], 1, "system"),
        (settings_that_are_wrong, ["status"], 2, "missing-key"),
    ],
)
def test_json_is_one_object_whatever_went_wrong(
    site: TestSite,
    capsys: Captured,
    prepare: Any,
    arguments: Sequence[str],
    status: int,
    rule: str,
) -> None:
    if prepare:
        prepare(site)
    assert ran(site, *arguments, "--json") == status
    values = printed(capsys)
    assert values["ok"] is False
    assert values["problems"][0]["rule"] == rule
    assert values["problems"][0]["what"]


@pytest.mark.parametrize(
    "moment", ["someday", "2026-13-45", "2026-05-01T25:00", "", "0001-01-01", "9999-12-31"]
)
def test_a_moment_that_is_none_is_refused(site: TestSite, capsys: Captured, moment: str) -> None:
    for command in (["build"], ["status"], ["new", "post", "Tea"]):
        assert ran(site, *command, "--now", moment) == 2
        err = capsys.readouterr().err
        assert err.startswith("error: --now ")
        assert moment in err
    assert site.files() == {}


def test_a_folder_that_is_no_site_is_told(tmp_path: Any, capsys: Captured) -> None:
    assert run(["-C", str(tmp_path), "build"]) == 2
    assert "blogkit.toml: is not here" in capsys.readouterr().err
    assert run(["-C", str(tmp_path / "gone"), "build"]) == 2
    assert not (tmp_path / ".blogkit").exists() or not (tmp_path / "output").exists()


def test_drafts_and_scheduled_posts_are_shown_on_request(site: TestSite, capsys: Captured) -> None:
    site.post("draft", draft="true")
    site.post("later", date="2026-12-24")
    assert ran(site, "build", "--json", "--drafts", *WHEN) == 0
    assert [one["why"] for one in printed(capsys)["hidden"]] == ["scheduled"]
    preview = ["--output", str(site.root / "preview")]
    assert ran(site, "build", "--json", "--drafts", "--future", *preview, *WHEN) == 0
    assert printed(capsys)["hidden"] == []


def test_ctrl_c_is_told_by_the_status(site: TestSite, capsys: Captured) -> None:
    site.write("blogkit.toml", SETTINGS.replace("post_build = []", 'post_build = ["h/x.py:f"]'))
    site.write("h/x.py", "def f(result):\n    raise KeyboardInterrupt\n")
    assert ran(site, "build", *WHEN) == 130
    assert capsys.readouterr().err.splitlines()[-1] == "stopped"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl-C to whole consoles")
def test_ctrl_c_from_outside_leaves_the_output_whole(site: TestSite) -> None:
    site.build()
    before = site.files()
    site.write("blogkit.toml", SETTINGS.replace("post_build = []", 'post_build = ["h/x.py:f"]'))
    slow = "import sys, time\nprint('loading', flush=True)\ntime.sleep(30)\ndef f(result): pass\n"
    site.write("h/x.py", slow)
    site.post("tea")
    command = [sys.executable, "-m", "blogkit", "-C", str(site.root), "build", *WHEN]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as build:
        assert build.stdout is not None
        assert build.stdout.readline().strip() == b"loading"
        build.send_signal(signal.SIGINT)
        _, err = build.communicate(timeout=20)
    assert build.returncode == 130
    assert err.decode().splitlines()[-1] == "stopped"
    assert site.files() == before


def test_a_bug_is_told_without_a_traceback_and_with_one_on_request(
    site: TestSite, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("out of tea")

    monkeypatch.setattr("blogkit.pipeline.prepare.sort_out", broken)
    site.post("tea")
    assert ran(site, "build", *WHEN) == 1
    err = capsys.readouterr().err
    assert "error: blogkit has a bug: RuntimeError: out of tea\n" in err
    assert "Traceback" not in err
    assert ran(site, "build", "-v", *WHEN) == 1
    assert "Traceback (most recent call last)" in capsys.readouterr().err


def test_help_is_no_mistake(capsys: Captured) -> None:
    assert run(["--help"]) == 0
    assert "blogkit new site my-blog" in capsys.readouterr().out
    for command in (["build"], ["new", "post"], ["status"], ["serve"]):
        assert run([*command, "-h"]) == 0
        assert "Usage: blogkit" in capsys.readouterr().out
