"""The hook: which files it writes, which it leaves alone, and what it says of itself."""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from blogkit.errors import ContentError, Problem, Severity
from blogkit.hooks.teasers import write_teasers
from blogkit.hooks.teasers.folder import TeaserFolder
from blogkit.model.views import ImageView
from tests.hooks.teasers_sample import POST, posts, result, tags

ONE = replace(POST, summary="Why is your tea bitter? It is the water.", tags=tags("Tea"))


def written(root: Path) -> dict[str, bytes]:
    folder = root / "teasers"
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_writes_a_text_for_each_channel(tmp_path: Path) -> None:
    report = write_teasers(result(tmp_path, [ONE]))
    assert list(written(tmp_path)) == [
        ".blogkit-manifest",
        "index.html",
        "tea/bluesky.txt",
        "tea/email.eml",
        "tea/email.html",
        "tea/email.txt",
        "tea/facebook.txt",
        "tea/linkedin.txt",
        "tea/mastodon.txt",
        "tea/sms.txt",
        "tea/x.txt",
        "teasers.json",
    ]
    text = f"Why is your tea bitter? It is the water.\n\n#Tea\n{POST.canonical}"
    assert written(tmp_path)["tea/x.txt"].decode() == text
    assert report.line == "7 teasers for 1 post, to look at in teasers/index.html"
    assert set(report.files) == {tmp_path / "teasers" / path for path in written(tmp_path)}
    assert report.problems == ()


def test_tells_programs_the_same(tmp_path: Path) -> None:
    image = ImageView(url="/tea.png", alt="A cup")
    write_teasers(result(tmp_path, [replace(ONE, image=image)], channels={"bluesky": {}}))
    told = json.loads(written(tmp_path)["teasers.json"])
    assert (told["version"], told["site"]) == (1, "https://tea.example")
    (one,) = told["teasers"]
    assert one["text"] == written(tmp_path)[one["file"]].decode()
    assert (one["id"], one["channel"], one["variant"]) == (POST.id, "bluesky", 1)
    assert (one["count"], one["limit"], one["link"]) == (79, 300, POST.canonical)
    assert (one["image"], one["alt"]) == ("https://tea.example/tea.png", "A cup")
    assert one["compose"].startswith("https://bsky.app/intent/compose?text=Why%20is")
    assert [facet["kind"] for facet in one["facets"]] == ["tag", "link"]
    assert one["warnings"] == []


def test_the_settings_choose_channels_and_limits(tmp_path: Path) -> None:
    channels = {
        "mastodon": {"limit": 65, "handle": "@tea@tea.social", "url": "https://tea.social/@tea"},
        "x": {"enabled": False},
        "youtube": {"url": "https://video.example/"},
    }
    write_teasers(result(tmp_path, [ONE], channels=channels))
    (one,) = json.loads(written(tmp_path)["teasers.json"])["teasers"]
    assert one["text"] == f"Why is your tea bitter?\n\n#Tea\n{POST.canonical}"
    assert one["limit"] == 65
    assert one["compose"].startswith("https://tea.social/share?text=")


def test_a_channel_that_is_nearly_one_is_a_warning(tmp_path: Path) -> None:
    report = write_teasers(result(tmp_path, [ONE], channels={"mastadon": {}, "x": {}}))
    (problem,) = report.problems
    assert problem.hint == "did you mean 'mastodon'?"
    assert problem.severity is Severity.WARNING


def test_a_teaser_that_is_too_long_is_a_warning(tmp_path: Path) -> None:
    post = replace(POST, teaser=(("x", "Tea. " * 100), ("sms", "Hot tea now. " * 90)))
    (problem,) = write_teasers(result(tmp_path, [post], {post.source: "<p>Tea.</p>"})).problems
    assert str(problem) == (
        "content/posts/tea.md:3:9: 'teaser' does not fit whole on X, Text message"
        " and was shortened there"
    )
    assert problem.severity is Severity.WARNING
    text = written(tmp_path)["tea/x.txt"].decode()
    assert text.startswith("Tea. Tea.")
    assert text.endswith(POST.canonical)


def test_only_the_newest_are_told_and_nothing_hidden(tmp_path: Path) -> None:
    many = posts(30)
    shown = [replace(many[0], status="draft"), *many[1:]]
    write_teasers(result(tmp_path, shown, teasers={"newest": 3}))
    folders = {path.split("/")[0] for path in written(tmp_path) if "/" in path}
    assert folders == {"tea-29", "tea-28", "tea-27"}
    assert all(b"Cup number 30" not in content for content in written(tmp_path).values())


def test_ten_thousand_posts_cost_no_more_than_ten(tmp_path: Path) -> None:
    class Few(tuple):  # type: ignore[type-arg]
        """Posts that may be looked at one by one, but not to the end."""

        def __iter__(self):  # type: ignore[no-untyped-def]
            for number, post in enumerate(super().__iter__()):
                assert number <= 10
                yield post

    build = result(tmp_path, posts(40))
    write_teasers(replace(build, posts=Few(build.posts)))
    assert len(json.loads(written(tmp_path)["teasers.json"])["teasers"]) == 70


def test_same_input_same_bytes_and_nothing_is_touched(tmp_path: Path) -> None:
    build = result(tmp_path, posts(3))
    write_teasers(build)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "teasers").rglob("*")}
    write_teasers(build)
    after = {path: path.stat().st_mtime_ns for path in (tmp_path / "teasers").rglob("*")}
    assert after == before
    write_teasers(replace(build, root=tmp_path / "other", output=tmp_path / "other/output"))
    assert written(tmp_path / "other") == written(tmp_path)


