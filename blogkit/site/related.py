"""Related posts: from shared tags, the rarer the better, and nearness in time."""

from collections import defaultdict

from blogkit.model.documents import Document
from blogkit.model.site import Term

MOST = 3
NEIGHBOURS = 4
"""How far to look along a tag's posts in either direction: the cost is bounded by this."""


def related_posts(tags: tuple[Term, ...]) -> dict[str, tuple[Document, ...]]:
    """For each post with tags, by source, up to three others that share them.

    A tag weighs by the number of bits of its count, not by the count itself: one post more
    seldom changes what is related to all the others.
    """
    scores: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    posts: dict[str, Document] = {}
    for term in tags:
        weight = 1 / len(term.posts).bit_length()
        members = term.posts
        for position, post in enumerate(members):
            posts[post.source] = post
            own = scores[post.source]
            for step in range(1, NEIGHBOURS + 1):
                near = weight - step / 1000
                if position >= step:
                    own[members[position - step].source] += near
                if position + step < len(members):
                    own[members[position + step].source] += near
    return {source: _best(found, posts) for source, found in scores.items()}


def _best(found: dict[str, float], posts: dict[str, Document]) -> tuple[Document, ...]:
    best = sorted(found, key=lambda source: (-found[source], source))[:MOST]
    return tuple(posts[source] for source in best)
