"""The result of a build as hooks get it, and what a hook says of itself."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol, TypeAlias, TypeVar

from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.errors import Place, Problem
from blogkit.model.documents import Html
from blogkit.model.ledger import LedgerEntry
from blogkit.model.views import ImageView, PostSummary, SiteView

ReadMarkup: TypeAlias = Callable[[str], Html]
"""Gives the markup of a post by its ``source``."""


class AboutPost(Protocol):
    """Whatever names one post by its source: a ``PostSummary`` does."""

    @property
    def source(self) -> str:
        """The path of the source."""


Task = TypeVar("Task", bound=AboutPost)
Done = TypeVar("Done")


class Spread(Protocol):
    """Does the same work for each of many posts, over several processes where that pays."""

    def __call__(
        self,
        work: Callable[[Sequence[Task], ReadMarkup], list[Done]],
        tasks: Sequence[Task],
        /,
    ) -> Iterator[list[Done]]:
        """What ``work`` gives for chunks of ``tasks``, in their order, whatever their number.

        ``work`` gets the tasks of a chunk and a reader of their posts. It, the tasks and what it
        gives have to be picklable: a function at the top of a module, in a ``partial`` or not.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """A finished build, as a post-build hook sees it.

    ``posts`` are the visible ones, newest first; ``added``, ``changed`` and ``removed`` are
    paths below ``output``; ``read_body`` gives the markup of a post by its ``source``, with
    root-relative URLs, ``place`` where a field of its front matter was written; ``spread`` is for
    work over many posts. ``root`` is the site's folder, in which a hook may write; ``ledger`` is
    what was announced, ``cards`` the social card of a post without a picture by its ``source``.
    """

    root: Path
    output: Path
    settings: Settings
    site: SiteView
    posts: Sequence[PostSummary]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    read_body: ReadMarkup
    spread: Spread
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
