"""``blogkit new post`` and ``page``: a file that builds, never over one that is there."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from blogkit.cli import run
from blogkit.config.load import load_settings
from blogkit.content.parse import parse
from blogkit.errors import ContentError, SettingsError
from blogkit.model.documents import Document, SourcePath
from blogkit.pipeline.parse import parse_options
from blogkit.scaffold.documents import NewDocument, create_document
from tests.sites import NOW, TestSite

Captured = pytest.CaptureFixture[str]


def new(site: TestSite, *arguments: str) -> int:
    return run(["-C", str(site.root), "new", *arguments])


def read(site: TestSite, source: str) -> Document:
    """The document of ``source``, its quotes as they were typed."""
    options = replace(parse_options(load_settings(site.root)), smart_quotes=False)
    return parse(SourcePath(source), (site.root / source).read_bytes(), options).document


@pytest.mark.parametrize("kind", ["post", "story", "question", "episode"])
def test_a_new_post_is_a_draft_that_parses(site: TestSite, capsys: Captured, kind: str) -> None:
    arguments = ["post", "Tea: a 'start'", "--kind", kind, "--tag", "C++", "--tag", "a, b"]
    assert new(site, *arguments, "--now", "2026-05-01T23:30Z") == 0
    assert capsys.readouterr().out == "content/posts/tea-a-start.md\n"
    document = read(site, "content/posts/tea-a-start.md")
    assert (document.title, document.kind, document.draft) == ("Tea: a 'start'", kind, True)
    assert document.tags == ("C++", "a, b")
    assert document.id.startswith("tag:tea.example,2026:tea-a-start-")
    assert document.date is not None
    assert document.date.isoformat() == "2026-05-02T00:00:00+02:00", "the day of the site"
    assert site.build().hidden[0].why == "draft"


def test_a_new_page_is_there_at_once(site: TestSite) -> None:
    assert new(site, "page", "About us") == 0
    site.build()
    assert "about-us/index.html" in site.files()


def test_two_posts_of_one_title_have_two_ids(site: TestSite) -> None:
    ids = set()
    for _ in range(2):
        new(site, "post", "Tea")
        ids.add(read(site, "content/posts/tea.md").id)
        (site.root / "content/posts/tea.md").unlink()
    assert len(ids) == 2


@pytest.mark.parametrize("title", ["Tea", "TEA!", "  tea  ", "Téa"])
def test_what_is_there_is_never_overwritten(site: TestSite, capsys: Captured, title: str) -> None:
    path = site.write("content/posts/tea.md", "mine")
    assert new(site, "post", title) == 1
    assert capsys.readouterr().err.splitlines() == [
        "error: content/posts/tea.md: is there already",
        "  hint: choose another title; you can change it in the file later",
        "1 problem to mend",
    ]
    assert path.read_text() == "mine"


def test_a_link_in_the_place_of_the_file_is_not_followed(site: TestSite, tmp_path: Path) -> None:
    (site.root / "content/posts").mkdir()
    (site.root / "content/posts/tea.md").symlink_to(tmp_path / "elsewhere.md")
    assert new(site, "post", "Tea") == 1
    assert not (tmp_path / "elsewhere.md").exists()


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("../../etc/passwd", "etc-passwd.md"),
        ("/etc/passwd", "etc-passwd.md"),
        ("..\\..\\x", "x.md"),
        ("con", "con-.md"),
        ("a\nb: c\n---\n", "a-b-c.md"),
        ('"quoted" \\ and: {braces} # hash', "quoted-and-braces-sharp-hash.md"),
        ("お茶", "お茶.md"),
        ("🍵", "1f375.md"),
        ("- [x] 'y'", "x-y.md"),
        ("!!python/object:os.system", "python-object-os-system.md"),
        ("x" * 5000, f"{'x' * 180}.md"),
        ("{{ 7*7 }}", "7-7.md"),
        (".", "2e.md"),
    ],
)
def test_a_hostile_title_stays_text_in_its_folder(site: TestSite, title: str, path: str) -> None:
    assert new(site, "post", "--", title) == 0
    assert [one.name for one in (site.root / "content/posts").iterdir()] == [path]
    assert read(site, f"content/posts/{path}").title == " ".join(title.split())


@pytest.mark.parametrize(
    "title", ["", "   ", "\n", "a\x1b[31mb", "a\x07", "\udcff", "a\ufeffb", "\x7f"]
)
def test_a_title_that_is_no_text_is_refused(site: TestSite, capsys: Captured, title: str) -> None:
    for arguments in (["post", title], ["page", title], ["post", "Tea", "--tag", title]):
        assert new(site, *arguments) == 2
        err = capsys.readouterr().err.splitlines()
        assert err[0] == f"error: this is no line of text: {title!a}"
        assert err[1] == "  hint: write one line of words, without control characters"
    assert not (site.root / "content/posts").exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=30), st.lists(st.text(max_size=10), max_size=2))
@example("a\x85b", ["\u2028"])
@example("\u2029\u00a0x", [])
@example("\ufffe", ["\ufdd0"])
def test_any_title_is_a_document_with_that_title_or_refused(
    site: TestSite, title: str, tags: list[str]
) -> None:
    wanted = NewDocument(kind="post", title=title, tags=tuple(tags), now=NOW)
    try:
        path = create_document(site.root, load_settings(site.root), wanted)
    except (ContentError, SettingsError):
        return
    document = read(site, path.relative_to(site.root).as_posix())
    os.unlink(path)
    assert document.title == " ".join(title.split())
    assert len(document.tags) == len(tags)
