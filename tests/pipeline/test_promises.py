"""The promises of a build: one gate, the same bytes, all or nothing, nothing of others touched."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from blogkit.errors import ContentError
from tests.sites import NOW, PNG, SETTINGS, TestSite, make_site

SECRET = "Zanzibar"


def hidden_post(site: TestSite, **front: object) -> None:
    """A post that is full of a word which must be nowhere."""
    site.write(f"content/posts/{SECRET}.png", PNG)
    site.post(
        f"{SECRET.lower()}",
        f"# {SECRET}\n\n{SECRET} ![{SECRET}]({SECRET}.png)",
        tags=f"[{SECRET}, Green]",
        category=SECRET,
        series=SECRET,
        authors=f"[{SECRET}]",
        summary=SECRET,
        teaser=SECRET,
        aliases=f"[/{SECRET}/]",
        **front,
    )


@pytest.mark.parametrize(
    "front",
    [
        {"draft": "true"},
        {"date": "2026-06-16"},
        {"date": "2026-06-15T14:00:01+02:00"},
        {"expires": "2026-06-14"},
        {"expires": "2026-06-15T12:00:00Z"},
    ],
)
def test_what_is_hidden_is_in_no_output_file(site: TestSite, front: dict[str, object]) -> None:
    site.post("tea", "See [the other](zanzibar.md).", tags="[Green]")
    hidden_post(site, **front)
    report = site.build()
    assert [one.source for one in report.hidden] == ["content/posts/zanzibar.md"]
    assert SECRET.lower() not in site.everything().lower().replace("content/posts/zanzibar.md", "")


def test_what_became_hidden_is_gone_from_the_output(site: TestSite) -> None:
    site.post("tea")
    hidden_post(site)
    site.build()
    assert SECRET.lower() in site.everything().lower()
    hidden_post(site, draft="true")
    site.build()
    assert SECRET.lower() not in site.everything().lower()


def test_what_became_hidden_is_gone_even_when_the_cache_was_lost(site: TestSite) -> None:
    site.post("tea")
    hidden_post(site)
    site.build()
    hidden_post(site, draft="true")
    shutil.rmtree(site.root / ".blogkit")
    site.build()
    assert SECRET.lower() not in site.everything().lower()


def test_a_scheduled_post_appears_when_its_moment_has_come(site: TestSite) -> None:
    site.post("tea", date="2026-06-15 14:00")
    assert site.build(now=NOW - timedelta(seconds=1)).posts == 0
    assert site.build(now=NOW).posts == 1


def test_an_unchanged_site_is_built_again_when_a_post_expires(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    site.post("tea", expires="2026-06-20")
    site.build()
    assert site.build().up_to_date
    report = site.build(now=NOW + timedelta(days=10))
    assert not report.up_to_date
    assert report.posts == 0


def rich_site(root: Path) -> TestSite:
    """A site with a bit of everything."""
    root.mkdir(parents=True)
    site = make_site(root)
    for number in range(1, 8):
        site.post(
            f"tea{number}",
            f"Words of {number}, and [the first](tea1.md).",
            date=f"2026-05-0{number} 23:30",
            tags="[Green, 'C++', Café]",
            series="Leaves",
            part=number,
        )
    site.page("about")
    return site


def test_same_bytes_in_another_folder_and_with_two_workers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogkit.pipeline.workers.WORTH_IT", 2)
    one, two = rich_site(tmp_path / "one"), rich_site(tmp_path / "a b" / "two")
    one.build(jobs=1)
    two.build(jobs=2)
    assert one.files() == two.files()
    assert len(one.files()) > 20


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C"},
    ],
)
def test_same_bytes_in_another_zone_locale_and_hash_seed(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    here, there = rich_site(tmp_path / "here"), rich_site(tmp_path / "there")
    here.build()
    command = [sys.executable, "-m", "blogkit", "-C", str(there.root), "build", "-q"]
    subprocess.run(
        [*command, "--now", NOW.isoformat()], env={**os.environ, **environment}, check=True
    )
    assert here.files() == there.files()


def test_an_error_leaves_the_output_as_it_was(site: TestSite) -> None:
    site.post("tea")
    site.build()
    before = site.files()
    site.post("tea", "Other words.")
    site.post("cup", date="someday")
    with pytest.raises(ContentError):
        site.build()
    assert site.files() == before


def test_a_template_that_fails_leaves_the_output_as_it_was(site: TestSite) -> None:
    site.post("tea")
    site.build()
    before = site.files()
    site.write("themes/bare/templates/post.html", "{{ nothing_of_that_name }}")
    with pytest.raises(ContentError):
        site.build()
    assert site.files() == before


def test_files_of_others_in_the_output_folder_stay(site: TestSite) -> None:
    site.post("tea")
    site.write("output/.gitignore", "*")
    site.write("output/mine/notes.txt", "mine")
    site.build()
    (site.root / "content/posts/tea.md").unlink()
    site.build()
    assert site.files()[".gitignore"] == b"*"
    assert site.files()["mine/notes.txt"] == b"mine"


def test_a_file_of_others_is_never_overwritten(site: TestSite) -> None:
    site.write("output/index.html", "mine")
    site.post("tea")
    with pytest.raises(
        ContentError, match=r"output: holds files that blogkit did not write.*index"
    ):
        site.build()
    assert site.files() == {"index.html": b"mine"}


def test_the_folder_of_a_removed_post_goes_with_it(site: TestSite) -> None:
    site.post("tea")
    site.build()
    assert (site.root / "output/2026/05/tea").is_dir()
    (site.root / "content/posts/tea.md").unlink()
    site.build()
    assert not (site.root / "output/2026").exists()


@pytest.mark.parametrize(
    "folder", [".", "content", "content/posts", "themes/x", ".blogkit/x", ".."]
)
def test_an_output_folder_among_the_sources_is_refused(site: TestSite, folder: str) -> None:
    site.post("tea")
    with pytest.raises(ContentError, match="holds the site's sources"):
        site.build(output=(site.root / folder).resolve())


def test_a_build_reads_no_clock_but_now(site: TestSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.post("tea")
    site.build(now=datetime(2026, 6, 1, tzinfo=UTC))
    one = site.files()
    site.build(now=datetime(2031, 1, 1, tzinfo=UTC), clean=True)
    assert site.files() == one


def test_a_build_opens_no_socket_and_starts_no_program(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a build does not do that")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("subprocess.Popen.__init__", refuse)
    site.post("tea", "See https://example.com/ and ![far](https://example.com/x.png).")
    assert site.build().posts == 1


def test_content_is_never_code(site: TestSite) -> None:
    site.post("tea", "{{ 'xy' ~ 'zw' }} {% raise %}", title='"{{ 2 ~ 3 }} x"', summary="x")
    site.build()
    page = site.text("2026/05/tea/index.html")
    assert "{{ 2 ~ 3 }}" in page
    assert "{% raise %}" in page
    assert "xyzw" not in page


def test_a_rename_that_changes_the_id_is_told(site: TestSite) -> None:
    site.post("tea", "Words.")
    site.build()
    (site.root / "content/posts/tea.md").rename(site.root / "content/posts/green-tea.md")
    (warning,) = site.build().warnings
    assert str(warning).startswith("content/posts/green-tea.md: was content/posts/tea.md")
    assert warning.hint == "add 'id: tag:tea.example,2026:content/posts/tea.md' to its front matter"


def test_a_rename_with_an_id_of_its_own_keeps_it_in_silence(site: TestSite) -> None:
    site.post("tea", "Words.", id="tag:tea.example,2026:tea")
    site.build()
    before = site.text("atom.xml")
    (site.root / "content/posts/tea.md").rename(site.root / "content/posts/green-tea.md")
    assert site.build().warnings == ()
    assert "tag:tea.example,2026:tea" in before
    assert "tag:tea.example,2026:tea" in site.text("atom.xml")


def test_workers_that_are_spawned_make_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = rich_site(tmp_path / "one"), rich_site(tmp_path / "two")
    one.build(jobs=1)
    monkeypatch.setattr("blogkit.pipeline.workers.WORTH_IT", 2)
    monkeypatch.setattr("sys.platform", "darwin")
    two.build(jobs=2)
    assert one.files() == two.files()


def test_a_file_may_take_the_place_of_a_folder_and_the_other_way_round(site: TestSite) -> None:
    site.write("content/static/tea/leaf", "leaf")
    site.build()
    shutil.rmtree(site.root / "content/static/tea")
    site.write("content/static/tea", "tea")
    site.build()
    assert site.files()["tea"] == b"tea"
    (site.root / "content/static/tea").unlink()
    site.write("content/static/tea/leaf", "leaf")
    site.build()
    assert site.files()["tea/leaf"] == b"leaf"


def test_a_folder_with_files_of_others_is_not_replaced_by_a_file(site: TestSite) -> None:
    site.write("output/tea/mine", "mine")
    site.write("content/static/tea", "tea")
    with pytest.raises(ContentError, match="did not write"):
        site.build()
    assert site.files() == {"tea/mine": b"mine"}


def test_ids_do_not_follow_the_address_that_a_build_is_for(site: TestSite) -> None:
    site.write("blogkit.toml", SETTINGS.replace('tag_authority = "tea.example,2026"\n', ""))
    site.post("tea")
    site.build(base_url="https://preview.example/branch")
    assert "tag:tea.example,2026:content/posts/tea.md" in site.text("rss.xml")
    assert "https://preview.example/branch/2026/05/tea/" in site.text("rss.xml")


def test_a_link_to_a_path_of_the_site_at_which_nothing_is_warns(site: TestSite) -> None:
    site.post("tea", "See [us](/subscribe/), [the shop](/shop/?a=b) and [nothing](/nowhere/#x).")
    found = [str(one) for one in site.build().warnings]
    assert found == [
        "content/posts/tea.md:5:35: links to /shop/, and blogkit makes nothing there",
        "content/posts/tea.md:5:61: links to /nowhere/, and blogkit makes nothing there",
    ]


def test_links_from_the_root_lead_below_the_folder_that_the_site_is_in(site: TestSite) -> None:
    site.post("tea", "See [us](/subscribe/).")
    site.build(base_url="https://tea.example/blog")
    assert 'href="/blog/subscribe/"' in site.text("2026/05/tea/index.html")


def test_well_known_files_go_out_and_other_hidden_ones_do_not(site: TestSite) -> None:
    site.write("content/static/.well-known/security.txt", "Contact: mailto:tea@tea.example")
    site.write("content/static/.env", "SECRET=1")
    site.build()
    assert ".well-known/security.txt" in site.files()
    assert ".env" not in site.files()
