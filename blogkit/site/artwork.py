"""Artwork: from the settings to the picture of a podcast, and what is wrong with it."""

from collections.abc import Mapping

from blogkit.config.settings import Settings
from blogkit.errors import Place, Problem
from blogkit.model.feeds import artwork_error
from blogkit.model.site import Asset
from blogkit.model.views import ImageView
from blogkit.site.paths import asset_path
from blogkit.urls import Addresses


def artwork_of(
    settings: Settings, assets: Mapping[str, Asset], addresses: Addresses
) -> tuple[ImageView | None, tuple[Problem, ...]]:
    """The artwork that ``[podcast] image`` names, and problems with it."""
    if settings.podcast is None or not settings.podcast.image:
        return None, ()
    named = settings.podcast.image
    if "://" in named:
        return ImageView(url=named), ()
    asset = assets.get(f"content/{named}")
    if asset is None:
        return None, (_problem(f"names content/{named}, which is not there"),)
    image = ImageView(
        url=addresses.href(asset_path(asset.source)),
        width=asset.width,
        height=asset.height,
        media_type=asset.media_type,
    )
    error = artwork_error(image)
    return image, (_problem(f"cannot be artwork: {error}"),) if error else ()


def _problem(what: str) -> Problem:
    return Problem(
        rule="podcast-artwork",
        what=f"'podcast.image' {what}",
        place=Place(path="blogkit.toml"),
        hint="a square JPEG or PNG of 1400 to 3000 pixels, as a path below content/",
    )
