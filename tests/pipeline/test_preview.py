"""The preview: after any edit it shows what a build would make, and writes no page anywhere."""

import shutil
import threading
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import initialize, invariant

from blogkit.errors import BlogkitError, Problem
from blogkit.pipeline.preview import Preview
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.request import BuildRequest
from tests.pipeline.test_incremental import Edits
from tests.sites import NOW, PNG, TestSite

INPUTS = ("content", "themes", "templates", "assets")


def open_preview(site: TestSite) -> Preview:
    """A preview of what readers of ``site`` would see, complete."""
    request = BuildRequest(root=site.root, output=site.root / "output", now=NOW)
    preview = Preview(request, Silent(), lambda: NOW)
    preview.complete()
    return preview


def shown(preview: Preview) -> dict[str, bytes]:
    """Every file that ``preview`` would serve."""
    outputs = preview.shown.outputs
    return {path: preview.bytes_of(one, preview.shown) for path, one in outputs.items()}


def page(preview: Preview, path: str) -> str:
    """One page of ``preview``, as whoever asks for it now gets it."""
    found = preview.find(path)
    assert found is not None
    return preview.bytes_of(*found).decode()


def inputs(site: TestSite) -> dict[str, bytes]:
    """What lies in the folders that a build reads, by path below the site."""
    found = {
        f"{folder}/{path}": content
        for folder in INPUTS
        for path, content in site.files(folder).items()
    }
    return {**found, "blogkit.toml": (site.root / "blogkit.toml").read_bytes()}


class LiveEdits(Edits):
    """A writer at work with the preview open: after each step it must agree with a clean build."""

    @initialize()
    def begin(self) -> None:
        super().begin()
        self.before = inputs(self.site)
        self.preview = open_preview(self.site)

    @invariant()
    def both_ways_agree(self) -> None:
        now = inputs(self.site)
        touched = {
            path
            for path in now.keys() | self.before.keys()
            if now.get(path) != self.before.get(path)
        }
        self.before = now
        self.preview.take(touched)
        early = {
            path: self.preview.bytes_of(one, self.preview.shown)
            for path, one in self.preview.shown.renewed.items()
        }
        self.preview.complete()
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        problems: tuple[Problem, ...] = ()
        try:
            self.site.build(output=clean, clean=True)
        except BlogkitError as error:
            problems = error.problems
        assert self.preview.shown.problems == problems
        if problems:
            return
        files = self.site.files("clean")
        del files[".blogkit-manifest"]
        assert shown(self.preview) == files
        assert all(path in files for path in early)


LiveEdits.TestCase.settings = settings(
    max_examples=4,
    stateful_step_count=10,
    suppress_health_check=list(HealthCheck),
)
TestLiveEdits = LiveEdits.TestCase


def test_the_page_of_an_edited_post_does_not_wait_for_the_rest(site: TestSite) -> None:
    site.post("tea", "Old words.", summary="x")
    site.post("pot", "See [tea](tea.md#big).", date="2026-05-02")
    site.post("tea", "Old words.\n\n## Big", summary="x")
    preview = open_preview(site)
    site.post("tea", "New words.\n\n## Big\n\n[pot](pot.md)", title="New title", summary="x")
    preview.take({"content/posts/tea.md"})
    assert not preview.shown.complete
    early = page(preview, "2026/05/tea/index.html")
    assert "New words." in early
    assert "New title" in early
    preview.complete()
    assert page(preview, "2026/05/tea/index.html") == early
    assert "New title" in page(preview, "index.html")


@pytest.mark.parametrize(
    "front",
    [{"slug": "leaf"}, {"date": "2026-05-03"}, {"draft": "true"}, {"template": "wide.html"}],
)
def test_a_page_that_moves_or_goes_waits_for_the_plan(
    site: TestSite, front: dict[str, str]
) -> None:
    site.write("themes/bare/templates/wide.html", "wide")
    site.post("tea")
    preview = open_preview(site)
    site.post("tea", **front)
    preview.take({"content/posts/tea.md"})
    assert preview.shown.renewed == {} or front.keys() == {"date"}


