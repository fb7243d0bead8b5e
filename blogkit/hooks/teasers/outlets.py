"""Outlets: from the settings to the channels as this site uses them."""

from collections.abc import Mapping

from blogkit.channels import find_channel, used_channels
from blogkit.channels.base import Channel
from blogkit.config.people import Channel as ChannelSettings
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A channel as this site uses it; ``most`` is its limit here, ``hashtags`` the most of them.

    ``medium`` is what links say of it; without one they are not tracked. ``handles`` are
    those of people here by their key, ``dids`` the permanent names behind such handles.
    """

    channel: Channel
    label: str
    most: int
    hashtags: int
    account: str = ""
    profile: str = ""
    medium: str = ""
    handles: Mapping[str, str] = field(default_factory=dict)
    dids: Mapping[str, str] = field(default_factory=dict)


def outlets_of(settings: Settings, only: str = "") -> tuple[Outlet, ...]:
    """The channels of the settings to write for, or the ``only`` one that is asked for.

    Raises ``ContentError`` for a stranger's channel that does not load.
    """
    outlets = []
    for name, table in used_channels(settings).items():
        channel = find_channel(name) if only in {"", name} else None
        if channel is not None:
            outlets.append(_outlet(channel, table, settings))
    return tuple(outlets)


def _outlet(channel: Channel, table: ChannelSettings, settings: Settings) -> Outlet:
    handles = {
        key: f"@{handle}"
        for key, person in settings.people.items()
        if (handle := person.handle(channel.name).removeprefix("@"))
    }
    return Outlet(
        channel=channel,
        label=table.label or channel.label,
        most=table.limit or channel.limit.most,
        hashtags=channel.hashtags if table.hashtags is None else table.hashtags,
        account=table.handle,
        profile=table.url,
        medium=_medium(channel, settings.teasers.utm),
        handles=handles,
        dids={
            handle.removeprefix("@").lower(): settings.people[key].did
            for key, handle in handles.items()
            if settings.people[key].did
        },
    )


def _medium(channel: Channel, utm: bool | str) -> str:
    if isinstance(utm, str):
        return utm
    return channel.medium if utm else ""
