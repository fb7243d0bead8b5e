"""Outlets: from the settings to the channels to write for, and to what feeds tell there."""

from collections.abc import Callable

from blogkit.channels import find_channel, used_channels
from blogkit.config.settings import Settings
from blogkit.hooks.teasers.compose import Outlet, Source, compose
from blogkit.model.documents import Html
from blogkit.model.feeds import TeaserFeedJob, Told


def outlets_of(settings: Settings, only: str = "") -> tuple[Outlet, ...]:
    """The channels of the settings to write for, or the ``only`` one that is asked for.

    Raises ``ContentError`` for a stranger's channel that does not load.
    """
    outlets = []
    for name, table in used_channels(settings).items():
        channel = find_channel(name) if only in {"", name} else None
        if channel is not None:
            outlets.append(
                Outlet(
                    channel=channel,
                    label=table.label or channel.label,
                    most=table.limit or channel.limit.most,
                    account=table.handle,
                    profile=table.url,
                )
            )
    return tuple(outlets)


def tell_teasers(
    job: TeaserFeedJob, read_body: Callable[[str], Html], settings: Settings
) -> tuple[Told, ...]:
    """The teasers of the entries of ``job``, in their order: what ``teasers/`` has of them."""
    (outlet,) = outlets_of(settings, job.channel)
    teasers = (compose(Source(entry.post, read_body), outlet) for entry in job.feed.entries)
    return tuple(Told(text=teaser.text, link=teaser.parts.link) for teaser in teasers)
