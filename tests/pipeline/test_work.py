"""How much a build does for an edit, and how little it imports when there is nothing to do."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from blogkit import files
from blogkit.cache.environment import environment_digest
from blogkit.cache.parts import Table
from blogkit.cache.store import BodyReader, Store
from blogkit.model.outputs import Output
from blogkit.pipeline import parse, render, stages
from blogkit.pipeline.edit import ahead
from tests.sites import NOW, SETTINGS, TEMPLATES, TestSite, make_site

POSTS = 31
"""One more than full pages: the newest can go without a numbered page going too."""


@dataclass
class Work:
    """What a build did: sources parsed, outputs rendered, pages written and removed."""

    parsed: int = 0
    rendered: int = 0
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@pytest.fixture
def blog(site: TestSite) -> TestSite:
    """A blog of 31 posts with tags, a series and a page that was built once."""
    site.write("blogkit.toml", SETTINGS.replace("per_page = 2", "per_page = 5"))
    for number in range(1, POSTS + 1):
        tags = ["Green"] if number % 2 else ["Black"]
        site.post(f"tea{number}", date=f"2026-05-{number:02}", tags=tags, summary="Tea.")
    site.page("about")
    site.build()
    return site


@pytest.fixture
def work(blog: TestSite, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Work]:
    """Builds the blog and counts."""

    def build() -> Work:
        done = Work()
        with monkeypatch.context() as patch:
            patch.setattr(ahead, "can_fork", lambda: False)  # what is done there is not counted
            counted(patch, parse, "_parse_one", lambda: setattr(done, "parsed", done.parsed + 1))
            counted(
                patch, render, "_render_one", lambda: setattr(done, "rendered", done.rendered + 1)
            )
            report = blog.build()
        done.written = pages(*report.added, *report.changed)
        done.removed = pages(*report.removed)
        return done

    return build


def pages(*paths: str) -> tuple[str, ...]:
    """The pages among ``paths``, as their folders: feeds and indexes have tests of their own."""
    return tuple(sorted(path.removesuffix("index.html") for path in paths if ".html" in path))


def counted(patch: pytest.MonkeyPatch, module: Any, name: str, count: Callable[[], None]) -> None:
    original = getattr(module, name)

    def call(*args: object, **named: object) -> object:
        count()
        return original(*args, **named)

    patch.setattr(module, name, call)


def test_nothing_is_done_where_nothing_changed(work: Callable[[], Work]) -> None:
    work()
    assert work() == Work()


def test_a_first_build_reads_each_source_once(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    original = Path.read_bytes

    def read_bytes(path: Path) -> bytes:
        if path.is_relative_to(site.root / "content"):
            read.append(path.stem)
        return original(path)

    site.post("tea")
    site.post("cups")
    site.page("about")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", read_bytes)
        patch.setattr(parse, "read_file", lambda root, path: read_bytes(root / path))
        site.build()
    assert sorted(read) == ["about", "cups", "tea"]


def test_a_first_build_looks_into_each_folder_once(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    original = files._entries

    def entries(folder: str) -> Any:
        if Path(folder).is_relative_to(site.root / "content"):
            looked.append(Path(folder))
        return original(folder)

    site.post("tea")
    with monkeypatch.context() as patch:
        patch.setattr(files, "_entries", entries)
        site.build()
    assert sorted(looked) == [site.root / "content", site.root / "content/posts"]


def test_where_posts_stand_is_kept_when_all_pages_are_made(
    blog: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    with monkeypatch.context() as patch:
        counted(patch, stages, "keep_trace", lambda: done.append("trace"))
        counted(patch, render, "_render_one", lambda: done.append("page"))
        blog.build(clean=True)
    assert done.count("trace") == 1
    assert done[-1] == "trace", "until then, other processes need the memory"


def test_a_post_is_read_once_for_all_feeds_that_it_is_in(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    original = BodyReader.read

    def read_body(reader: BodyReader, source: str) -> bytes:
        read.append(source)
        return original(reader, source)

    site.post("tea", "Green.", tags=["Green"])
    with monkeypatch.context() as patch:
        patch.setattr(BodyReader, "read", read_body)
        report = site.build()
    assert len([path for path in report.feeds if "Green." in site.text(path)]) > 1
    assert read == ["content/posts/tea.md"] * 2  # for them and for its page


def test_feeds_are_made_before_pages_which_take_less(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that no process makes a last feed while the others have nothing left to do."""
    made: list[str] = []
    original = render._render_one

    def render_one(renderer: Any, output: Output, *others: Any) -> Any:
        made.append(output.path)
        return original(renderer, output, *others)

    site.post("tea", tags=["Green"])
    with monkeypatch.context() as patch:
        patch.setattr(render, "_render_one", render_one)
        site.build()
    feeds = [place for place, path in enumerate(made) if path.endswith(".xml")]
    pages = [place for place, path in enumerate(made) if path.endswith("index.html")]
    assert feeds
    assert pages
    assert max(feeds) < min(pages)


