"""Incremental equals clean: after any edit the output is byte for byte what a clean build makes."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from blogkit.errors import BlogkitError, Problem
from tests.sites import PNG, SETTINGS, TEMPLATES, THEME, TestSite, make_site

NAMES = st.sampled_from(["tea", "cup", "pot", "milk", "leaf"])
TAGS = st.lists(st.sampled_from(["Green", "Black", "C++", "C#", "Café"]), max_size=3, unique=True)
DATES = st.sampled_from(
    ["2025-12-31", "2026-01-01", "2026-05-01", "2026-05-01 08:30", "2026-06-14", "2026-06-16"]
)
WORDS = st.sampled_from(
    [
        "One.",
        "Two words?",
        "[a link](cup.md)",
        "![alt](pic.png)",
        "## Part",
        "::leaf[Text]{kind=Green to=cup.md photo=pic.png}",
        ":::box\nOne.\n:::",
    ]
)


BILINGUAL = SETTINGS + '[languages.de]\ntitle = "Teeladen"\n'


class Edits(RuleBasedStateMachine):
    """A writer at work: after each step the two ways to build must agree."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.site = make_site(self.folder, BILINGUAL)

    @initialize()
    def begin(self) -> None:
        self.site.write("content/posts/pic.png", PNG)
        self.site.post("tea", tags="[Green]", series="Leaves", part=1)
        self.site.post("cup", "See [tea](tea.md).", date="2026-05-02", category="Things")
        self.site.page("about", "We sell [tea](../posts/tea.md).")

    @rule(name=NAMES, date=DATES, tags=TAGS, body=WORDS)
    def write_a_post(self, name: str, date: str, tags: list[str], body: str) -> None:
        self.site.post(name, body, date=date, tags=f"[{', '.join(map(repr, tags))}]")

    @rule(name=NAMES, part=st.integers(1, 3), draft=st.booleans())
    def write_a_part_of_a_series(self, name: str, part: int, draft: bool) -> None:
        flag = "true" if draft else "false"
        self.site.post(name, series="Leaves", part=part, draft=flag, aliases=f"[/old-{name}/]")

    @rule(
        term=st.sampled_from(["tags/green", "series/leaves"]),
        front=st.sampled_from(["title: Leafy", "draft: true", "aliases: [/leafy/]", ""]),
        body=st.sampled_from(["Words.", "[a link](../../posts/cup.md)", None]),
    )
    def describe_a_term(self, term: str, front: str, body: str | None) -> None:
        source = f"content/terms/{term}.md"
        if body is None:
            (self.site.root / source).unlink(missing_ok=True)
        else:
            self.site.write(source, f"---\n{front}\n---\n{body}\n")

    @rule(name=NAMES, draft=st.booleans(), gone=st.booleans())
    def translate_a_post(self, name: str, draft: bool, gone: bool) -> None:
        file = self.site.post(f"{name}.de", draft="true" if draft else "false", tags="[Green]")
        if gone:
            file.unlink()

    @rule(name=NAMES)
    def delete_a_post(self, name: str) -> None:
        (self.site.root / f"content/posts/{name}.md").unlink(missing_ok=True)

    @rule(old=NAMES, new=NAMES)
    def rename_a_post(self, old: str, new: str) -> None:
        source = self.site.root / f"content/posts/{old}.md"
        if source.exists():
            source.replace(self.site.root / f"content/posts/{new}.md")

    @rule(name=NAMES, text=st.sampled_from(["More.", "Less?"]))
    def edit_a_body(self, name: str, text: str) -> None:
        path = self.site.root / f"content/posts/{name}.md"
        if path.exists():
            path.write_text(path.read_text() + text)

    @rule(
        template=st.sampled_from([*TEMPLATES]), text=st.sampled_from(["", "<p>", "<!-- note -->"])
    )
    def change_a_template(self, template: str, text: str) -> None:
        self.site.write(f"themes/bare/templates/{template}", TEMPLATES[template] + text)

    @rule(default=st.integers(1, 2))
    def change_a_shortcut(self, default: int) -> None:
        text = THEME.replace("default = 1", f"default = {default}")
        self.site.write("themes/bare/theme.toml", text)

    @rule(
        line=st.sampled_from(
            ["[feeds]\nentries = 1", "[teasers]\nfeeds = true", "[feeds]\nentries = 9", ""]
        )
    )
    def change_a_setting(self, line: str) -> None:
        self.site.write("blogkit.toml", f"{BILINGUAL}\n{line}\n")

    @rule(cards=st.booleans())
    def switch_social_cards(self, cards: bool) -> None:
        text = BILINGUAL.replace("cards = false", "cards = true") if cards else SETTINGS
        self.site.write("blogkit.toml", text)

    @rule(extra=st.sampled_from([b"", b"\0", b"\0\0"]))
    def change_a_picture(self, extra: bytes) -> None:
        self.site.write("content/posts/pic.png", PNG + extra)

    @rule(css=st.sampled_from(["a {}", "b {}"]))
    def change_an_asset(self, css: str) -> None:
        self.site.write("themes/bare/assets/style.css", css)

    @precondition(lambda self: (self.folder / ".blogkit").exists())
    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.folder / ".blogkit")

    @precondition(lambda self: (self.folder / "output/index.html").exists())
    @rule(damage=st.sampled_from(["delete", "change"]))
    def damage_the_output(self, damage: str) -> None:
        page = self.folder / "output/index.html"
        page.unlink() if damage == "delete" else page.write_text("damaged")

    @invariant()
    def both_ways_agree(self) -> None:
        before = self.site.files()
        if problems := self.problems():
            assert all(problem.place or problem.hint for problem in problems)
            assert self.site.files() == before, "an error left the output as it was"
            return
        clean = self.folder / "clean"
        shutil.rmtree(clean, ignore_errors=True)
        self.site.build(output=clean, clean=True)
        assert self.site.files() == self.site.files("clean")

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the site as it is; it is built where nothing is."""
        try:
            self.site.build()
        except BlogkitError as error:
            return error.problems
        return ()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)


Edits.TestCase.settings = settings(
    max_examples=5,
    stateful_step_count=10,
    suppress_health_check=list(HealthCheck),
)
TestEdits = Edits.TestCase


@pytest.mark.integration
def test_a_long_day_of_edits() -> None:
    """The same as above, for as long as a machine with time has."""
    patient = settings(
        max_examples=40, stateful_step_count=15, suppress_health_check=list(HealthCheck)
    )
    run_state_machine_as_test(Edits, settings=patient)


def test_a_second_build_does_nothing(site: TestSite, monkeypatch: pytest.MonkeyPatch) -> None:
    site.post("tea")
    site.build()
    first = {path: (site.root / "output" / path).stat().st_mtime_ns for path in site.files()}
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    site.build()
    report = site.build()
    assert report.up_to_date
    assert (report.added, report.changed, report.removed) == ((), (), ())
    assert first == {
        path: (site.root / "output" / path).stat().st_mtime_ns for path in site.files()
    }


def test_the_body_of_one_post_touches_its_page_and_the_feeds(site: TestSite) -> None:
    for number in range(1, 8):
        site.post(f"tea{number}", date=f"2026-05-0{number}", tags="[Green]")
    site.build()
    site.post("tea1", "Other words.", date="2026-05-01", tags="[Green]", summary="x")
    site.build()
    site.post("tea1", "Quite other words.", date="2026-05-01", tags="[Green]", summary="x")
    report = site.build()
    assert "2026/05/tea1/index.html" in report.changed
    assert "2026/05/tea7/index.html" not in report.changed


@pytest.mark.parametrize("count", [1, 3, 4, 5, 9])
def test_numbered_pages_never_change_when_a_post_is_added(site: TestSite, count: int) -> None:
    for number in range(count):
        site.post(f"tea{number}", date=f"2026-05-{number + 1:02}")
    site.build()
    before = {p: c for p, c in site.files().items() if p.startswith("page/")}
    site.post("newest", date="2026-06-01")
    site.build()
    after = site.files()
    shifted = [path for path in before if posts_on(after[path]) != posts_on(before[path])]
    assert shifted == []


def posts_on(page: bytes) -> list[bytes]:
    """The sources that a page of the bare theme lists."""
    import re

    return re.findall(rb"source=&#39;([^&]+)&#39;, kind", page)
