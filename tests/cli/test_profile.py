"""``blogkit build --profile`` says where the time went."""

import json
from itertools import count

import pytest

from blogkit.cli import run
from blogkit.cli.profile import WORDS, profile_lines
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.stopwatch import Stopwatch, clock
from tests.sites import TestSite

Captured = pytest.CaptureFixture[str]


def test_a_stage_lasts_until_the_next_one_begins() -> None:
    ticks = ((wall * 2.0, wall * 3.0) for wall in count(1))
    stopwatch = Stopwatch(Silent(), lambda: next(ticks))
    stopwatch.stage("parse", 4)
    stopwatch.advance(4)
    stopwatch.stage("render", 9)
    found = [(one.name, one.steps, one.wall, one.cpu) for one in stopwatch.stages()]
    assert found == [("start", 0, 3.0, 3.0), ("parse", 4, 2.0, 3.0), ("render", 9, 2.0, 3.0)]
    assert len(stopwatch.stages()) == 3


def test_the_clock_runs_on() -> None:
    first, second = clock(), clock()
    assert second[0] > first[0]
    assert second[1] >= first[1] > 0


def test_every_stage_of_a_build_is_named_in_order(
    site: TestSite, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    site.post("tea")
    site.post("soup")
    assert run(["-C", str(site.root), "build", "--profile", "--json"]) == 0
    stages = json.loads(capsys.readouterr().out)["profile"]
    assert [stage["name"] for stage in stages] == list(WORDS)
    steps = {stage["name"]: stage["steps"] for stage in stages}
    assert (steps["read"], steps["parse"]) == (2, 2)
    assert steps["render"] == steps["compare"] == steps["write"] > 2
    assert run(["-C", str(site.root), "build", "--profile", "--json"]) == 0
    again = json.loads(capsys.readouterr().out)["profile"]
    assert [stage["name"] for stage in again] == ["start", "look"]


def test_a_bar_for_each_stage_and_the_sum(site: TestSite, capsys: Captured) -> None:
    site.post("tea")
    assert run(["-C", str(site.root), "build", "--profile", "--quiet"]) == 0
    head, *lines, total = capsys.readouterr().out.splitlines()
    assert head.split() == ["seconds", "CPU", "share", "count"]
    assert [line.split()[0] for line in lines] == list(WORDS)
    assert total.startswith("in all")
    shares = [float(line.split()[3].rstrip("%")) for line in lines]
    assert sum(shares) == pytest.approx(100, abs=1)
    (parse,) = (line for line in lines if line.startswith("parse"))
    assert parse.endswith(" 1  sources turned into documents")
    assert "█" in "".join(lines)


def test_without_it_nothing_of_the_kind_is_printed(site: TestSite, capsys: Captured) -> None:
    assert run(["-C", str(site.root), "build", "--json"]) == 0
    assert "profile" not in json.loads(capsys.readouterr().out)
    assert run(["-C", str(site.root), "build"]) == 0
    assert "share" not in capsys.readouterr().out


def test_no_time_is_no_share() -> None:
    stopwatch = Stopwatch(Silent(), lambda: (0.0, 0.0))
    assert "  0.0%" in list(profile_lines(stopwatch.stages()))[1]
