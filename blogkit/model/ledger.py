"""The ledger: what was announced where, one entry for each time that somebody was told."""

from datetime import datetime
from typing import Literal

from blogkit.dataclasses import dataclass

FILE = "syndication.jsonl"
"""The ledger's file in the folder of the site; it belongs to the sources and is committed."""

State = Literal["posted", "unsure", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """A post, by its id, on a channel at a moment; ``url`` is where readers find it there.

    ``url`` is empty where there is no such place, as for a text message. ``variant`` tells
    several teasers of one post on one channel apart. ``unsure``: nobody knows whether it
    arrived. ``line`` is that of the file, from 1.
    """

    post: str
    channel: str
    at: datetime
    url: str = ""
    variant: str = ""
    state: State = "posted"
    line: int = 0


def current(entries: tuple[LedgerEntry, ...]) -> tuple[LedgerEntry, ...]:
    """The last entry for each post, channel and variant: a later line corrects an earlier one."""
    return tuple({(one.post, one.channel, one.variant): one for one in entries}.values())
