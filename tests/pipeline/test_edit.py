"""What follows an edit of a few posts is what a whole build makes, in less."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from blogkit.errors import BlogkitError, ContentError
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.report import report_to_json
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.survey import survey
from tests.sites import NOW, PNG, SETTINGS, THEME, TestSite, make_site

MONOLINGUAL = SETTINGS.replace("per_page = 2", "per_page = 3") + "[feeds]\nentries = 4\n"

BILINGUAL = """
[languages.de]
title = "Teeladen"

[[languages.de.menu]]
title = "Tee"
to = "posts/tea3.md"
"""

RICH = """\
terms = ["tag", "series"]
archives = true

[[redirect_feeds]]
path = "/old.xml"
feed = "rss"

[teasers]
feeds = true

[[menu]]
title = "Tea"
to = "posts/tea1.md"
"""

NUMBERS = st.integers(1, 16)
TAGS = st.lists(st.sampled_from(["Green", "Black", "White"]), max_size=2, unique=True)
BODIES = st.sampled_from(["One.", "One. Two.", "See [it](tea1.md).", "## Part\n\nThree."])


class Edits(RuleBasedStateMachine):
    """A writer at work; after each edit the short way must agree with the long one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.site = make_site(self.folder, MONOLINGUAL)
        self.tongues: dict[int, dict[str, str]] = defaultdict(dict)
        self.patch = pytest.MonkeyPatch()

    @initialize(
        cards=st.booleans(),
        rich=st.booleans(),
        tongues=st.sampled_from(["", "lang", "languages"]),
        needs=st.sampled_from(["", "home.html", "post.html"]),
        share=st.sampled_from([0, 8, 10**9]),
    )
    def begin(self, cards: bool, rich: bool, tongues: str, needs: str, share: int) -> None:
        """With or without what shows many posts; a trace is patched always, at times, or never.

        A third of the posts are in another language, and some of these are translations.
        """
        self.patch.setattr("blogkit.cache.trace_file.SHARE", share)
        self.patch.setattr("blogkit.site.search.PER_BLOCK", 5 if rich else 1024)
        settings = MONOLINGUAL + RICH * rich + BILINGUAL * (tongues == "languages")
        settings = settings.replace("cards = false", "cards = true") if cards else settings
        self.site.write("blogkit.toml", settings)
        if needs:
            own = f'[needs]\n"{needs}" = ["recent", "years", "tags", "series"]\n'
            self.site.write("themes/bare/theme.toml", THEME.replace("[needs]\n", own))
        for number in range(3, 40, 3) if tongues else ():
            self.tongues[number] = {"lang": "de"}
            if number % 2:
                self.tongues[number]["translation_of"] = f"tea{number + 1}.md"
        for number in range(1, 17):
            self.write(number)
        self.site.page("about")
        self.site.page("ueber", lang="de", translation_of="about.md")

    def write(self, number: int, body: str = "Words.", **front: object) -> None:
        """A post, in the language that it is in and as a translation of what it is one of."""
        values = {
            "date": f"2026-0{1 + number % 5}-{number:02}",
            "tags": "[Green]" if number % 2 else "[Black, White]",
            "category": "Things" if number % 3 else "",
            **self.tongues[number],
            **front,
        }
        self.site.post(f"tea{number}", body, **{key: one for key, one in values.items() if one})

    @rule(number=NUMBERS, body=BODIES)
    def write_another_text(self, number: int, body: str) -> None:
        self.write(number, body)

    @rule(number=NUMBERS, body=BODIES)
    def write_a_text_that_lists_do_not_show(self, number: int, body: str) -> None:
        self.write(number, body, summary="The same.")

    @rule(number=NUMBERS, title=st.sampled_from(["Tea", "Coffee"]), pinned=st.booleans())
    def write_another_title(self, number: int, title: str, pinned: bool) -> None:
        self.write(number, title=title, pinned=pinned or None)

    @rule(number=NUMBERS, tags=TAGS)
    def write_other_tags(self, number: int, tags: list[str]) -> None:
        self.write(number, tags=f"[{', '.join(tags)}]")

    @rule(number=NUMBERS, category=st.sampled_from(["Things", "Cups", ""]))
    def write_another_category(self, number: int, category: str) -> None:
        self.write(number, category=category)

    @rule(number=NUMBERS, day=st.integers(1, 28))
    def write_another_day_of_the_month(self, number: int, day: int) -> None:
        self.write(number, date=f"2026-0{1 + number % 5}-{day:02}")

    @rule(number=NUMBERS, part=st.integers(1, 3))
    def write_a_part_of_a_series(self, number: int, part: int) -> None:
        self.write(number, series="Leaves", part=part)

    @rule(number=st.integers(17, 24), month=st.integers(1, 7), draft=st.booleans())
    def write_a_new_post(self, number: int, month: int, draft: bool) -> None:
        self.write(number, date=f"2026-{month:02}-03", draft=draft or None)

    @rule(
        number=st.integers(15, 18),
        draft=st.booleans(),
        tie=st.sampled_from(
            [
                {"summary": "Tea."},
                {"aliases": "[/older/]"},
                {"image": "pic.png"},
                {"series": "Leaves"},
            ]
        ),
    )
    def hide_or_publish(self, number: int, draft: bool, tie: dict[str, str]) -> None:
        self.site.write("content/posts/pic.png", PNG)
        self.write(number, draft=draft or None, **tie)

    @rule(number=NUMBERS)
    def delete_a_post(self, number: int) -> None:
        (self.site.root / f"content/posts/tea{number}.md").unlink(missing_ok=True)

    @rule(number=NUMBERS, address=st.sampled_from(["[/old/]", "[/2026/01/tea5/]", ""]))
    def write_an_old_address(self, number: int, address: str) -> None:
        self.write(number, aliases=address)

    @rule(number=NUMBERS, title=st.sampled_from(["Tea", "Coffee"]), draft=st.booleans())
    def change_a_title_and_keep_the_rest(self, number: int, title: str, draft: bool) -> None:
        tie: dict[str, object] = {"draft": "true"} if draft else {"aliases": "[/older/]"}
        self.write(16 + number, "", date=f"2026-03-{number:02}", title=title, **tie)

    @rule(number=NUMBERS, tags=TAGS, author=st.sampled_from(["Ann", "ann", "Bo"]))
    def write_by_somebody(self, number: int, tags: list[str], author: str) -> None:
        self.write(number, tags=f"[{', '.join(tags).lower()}]", authors=f"[{author}]")

    @rule(number=NUMBERS, month=st.integers(1, 7), expires=st.booleans())
    def write_what_appears_or_goes_by_itself(self, number: int, month: int, expires: bool) -> None:
        until = {"expires": f"2026-0{month}-20"} if expires else {}
        self.write(24 + number, date=f"2026-0{month}-{number:02}", **until)

    @rule(number=NUMBERS, of=NUMBERS)
    def write_what_a_translation_names(self, number: int, of: int) -> None:
        self.write(number, lang="de", translation_of=f"tea{of}.md")

    @rule(number=st.integers(14, 24), lang=st.sampled_from(["de", "fr", ""]), of=NUMBERS)
    def write_in_another_language(self, number: int, lang: str, of: int) -> None:
        """From now on, and with some luck as a translation of what is not one of it."""
        self.tongues[number] = {"lang": lang}
        if of < number and of % 3:
            self.tongues[number]["translation_of"] = f"tea{of}.md"
        self.write(number)

    @rule(number=NUMBERS, of=st.integers(1, 3))
    def take_an_id(self, number: int, of: int) -> None:
        self.write(number, id=f"tag:tea.example,2026:{of}")

    @rule()
    def let_another_command_read(self) -> None:
        with suppress(BlogkitError):
            survey(_request(self.site), Silent())

    @rule()
    def lose_what_follows_the_writing(self) -> None:
        """A build that is killed after it wrote the pages, and the trace or not."""
        for step in ("remember", "TraceFile"):
            self.write(1, f"Killed at {step}.")
            with self.patch.context() as patch, suppress(KeyboardInterrupt, BlogkitError):
                patch.setattr(f"blogkit.pipeline.edit.follow.{step}", _killed)
                self.site.build()

    @invariant()
    def both_ways_agree(self) -> None:
        clean = {"clean": True, "output": self.folder / "clean"}
        short, long = _outcome(self.site), _outcome(self.site, **clean)
        assert short == long
        if isinstance(long, dict):
            assert self.site.files() == self.site.files("clean")

    def teardown(self) -> None:
        self.patch.undo()
        shutil.rmtree(self.folder, ignore_errors=True)


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def _outcome(site: TestSite, **options: object) -> object:
    """What a build says of the site, whatever there was to do."""
    try:
        report = site.build(**options)
    except BlogkitError as error:
        return error.problems
    told = report_to_json(report)
    done = ("added", "changed", "removed", "unchanged", "output", "up_to_date")
    return {**told, "feeds": sorted(report.feeds), **dict.fromkeys(done)}


