"""The result of a build as hooks get it, and what a hook says of itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from blogkit.config.settings import Settings
from blogkit.errors import Place, Problem
from blogkit.model.documents import Html
from blogkit.model.ledger import LedgerEntry
from blogkit.model.views import ImageView, PostSummary, SiteView


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """A finished build, as a post-build hook sees it.

    ``posts`` are the visible ones, newest first; ``added``, ``changed`` and ``removed`` are
    paths below ``output``; ``read_body`` gives the markup of a post by its ``source``, with
    root-relative URLs, ``place`` where a field of its front matter was written. ``root`` is the
    site's folder, in which a hook may write; ``ledger`` is what was announced,
    ``cards`` the social card of a post without a picture by its ``source``.
    """

    root: Path
    output: Path
    settings: Settings
    site: SiteView
    posts: Sequence[PostSummary]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    read_body: Callable[[str], Html]
    place: Callable[[str, str], Place]
    ledger: tuple[LedgerEntry, ...]
    cards: Mapping[str, ImageView]


@dataclass(frozen=True, slots=True, kw_only=True)
class HookReport:
    """What a hook did: one line for people, the folder to look into, and every file it made.

    The files are watched: where one is missing, the next build runs the hooks again.
    """

    line: str
    files: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
