"""The figures that README shows are those that were measured."""

from benchmarks.figures import load
from benchmarks.plot import plot
from benchmarks.table import markdown
from tests.docs.pages import ROOT, sections

RESULTS = ROOT / "benchmarks/results"


def test_the_table_of_readme_is_the_measured_one() -> None:
    section = sections("README.md")["How fast it builds"]
    shown = [line for line in section.splitlines() if line.startswith("|")]
    assert len(shown) > 5
    measured = (RESULTS / "results.md").read_text("utf-8").splitlines()
    assert set(shown) <= set(measured)
    begin = measured.index(shown[2]) - 2  # tables of other sizes have the same head
    assert measured[begin : begin + len(shown)] == shown
    assert "benchmarks/results/plot.svg" in section


def test_table_and_plot_are_of_the_figures() -> None:
    results = load(RESULTS)
    assert (RESULTS / "results.md").read_text("utf-8") == f"{markdown(results)}\n"
    assert (RESULTS / "plot.svg").read_text("utf-8") == plot(results)