@pytest.fixture
def blog(site: TestSite, monkeypatch: pytest.MonkeyPatch) -> TestSite:
    """A blog of twelve posts that was built, and in which no change goes unnoticed."""
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    for number in range(1, 13):
        site.post(f"tea{number}", f"Words {number}.", date=f"2026-05-{number:02}", summary="Tea.")
    site.post("draft", date="2026-05-13", draft="true")
    site.page("about")
    site.build()
    return site


def _request(site: TestSite) -> BuildRequest:
    return BuildRequest(root=site.root, output=site.root / "output", now=NOW)


@contextmanager
def only_the_short_way(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A build inside fails where it plans everything: what that begins with is not there."""
    with monkeypatch.context() as patch:
        patch.delattr("blogkit.pipeline.stages.prepare")
        yield


def agree(site: TestSite) -> None:
    """A build makes of the site as it is what a clean build makes of it."""
    site.build()
    before = site.files()
    site.build(output=site.root / "clean", clean=True)
    assert before == site.files("clean")


def test_what_another_command_read_in_between_is_built_all_the_same(blog: TestSite) -> None:
    """`blogkit check` and the like leave what they parsed in the cache, and no page."""
    blog.post("tea3", "Other words.", date="2026-05-03", summary="Tea.")
    survey(_request(blog), Silent())
    blog.build()
    assert "Other words." in blog.text("2026/05/tea3/index.html")
    agree(blog)


def test_what_was_taken_back_is_not_built_of_what_another_command_read(blog: TestSite) -> None:
    file = blog.root / "content/posts/tea3.md"
    written = file.read_text()
    blog.post("tea3", "Never shown.", date="2026-05-03", title="Never", summary="Never.")
    survey(_request(blog), Silent())
    file.write_text(written)
    blog.post("tea4", "Other words.", date="2026-05-04", title="Other", summary="Tea.")
    blog.build()
    assert "Never" not in blog.everything()
    agree(blog)


EDITS: dict[str, Callable[[TestSite], object]] = {
    "a word": lambda blog: blog.post("tea3", "Other.", date="2026-05-03", summary="Tea."),
    "a title": lambda blog: blog.post("tea3", date="2026-05-03", title="New", summary="Tea."),
    "a tag": lambda blog: blog.post("tea3", date="2026-05-03", tags="[New]"),
    "a new post": lambda blog: blog.post("new", date="2026-06-01"),
    "a draft": lambda blog: blog.post("new", date="2026-06-01", draft="true"),
    "a day": lambda blog: blog.post("tea3", date="2026-05-04"),
    "a part of a series": lambda blog: blog.post("tea3", date="2026-05-03", series="Leaves"),
    "a draft that is published": lambda blog: blog.post("draft", date="2026-05-13"),
    "a link to another post": lambda blog: blog.post("tea3", "[b](tea2.md)", date="2026-05-03"),
    "a title of a draft": lambda blog: blog.post(
        "draft", date="2026-05-13", draft="true", title="A"
    ),
    "a post by another": lambda blog: blog.post("tea3", date="2026-05-03", authors="[Ann]"),
    "a post that appears by itself": lambda blog: blog.post("new", date="2026-07-01"),
    "a day that is over": lambda blog: blog.post("tea3", date="2026-05-03", expires="2026-07-01"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=[*EDITS])
def test_what_writers_do_all_day_plans_no_whole_site(
    blog: TestSite, monkeypatch: pytest.MonkeyPatch, edit: Callable[[TestSite], object]
) -> None:
    edit(blog)
    with only_the_short_way(monkeypatch):
        blog.build()
    agree(blog)


@pytest.fixture
def tongues(blog: TestSite) -> TestSite:
    """A blog of posts in two languages, of which some are translations."""
    blog.write("blogkit.toml", SETTINGS + BILINGUAL)
    for number, day in enumerate((3, 4, 8), start=1):
        original = f"tea{number}.md" if number > 1 else None
        front = {"lang": "de", "translation_of": original, "summary": "Tee."}
        blog.post(f"tee{number}", f"Wort {number}.", date=f"2026-05-{day:02}", **front)
    blog.build()
    return blog


def _in_german(blog: TestSite, name: str = "tee2", body: str = "Wort.", **front: object) -> None:
    of = {"translation_of": "tea2.md"} if name == "tee2" else {}
    values = {"lang": "de", "date": "2026-05-04", "summary": "Tee.", **of, **front}
    blog.post(name, body, **values)


IN_GERMAN: dict[str, Callable[[TestSite], object]] = {
    "a word": lambda blog: _in_german(blog, body="Anderes."),
    "a title": lambda blog: _in_german(blog, title="Neu"),
    "a title of an original": lambda blog: blog.post("tea2", date="2026-05-02", title="New"),
    "a tag": lambda blog: _in_german(blog, tags="[New]"),
    "a day": lambda blog: _in_german(blog, date="2026-05-09"),
    "a post that stays on top": lambda blog: _in_german(blog, pinned="true"),
    "a new post": lambda blog: _in_german(blog, "neu", date="2026-06-01"),
    "a first post of a month": lambda blog: _in_german(blog, "neu", date="2026-04-01"),
}


@pytest.mark.parametrize("edit", [*EDITS.values(), *IN_GERMAN.values()], ids=[*EDITS, *IN_GERMAN])
def test_a_site_in_several_languages_is_not_planned_as_a_whole_either(
    tongues: TestSite, monkeypatch: pytest.MonkeyPatch, edit: Callable[[TestSite], object]
) -> None:
    edit(tongues)
    with only_the_short_way(monkeypatch):
        tongues.build()
    agree(tongues)


def test_a_tag_may_go_from_one_language_and_stay_in_another(tongues: TestSite) -> None:
    _in_german(tongues, tags="[Green]")
    tongues.post("tea5", date="2026-05-05", tags="[Green]")
    tongues.build()
    _in_german(tongues)
    agree(tongues)


def test_posts_are_related_over_any_number_in_another_language(tongues: TestSite) -> None:
    for number in range(1, 13):
        tongues.post(f"tea{number}", date=f"2026-05-{number:02}", tags="[Green]")
    for name, day in (("alt", "2026-04-01"), ("neu", "2026-06-01")):
        _in_german(tongues, name, date=day, tags="[Green]")
    tongues.build()
    _in_german(tongues, "alt", date="2026-04-01", tags="[Green]", title="Uralt")
    agree(tongues)
    assert "Uralt" in tongues.text("de/2026/06/neu/index.html")


def test_a_month_may_go_from_one_language_and_stay_in_another(
    tongues: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    tongues.write("blogkit.toml", SETTINGS + BILINGUAL + '[urls]\npost = "/{slug}/"\n')
    _in_german(tongues, "neu", date="2026-06-01")
    tongues.post("new", date="2026-06-02")
    tongues.build()
    assert "de/2026/06/index.html" in tongues.files()
    _in_german(tongues, "neu", date="2026-05-30")
    with only_the_short_way(monkeypatch):
        tongues.build()
    assert "de/2026/06/index.html" not in tongues.files()
    assert "2026/06/index.html" in tongues.files()
    agree(tongues)


def test_a_word_in_an_old_post_is_in_the_archive_behind_the_feed_of_its_language(
    tongues: TestSite,
) -> None:
    tongues.write("blogkit.toml", SETTINGS + BILINGUAL + "[feeds]\nentries = 2\narchives = true\n")
    tongues.build()
    tongues.post("tee1", "Anders.", date="2026-05-03", lang="de", summary="Tee.")
    report = tongues.build()
    assert [path for path in report.changed if "feed" in path] == [
        "de/feeds/atom-1.xml",
        "de/feeds/rss-1.xml",
    ]
    agree(tongues)


def test_an_edit_follows_one_that_wrote_something_new_in_another_language(
    tongues: TestSite,
) -> None:
    _in_german(tongues, "neu", date="2026-06-01")
    tongues.build()
    _in_german(tongues, "neu", date="2026-06-01", title="Neuer")
    agree(tongues)
    assert "Neuer" in tongues.text("de/2026/05/tee3/index.html")


def test_what_is_new_in_a_language_may_be_on_each_of_its_pages(tongues: TestSite) -> None:
    shown = THEME.replace("[needs]\n", '[needs]\n"post.html" = ["recent"]\n')
    tongues.write("themes/bare/theme.toml", shown)
    tongues.build()
    # The newest posts of the site as a whole are others.
    _in_german(tongues, "tee1", date="2026-05-03", title="Neu")
    agree(tongues)
    assert "Neu" in tongues.text("de/2026/05/tee3/index.html")


UNUSUAL_IN_GERMAN: dict[str, Callable[[TestSite], object]] = {
    "another language": lambda blog: _in_german(blog, lang="fr"),
    "another original": lambda blog: _in_german(blog, translation_of="tea5.md"),
    "no translation any more": lambda blog: _in_german(blog, translation_of=None),
    "a new translation": lambda blog: _in_german(blog, "neu", translation_of="tea7.md"),
    "another address": lambda blog: _in_german(blog, slug="neu"),
}


@pytest.mark.parametrize("edit", UNUSUAL_IN_GERMAN.values(), ids=[*UNUSUAL_IN_GERMAN])
def test_what_changes_a_translation_or_its_language_is_planned_as_a_whole(
    tongues: TestSite, monkeypatch: pytest.MonkeyPatch, edit: Callable[[TestSite], object]
) -> None:
    edit(tongues)
    with only_the_short_way(monkeypatch), pytest.raises(NameError, match="prepare"):
        tongues.build()
    agree(tongues)


UNUSUAL: dict[str, Callable[[TestSite], object]] = {
    "a post that goes": lambda blog: (blog.root / "content/posts/tea3.md").unlink(),
    "another address": lambda blog: blog.post("tea3", date="2026-05-03", slug="green"),
    "an old address": lambda blog: blog.post("tea3", date="2026-05-03", aliases="[/old/]"),
    "a page": lambda blog: blog.page("about", "Other words."),
    "a draft with an old address": lambda blog: blog.post("draft", aliases="[/old/]"),
    "a setting": lambda blog: blog.write("blogkit.toml", SETTINGS + '[feeds]\nformats = ["rss"]\n'),
    "a template": lambda blog: blog.write("themes/bare/templates/list.html", "{{ posts }}!"),
    "a picture": lambda blog: blog.write("content/posts/tea.png", PNG),
    "a translation": lambda blog: blog.post("tea3", translation_of="tea2.md", lang="de"),
}


@pytest.mark.parametrize("edit", UNUSUAL.values(), ids=[*UNUSUAL])
def test_all_else_is_built_as_a_whole(blog: TestSite, edit: Callable[[TestSite], object]) -> None:
    edit(blog)
    agree(blog)


def test_a_first_part_that_leaves_its_series_leaves_its_feed(blog: TestSite) -> None:
    blog.write("blogkit.toml", SETTINGS + '[feeds]\nentries = 4\nterms = ["series"]\n')
    for number in range(3, 9):
        blog.post(f"tea{number}", date=f"2026-05-0{number}", series="Leaves", part=9 - number)
    blog.build()
    assert "/tea8/" in blog.text("series/leaves/rss.xml")
    blog.post("tea8", date="2026-05-08")
    blog.build()
    assert "/tea8/" not in blog.text("series/leaves/rss.xml")
    agree(blog)


def test_old_addresses_show_the_title_that_a_post_has_now(blog: TestSite) -> None:
    blog.post("tea3", date="2026-05-03", aliases="[/old/]")
    blog.build()
    blog.post("tea3", date="2026-05-03", aliases="[/old/]", title="Another")
    blog.build()
    assert "Another" in blog.text("old/index.html")
    agree(blog)


def test_a_new_post_may_be_what_another_one_translates(blog: TestSite) -> None:
    blog.post("mint", "Mint.", date="2026-05-20", draft="true")
    blog.post("minze", "Minze.", date="2026-05-02", lang="de", translation_of="mint.md")
    blog.build()
    blog.post("mint", "Mint.", date="2026-05-20")
    agree(blog)
    assert "translations=(Translation" in blog.text("2026/05/minze/index.html")


def test_every_problem_is_told_though_one_was_found_on_the_short_way(blog: TestSite) -> None:
    blog.post("tea3", "[a](nowhere.md)", date="2026-05-03")
    blog.post("tea4", "[a](nobody.md)", date="2026-05-04")
    with pytest.raises(ContentError) as caught:
        blog.build()
    assert [one.rule for one in caught.value.problems] == ["dead-link", "dead-link"]


def _run(examples: int, steps: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("blogkit.cache.state.UNSURE", 0)
    run_state_machine_as_test(
        Edits,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            phases=[Phase.generate],
            deadline=None,
            suppress_health_check=[*HealthCheck],
        ),
    )


def test_the_short_way_and_the_long_way_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    _run(3, 8, monkeypatch)


@pytest.mark.integration
def test_the_short_way_and_the_long_way_agree_over_many_edits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _run(30, 25, monkeypatch)
