"""The result of a build: what hooks get and what the command line tells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from blogkit.config.settings import Settings
from blogkit.errors import Problem
from blogkit.model.documents import Html
from blogkit.model.site import Hidden
from blogkit.model.views import PostSummary, SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """A finished build, as a post-build hook sees it.

    ``posts`` are the visible ones, newest first; ``added``, ``changed`` and ``removed`` are
    paths below ``output``; ``read_body`` gives the markup of a post by its ``source``, with
    root-relative URLs. ``root`` is the site's folder, in which a hook may write.
    """

    root: Path
    output: Path
    settings: Settings
    site: SiteView
    posts: tuple[PostSummary, ...]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    read_body: Callable[[str], Html]


@dataclass(frozen=True, slots=True, kw_only=True)
class HookReport:
    """What a hook did: one line for people, the folder to look into, and every file it made.

    The files are watched: where one is missing, the next build runs the hooks again.
    """

    line: str
    files: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a build did, for people and for ``--json``."""

    posts: int
    pages: int
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    hidden: tuple[Hidden, ...] = ()
    warnings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    feeds: tuple[str, ...] = ()
    hooks: Mapping[str, str]
    next_change: datetime | None = None
    output: str = "output"
    up_to_date: bool = False
