"""Pictures: from the pictures that documents show to their smaller versions."""

from collections.abc import Iterator, Mapping

from blogkit.config.pages import Images
from blogkit.errors import Problem
from blogkit.model.digests import digest_of
from blogkit.model.outputs import ImageJob, Output
from blogkit.model.site import Asset, Site
from blogkit.model.theme import Theme
from blogkit.site.frame import Frame
from blogkit.site.paths import asset_path
from blogkit.urls import Addresses, UrlPath

SMALL = 20_000
"""Bytes: a picture below that is loaded sooner than a choice between versions pays."""

SIZES = "image_sizes"
"""The setting of a theme that says how wide pictures in a text are, as the attribute does."""

_WORTH_IT = 0.8
"""A version wider than this part of the original saves too little."""


class Pictures:
    """Which smaller versions pictures get, and how pages name them.

    Versions are WebP, which every browser has read since 2020: so one ``<img>`` with a
    ``srcset`` does, and its ``src``, the original, is what feed readers and older programs
    take. AVIF would be a fifth smaller, for up to three times the time.
    """

    def __init__(self, rules: Images, addresses: Addresses, theme: Theme) -> None:
        self.rules = rules
        self.addresses = addresses
        self.sizes = str(theme.settings.get(SIZES, "100vw"))

    def srcset(self, asset: Asset) -> str:
        """The smaller versions of ``asset``, for the attribute; empty where there are none."""
        return ", ".join(
            f"{self.addresses.href(_path(asset, width))} {width}w" for width in self.widths(asset)
        )

    def widths(self, asset: Asset) -> tuple[int, ...]:
        """The widths of the smaller versions of ``asset``, the smallest first."""
        first, *_, largest = (*self.rules.widths, self.rules.widths[-1])
        small = asset.size < SMALL or asset.width <= first
        if not self.rules.enabled or not asset.scalable or small:
            return ()
        last = min(asset.width, largest)
        return (*(width for width in self.rules.widths if width <= last * _WORTH_IT), last)


def broken_image(verb: str, asset: Asset) -> Problem | None:
    """What stands against showing ``asset`` as a picture, which ``verb`` says of somebody."""
    if asset.width:
        return None
    why = asset.problem or "is no picture that can be read"
    return Problem(rule="broken-image", what=f"{verb} {asset.source}, which {why}")


def picture_outputs(
    frame: Frame, pictures: Pictures, assets: Mapping[str, Asset]
) -> Iterator[Output]:
    """The smaller versions of all pictures that visible documents show."""
    for source in sorted(_shown(frame.site) & assets.keys()):
        asset = assets[source]
        for width in pictures.widths(asset):
            job = ImageJob(
                file=asset.source,
                digest=asset.digest,
                width=width,
                height=max(1, round(asset.height * width / asset.width)),
                quality=pictures.rules.quality,
            )
            key = digest_of("image", asset.digest, str(width), str(job.height), str(job.quality))
            yield frame.output(_path(asset, width), job, key, asset.source)


def _shown(site: Site) -> set[str]:
    documents = site.documents
    heroes = {document.image.target for document in documents if document.image}
    return heroes | {
        reference.target
        for document in documents
        for reference in document.references
        if reference.kind == "image"
    }


def _path(asset: Asset, width: int) -> UrlPath:
    """``/media/posts/tea.jpg-960.webp``: with the whole name, for there may be a ``tea.png``."""
    return UrlPath(f"{asset_path(asset.source)}-{width}.webp")
