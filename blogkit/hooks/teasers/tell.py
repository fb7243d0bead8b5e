"""Telling: from the entries of a teaser feed to the teasers of their posts."""

from collections.abc import Callable

from blogkit.config.settings import Settings
from blogkit.hooks.teasers.compose import compose
from blogkit.hooks.teasers.outlets import outlets_of
from blogkit.hooks.teasers.source import Source
from blogkit.model.documents import Html
from blogkit.model.feeds import TeaserFeedJob, Told


def tell_teasers(
    job: TeaserFeedJob, read_body: Callable[[str], Html], settings: Settings
) -> tuple[Told, ...]:
    """The teasers of the entries of ``job``, in their order: what ``teasers/`` has of them."""
    (outlet,) = outlets_of(settings, job.channel)
    base_url = settings.site.base_url
    teasers = (compose(Source(one.post, base_url, read_body), outlet) for one in job.feed.entries)
    return tuple(Told(text=teaser.text, link=teaser.parts.link) for teaser in teasers)