def test_other_pages_wait_until_they_are_up_to_date(site: TestSite) -> None:
    site.post("tea")
    preview = open_preview(site)
    site.post("tea", title="Changed")
    preview.take({"content/posts/tea.md"})
    homes: list[str] = []
    reader = threading.Thread(target=lambda: homes.append(page(preview, "index.html")))
    reader.start()
    preview.complete()
    reader.join(10)
    assert "Changed" in homes[0]


def test_what_was_good_stays_while_something_is_broken(site: TestSite) -> None:
    site.post("tea", "Good words.", summary="x")
    preview = open_preview(site)
    for nonsense in ({"nonsense": 1}, {"date": "never"}, {"tags": "["}):
        site.post("tea", summary="x", **nonsense)
        preview.take({"content/posts/tea.md"})
        preview.complete()
        assert preview.shown.problems[0].place is not None
        assert preview.shown.problems[0].excerpt
        assert "Good words." in page(preview, "2026/05/tea/index.html")
        assert "Tea" in page(preview, "index.html")
    site.post("tea", "Mended words.")
    preview.take({"content/posts/tea.md"})
    preview.complete()
    assert preview.shown.problems == ()
    assert "Mended words." in page(preview, "2026/05/tea/index.html")


def test_a_site_that_cannot_be_built_yet_heals(site: TestSite) -> None:
    site.post("tea", nonsense="1")
    preview = open_preview(site)
    assert preview.shown.problems
    assert preview.find("index.html") is None
    site.post("tea")
    preview.take({"content/posts/tea.md"})
    preview.complete()
    assert "Tea" in page(preview, "index.html")


def test_settings_that_cannot_be_read_heal(site: TestSite) -> None:
    site.post("tea")
    preview = open_preview(site)
    text = (site.root / "blogkit.toml").read_text()
    site.write("blogkit.toml", "nonsense")
    preview.take({"blogkit.toml"})
    preview.complete()
    assert preview.shown.problems
    assert "Tea" in page(preview, "index.html")
    site.write("blogkit.toml", text.replace("Tea Shop", "Pot Shop"))
    preview.take({"blogkit.toml"})
    preview.complete()
    assert "Pot Shop" in page(preview, "index.html")


def test_a_folder_that_moves_away_takes_its_posts_along(site: TestSite, tmp_path: Path) -> None:
    site.post("old/tea")
    site.post("pot")
    preview = open_preview(site)
    (site.root / "content/posts/old").rename(tmp_path / "elsewhere")
    preview.take({"content/posts/old"})
    preview.complete()
    assert "old/tea.md" not in page(preview, "index.html")
    (tmp_path / "elsewhere").rename(site.root / "content/posts/new")
    preview.take({"content/posts/new"})
    preview.complete()
    assert "content/posts/new/tea.md" in page(preview, "index.html")


def test_a_save_that_changes_nothing_plans_nothing(site: TestSite) -> None:
    site.post("tea")
    site.write("content/posts/pot.png", PNG)
    preview = open_preview(site)
    before = preview.shown
    assert preview.take({"content/posts/tea.md", "content/posts/pot.png"}) is None
    assert preview.shown is before


def test_the_same_size_and_the_same_time_are_seen_through(site: TestSite) -> None:
    import os

    file = site.post("tea", "One word.")
    preview = open_preview(site)
    stat = file.stat()
    site.post("tea", "Two word.")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    preview.take({"content/posts/tea.md"})
    assert "Two word." in page(preview, "2026/05/tea/index.html")


def test_output_and_teasers_stay_as_they_are(site: TestSite) -> None:
    site.post("tea")
    open_preview(site)
    assert not (site.root / "output").exists()
    assert not (site.root / "teasers").exists()
