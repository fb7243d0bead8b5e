"""What follows an edit of a few posts is what a whole build makes, in less."""

import shutil
import tempfile
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

from blogkit.errors import BlogkitError
from blogkit.pipeline.report import report_to_json
from tests.sites import SETTINGS, TestSite, make_site

MONOLINGUAL = SETTINGS.replace("per_page = 2", "per_page = 3") + "[feeds]\nentries = 4\n"

NUMBERS = st.integers(1, 16)
TAGS = st.lists(st.sampled_from(["Green", "Black", "White"]), max_size=2, unique=True)
BODIES = st.sampled_from(["One.", "One. Two.", "See [it](tea1.md).", "## Part\n\nThree."])


class Edits(RuleBasedStateMachine):
    """A writer at work; after each edit the short way must agree with the long one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.site = make_site(self.folder, MONOLINGUAL)

    @initialize(cards=st.booleans())
    def begin(self, cards: bool) -> None:
        if cards:
            self.site.write("blogkit.toml", MONOLINGUAL.replace("cards = false", "cards = true"))
        for number in range(1, 17):
            self.write(number)
        self.site.page("about")

    def write(self, number: int, body: str = "Words.", **front: object) -> None:
        values = {
            "date": f"2026-0{1 + number % 5}-{number:02}",
            "tags": "[Green]" if number % 2 else "[Black, White]",
            "category": "Things" if number % 3 else "",
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

    @rule(number=NUMBERS, draft=st.booleans())
    def hide_or_publish(self, number: int, draft: bool) -> None:
        self.write(number, draft=draft or None)

    @rule(number=NUMBERS)
    def delete_a_post(self, number: int) -> None:
        (self.site.root / f"content/posts/tea{number}.md").unlink(missing_ok=True)

    @rule(number=NUMBERS, address=st.sampled_from(["[/old/]", "[/2026/01/tea5/]", ""]))
    def write_an_old_address(self, number: int, address: str) -> None:
        self.write(number, aliases=address)

    @invariant()
    def both_ways_agree(self) -> None:
        clean = {"clean": True, "output": self.folder / "clean"}
        short, long = _outcome(self.site), _outcome(self.site, **clean)
        assert short == long
        if isinstance(long, dict):
            assert self.site.files() == self.site.files("clean")

    def teardown(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _outcome(site: TestSite, **options: object) -> object:
    """What a build says of the site, whatever there was to do."""
    try:
        report = site.build(**options)
    except BlogkitError as error:
        return error.problems
    told = report_to_json(report)
    done = ("added", "changed", "removed", "unchanged", "output", "up_to_date")
    return {**told, "feeds": sorted(report.feeds), **dict.fromkeys(done)}


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
