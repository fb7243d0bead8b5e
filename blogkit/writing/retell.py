"""Telling again: from posts told long ago to the words in which they were not told last."""

from blogkit.dataclasses import replace
from blogkit.errors import ContentError
from blogkit.hooks.teasers.compose import compose_all
from blogkit.hooks.teasers.outlets import outlets_of
from blogkit.hooks.teasers.source import Source
from blogkit.hooks.teasers.variants import VARIANTS
from blogkit.model.report import Hidden
from blogkit.model.result import BuildResult
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.telling import tell
from blogkit.writing.standing import Retelling


def in_other_words(
    request: BuildRequest, progress: Progress, due: tuple[Retelling, ...]
) -> tuple[Retelling, ...]:
    """``due``, each with the next variant after that told last, where the post has another one.

    A site with problems has no teasers: then they stay as they are.
    """

    def work(result: BuildResult, _: tuple[Hidden, ...]) -> tuple[Retelling, ...]:
        return tuple(_next(result, one) for one in due)

    try:
        return tell(request, progress, work) if due else ()
    except ContentError:
        return due


def _next(result: BuildResult, due: Retelling) -> Retelling:
    post = next(one for one in result.posts if one.source == due.post.source)
    source = Source(post, result.settings.site.base_url, result.read_body)
    last = _number(due.last.variant)
    there = sorted(
        teaser.variant
        for outlet in outlets_of(result.settings, due.last.channel)
        for teaser in compose_all(source, outlet)
        if teaser.variant != last
    )
    later = [number for number in there if number > last]
    return replace(due, variant=(later or there or [0])[0])


def _number(variant: str) -> int:
    """The number of what the ledger calls by number or by name; else the first."""
    if variant in VARIANTS:
        return VARIANTS.index(variant) + 1
    return int(variant) if variant.isascii() and variant.isdigit() else 1
