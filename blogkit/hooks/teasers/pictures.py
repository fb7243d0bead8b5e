"""Pictures: from a post's image in the output to the files that its channels take."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from blogkit.channels.base import Picture
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.hooks.teasers.folder import FOLDER
from blogkit.hooks.teasers.outlets import Outlet
from blogkit.model.digests import Digest, digest_of_bytes
from blogkit.model.result import BuildResult
from blogkit.model.views import ImageView, PostSummary

if TYPE_CHECKING:
    from PIL import Image

_QUALITIES = (86, 76, 64, 50)
_AS_IT_IS = {"PNG": "png", "JPEG": "jpg"}
_NEAR = 0.1
"""How far a picture's shape may be from the channel's, in parts, before its edges are cut."""

_MOST_PIXELS = 60_000_000
_WHITE = (255, 255, 255)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A picture below ``teasers/`` for one channel or several."""

    path: str
    content: bytes


def image_of(result: BuildResult, post: PostSummary) -> ImageView | None:
    """What a network shows for a post: its image, or the social card that stands in for it."""
    return result.cards.get(post.source) or post.image


class Pictures:
    """Makes the pictures of a build's posts; those that an earlier build made are taken as is."""

    def __init__(
        self, root: Path, output: Path, settings: Settings, outlets: Iterable[Outlet]
    ) -> None:
        channels = (outlet.channel for outlet in outlets)
        self._wanted = {one.name: one.picture for one in channels if one.picture}
        self._smallest = _smallest(self._wanted.values())
        self._base = urlsplit(settings.site.base_url).path
        self._output = output
        self._folder = root / FOLDER

    def of(
        self, image: ImageView | None, folder: str, earlier: Mapping[str, Digest]
    ) -> dict[str, Made]:
        """The picture of a post for each channel that takes one, by the name of the channel.

        There is none of an image that is elsewhere, is a drawing or cannot be read: no teaser
        waits for it. ``earlier`` has the digests of those that are in ``folder`` already.
        """
        file = self._file(image) if image and self._wanted else None
        if file is None:
            return {}
        raw = file.read_bytes()
        made = {
            size: self._made(folder, raw, rule, earlier) for size, rule in self._smallest.items()
        }
        found = {name: made[rule.size] for name, rule in self._wanted.items()}
        return {name: one for name, one in found.items() if one}

    def _file(self, image: ImageView) -> Path | None:
        """The file in the output that an image is, where it is one."""
        if not image.url.startswith("/"):
            return None
        path = unquote(urlsplit(image.url).path.removeprefix(self._base)).lstrip("/")
        if "\0" in path:
            return None
        file = (self._output / path).resolve()
        inside = file.is_relative_to(self._output.resolve())
        return file if inside and file.is_file() else None

    def _made(
        self, folder: str, raw: bytes, rule: Picture, earlier: Mapping[str, Digest]
    ) -> Made | None:
        stem = f"{folder}/picture-{rule.width}x{rule.height}-{_key(raw, rule)}"
        for path in (f"{stem}.{ending}" for ending in _AS_IT_IS.values()):
            if path in earlier and (content := self._unchanged(path, earlier[path])) is not None:
                return Made(path=path, content=content)
        fitted = fit_picture(raw, rule)
        return Made(path=f"{stem}.{fitted[1]}", content=fitted[0]) if fitted else None

    def _unchanged(self, path: str, digest: Digest) -> bytes | None:
        """What an earlier build wrote there; None where that is gone or another."""
        try:
            content = (self._folder / path).read_bytes()
        except OSError:
            return None
        return content if digest_of_bytes(content) == digest else None


def _smallest(rules: Iterable[Picture]) -> dict[tuple[int, int], Picture]:
    """For each size the rule that allows the fewest bytes: what keeps it keeps the others."""
    found: dict[tuple[int, int], Picture] = {}
    for rule in rules:
        other = found.setdefault(rule.size, rule)
        if rule.most_bytes < other.most_bytes:
            found[rule.size] = rule
    return found


def _key(raw: bytes, rule: Picture) -> str:
    """Eight digits that change with the picture, with what is wanted, and with the encoder."""
    import PIL

    made_with = f"{PIL.__version__} {rule.most_bytes}"
    return blake2b(raw, digest_size=4, key=made_with.encode()).hexdigest()


def fit_picture(raw: bytes, rule: Picture) -> tuple[bytes, str] | None:
    """A picture as ``rule`` wants it with the ending of its name; None where it cannot be made.

    One that fits already stays as it is. Others lose what is outside the channel's shape,
    become no larger, and are JPEG.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(raw)) as image:
            if image.width * image.height > _MOST_PIXELS:
                return None
            if _fits(image, len(raw), rule):
                return raw, _AS_IT_IS[image.format or ""]
            return _encoded(_cut(image, rule), rule)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _fits(image: "Image.Image", size: int, rule: Picture) -> bool:
    near = abs(image.width / image.height / (rule.width / rule.height) - 1) <= _NEAR
    small = image.width <= rule.width and size <= rule.most_bytes
    return near and small and image.format in _AS_IT_IS


def _cut(image: "Image.Image", rule: Picture) -> "Image.Image":
    """The middle of ``image`` in the shape of ``rule``, on white, and no larger than that."""
    from PIL import Image, ImageOps

    plain = ImageOps.exif_transpose(image)
    if plain.has_transparency_data:
        clear = plain.convert("RGBA")
        plain = Image.new("RGB", clear.size, _WHITE)
        plain.paste(clear, mask=clear.getchannel("A"))
    plain = plain.convert("RGB")
    shape = rule.width / rule.height
    if abs(plain.width / plain.height / shape - 1) > _NEAR:
        width = min(plain.width, max(1, round(plain.height * shape)))
        height = min(plain.height, max(1, round(plain.width / shape)))
        left, top = (plain.width - width) // 2, (plain.height - height) // 2
        plain = plain.crop((left, top, left + width, top + height))
    plain.thumbnail((rule.width, rule.width), Image.Resampling.LANCZOS)
    return plain


def _encoded(image: "Image.Image", rule: Picture) -> tuple[bytes, str] | None:
    for quality in _QUALITIES:
        target = BytesIO()
        image.save(target, "JPEG", quality=quality, optimize=True)
        if target.tell() <= rule.most_bytes:
            return target.getvalue(), "jpg"
    return None
