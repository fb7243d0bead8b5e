"""Syndication: from the ledger to where else each post is, as its page says."""

from collections.abc import Mapping

from blogkit.config.settings import Settings
from blogkit.model.ledger import LedgerEntry, current
from blogkit.model.views import Link


def also_on(entries: tuple[LedgerEntry, ...], settings: Settings) -> Mapping[str, tuple[Link, ...]]:
    """For each post's id a link for each channel that it is on, in the order of the settings.

    Of several on one channel the newest counts.
    """
    order = {name: place for place, name in enumerate(settings.channels)}
    newest: dict[str, dict[str, LedgerEntry]] = {}
    for entry in sorted(current(entries), key=lambda one: one.at):
        if entry.url and entry.state == "posted":
            newest.setdefault(entry.post, {})[entry.channel] = entry
    return {
        post: tuple(
            Link(title=_label(one.channel, settings), url=one.url)
            for one in sorted(
                found.values(), key=lambda one: (order.get(one.channel, len(order)), one.channel)
            )
        )
        for post, found in newest.items()
    }


def _label(channel: str, settings: Settings) -> str:
    known = settings.channels.get(channel)
    return known.label if known and known.label else channel.capitalize()
