"""Reading ahead: what another process parsed is used where it is what would be parsed now."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from blogkit.cache.store import CachedDocument
from blogkit.config import load
from blogkit.config.load import load_settings
from blogkit.errors import ContentError
from blogkit.model.digests import Digest
from blogkit.model.documents import SourcePath
from blogkit.pipeline import parse
from blogkit.pipeline.edit import ahead
from blogkit.pipeline.request import BuildRequest
from tests.sites import NOW, TestSite

FORKED = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) == 1,
    reason="only where there is a second processor, and processes can be forked safely",
)


def settle(site: TestSite) -> None:
    """Build a site of two posts, the files of which are old."""
    for name in ("tea", "cups"):
        os.utime(site.post(name, f"All about {name}.", date="2026-05-01"), (1, 1))
    site.build()
    site.build()


@pytest.fixture
def parsed_here(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that this process parses."""
    sources: list[str] = []

    def parse_and_tell(root: Any, wanted: Sequence[str], *others: Any) -> Any:
        sources.extend(wanted)
        return parse.parse_now(root, wanted, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(ahead, "parse_now", parse_and_tell)
    return sources


@FORKED
def test_a_post_that_changed_is_parsed_by_another_process(
    site: TestSite, parsed_here: list[str]
) -> None:
    settle(site)
    site.post("tea", "Green.", date="2026-05-01")
    assert site.build().changed
    assert "Green." in site.text("2026/05/tea/index.html")
    assert parsed_here == []


@FORKED
def test_the_settings_are_read_once_for_both_processes(
    site: TestSite, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(site)
    told = tmp_path_factory.mktemp("told") / "read"
    original = load._read

    def read_and_tell(path: Path) -> bytes:
        with told.open("a") as file:  # whichever process does
            file.write(f"{path.name}\n")
        return original(path)

    monkeypatch.setattr(load, "_read", read_and_tell)
    site.post("tea", "Green.", date="2026-05-01")
    assert site.build().changed
    assert told.read_text() == "blogkit.toml\n"


def test_what_has_another_key_than_is_asked_for_is_parsed_now(
    site: TestSite, parsed_here: list[str]
) -> None:
    site.post("tea", "Green.")
    request = BuildRequest(root=site.root, output=site.root / "output", now=NOW)
    settings = load_settings(site.root)
    options = parse.parse_options(settings)
    source = SourcePath("content/posts/tea.md")
    ((_, made),) = parse.parse_now(site.root, [source], options, 1)
    assert isinstance(made, CachedDocument)
    known = ahead.Ahead(settings=settings, read=lambda: {str(source): made})
    assert list(ahead.read_now(request, {source: made.key}, options, known)) == [(source, made)]
    assert parsed_here == []
    keys = {source: Digest("another")}
    assert list(ahead.read_now(request, keys, options, known)) == [(source, made)]
    assert parsed_here == [source]


def test_where_no_process_can_be_forked_it_is_parsed_here(
    site: TestSite, parsed_here: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "can_fork", lambda: False)
    settle(site)
    site.post("tea", "Green.", date="2026-05-01")
    site.build()
    assert "Green." in site.text("2026/05/tea/index.html")
    assert parsed_here == ["content/posts/tea.md"]


def test_a_post_with_a_problem_is_told_by_this_process(site: TestSite) -> None:
    settle(site)
    site.post("tea", "[Cups](cupz.md)", date="2026-05-99")
    with pytest.raises(ContentError) as raised:
        site.build()
    assert [one.rule for one in raised.value.problems] == ["invalid-value"]