def test_removes_what_it_wrote_and_nothing_else(tmp_path: Path) -> None:
    write_teasers(result(tmp_path, posts(3), teasers={"newest": 3}))
    mine = tmp_path / "teasers" / "tea-1" / "notes.md"
    mine.write_text("told Hanna by phone")
    write_teasers(result(tmp_path, posts(3), teasers={"newest": 1}, channels={"x": {}}))
    assert list(written(tmp_path)) == [
        ".blogkit-manifest",
        "index.html",
        "tea-1/notes.md",
        "tea-3/x.txt",
        "teasers.json",
    ]
    assert not (tmp_path / "teasers" / "tea-2").exists()


def test_a_hostile_manifest_removes_nothing_outside(tmp_path: Path) -> None:
    precious = tmp_path / "content.md"
    precious.write_text("mine")
    manifest = tmp_path / "teasers" / ".blogkit-manifest"
    manifest.parent.mkdir()
    manifest.write_text(f"{'0' * 64}  ../content.md\n{'0' * 64}  {precious}\n")
    write_teasers(result(tmp_path, [ONE]))
    assert precious.read_text() == "mine"


def test_two_posts_of_one_name_have_two_folders(tmp_path: Path) -> None:
    newer = replace(ONE, source="b.md", url="/2027/05/Tea/", date=datetime(2027, 5, 1, tzinfo=UTC))
    odd = replace(ONE, source="c.md", url="/", date=datetime(2025, 5, 1, tzinfo=UTC))
    file = replace(ONE, source="d.md", url="/x/index.html", date=ONE.date)
    write_teasers(result(tmp_path, [newer, ONE, file, odd], channels={"x": {}}))
    folders = [path for path in written(tmp_path) if path.endswith("x.txt")]
    assert folders == ["index/x.txt", "post/x.txt", "tea/x.txt", "tea-2/x.txt"]


def test_no_post_is_no_problem(tmp_path: Path) -> None:
    report = write_teasers(result(tmp_path, []))
    assert report.line == "no teasers: there is no post or no channel for them"
    assert b"nothing to tell yet" in written(tmp_path)["index.html"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "teasers").write_text("a file of that name")
    with pytest.raises(ContentError) as caught:
        write_teasers(result(tmp_path, [ONE]))
    assert "the teasers cannot be written" in str(caught.value)


def test_records_that_are_not_made_to_the_end_leave_those_that_were(tmp_path: Path) -> None:
    def pieces() -> Iterator[str]:
        yield "half"
        raise ContentError([Problem(rule="channel", what="no room")])

    folder = TeaserFolder(tmp_path)
    folder.write_pieces("teasers.json", ["whole"])
    with pytest.raises(ContentError):
        folder.write_pieces("teasers.json", pieces())
    assert written(tmp_path) == {"teasers.json": b"whole"}


HOSTILE = "</textarea></script><script>alert(1)</script>{{ site }}\"'><img src=x onerror=alert(2)>"


def test_whatever_stands_in_a_post_is_text_on_the_page(tmp_path: Path) -> None:
    post = replace(
        ONE,
        title=HOSTILE,
        summary=HOSTILE,
        canonical="javascript:alert(3)",
        teaser=(("x", HOSTILE),),
        image=ImageView(url="javascript:alert(4)", alt=HOSTILE),
        lang='"><b>',
        tags=tags(HOSTILE),
    )
    channels = {"x": {"label": HOSTILE, "handle": HOSTILE}, "email": {}, "sms": {}}
    write_teasers(result(tmp_path, [post], {post.source: ""}, channels=channels))
    page = written(tmp_path)["index.html"].decode()
    assert page.count("<script>") == page.count("</script>") == 1
    assert "<img src=x" not in page
    assert 'href="javascript' not in page
    assert 'src="javascript' not in page
    assert "{{ site }}" in page


def test_the_page_shows_fold_picture_and_buttons(tmp_path: Path) -> None:
    long = "You boil water until it sings, and then you wait for a while. " * 6
    post = replace(ONE, teaser=(("", long),), image=ImageView(url="/cup.png", alt="A cup"))
    write_teasers(result(tmp_path, [post]))
    page = written(tmp_path)["index.html"].decode()
    assert page.count("… see more") == 1  # LinkedIn's
    assert 'src="../output/cup.png" alt="A cup"' in page
    assert "Facebook takes only the link from here" in page
    assert "Copy subject" in page
    assert page.count('class="open"') == 7
    assert 'href="sms:?&amp;body=' in page


def test_a_folder_in_which_nothing_changes_is_not_touched(tmp_path: Path) -> None:
    folder = TeaserFolder(tmp_path)
    folder.finish(folder.write_pieces("teasers.json", ["one", "two"]))
    os.utime(tmp_path / "teasers", (1, 1))
    again = TeaserFolder(tmp_path)
    again.finish(again.write_pieces("teasers.json", ["onetwo"]))
    assert (tmp_path / "teasers").stat().st_mtime == 1
    again.write_pieces("teasers.json", ["three"])
    assert (tmp_path / "teasers/teasers.json").read_text() == "three"
    assert [path.name for path in (tmp_path / "teasers").iterdir() if ".new" in path.name] == []
