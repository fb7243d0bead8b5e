"""What makes a build look at everything again: any input, any output, and time itself."""

import os
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from blogkit.cache.environment import environment_digest
from blogkit.cache.state import are_as_left, look_at_files, look_at_inputs
from blogkit.pipeline import parse
from tests.sites import NOW, TestSite


@pytest.fixture
def settled(site: TestSite, monkeypatch: pytest.MonkeyPatch) -> TestSite:
    """A site that a second build found up to date."""
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    site.post("tea", expires="2026-12-01")
    site.post("later", date="2026-07-01")
    site.build()
    assert site.build().up_to_date
    return site


@pytest.mark.parametrize(
    "path",
    [
        "content/posts/new.png",
        "content/static/new.txt",
        "themes/bare/templates/new.html",
        "themes/bare/theme.toml",
        "themes/other/theme.toml",
        "templates/post.html",
        "assets/new.css",
        "hooks/new.py",
        "blogkit.toml",
    ],
)
def test_a_file_that_a_build_may_read_is_noticed(settled: TestSite, path: str) -> None:
    file = settled.root / path
    settled.write(path, file.read_bytes() + b"\n" if file.exists() else "")
    assert not settled.build().up_to_date


@pytest.mark.parametrize("path", ["content/posts/.tea.md.swp", "notes.txt", "README.md", ".git/x"])
def test_a_file_that_no_build_reads_is_passed_over(settled: TestSite, path: str) -> None:
    settled.write(path, "x")
    assert settled.build().up_to_date


def test_a_file_that_is_gone_is_noticed(settled: TestSite) -> None:
    (settled.root / "content/posts/later.md").unlink()
    assert not settled.build().up_to_date


def test_a_file_of_the_same_size_and_time_is_noticed(settled: TestSite) -> None:
    path = settled.root / "content/posts/tea.md"
    times = path.stat()
    other = path.with_suffix(".new")
    other.write_text(path.read_text().replace("Some", "More"))
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(path)
    settled.build()
    assert "More words." in settled.text("2026/05/tea/index.html")


def test_an_output_that_changed_or_went_is_made_again(settled: TestSite) -> None:
    before = settled.files()
    for change in (lambda path: path.write_text("x"), Path.unlink):
        change(settled.root / "output/2026/05/tea/index.html")
        assert not settled.build().up_to_date
        assert settled.files() == before
        assert settled.build().up_to_date


@pytest.mark.parametrize(
    ("moment", "same"),
    [
        (NOW + timedelta(days=1), True),
        (NOW - timedelta(days=1), False),
        (NOW + timedelta(days=30), False),
    ],
)
def test_time_matters_only_where_something_comes_or_goes(
    settled: TestSite, moment: object, same: bool
) -> None:
    assert settled.build(now=moment).up_to_date == same


def test_another_request_is_another_build(settled: TestSite) -> None:
    assert not settled.build(base_url="https://other.example").up_to_date
    assert not settled.build(show={"scheduled"}).up_to_date
    assert not settled.build(clean=True).up_to_date


def test_two_output_folders_have_a_state_each(settled: TestSite) -> None:
    settled.build(output=settled.root / "other")
    assert settled.build().up_to_date
    assert settled.build(output=settled.root / "other").up_to_date


def test_what_changed_just_now_may_change_again_unnoticed(site: TestSite) -> None:
    site.post("tea")
    assert look_at_inputs(site.root).unsure


