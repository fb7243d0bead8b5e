"""Due: from the posts of a build and the ledger to those that teasers are written for."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from blogkit.model.ledger import current
from blogkit.model.result import BuildResult
from blogkit.model.views import PostSummary


def due_posts(result: BuildResult) -> Iterator[PostSummary]:
    """The newest posts, and those of the days before that nobody was told of; nothing hidden.

    The days are counted back from the newest post, so that the same site has the same
    teasers tomorrow. Without a ledger nobody knows what was told: then the newest are all.
    """
    settings = result.settings.teasers
    visible = (post for post in result.posts if not post.status)
    newest = tuple(islice(visible, settings.newest))
    yield from newest
    told = {entry.post for entry in current(result.ledger) if entry.state != "removed"}
    if not told or not newest:
        return
    oldest = newest[0].date - timedelta(days=settings.days)
    for post in visible:
        if post.date < oldest:
            return
        if post.id not in told:
            yield post
