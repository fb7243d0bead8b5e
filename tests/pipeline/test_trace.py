"""The trace that an edit is followed from, and the patches beside it, lead nowhere if damaged."""

from pathlib import Path

import pytest

from tests.pipeline.test_edit import EDITS, agree, blog, only_the_short_way
from tests.sites import TestSite

__all__ = ["blog"]


def cache_file(blog: TestSite, kind: str) -> Path:
    """The one file of that kind that a build into ``output`` left."""
    blog.post("tea1", "Other words.", date="2026-05-01", summary="Tea.")
    blog.build()
    (file,) = (blog.root / ".blogkit").glob(f"{kind}-*.bin")
    return file


@pytest.mark.parametrize("kind", ["trace", "edits"])
@pytest.mark.parametrize("place", range(0, 100, 26))
@pytest.mark.parametrize("share", [0, 10**9])
@pytest.mark.parametrize("edit", ["a word", "a tag", "a new post"])
def test_a_damaged_trace_is_not_followed(
    blog: TestSite, kind: str, place: int, share: int, edit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogkit.cache.trace_file.SHARE", 0)
    file = cache_file(blog, kind)
    content = bytearray(file.read_bytes())
    content[len(content) * place // 100] ^= 16
    file.write_bytes(content)
    monkeypatch.setattr("blogkit.cache.trace_file.SHARE", share)
    EDITS[edit](blog)
    agree(blog)


def test_what_edits_changed_is_of_no_use_to_another_trace(
    blog: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogkit.cache.trace_file.SHARE", 0)
    file = cache_file(blog, "edits")
    kept = file.read_bytes()
    blog.page("about", "A whole build.")
    blog.build()
    assert not file.exists()
    file.write_bytes(kept)
    EDITS["a tag"](blog)
    agree(blog)


IN_A_ROW = (
    "a word",
    "a draft",
    "a title of a draft",
    "a title",
    "a draft that is published",
    "a new post",
    "a day",
    "a tag",
)


@pytest.mark.parametrize("share", [0, 8, 10**9])
def test_edits_in_a_row_are_followed_one_by_one(
    blog: TestSite, monkeypatch: pytest.MonkeyPatch, share: int
) -> None:
    monkeypatch.setattr("blogkit.cache.trace_file.SHARE", share)
    with only_the_short_way(monkeypatch):
        for edit in IN_A_ROW:
            EDITS[edit](blog)
            blog.build()
    agree(blog)


def test_a_patch_does_not_grow_beyond_its_share_of_the_trace(
    blog: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("blogkit.cache.trace_file.SHARE", 3)
    trace = cache_file(blog, "trace")
    kinds = set()
    for number in range(1, 13):
        blog.post(f"tea{number}", f"Words {number}!", date=f"2026-05-{number:02}", summary="Tea.")
        blog.build()
        patches = [*(blog.root / ".blogkit").glob("edits-*.bin")]
        kinds.add(len(patches))
        assert all(one.stat().st_size * 2 < trace.stat().st_size for one in patches)
    assert kinds == {0, 1}
