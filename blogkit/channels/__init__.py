"""Channels: from the name of one to what lays out and counts its teasers.

A stranger's package adds a channel in the entry-point group ``blogkit.channels``: its name
there is that of ``[channels.NAME]``, its value a class without parameters that follows
``blogkit.channels.base.Channel``.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from blogkit.channels.base import Channel, stranger
from blogkit.config.people import Channel as ChannelSettings
from blogkit.config.settings import Settings

if TYPE_CHECKING:
    from importlib.metadata import EntryPoints

GROUP = "blogkit.channels"
BUILT_IN = {
    "x": "blogkit.channels.x:X",
    "mastodon": "blogkit.channels.mastodon:Mastodon",
    "bluesky": "blogkit.channels.bluesky:Bluesky",
    "threads": "blogkit.channels.threads:Threads",
    "linkedin": "blogkit.channels.linkedin:LinkedIn",
    "facebook": "blogkit.channels.facebook:Facebook",
    "telegram": "blogkit.channels.telegram:Telegram",
    "sms": "blogkit.channels.sms:Sms",
    "email": "blogkit.channels.email:Email",
    "webhook": "blogkit.channels.webhook:Webhook",
}
"""The channels that come with blogkit, and where they are."""

DEFAULT = ("x", "mastodon", "bluesky", "linkedin", "facebook", "sms", "email")
"""The channels of a site whose settings name none."""


def channel_names() -> tuple[str, ...]:
    """Every channel that there is: the built-in ones first, then strangers' by name."""
    others = {entry.name for entry in entry_points(group=GROUP)} - BUILT_IN.keys()
    return (*BUILT_IN, *sorted(others))


def is_channel(name: str) -> bool:
    """Whether there is a channel of that name; packages are asked for strangers' alone."""
    return name in BUILT_IN or name in channel_names()


def used_channels(settings: Settings) -> dict[str, ChannelSettings]:
    """The channels to write for, with their settings: the enabled ones, else the default set.

    A table of a name that is no channel is a link on the subscribe page and nothing more.
    """
    chosen = settings.channels or {name: ChannelSettings() for name in DEFAULT}
    return {name: table for name, table in chosen.items() if table.enabled and is_channel(name)}


def find_channel(name: str) -> Channel | None:
    """The channel of that name; None where there is none.

    Raises ``ContentError`` for a stranger's that does not load.
    """
    if name in BUILT_IN:
        module, _, kind = BUILT_IN[name].partition(":")
        built_in: Channel = getattr(import_module(module), kind)()
        return built_in
    for entry in entry_points(group=GROUP, name=name):
        return stranger(name, entry.load)
    return None


def entry_points(group: str, name: str = "") -> "EntryPoints":
    """What packages bring of a group: to look through them takes as long as a small build."""
    from importlib.metadata import entry_points as of_all_packages

    return of_all_packages(group=group, name=name) if name else of_all_packages(group=group)
