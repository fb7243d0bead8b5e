"""The benchmark edits what it says, puts it back, and shows what it measured."""

import os
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarks.__main__ import alone, main, save
from benchmarks.edits import SITUATIONS, Editor
from benchmarks.figures import Measured, Results, file_system, load_or_begin, this_machine
from benchmarks.plot import plot
from benchmarks.programs import Program
from benchmarks.sites import make_site
from benchmarks.table import NAMES, markdown

PROGRAMS = [
    Program(
        name=name,
        sources=name,
        command=(),
        version="1",
        output="output",
        settings=settings,
        template=template,
    )
    for name, settings, template in (
        ("blogkit", "blogkit.toml", "themes/bench/templates/base.html"),
        ("hugo", "hugo.toml", "layouts/_default/baseof.html"),
        ("pelican", "pelicanconf.py", "theme/templates/base.html"),
        ("eleventy", "eleventy.config.mjs", "_includes/base.njk"),
    )
]
EDITS = ("body", "title", "tag", "post", "setting", "template")


def files(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_every_edit_changes_one_file_anew_each_round(program: Program, tmp_path: Path) -> None:
    root = make_site(tmp_path, program, 20)
    editor = Editor(root, program, 20)
    first = before = files(root)
    for number in (1, 2):
        for name in EDITS:
            _, words = SITUATIONS[name].change(editor, number)
            after = files(root)
            (changed,) = (path for path in after if after[path] != before.get(path))
            assert words.encode() in after[changed]
            before = after
    editor.restore()
    assert files(root) == first


def test_restored_files_have_new_times_and_a_cold_site_has_no_output(tmp_path: Path) -> None:
    program = PROGRAMS[0]
    root = make_site(tmp_path, program, 1)
    page = root / "output/index.html"
    page.parent.mkdir()
    page.write_text("The Bench", "utf-8")
    os.utime(page, (1, 1))
    editor = Editor(root, program, 1)
    SITUATIONS["restored"].change(editor, 1)
    assert page.stat().st_mtime > 1
    SITUATIONS["cold"].change(editor, 1)
    assert not page.exists()


def measured(seconds: float, run: str = "now") -> Measured:
    one = Measured(run=run, version="1.0", files=10, memory={"cold": 3 * 1024 * 1024})
    for situation in SITUATIONS:
        one.add(situation, seconds, seconds * 1.5)
    return one


def results() -> Results:
    """Two sizes with two programs in turns; a third that was measured another day."""
    sizes = {
        count: {
            "blogkit": measured(count / 10_000),
            "hugo": measured(count / 1_000),
            "pelican": measured(count / 500, "another day"),
        }
        for count in (1_000, 10_000)
    }
    return Results(machine=this_machine(), sizes=sizes)


def test_the_table_says_where_sites_were(tmp_path: Path) -> None:
    found = results()
    found.sizes[1_000]["hugo"].disk = "tmpfs"
    assert "- Hugo 1.0: 10 files, 1 round, now, load 0.0, on tmpfs\n" in markdown(found)
    assert file_system(tmp_path) or sys.platform != "linux"


def test_the_table_compares_what_was_measured_in_turns() -> None:
    text = markdown(results())
    assert "| one body edited | 0.10 / 0.15 | 1.00 / 1.50 | 2.00 / 3.00 |" in text
    assert "| memory, cold, empty cache | 3 MB | 3 MB | 3 MB |" in text
    ratios = text[text.index("Hugo's time by") :]
    assert "| | blogkit |\n" in ratios, "neither Hugo with itself nor with another day's"
    assert "| one body edited | 10, 10 |" in ratios


def test_the_table_says_how_the_time_for_a_post_grows() -> None:
    found = results()
    text = markdown(found)
    assert "| | 1,000 posts | 10,000 posts |" in text
    assert "| blogkit | 0.15 (1.00) | 0.15 (1.00) |" in text
    found.sizes[10_000]["blogkit"] = measured(2.0)
    del found.sizes[10_000]["hugo"]
    text = markdown(found)
    assert "| blogkit | 0.15 (1.00) | 0.30 (2.00) |" in text
    assert "| Hugo | 1.50 (1.00) | – |" in text
    del found.sizes[10_000]
    assert "for each post" not in markdown(found)


def halves(drawn: str) -> tuple[str, str]:
    light, _, dark = drawn.partition("@media (prefers-color-scheme: dark)")
    return light, dark


def test_the_plot_has_a_line_for_each_program() -> None:
    drawn = plot(results())
    root = ET.fromstring(drawn)
    svg = "{http://www.w3.org/2000/svg}"
    lines = [path.get("class") for path in root.iter(f"{svg}path")]
    assert lines == ["blogkit", "hugo", "pelican"] * 2
    labels = {text.text for text in root.iter(f"{svg}text")}
    assert labels >= {"blogkit", "Hugo", "Pelican", "1,000", "10,000", "1 s", "posts"}
    assert all(set(re.findall(r"path\.([\w-]+)", part)) == set(NAMES) for part in halves(drawn))


def test_no_plot_of_what_was_not_measured() -> None:
    assert plot(Results(machine="this one")) == ""


def test_results_are_read_again_unless_they_are_another_machine_s(tmp_path: Path) -> None:
    found = results()
    save(found, tmp_path)
    assert load_or_begin(tmp_path) == found
    found.machine = "another"
    save(found, tmp_path)
    assert load_or_begin(tmp_path).sizes == {}
    assert load_or_begin(tmp_path / "new").sizes == {}


def test_one_measurement_at_a_time(tmp_path: Path) -> None:
    refused = pytest.raises(SystemExit, match="another measurement")
    with alone(tmp_path), refused, alone(tmp_path):
        raise AssertionError("two at a time")
    with alone(tmp_path):
        assert (tmp_path / "lock").exists()


@pytest.mark.integration
def test_a_small_measurement_of_blogkit_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folders = ["--folder", f"{tmp_path}/sites", "--into", f"{tmp_path}/results"]
    main(["--programs", "blogkit", "--sizes", "30", "--rounds", "1", *folders])
    said = capsys.readouterr().out
    for situation in SITUATIONS.values():
        assert re.search(rf"\| {situation.words} \| \d+\.\d\d / \d+\.\d\d \|", said)
    assert (tmp_path / "results/plot.svg").read_text("utf-8").startswith("<svg")