def test_what_is_remembered_of_files_is_what_they_are(blog: TestSite) -> None:
    """Known before they are moved: nobody looks at them afterwards."""
    store = Store(blog.root / ".blogkit", environment_digest())
    try:
        known = store.outputs(str(blog.root / "output"))
    finally:
        store.close()
    files = [path for path in (blog.root / "output").rglob("*") if path.is_file()]
    assert len(known) == len(files) - 1  # the manifest
    for path, one in known.items():
        found = (blog.root / "output" / path).stat()
        assert (one.size, one.modified) == (found.st_size, found.st_mtime_ns)


def test_a_word_in_an_old_post_touches_its_page_alone(
    blog: TestSite, work: Callable[[], Work]
) -> None:
    """Lists show summaries: none of them has this word."""
    blog.post("tea3", "Other words.", date="2026-05-03", tags=["Green"], summary="Tea.")
    done = work()
    assert (done.parsed, done.removed) == (1, ())
    assert done.written == ("2026/05/tea3/",)
    assert done.rendered < 10


def test_a_title_touches_the_pages_that_show_it(blog: TestSite, work: Callable[[], Work]) -> None:
    blog.post("tea3", title="New", date="2026-05-03", tags=["Green"], summary="Tea.")
    done = work()
    assert (done.parsed, done.removed) == (1, ())
    neighbours = {f"2026/05/tea{number}/" for number in (2, 3, 4)}
    lists = {"2026/", "2026/05/", "archive/", "page/1/", "tags/green/page/1/"}
    related = {f"2026/05/tea{number}/" for number in (1, 5, 7)}
    assert neighbours | lists <= {*done.written} <= neighbours | lists | related
    assert done.rendered < POSTS


def test_a_new_post_touches_a_handful_of_pages_however_many_there_are(
    blog: TestSite, work: Callable[[], Work]
) -> None:
    blog.post("new", date="2026-06-01", tags=["Green"], summary="Tea.")
    done = work()
    assert (done.parsed, done.removed) == (1, ())
    assert {"", "2026/06/new/", "2026/05/tea31/", "tags/green/"} <= {*done.written}
    assert not [path for path in done.written if "page/" in path]
    assert len([path for path in done.written if "/tea" in path]) <= 4
    assert done.rendered <= POSTS


