"""The parse stage: time and memory limits, files that cannot be read, and one task per edit."""

import marshal
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from blogkit.cache.store import FILE_NAME, BodyReader, CachedDocument
from blogkit.config.load import load_settings
from blogkit.model.documents import SourcePath
from blogkit.pipeline import parse
from tests.pipeline.test_work import counted
from tests.problems import refused, source
from tests.sites import TestSite

POST = "content/posts/tea.md"
FRONT = "title: Tea\ndate: 2026-05-01"
SLOW = "look for very long runs of brackets, asterisks or nested lists and quotes"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interval timers")
@pytest.mark.parametrize(
    "bomb", ["[" * 4000, "![" * 4000, "[a](" * 4000], ids=lambda bomb: bomb[:4]
)
def test_a_text_that_takes_too_long_is_told_or_done(
    shop: TestSite, monkeypatch: pytest.MonkeyPatch, bomb: str
) -> None:
    monkeypatch.setattr("blogkit.pipeline.parse.SECONDS_PER_DOCUMENT", 0.2)
    files = {POST: source(FRONT, bomb), "content/posts/zzz.md": source("title: Z")}
    started = time.monotonic()
    told = refused(shop, files)
    assert time.monotonic() - started < 8
    assert told[-1].startswith("content/posts/zzz.md:1: "), "the others are read as well"
    assert told[:-1] in (
        [],
        [f"{POST}: takes longer than 0 seconds to turn into a page | {SLOW}"],
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no interval timers")
def test_what_a_signal_does_is_settled_once_for_many_texts_and_put_back(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled: list[str] = []
    counted(monkeypatch, signal, "signal", lambda: settled.append(""))
    before = signal.getsignal(signal.SIGPROF)
    for name in "abcdef":
        site.post(name)
    site.build(jobs=1)
    assert 2 <= len(settled) < 6
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


def test_a_bomb_in_another_process_is_told_or_done_too(
    shop: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogkit.pipeline.workers.WORTH_IT", 2)
    files: dict[str, str | bytes | None] = {
        f"content/posts/{name}.md": source(FRONT, "> " * 2000) for name in "abc"
    }
    told = refused(shop, files, jobs=2)
    assert [one.split(":")[0] for one in told] == [*files]


def test_workers_send_documents_as_plain_values(site: TestSite) -> None:
    site.post("tea", "Green.")
    options = parse.parse_options(load_settings(site.root))
    sources = [SourcePath("content/posts/tea.md")]
    ((source, sent),) = parse._parse_chunk(sources, root=site.root, options=options)
    assert isinstance(sent, list)
    assert marshal.loads(marshal.dumps(sent)) == sent, "which take a third of the time to send"
    assert [*parse.parse_now(site.root, sources, options, 1)] == [(source, CachedDocument(*sent))]


def test_words_are_kept_where_readers_can_search(site: TestSite) -> None:
    def words(name: str) -> str:
        reader = BodyReader(site.root / ".blogkit" / FILE_NAME)
        try:
            return reader.read_words(f"content/posts/{name}.md")
        finally:
            reader.close()

    settings = (site.root / "blogkit.toml").read_text()
    site.write("blogkit.toml", f"{settings}\n[search]\nenabled = false\n")
    site.post("tea", "Green.")
    site.build()
    with pytest.raises(KeyError):
        words("tea")
    site.write("blogkit.toml", settings)
    site.post("cup", "Blue.")
    site.build()
    assert "green" in words("tea")
    assert "blue" in words("cup")
    site.build(output=site.root / "clean", clean=True)
    assert site.files() == site.files("clean")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read every file")
def test_a_source_and_a_file_that_cannot_be_read_are_told(site: TestSite) -> None:
    site.build()
    paths = [site.write(POST, source(FRONT)), site.write("content/posts/a.png", b"x")]
    for path in paths:
        path.chmod(0)
    denied = "cannot be read: Permission denied"
    assert refused(site, {}) == [f"content/posts/a.png: {denied}", f"{POST}: {denied}"]


def test_a_source_that_goes_while_it_is_read_is_told(
    shop: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root may read every file, so this stands for all that a system can answer."""
    original = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        if self.name in {"tea.md", "a.png"}:
            raise PermissionError(13, "Permission denied", str(self))
        return original(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    monkeypatch.setattr(parse, "read_file", lambda root, path: read_bytes(root / path))
    denied = "cannot be read: Permission denied"
    files = {POST: source(FRONT, "![a](a.png)"), "content/posts/a.png": "x"}
    assert refused(shop, files) == [f"content/posts/a.png: {denied}", f"{POST}: {denied}"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_what_is_no_file_under_content_is_told(site: TestSite, tmp_path: Path) -> None:
    site.post("first")
    site.build()
    content = site.root / "content"
    os.mkfifo(content / "posts/pipe.md")
    secret = tmp_path / "secret.md"
    secret.write_text("# Secret")
    (content / "posts/out.md").symlink_to(secret)
    (content / "static").symlink_to(tmp_path)
    assert refused(site, {}) == [
        "content/posts/out.md: is a symbolic link that leaves the folder",
        "content/posts/pipe.md: is neither a file nor a folder",
        "content/static: is a symbolic link to a folder; only links to files are followed",
    ]


def test_a_link_to_a_file_inside_is_a_source_of_its_own(site: TestSite) -> None:
    site.post("tea")
    (site.root / "content/posts/cup.md").symlink_to("tea.md")
    site.build()
    assert "2026/05/cup/index.html" in site.files()


def test_a_source_beside_the_folders_is_told_and_no_page(site: TestSite) -> None:
    site.write("content/lost.md", "# Lost")
    site.write("content/static/kept.md", "# Kept")
    (warning,) = site.build().warnings
    assert str(warning) == (
        "content/lost.md: is in neither content/posts/ nor content/pages/, so it is on no page"
    )
    assert warning.hint == "move it to one of them"
    assert site.text("kept.md") == "# Kept"


def test_a_source_may_end_in_capitals_and_begin_with_a_hash(site: TestSite) -> None:
    site.write("content/posts/A.MD", source(FRONT))
    site.write("content/posts/#1 in tea.Markdown", source(FRONT))
    assert site.build().posts == 2


def test_a_site_without_content_is_told(shop: TestSite, tmp_path: Path) -> None:
    content, kept = shop.root / "content", tmp_path / "kept"
    content.rename(kept)
    try:
        hint = "`blogkit new site DIR` makes a site; -C DIR names another folder"
        assert refused(shop, {}) == [f"there is no folder content/ | {hint}"]
    finally:
        kept.rename(content)


def test_an_output_folder_that_is_a_file_is_told(shop: TestSite, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("mine")
    assert refused(shop, {}, output=taken) == [
        "the output folder taken is no folder | name a folder of its own with --output"
    ]
    assert taken.read_text() == "mine"
