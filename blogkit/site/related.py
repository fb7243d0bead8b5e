"""Related posts: from shared tags, the rarer the better, and nearness in time."""

from collections.abc import Iterable, Sequence, Set

from blogkit.model.site import Term

MOST = 3
NEIGHBOURS = 4
"""How far to look along a tag's posts in either direction: the cost is bounded by this."""


def related_posts(tags: Iterable[Term], wanted: Set[str]) -> dict[str, tuple[str, ...]]:
    """For each post in ``wanted`` with tags up to three others that share them; all by source."""
    far: dict[str, dict[str, float]] = {}
    for term in tags:
        sources = term.sources
        if wanted.isdisjoint(sources):
            continue
        weight = weight_of(sources)
        steps = [abs(step) / 1000 - weight for step in range(-NEIGHBOURS, NEIGHBOURS + 1)]
        for position, source in enumerate(sources):
            if source not in wanted:
                continue
            own = far.setdefault(source, {})
            first = max(position - NEIGHBOURS, 0)
            around = sources[first : position + NEIGHBOURS + 1]
            for other, farther in zip(around, steps[first - position + NEIGHBOURS :], strict=False):
                own[other] = own.get(other, 0.0) + farther
    for source, found in far.items():
        del found[source]
    return {source: _nearest(found) for source, found in far.items()}


def weight_of(members: Sequence[object]) -> float:
    """How much it tells that two posts share a tag that ``members`` have.

    The number of bits of their count decides, not the count itself: one post more seldom changes
    what is related to all the others.
    """
    return 1 / len(members).bit_length()


def _nearest(found: dict[str, float]) -> tuple[str, ...]:
    """The posts that are least far, or come first by their source where two are as far."""
    return tuple(source for _, source in sorted(zip(found.values(), found, strict=True))[:MOST])
