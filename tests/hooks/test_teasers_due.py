"""Which posts are due: the newest, and those of late that nobody was told of."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from blogkit.hooks.teasers.due import due_posts
from blogkit.model.ledger import LedgerEntry, State
from tests.hooks.teasers_sample import posts, result


def told(number: int, state: State = "posted") -> LedgerEntry:
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    return LedgerEntry(post=f"tag:tea.example,2026:{number}", channel="x", at=moment, state=state)


def due(tmp_path: Path, ledger: Iterable[LedgerEntry], **teasers: int) -> list[int]:
    many = [replace(one, status="draft") if "tea-19/" in one.url else one for one in posts(20)]
    build = replace(result(tmp_path, many, teasers=teasers), ledger=tuple(ledger))
    return [int(post.url.rpartition("-")[2].strip("/")) for post in due_posts(build)]


def test_without_a_ledger_the_newest_are_due(tmp_path: Path) -> None:
    assert due(tmp_path, [], newest=3) == [20, 18, 17]
    assert due(tmp_path, [], newest=0) == []


def test_with_a_ledger_what_it_lacks_is_due_too(tmp_path: Path) -> None:
    ledger = [told(20), told(16), told(15, "unsure"), told(14, "removed")]
    assert due(tmp_path, ledger, newest=2, days=7) == [20, 18, 17, 14, 13]
    assert due(tmp_path, ledger, newest=2, days=0) == [20, 18]
