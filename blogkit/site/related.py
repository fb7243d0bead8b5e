"""Related posts: from shared tags, the rarer the better, and nearness in time."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from blogkit.model.documents import Document
from blogkit.model.site import Term

MOST = 3
NEIGHBOURS = 4
"""How far to look along a tag's posts in either direction: the cost is bounded by this."""


def related_posts(
    tags: tuple[Term, ...], wanted: Collection[str]
) -> dict[str, tuple[Document, ...]]:
    """For each post in ``wanted`` with tags, by source, up to three others that share them."""
    scores: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    posts: dict[str, Document] = {}
    for term in tags:
        members = term.posts
        weight = weight_of(members)
        for position, post in enumerate(members):
            if post.source not in wanted:
                continue
            own = scores[post.source]
            for step in range(1, NEIGHBOURS + 1):
                near = weight - step / 1000
                for place in (position - step, position + step):
                    if 0 <= place < len(members):
                        other = members[place]
                        posts[other.source] = other
                        own[other.source] += near
    return {source: _best(found, posts) for source, found in scores.items()}


def weight_of(members: Sequence[object]) -> float:
    """How much it tells that two posts share a tag that ``members`` have.

    The number of bits of their count decides, not the count itself: one post more seldom changes
    what is related to all the others.
    """
    return 1 / len(members).bit_length()


def _best(found: dict[str, float], posts: dict[str, Document]) -> tuple[Document, ...]:
    best = sorted(found, key=lambda source: (-found[source], source))[:MOST]
    return tuple(posts[source] for source in best)
