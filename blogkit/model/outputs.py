"""Outputs: every future file, with the job that makes its bytes."""

from datetime import datetime
from typing import TypeAlias

from blogkit.dataclasses import dataclass
from blogkit.model.digests import Digest, digest_of_value
from blogkit.model.feeds import FeedJob, TeaserFeedJob
from blogkit.model.pages import RedirectPage, View
from blogkit.model.search import EntriesJob, WordsJob


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateJob:
    """Render a template with a view; ``body`` becomes its ``content``.

    ``language`` is that of the words and dates around what writers wrote.
    """

    template: str
    language: str
    view: View | RedirectPage


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetTemplateJob:
    """Render a theme's asset, such as a stylesheet, with the theme's settings alone."""

    asset: str
    settings: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyJob:
    """Copy a file as it is; ``file`` is relative to the site or absolute."""

    file: str
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanJob:
    """Copy a picture without what readers must not get: its position, an SVG's scripts."""

    file: str
    digest: Digest
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageJob:
    """Make a smaller version of a picture: WebP, ``width`` and ``height`` in pixels."""

    file: str
    digest: Digest
    width: int
    height: int
    quality: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IconJob:
    """Make a square icon of a picture: PNG, or ICO where there are several ``sizes`` in pixels.

    The picture takes ``room`` of the side, 0 to 1; ``background`` is a CSS colour for icons
    that have to have one.
    """

    file: str
    digest: Digest
    sizes: tuple[int, ...]
    room: float
    background: str


CARD_SIZE = (1200, 630)
"""Pixels of a social card: what Open Graph asks for, and what every network shows whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """A font: where it lies, and its bytes' digest."""

    file: str
    digest: Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class CardJob:
    """Draw the card of a post; ``colours`` are paper, ink and accent, as CSS has them.

    ``fonts`` are tried in their order for each character.
    """

    title: str
    authors: tuple[str, ...]
    date: datetime
    language: str
    site: str
    colours: tuple[str, str, str]
    fonts: tuple[FontFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextJob:
    """Write a text that planning has made already."""

    text: str


Job: TypeAlias = (
    TemplateJob
    | AssetTemplateJob
    | CopyJob
    | CleanJob
    | ImageJob
    | IconJob
    | CardJob
    | TextJob
    | FeedJob
    | TeaserFeedJob
    | WordsJob
    | EntriesJob
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One future file: its path below the output folder, what makes it, and who asked for it.

    ``inputs`` are all that its bytes depend on, or digests of that; ``origin`` names the source
    in messages.
    """

    path: str
    job: Job
    inputs: object
    origin: str

    @property
    def key(self) -> Digest:
        """What changes when any input does.

        Made when it is asked for: where nothing is known of a site, its processes make the keys
        of what they render.
        """
        return digest_of_value((self.path, self.inputs))
