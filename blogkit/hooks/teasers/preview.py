"""The preview: from teasers to one self-contained page that shows each as its channel will."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote, urlsplit

from blogkit.channels.base import Meter, clusters
from blogkit.dataclasses import dataclass, replace
from blogkit.hooks.teasers.compose import Teaser
from blogkit.hooks.teasers.making import PostTeasers
from blogkit.hooks.teasers.pictures import Made
from blogkit.hooks.teasers.variants import PLAIN
from blogkit.model.result import BuildResult
from blogkit.model.views import ImageView, PostSummary
from blogkit.urls import Addresses

if TYPE_CHECKING:
    from jinja2 import Template

_TEMPLATES = Path(__file__).with_name("templates")

MOST_POSTS = 50
"""Posts on the page: a browser takes no hundred thousand cards."""

_WORTH_SHOWING = 50
_LONG_WORD = 30
_FEW_WORDS = 3
_HASHTAG = r"(?<!\w)#(?:{})(?!\w)"
_MENTION = r"{}(?!\w)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text as the page shows it; ``folded`` is what "see more" hides."""

    kind: Literal["text", "link", "tag"]
    text: str
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """One teaser as the template gets it."""

    teaser: Teaser
    pieces: tuple[Piece, ...]
    fields: tuple[tuple[str, str], ...]
    phone_shows: str
    others: tuple["CardView", ...] = ()

    @property
    def meters(self) -> tuple[Meter, ...]:
        """The first meter, and the others unless they are far from full."""
        first, *others = self.teaser.meters
        return (first, *(meter for meter in others if fullness(meter) >= _WORTH_SHOWING))

    @property
    def copies(self) -> tuple[tuple[str, str], ...]:
        """What is copied one by one: the fields, and a content warning, which has its own."""
        warning = self.teaser.content_warning
        return (*self.fields, ("warning", warning)) if warning else self.fields

    @property
    def takes_text(self) -> bool:
        """Whether the channel is opened with the text in it, not with the link alone."""
        return quote(self.teaser.parts.text, safe="") in self.teaser.compose_url

    @property
    def is_folded(self) -> bool:
        """Whether readers have to ask for the end of the text."""
        return any(piece.folded for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """One post as the template gets it; ``image`` is an address that works from the page."""

    post: PostSummary
    folder: str
    link: str
    domain: str
    image: str
    alt: str
    cards: tuple[CardView, ...]
    pictures: Mapping[str, Made]


def preview_page(
    result: BuildResult, told: tuple[PostTeasers, ...], count: int, *, served: bool = False
) -> str:
    """The page, the same for the same build; whatever stands in a post is text there.

    ``told`` are the newest ``MOST_POSTS`` of ``count`` posts that there are teasers of.
    ``served`` is whether the page stands on the site itself, beside the pictures it shows.
    """
    posts = tuple(_post_view(result, one, served) for one in told)
    teasers = told[0].teasers if told else ()
    outlets = tuple(teaser.outlet for teaser in teasers if teaser.opening == PLAIN)
    script = _file("preview.js")
    return _template().render(
        site=result.site,
        posts=posts,
        more=count - len(posts),
        outlets=outlets,
        style=_file("preview.css"),
        script=script,
        script_hash=b64encode(sha256(script.encode()).digest()).decode(),
    )


def _post_view(result: BuildResult, told: PostTeasers, served: bool) -> PostView:
    post = told.post
    base = result.settings.site.base_url
    image = told.image
    return PostView(
        post=post,
        folder=told.folder,
        link=Addresses(base_url=base).absolute(post.url),
        domain=(urlsplit(base).hostname or "").removeprefix("www."),
        image=_image(result, image, served),
        alt=image.alt if image else "",
        cards=tuple(_cards(told.teasers)),
        pictures=told.pictures,
    )


def _cards(teasers: tuple[Teaser, ...]) -> Iterator[CardView]:
    """A card for each channel, which holds those of its other variants."""
    for _, group in groupby(teasers, key=lambda teaser: teaser.outlet.channel.name):
        first, *others = map(_card, group)
        yield replace(first, others=tuple(others))


def _image(result: BuildResult, image: ImageView | None, served: bool) -> str:
    """The picture in the output folder, where that is beside ``teasers/``; else on the web."""
    if image is None:
        return ""
    base = result.settings.site.base_url
    if image.url.startswith("/") and served:
        return image.url
    if image.url.startswith("/") and result.output.is_relative_to(result.root):
        path = image.url.removeprefix(urlsplit(base).path)
        return f"../{result.output.relative_to(result.root).as_posix()}{path}"
    url = Addresses(base_url=base).absolute(image.url)
    return url if urlsplit(url).scheme in {"http", "https"} else ""


def _card(teaser: Teaser) -> CardView:
    limit = teaser.outlet.channel.limit
    fields = teaser.outlet.channel.fields(teaser.text)
    shown = dict(fields)["text"]
    return CardView(
        teaser=teaser,
        pieces=tuple(_pieces(shown, teaser, limit.fold)),
        fields=fields,
        phone_shows=_last_words(shown, limit.phone_fold) if limit.phone_fold < limit.fold else "",
    )


def _pieces(text: str, teaser: Teaser, fold: int) -> Iterator[Piece]:
    """``text`` in pieces, cut where the channel folds it, yet not inside its link."""
    end = _fold_at(text, fold)
    link = text.rfind(teaser.parts.link) if teaser.parts.link else -1
    if 0 <= link < end < link + len(teaser.parts.link):
        end = link
    if end < len(text):
        yield from _marked(text[:end].rstrip(), teaser, folded=False)
        yield from _marked(text[end:].lstrip(), teaser, folded=True)
    else:
        yield from _marked(text, teaser, folded=False)


def _fold_at(text: str, fold: int) -> int:
    """Where about ``fold`` characters end: behind a word, if that is near."""
    found = clusters(text) if fold else []
    if len(found) <= fold:
        return len(text)
    end = len("".join(found[:fold]))
    space = max(text.rfind(" ", 0, end + 1), text.rfind("\n", 0, end + 1))
    return space if end - space < _LONG_WORD else end


def _last_words(text: str, fold: int) -> str:
    """The words before a fold that the text reaches, to find the place by."""
    end = _fold_at(text, fold)
    words = " ".join(text[:end].split()[-_FEW_WORDS:])
    return words[-_LONG_WORD:] if end < len(text) else ""


def _marked(text: str, teaser: Teaser, folded: bool) -> Iterator[Piece]:
    """Its link and its hashtags apart from the rest."""
    tags = "|".join(map(re.escape, teaser.parts.hashtags))
    rules = [re.escape(teaser.parts.link)] if teaser.parts.link else []
    rules += [_HASHTAG.format(tags)] if tags else []
    rules += [_MENTION.format(re.escape(one)) for one in teaser.parts.mentions]
    position = 0
    for match in re.finditer("|".join(rules), text) if rules else ():
        if match.start() > position:
            yield Piece(kind="text", text=text[position : match.start()], folded=folded)
        kind: Literal["link", "tag"] = "link" if match[0] == teaser.parts.link else "tag"
        yield Piece(kind=kind, text=match[0], folded=folded)
        position = match.end()
    if position < len(text):
        yield Piece(kind="text", text=text[position:], folded=folded)


def fullness(meter: Meter) -> int:
    """How full a meter is, in percent, 100 at most."""
    return min(100, round(100 * meter.count / max(meter.limit, 1)))


def _file(name: str) -> str:
    return (_TEMPLATES / name).read_text("utf-8")


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from blogkit.render.bytecode import Bytecode

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=Bytecode(),
    )
    environment.filters["fullness"] = fullness
    return environment.get_template("preview.html.jinja")
