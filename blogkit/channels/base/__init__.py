"""What every channel stands on: the protocol, and what more than one of them needs to count."""

from blogkit.channels.base.channel import (
    Channel,
    Draft,
    Facet,
    Limit,
    Meter,
    Parts,
    Picture,
    blocks,
    composer,
    fits,
)
from blogkit.channels.base.clusters import cluster_count, clusters, is_plain
from blogkit.channels.base.emoji import replace_emoji
from blogkit.channels.base.links import bare_links, open_links_with_scheme
from blogkit.channels.base.stranger import stranger
from blogkit.channels.base.tops import has_known_top

__all__ = [
    "Channel",
    "Draft",
    "Facet",
    "Limit",
    "Meter",
    "Parts",
    "Picture",
    "bare_links",
    "blocks",
    "cluster_count",
    "clusters",
    "composer",
    "fits",
    "has_known_top",
    "is_plain",
    "open_links_with_scheme",
    "replace_emoji",
    "stranger",
]
