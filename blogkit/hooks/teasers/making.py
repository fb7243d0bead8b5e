"""Making: from one post to its teasers, and to the files that are written of them."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from blogkit.channels.email import Email
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass, field, replace
from blogkit.hooks.teasers.compose import Teaser, compose_all
from blogkit.hooks.teasers.letters.letter import letter_of
from blogkit.hooks.teasers.letters.mail import MailWriter
from blogkit.hooks.teasers.outlets import Outlet, outlets_of
from blogkit.hooks.teasers.pictures import Made, Pictures
from blogkit.hooks.teasers.records import record, record_text, records_text
from blogkit.hooks.teasers.source import Source
from blogkit.hooks.teasers.variants import PLAIN
from blogkit.model.digests import Digest
from blogkit.model.result import BuildResult, ReadMarkup
from blogkit.model.views import ImageView, PostSummary, SiteView
from blogkit.urls import Addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A post to write teasers of: its folder, its image, and what an earlier build made of that.

    ``pictures`` are the paths and digests of the latter.
    """

    post: PostSummary
    folder: str
    image: ImageView | None = None
    pictures: Mapping[str, Digest] = field(default_factory=dict)

    @property
    def source(self) -> str:
        """The path of the post's source."""
        return self.post.source


@dataclass(frozen=True, slots=True, kw_only=True)
class PostTeasers:
    """A post with its teasers, the folder that they are in, its image, its pictures by channel."""

    post: PostSummary
    folder: str
    teasers: tuple[Teaser, ...]
    image: ImageView | None = None
    pictures: Mapping[str, Made] = field(default_factory=dict)

    @property
    def too_long(self) -> tuple[str, ...]:
        """The channels on which the writer's own teaser had to be shortened."""
        return tuple(teaser.outlet.label for teaser in self.teasers if teaser.too_long)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What there is to make teasers with, beside posts; it can be sent to another process."""

    root: Path
    output: Path
    settings: Settings
    site: SiteView


class Maker:
    """Makes the teasers and the files of one post after the other."""

    def __init__(self, desk: Desk, read_body: ReadMarkup) -> None:
        self._desk = desk
        self._read_body = read_body
        self.outlets: tuple[Outlet, ...] = outlets_of(desk.settings)

    def teasers(self, order: Order) -> PostTeasers:
        """The teasers of a post, without pictures."""
        source = Source(order.post, self._desk.settings.site.base_url, self._read_body)
        return PostTeasers(
            post=order.post,
            folder=order.folder,
            teasers=tuple(one for outlet in self.outlets for one in compose_all(source, outlet)),
            image=order.image,
        )

    def with_pictures(self, told: PostTeasers, order: Order) -> PostTeasers:
        """The same with the pictures for its channels."""
        return replace(told, pictures=self._pictures.of(order.image, order.folder, order.pictures))

    def files(self, told: PostTeasers, records: tuple[str, ...]) -> dict[str, bytes]:
        """Every file in the folder of a post, whose records those are, by path."""
        files = {made.path: made.content for made in told.pictures.values()}
        for teaser in told.teasers:
            everything = teaser.outlet.channel.carries_all
            text = (
                "".join(records_text(self._desk.site.url, records)) if everything else teaser.text
            )
            files[f"{told.folder}/{file_name(teaser)}"] = text.encode()
        return files | self._mail(told)

    def records(self, told: PostTeasers) -> tuple[str, ...]:
        """Each teaser as a line of ``teasers.json``."""
        base_url = self._desk.settings.site.base_url
        return tuple(record_text(record_of(told, one, base_url)) for one in told.teasers)

    def _mail(self, told: PostTeasers) -> dict[str, bytes]:
        """A page and a draft, where the post is told by mail; of its first variant."""
        mails = (one for one in told.teasers if one.outlet.channel.name == Email.name)
        teaser = next(mails, None)
        if teaser is None:
            return {}
        letter = letter_of(told.post, teaser, self._desk.settings.site.base_url)
        mail = self._mails.mail(letter)
        return {
            f"{told.folder}/email.html": mail.html.encode(),
            f"{told.folder}/email.eml": mail.draft,
        }

    @cached_property
    def _mails(self) -> MailWriter:
        return MailWriter(self._desk.root, self._desk.settings, self._desk.site)

    @cached_property
    def _pictures(self) -> Pictures:
        return Pictures(self._desk.root, self._desk.output, self._desk.settings, self.outlets)


def desk_of(result: BuildResult) -> Desk:
    """What a build has to make teasers with."""
    return Desk(root=result.root, output=result.output, settings=result.settings, site=result.site)


def record_of(told: PostTeasers, teaser: Teaser, base_url: str) -> dict[str, object]:
    """One teaser of a post as ``teasers.json`` has it."""
    image = told.image
    if image:
        image = replace(image, url=Addresses(base_url=base_url).absolute(image.url))
    picture = told.pictures.get(teaser.outlet.channel.name)
    file = f"{told.folder}/{file_name(teaser)}"
    return record(told.post, teaser, file, image, picture.path if picture else "")


def file_name(teaser: Teaser) -> str:
    """The name of a teaser's file: ``x.txt``, of its third variant ``x-3.txt``."""
    number = "" if teaser.opening == PLAIN else f"-{teaser.variant}"
    ending = "json" if teaser.outlet.channel.carries_all else "txt"
    return f"{teaser.outlet.channel.name}{number}.{ending}"
