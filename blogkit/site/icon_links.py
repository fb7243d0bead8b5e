"""Icon links: from the picture that the settings name to what pages and phones are told of it."""

from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.model.views import IconLink
from blogkit.site.paths import asset_path
from blogkit.urls import Addresses

SVG = "image/svg+xml"
_PNG = "image/png"
_ICO = "image/x-icon"

LARGEST = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """One file that is made of the picture; ``rel`` where pages link it, else phones look it up.

    ``filled``: it has a background, since a phone would show black; ``room``: how much of its
    side the picture takes, where phones cut the rest off (W3C Web Application Manifest, 3.1.3).
    """

    file: str
    sizes: tuple[int, ...]
    rel: str = ""
    filled: bool = False
    room: float = 1.0
    purpose: str = ""


ICONS = (
    Icon(file="favicon.ico", sizes=(16, 32, 48), rel="icon"),
    Icon(file="apple-touch-icon.png", sizes=(180,), rel="apple-touch-icon", filled=True),
    Icon(file="icon-192.png", sizes=(192,), purpose="any"),
    Icon(file="icon-512.png", sizes=(LARGEST,), purpose="any"),
    Icon(
        file="icon-maskable-512.png",
        sizes=(LARGEST,),
        filled=True,
        room=0.8,
        purpose="maskable",
    ),
)


def icon_source(settings: Settings) -> str:
    """The source of the picture that ``[site] icon`` names; empty where it names none."""
    return f"content/{settings.site.icon}" if settings.site.icon else ""


def icon_links(settings: Settings, addresses: Addresses) -> tuple[IconLink, ...]:
    """The icons that every page names in its head; none where the theme's own stands."""
    source = icon_source(settings)
    if not source:
        return ()
    if _is_drawn(source):
        url = addresses.href(asset_path(source))
        return (IconLink(rel="icon", url=url, media_type=SVG, sizes="any"),)
    return tuple(
        IconLink(
            rel=icon.rel,
            url=addresses.href(f"/{icon.file}"),
            media_type=_PNG if len(icon.sizes) == 1 else _ICO,
            sizes=spelled_sizes(icon),
        )
        for icon in ICONS
        if icon.rel
    )


def manifest_icons(
    settings: Settings, addresses: Addresses, themes_own: str
) -> list[dict[str, str]]:
    """The icons as the web manifest has them, for home screens; ``themes_own`` may be empty."""
    source = icon_source(settings)
    if source and not _is_drawn(source):
        return [
            {
                "src": addresses.href(f"/{icon.file}"),
                "sizes": spelled_sizes(icon),
                "type": _PNG,
                "purpose": icon.purpose,
            }
            for icon in ICONS
            if icon.purpose
        ]
    drawn = addresses.href(asset_path(source)) if source else themes_own
    return [{"src": drawn, "sizes": "any", "type": SVG}] if drawn else []


def _is_drawn(source: str) -> bool:
    return source.lower().endswith(".svg")


def spelled_sizes(icon: Icon) -> str:
    """The sizes of ``icon`` as HTML and manifests write them."""
    return " ".join(f"{size}x{size}" for size in icon.sizes)
