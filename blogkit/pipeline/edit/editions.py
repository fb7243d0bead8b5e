"""Editions: from a trace to what was in each language of a site; no post is looked at."""

from collections import Counter
from collections.abc import Sequence

from blogkit.cache.trace import Trace
from blogkit.config.settings import Settings
from blogkit.model.site import Edition
from blogkit.site.editions import homes_of
from blogkit.site.frame import ROOT


def editions_before(trace: Trace, settings: Settings) -> tuple[Edition, ...]:
    """What was in each language of a site, the main one first."""
    main, months = settings.site.language, trace.head.months
    homes = homes_of(settings)
    if not homes:
        return (Edition(language=main, home=ROOT, posts=trace.posts, months=months[main]),)
    posts: dict[str, list[str]] = {language: [] for language, _ in homes}
    for source in trace.posts:
        posts[trace.languages.get(source, main)].append(source)
    return tuple(
        Edition(language=language, home=home, posts=posts[language], months=months[language])
        for language, home in homes
    )


def months_of(editions: Sequence[Edition]) -> Sequence[tuple[str, int]]:
    """The months of the posts in all languages, newest first."""
    if len(editions) == 1:
        return editions[0].months
    months = Counter[str]()
    for edition in editions:
        months.update(dict(edition.months))
    return newest_first(months)


def newest_first(months: Counter[str]) -> Sequence[tuple[str, int]]:
    """The ``months`` that posts are of, as ``Site`` has them."""
    return [(month, months[month]) for month in sorted(months, reverse=True) if months[month]]
