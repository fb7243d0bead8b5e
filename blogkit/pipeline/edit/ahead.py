"""Reading ahead: posts that changed are parsed by one process while another loads all the rest.

To load what plans and renders takes as long as to load Python-Markdown and to parse a post; an
edit needs both. What was read ahead is used where it is what would be read now: its key says so.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from blogkit.cache.store import CachedDocument
from blogkit.config.load import load_settings
from blogkit.config.settings import Settings
from blogkit.content.options import ParseOptions
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError
from blogkit.model.digests import Digest
from blogkit.model.documents import SourcePath
from blogkit.pipeline.parse import Outcome, parse_now, parse_options
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.since import Since
from blogkit.pipeline.workers import beside, can_fork
from blogkit.render.theme import own_shortcuts, theme_folders

MOST = 64
"""So many posts that changed at once are no edit: planning everything is as quick."""

POSTS = "content/posts/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What is known of an edit before all that follows it is loaded: the site's settings.

    ``read`` gives what was read ahead, by source.
    """

    settings: Settings
    read: Callable[[], Mapping[str, CachedDocument]]


def is_edit(since: Since) -> bool:
    """Whether a few posts are all that changed, so that they can be followed."""
    few = len(since.changed) <= MOST
    return few and since.trace is not None and all(one.startswith(POSTS) for one in since.changed)


@contextmanager
def reading_ahead(request: BuildRequest, since: Since | None) -> Iterator[Ahead | None]:
    """Read the posts that changed ``since``, if they are an edit: what is given waits for them.

    Raises ``SettingsError`` where there are no settings to read them with.
    """
    if since is None or not is_edit(since):
        yield None
        return
    settings = load_settings(request.root, request.base_url)
    options = _options(request, settings)
    if options is None or not can_fork():
        yield Ahead(settings=settings, read=dict)
        return
    present = sorted(since.changed & since.inputs.files.keys())
    with beside(partial(_read, request, present, options)) as result:

        def read() -> dict[str, CachedDocument]:
            return {source: CachedDocument(*values) for source, values in result().items()}

        yield Ahead(settings=settings, read=read)


def _options(request: BuildRequest, settings: Settings) -> ParseOptions | None:
    """What posts are parsed with; None where the theme is wrong, which a whole build tells."""
    try:
        return parse_options(settings, own_shortcuts(theme_folders(request.root, settings)))
    except ContentError:
        return None


def read_now(
    request: BuildRequest, keys: Mapping[SourcePath, Digest], options: ParseOptions, ahead: Ahead
) -> Iterator[tuple[SourcePath, Outcome]]:
    """What each source of ``keys`` says now: as it was read ahead, where that has the same key."""
    known = ahead.read() if keys else {}
    read = {source: known[source] for source in keys if source in known}
    read = {source: made for source, made in read.items() if made.key == keys[source]}
    yield from read.items()
    unread = [source for source in keys if source not in read]
    yield from parse_now(request.root, unread, options, request.jobs)


def _read(
    request: BuildRequest, paths: list[str], options: ParseOptions
) -> dict[str, tuple[Any, ...]]:
    """The values of what each of ``paths`` is parsed to, but for those that cannot be."""
    return {
        source: tuple(outcome)
        for source, outcome in parse_now(request.root, [*map(SourcePath, paths)], options, 1)
        if isinstance(outcome, CachedDocument)
    }
