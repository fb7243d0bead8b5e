"""Work over many posts: the same whatever the number of processes, and each post's own markup."""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from blogkit.errors import ContentError, Problem
from blogkit.hooks.teasers import write_teasers
from blogkit.model.result import BuildResult, ReadMarkup
from blogkit.model.views import PostSummary
from blogkit.pipeline.progress import Silent
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.telling import Told, tell
from tests.sites import NOW, SETTINGS, TestSite

POSTS = 130
"""More than the page of teasers has and than one process does by itself."""


@pytest.fixture
def large(site: TestSite) -> TestSite:
    site.write(
        "blogkit.toml", f"{SETTINGS}[teasers]\nnewest = {POSTS}\n[channels.x]\n[channels.email]\n"
    )
    for number in range(POSTS):
        words = f"Cup number {number} of the {number % 7} kettles is the one that you want.\n\n"
        site.post(f"cup-{number}", words * 3, date=f"2026-0{1 + number % 5}-{1 + number % 27:02}")
    site.post("long", date="2025-01-01", teaser="word " * 80)
    return site


def ask(site: TestSite, jobs: int, work: Callable[[BuildResult], Told]) -> Told:
    request = BuildRequest(root=site.root, output=site.root / "output", now=NOW, jobs=jobs)
    return tell(request, Silent(), lambda result, _: work(result))


def test_teasers_are_the_same_whatever_the_number_of_processes(large: TestSite) -> None:
    folder = large.root / "teasers"
    seen = []
    for jobs in (1, 2):
        report = ask(large, jobs, write_teasers)
        files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        assert set(report.files) == files.keys()
        problems = [str(problem) for problem in report.problems]
        seen.append((files, report.line, problems))
        for path in files:
            if path.name != ".blogkit-manifest":
                path.unlink()
    assert seen[0] == seen[1]
    assert f"for {POSTS} posts" in seen[0][1]


def test_one_that_is_too_long_is_named_wherever_it_was_composed(large: TestSite) -> None:
    large.post("cup-3", date="2024-01-01", teaser="word " * 80)
    large.write("blogkit.toml", (large.root / "blogkit.toml").read_text().replace("130", "131"))
    report = ask(large, 2, write_teasers)
    named = [str(problem.place) for problem in report.problems]
    assert named == ["content/posts/long.md:4:9", "content/posts/cup-3.md:4:9"]


def numbers(
    posts: Sequence[PostSummary], read_body: ReadMarkup
) -> list[tuple[str, list[str], int]]:
    """For each post which cups its markup has, and which process says so."""
    found = ((post.source, read_body(post.source)) for post in posts)
    return [(source, re.findall(r"number (\d+)", markup), os.getpid()) for source, markup in found]


def gather(result: BuildResult) -> list[tuple[str, list[str], int]]:
    return [one for chunk in result.spread(numbers, result.posts) for one in chunk]


def test_each_post_is_read_in_order_in_other_processes(large: TestSite) -> None:
    found = ask(large, 2, gather)
    for source, cups, process in found:
        number = Path(source).stem.removeprefix("cup-")
        assert cups == ([] if number == "long" else [number] * 3)
        assert process != os.getpid()
    alone = ask(large, 1, gather)
    assert [one[:2] for one in alone] == [one[:2] for one in found]
    assert {one[2] for one in alone} == {os.getpid()}


def fail(posts: Sequence[PostSummary], read_body: ReadMarkup) -> list[str]:
    """Fail as a stranger's channel does."""
    raise ContentError([Problem(rule="channel", what=f"no room for {len(posts) > 0}")])


def test_what_fails_in_another_process_is_said_as_in_this_one(large: TestSite) -> None:
    def run(result: BuildResult) -> list[list[str]]:
        return list(result.spread(fail, result.posts))

    with pytest.raises(ContentError) as caught:
        ask(large, 2, run)
    assert [problem.what for problem in caught.value.problems] == ["no room for True"]