def test_a_theme_that_comes_along_is_an_input(
    site: TestSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes = tmp_path / "package/themes"
    (themes / "default").mkdir(parents=True)
    monkeypatch.setattr("blogkit.cache.state.BUILT_IN", (themes,))
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    before = look_at_inputs(site.root).to_remember()
    (themes / "default/style.css").write_text("x")
    (changed,) = look_at_inputs(site.root).changed(before)
    assert changed.endswith("themes/default/style.css")


def test_outputs_differ_by_size_time_and_presence(tmp_path: Path) -> None:
    file, prefix = tmp_path / "a", f"{tmp_path}/"
    seen = [look_at_files(prefix, ["a"])]
    for text in ("a", "ab"):
        file.write_text(text)
        seen.append(look_at_files(prefix, ["a"]))
    os.utime(file, (1, 1))
    seen.append(look_at_files(prefix, ["a"]))
    assert [are_as_left(prefix, one.items()) for one in seen] == [False, False, False, True]


def test_the_environment_is_the_same_for_the_same_code() -> None:
    assert environment_digest() == environment_digest()


def test_another_version_of_a_package_that_makes_pages_is_another_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    digests = set()
    for version in ("9.0.3", "9.0.4"):
        (tmp_path / f"pyromark-{version}.dist-info").mkdir()
        digests.add(environment_digest())
        (tmp_path / f"pyromark-{version}.dist-info").rmdir()
    assert len(digests | {environment_digest()}) == 3


def test_a_line_of_blogkit_itself_that_changes_is_another_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogkit.cache.environment.__file__", str(tmp_path / "cache/x.py"))
    (tmp_path / "site/__pycache__").mkdir(parents=True)
    digests = [environment_digest()]
    for name in ("__init__.py", "site/plan.py", "site/plan.py", "site/__pycache__/plan.pyc"):
        file = tmp_path / name
        file.write_text(file.read_text() + "x" if file.exists() else "")
        digests.append(environment_digest())
    assert len({*digests[:4]}) == 4
    assert digests[4] == digests[3]


def test_an_old_environment_makes_everything_anew(
    settled: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("blogkit.pipeline.since", "blogkit.pipeline.stages"):
        monkeypatch.setattr(f"{module}.environment_digest", lambda: "another")
    before = settled.files()
    assert not settled.build().up_to_date
    assert settled.files() == before
    assert settled.build().up_to_date


@pytest.mark.parametrize("folders", [["."], ["content", "themes"], ["output"]], ids=str)
def test_other_times_of_the_same_bytes_are_no_change(
    settled: TestSite, folders: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = settled.files()
    for folder in folders:
        for file in (settled.root / folder).rglob("*"):
            if ".blogkit" not in file.relative_to(settled.root).parts:
                os.utime(file, (1_000_000_000, 1_000_000_000))
    assert settled.build().up_to_date
    assert settled.files() == before
    read: list[Path] = []
    read_bytes = counting(read)
    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(parse, "read_file", lambda root, path: read_bytes(root / path))
    assert settled.build().up_to_date
    inside = [path.relative_to(settled.root) for path in read if settled.root in path.parents]
    assert not [path for path in inside if "content" in path.parts or "2026" in path.parts]


def counting(read: list[Path]) -> Callable[[Path], bytes]:
    original = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        read.append(path)
        return original(path)

    return read_bytes


def test_other_bytes_of_the_same_length_are_a_change_whatever_the_time(settled: TestSite) -> None:
    page = settled.root / "output/2026/05/tea/index.html"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"Some", b"Same"))
    assert not settled.build().up_to_date
    assert page.read_bytes() == before
    file = settled.root / "content/posts/tea.md"
    file.write_text(file.read_text().replace("Some", "Same"))
    assert not settled.build().up_to_date
    assert b"Same" in page.read_bytes()


def test_an_output_folder_of_another_build_is_made_again(settled: TestSite) -> None:
    """As where a cache brings back the pages of yesterday and the cache of today."""
    shutil.copytree(settled.root / "output", settled.root / "yesterday")
    file = settled.root / "content/posts/tea.md"
    file.write_text(file.read_text().replace("Some", "Same"))
    settled.build()
    now = settled.files()
    shutil.rmtree(settled.root / "output")
    (settled.root / "yesterday").rename(settled.root / "output")
    assert not settled.build().up_to_date
    assert settled.files() == now
