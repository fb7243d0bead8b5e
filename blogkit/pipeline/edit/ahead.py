"""Reading ahead: posts that changed are parsed by one process while another loads all the rest.

To load what plans and renders takes as long as to load Python-Markdown and to parse a post; an
edit needs both. What was read ahead is used where it is what would be read now: its key says so.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeAlias

from blogkit.cache.store import CachedDocument
from blogkit.content.options import ParseOptions
from blogkit.model.digests import Digest
from blogkit.model.documents import SourcePath
from blogkit.pipeline.parse import Outcome, parse_now, parse_options
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.since import Since
from blogkit.pipeline.workers import beside, can_fork

MOST = 64
"""So many posts that changed at once are no edit: planning everything is as quick."""

POSTS = "content/posts/"

Ahead: TypeAlias = Callable[[], Mapping[str, CachedDocument]]
"""Gives what was read ahead, by source."""


def is_edit(since: Since) -> bool:
    """Whether a few posts are all that changed, so that they can be followed."""
    few = len(since.changed) <= MOST
    return few and since.trace is not None and all(one.startswith(POSTS) for one in since.changed)


@contextmanager
def reading_ahead(request: BuildRequest, since: Since | None) -> Iterator[Ahead]:
    """Read the posts that changed ``since``; what is given waits for what came of it."""
    if since is None or not is_edit(since) or not can_fork():
        yield dict
        return
    present = sorted(since.changed & since.inputs.files.keys())
    with beside(partial(_read, request, present)) as result:
        yield lambda: {source: CachedDocument(*values) for source, values in result().items()}


def read_now(
    request: BuildRequest, keys: Mapping[SourcePath, Digest], options: ParseOptions, ahead: Ahead
) -> Iterator[tuple[SourcePath, Outcome]]:
    """What each source of ``keys`` says now: as it was read ahead, where that has the same key."""
    known = ahead() if keys else {}
    read = {source: known[source] for source in keys if source in known}
    read = {source: made for source, made in read.items() if made.key == keys[source]}
    yield from read.items()
    unread = [source for source in keys if source not in read]
    yield from parse_now(request.root, unread, options, request.jobs)


def _read(request: BuildRequest, paths: list[str]) -> dict[str, tuple[Any, ...]]:
    """The values of what each of ``paths`` is parsed to, but for those that cannot be."""
    from blogkit.config.load import load_settings
    from blogkit.errors import ContentError, SettingsError
    from blogkit.render.theme import own_shortcuts, theme_folders

    try:
        settings = load_settings(request.root, request.base_url)
        shortcuts = own_shortcuts(theme_folders(request.root, settings))
    except (ContentError, SettingsError):
        return {}  # what is wrong, the other process tells
    options = parse_options(settings, shortcuts)
    return {
        source: tuple(outcome)
        for source, outcome in parse_now(request.root, [*map(SourcePath, paths)], options, 1)
        if isinstance(outcome, CachedDocument)
    }
