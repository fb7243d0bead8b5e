"""``blogkit new site``: a folder that builds at once, and nothing where it cannot."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from blogkit.cli import run
from blogkit.config.load import load_settings
from blogkit.errors import ContentError, SettingsError
from blogkit.scaffold.sites import create_site
from tests.sites import NOW, TestSite

Captured = pytest.CaptureFixture[str]
ADDRESS = "should be a web address such as https://example.com"


def test_a_new_site_builds_without_a_word(tmp_path: Path, capsys: Captured) -> None:
    folder = tmp_path / "my blog"
    address = "https://wheel.example/blog/"
    assert run(["new", "site", str(folder), "--title", "The Wheel", "--base-url", address]) == 0
    out = capsys.readouterr().out.splitlines()
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert out == [f"{folder}: {len(files)} files", f"next: cd {folder} && make build"]
    assert not [path for path in files if "%%" in path.read_text("utf-8")]
    report = TestSite(folder).build(now=datetime(2030, 1, 1, tzinfo=UTC))
    assert (report.posts, report.pages, report.warnings) == (1, 1, ())
    assert load_settings(folder).site.base_url == "https://wheel.example/blog"
    assert load_settings(folder).site.tag_authority.startswith("wheel.example,")
    assert (folder / "Makefile").is_file()
    assert (folder / ".gitignore").is_file()
    assert (folder / "output/.gitignore").is_file()
    assert list((folder / ".github/workflows").iterdir())


@pytest.mark.parametrize(
    "title",
    ['Say "tea"', "C:\\tea\\new", "Tea's # [shop]", "お茶 🍵", "%%host%%", "{{ 7*7 }}", "a\tb\nc"],
)
def test_a_hostile_title_stays_a_title(tmp_path: Path, title: str) -> None:
    create_site(tmp_path / "new", title, "", NOW)
    assert load_settings(tmp_path / "new").site.title == " ".join(title.split())


@pytest.mark.parametrize(
    ("title", "address", "expected"),
    [
        ("", "", "this is no line of text: ''"),
        ("a\x1bb", "", r"this is no line of text: 'a\x1bb'"),
        ("\udcff", "", r"this is no line of text: '\udcff'"),
        ("Tea", "tea.example", f"--base-url {ADDRESS}: tea.example"),
        ("Tea", 'https://t.example/"\nx = 1', f'--base-url {ADDRESS}: https://t.example/"\nx = 1'),
        (
            "Tea",
            "https://t.example/?a",
            "--base-url should have no query and no fragment: https://t.example/?a",
        ),
    ],
)
def test_what_cannot_stand_in_the_settings_writes_nothing(
    tmp_path: Path, title: str, address: str, expected: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        create_site(tmp_path / "new", title, address, NOW)
    assert str(caught.value) == expected
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("address", ["https://bücher.example", "http://127.0.0.1:8000", ""])
def test_any_address_gives_settings_that_load(tmp_path: Path, address: str) -> None:
    create_site(tmp_path / "new", "Tea", address, NOW)
    settings = load_settings(tmp_path / "new")
    assert settings.site.base_url == (address or "https://example.com")


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for folder in (tmp_path, tmp_path / "mine.txt"):
        with pytest.raises(ContentError) as caught:
            create_site(folder, "Tea", "", NOW)
        (problem,) = caught.value.problems
        assert (problem.what, problem.hint) == (
            f"{folder} is not empty",
            "name a new or an empty folder",
        )
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_good(tmp_path: Path) -> None:
    create_site(tmp_path, "Tea", "", NOW)
    assert (tmp_path / "blogkit.toml").is_file()
