"""Icons: from the picture that the settings name to the icons made of it, and to its problems."""

from collections.abc import Iterator, Mapping

from blogkit.config.settings import Settings
from blogkit.errors import Problem, Severity
from blogkit.model.digests import digest_of
from blogkit.model.outputs import IconJob, Output
from blogkit.model.site import Asset
from blogkit.site.frame import Frame
from blogkit.site.icon_links import ICONS, LARGEST, SVG, icon_source, spelled_sizes
from blogkit.site.summaries import near_file


def icon_outputs(frame: Frame, assets: Mapping[str, Asset]) -> Iterator[Output]:
    """Every icon that can be made; an SVG goes out as it is, and nothing is made of it."""
    asset = assets.get(icon_source(frame.settings))
    if asset is None or not asset.scalable:
        return
    paper = str(frame.theme.settings.get("paper", ""))
    for icon in ICONS:
        job = IconJob(
            file=asset.source,
            digest=asset.digest,
            sizes=icon.sizes,
            room=icon.room,
            background=paper or "white" if icon.filled else "",
        )
        key = digest_of("icon", asset.digest, spelled_sizes(icon), str(icon.room), job.background)
        yield frame.file(icon.file, job, key, f"the icon {icon.file}")


def icon_problems(settings: Settings, assets: Mapping[str, Asset]) -> Iterator[Problem]:
    """What is wrong with the picture that ``[site] icon`` names."""
    source = icon_source(settings)
    if not source:
        return
    asset = assets.get(source)
    hint = f"a square PNG of {LARGEST} pixels or more, as a path below content/"
    near = "" if asset else near_file(source, assets)
    why = _unfit(asset) if asset else "is not there"
    small = (
        f"is small: phones show it at {LARGEST} pixels, blurred"
        if asset and _is_small(asset)
        else ""
    )
    if why or small:
        yield Problem(
            rule="icon",
            what=f"'site.icon' names {source}, which {why or small}",
            place=settings.place("site", "icon"),
            hint=near if near.startswith("did") else hint,
            severity=Severity.ERROR if why else Severity.WARNING,
        )


def _unfit(asset: Asset) -> str:
    """Why nothing can be made of ``asset``, as the end of a sentence."""
    if not asset.width:
        return asset.problem or "is no picture that can be read"
    if asset.scalable or asset.media_type == SVG:
        return ""
    return f"is {asset.media_type}, and should be PNG, JPEG, WebP or SVG"


def _is_small(asset: Asset) -> bool:
    return asset.media_type != SVG and max(asset.width, asset.height) < LARGEST