def looked_at(blog: TestSite, edit: Callable[[], object]) -> tuple[int, int]:
    """How many rows of the trace a build after ``edit`` decodes, and documents it reads whole."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("blogkit.cache.state.UNSURE", 0)
        blog.build()
        edit()
        rows, whole = Counter[str](), Counter[str]()
        tally(patch, Table, "__getitem__", rows)
        tally(patch, Store, "document", whole)
        blog.build()
    return rows.total(), whole.total()


def tally(patch: pytest.MonkeyPatch, owner: Any, name: str, counts: Counter[str]) -> None:
    original = getattr(owner, name)

    def call(self: object, key: str) -> object:
        counts[key] += 1
        return original(self, key)

    patch.setattr(owner, name, call)


@pytest.mark.parametrize("languages", ["", '[languages.de]\ntitle = "Teeladen"\n'])
def test_an_edit_looks_at_what_it_touches_however_many_posts_there_are(
    site: TestSite, monkeypatch: pytest.MonkeyPatch, languages: str
) -> None:
    monkeypatch.setattr("blogkit.site.search.PER_BLOCK", 1)
    monkeypatch.setattr("blogkit.site.archives.MOST_TITLES", 10)
    site.write("blogkit.toml", SETTINGS + "[feeds]\nentries = 2\n" + languages)

    def post(number: int, body: str = "", **front: object) -> None:
        """Every third one is in another language, and a translation of the next."""
        day = f"20{10 + number % 10}-{1 + number % 12:02}-{1 + number % 28:02}"
        other = {"lang": "de", "translation_of": f"tea{number + 1}.md"} if languages else {}
        front |= other if number % 3 == 0 else {}
        tags = [f"Tea {number % 8}"]
        site.post(f"tea{number}", body, date=day, tags=tags, summary="Tea.", **front)

    for number in range(200):
        post(number)
    site.build()

    def write(title: str, body: str) -> None:
        post(55, body, title=title)

    rows, whole = looked_at(site, lambda: write("Tea55", "Other words."))
    assert rows < 30
    assert whole < 10
    rows, whole = looked_at(site, lambda: write("Another", "Other words."))
    assert rows < 100  # it is on the page of its year
    assert whole < 20
    rows, whole = looked_at(site, lambda: site.post("new", date="2026-06-01", tags=["Tea 1"]))
    assert rows < 100
    assert whole < 20


def test_a_post_that_goes_takes_its_page_along(blog: TestSite, work: Callable[[], Work]) -> None:
    (blog.root / "content/posts/tea31.md").unlink()
    done = work()
    assert (done.parsed, done.removed) == (0, ("2026/05/tea31/",))


def test_a_template_is_rendered_again_for_its_pages_and_parses_nothing(
    blog: TestSite, work: Callable[[], Work]
) -> None:
    blog.write("themes/bare/templates/post.html", TEMPLATES["post.html"] + "!")
    done = work()
    assert (done.parsed, done.rendered) == (0, POSTS)
    assert [*done.written] == sorted(f"2026/05/tea{number}/" for number in range(1, POSTS + 1))


def test_a_part_that_one_template_includes_is_rendered_again_for_that_one(
    blog: TestSite, work: Callable[[], Work]
) -> None:
    blog.write("themes/bare/templates/_footer.html", "other footer")
    assert work() == Work(parsed=0, rendered=1, written=("404.html",))


def test_a_setting_of_lists_parses_nothing(blog: TestSite, work: Callable[[], Work]) -> None:
    blog.write("blogkit.toml", SETTINGS.replace("per_page = 2", "per_page = 6"))
    done = work()
    assert done.parsed == 0
    assert done.rendered < POSTS


def test_a_renamed_target_parses_no_source_that_links_to_it(
    blog: TestSite, work: Callable[[], Work]
) -> None:
    blog.post("tea1", "[b](tea2.md)", date="2026-05-01", tags=["Green"], summary="Tea.")
    work()
    blog.post("tea2", date="2026-05-02", tags=["Black"], summary="Tea.", slug="moved")
    assert work().parsed == 1
    assert 'href="/2026/05/moved/"' in blog.text("2026/05/tea1/index.html")


HEAVY = {
    "PIL",
    "babel",
    "feedgen",
    "frontmatter",
    "jinja2",
    "lxml",
    "markdown",
    "nh3",
    "pygments",
    "regex",
    "rich",
    "slugify",
    "watchdog",
    "yaml",
}
LIST_MODULES = """\
import sys
from blogkit.cli import run
status = run(sys.argv[1:])
print(status, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def imported(arguments: Sequence[str]) -> tuple[str, set[str]]:
    """What a command prints, and the packages it imported; it must succeed."""
    done = subprocess.run(
        [sys.executable, "-c", LIST_MODULES, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    status, *names = done.stderr.splitlines()[-1].split(" ")
    assert status == "0"
    return done.stdout, set(names)


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> TestSite:
    """A site whose next build has nothing to do."""
    root = tmp_path_factory.mktemp("settled")
    site = make_site(root)
    site.post("tea")
    for folder, _, names in os.walk(root):
        for name in names:
            os.utime(os.path.join(folder, name), (1, 1))
    return site


def test_the_version_is_told_without_importing_much() -> None:
    out, names = imported(["--version"])
    assert out.startswith("blogkit ")
    assert names & (HEAVY | {"sqlite3", "multiprocessing", "asyncio"}) == set()


def test_a_build_that_is_up_to_date_imports_nothing_heavy(settled: TestSite) -> None:
    command = ["-C", str(settled.root), "build"]
    for _ in range(4):  # the first is a build; a file that changed just now needs another
        out, names = imported(command)
        if "up to date" in out:
            break
    assert "up to date" in out
    assert names & (HEAVY | {"sqlite3", "multiprocessing", "asyncio"}) == set()
    slow = {
        "click",
        "dataclasses",
        "hashlib",
        "inspect",
        "json",
        "signal",
        "sysconfig",
        "threading",
    }
    assert names & slow == set()


def test_an_edit_of_prose_imports_what_it_needs_alone(tmp_path: Path) -> None:
    """The post is too old for the feed, and has no code, no picture and no heading."""
    feeds = "[feeds]\nentries = 1\narchives = false\nterms = []\n"
    site = make_site(tmp_path)
    site.write("blogkit.toml", SETTINGS + feeds)
    site.post("tea", "Green.", date="2026-05-01", tags=["Green tea"])
    site.post("cups", "White.", date="2026-05-02")
    command = ["-C", str(site.root), "build", "--now", NOW.isoformat()]
    imported(command)
    site.post("tea", "Greener.", date="2026-05-01", tags=["Green tea"])
    _, names = imported(command)
    assert "Greener" in site.text("2026/05/tea/index.html")
    # Another process has Markdown, where there is one that reads ahead.
    assert names & HEAVY in ({"jinja2"}, {"jinja2", "markdown"})
    assert "multiprocessing" not in names


def test_feeds_import_nothing_that_talks_to_others() -> None:
    program = "import sys, blogkit.render.feeds; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert {*done.stdout.split()} & {"email", "socket", "uuid"} == set()
