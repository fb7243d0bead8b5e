"""The hook itself: which posts, which channels, which files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from blogkit.channels import BUILT_IN, channel_names
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.errors import Place, Problem, Severity, did_you_mean
from blogkit.hooks.teasers.due import due_posts
from blogkit.hooks.teasers.folder import FOLDER, TeaserFolder, folder_names, said_if_refused
from blogkit.hooks.teasers.making import Desk, Maker, Order, PostTeasers, desk_of
from blogkit.hooks.teasers.pictures import image_of
from blogkit.hooks.teasers.preview import MOST_POSTS, preview_page
from blogkit.hooks.teasers.records import records_text
from blogkit.model.digests import Digest
from blogkit.model.result import BuildResult, HookReport, ReadMarkup
from blogkit.model.views import PostSummary

RECORDS, PREVIEW = "teasers.json", "index.html"
_PICTURE = "/picture-"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What was written of one post: its files, and its part of ``teasers.json``.

    ``too_long`` are the channels on which the writer's own teaser had to be shortened.
    """

    source: str
    files: Mapping[str, Digest]
    records: tuple[str, ...]
    too_long: tuple[str, ...]


class _Sum:
    """What was written of all posts, added up while their records pass by."""

    def __init__(self) -> None:
        self.files: dict[str, Digest] = {}
        self.too_long: list[tuple[str, tuple[str, ...]]] = []
        self.posts = self.teasers = 0

    def records(self, written: Iterable[_Written]) -> Iterator[str]:
        """The records of each post."""
        for one in written:
            self.files.update(one.files)
            self.too_long.append((one.source, one.too_long))
            self.posts += 1
            self.teasers += len(one.records)
            yield from one.records


def write_teasers(result: BuildResult) -> HookReport:
    """Write the teasers of the posts that are due below ``teasers/``; nothing that is hidden.

    Of each post and channel ``SLUG/CHANNEL.txt`` is exactly what to paste, and
    ``SLUG/CHANNEL-N.txt`` a variant that opens in another way; ``teasers.json``
    tells programs the same, and ``index.html`` shows it. Raises ``ContentError`` where the
    folder cannot be written.
    """
    with said_if_refused():
        return _write_teasers(result)


def _write_teasers(result: BuildResult) -> HookReport:
    """The posts on the page here, one after the other; others over processes, if that pays."""
    folder, desk = TeaserFolder(result.root), desk_of(result)
    orders = _orders(result, due_posts(result), folder.earlier)
    maker = Maker(desk, result.read_body)
    told = tuple(maker.with_pictures(maker.teasers(one), one) for one in orders[:MOST_POSTS])
    others = orders[MOST_POSTS:]
    chunks = result.spread(partial(_write_posts, desk=desk), others) if others else ()
    every = chain((_write_post(maker, folder, one) for one in told), chain.from_iterable(chunks))
    added = _Sum()
    files = folder.write_pieces(RECORDS, records_text(result.site.url, added.records(every)))
    page = preview_page(result, told, len(orders)).encode()
    files |= folder.write({PREVIEW: page}) | added.files
    return HookReport(
        line=_line(added),
        files=folder.finish(files),
        problems=(*_unknown_channels(result.settings), *_too_long(result, added.too_long)),
    )


def teaser_problems(result: BuildResult) -> tuple[Problem, ...]:
    """What ``write_teasers`` would warn of; nothing is written."""
    maker = Maker(desk_of(result), result.read_body)
    told = (maker.teasers(order) for order in _orders(result, due_posts(result)))
    too_long = [(one.post.source, one.too_long) for one in told]
    return (*_unknown_channels(result.settings), *_too_long(result, too_long))


def look_at_teasers(result: BuildResult, posts: tuple[PostSummary, ...]) -> dict[str, bytes]:
    """What ``write_teasers`` would write of ``posts``, by path, but for pictures; for a preview."""
    maker = Maker(desk_of(result), result.read_body)
    told = tuple(maker.teasers(order) for order in _orders(result, posts))
    files: dict[str, bytes] = {}
    records: list[str] = []
    for one in told:
        of_post = maker.records(one)
        files |= maker.files(one, of_post)
        records += of_post
    files[RECORDS] = "".join(records_text(result.site.url, records)).encode()
    files[PREVIEW] = preview_page(result, told[:MOST_POSTS], len(told), served=True).encode()
    return files


def _orders(
    result: BuildResult, posts: Iterable[PostSummary], earlier: Mapping[str, Digest] | None = None
) -> tuple[Order, ...]:
    """The orders for ``posts``, each with those of the ``earlier`` files that it can use again."""
    posts = tuple(posts)
    pictures: dict[str, dict[str, Digest]] = {}
    for path, digest in (earlier or {}).items():
        if _PICTURE in path:
            pictures.setdefault(path.partition("/")[0], {})[path] = digest
    names = folder_names(posts)
    return tuple(
        Order(
            post=post,
            folder=names[post.source],
            image=image_of(result, post),
            pictures=pictures.get(names[post.source], {}),
        )
        for post in posts
    )


def _write_posts(orders: Sequence[Order], read_body: ReadMarkup, *, desk: Desk) -> list[_Written]:
    """Write the files of some posts, perhaps in a process of their own."""
    folder, maker = TeaserFolder(desk.root), Maker(desk, read_body)
    told = (maker.with_pictures(maker.teasers(order), order) for order in orders)
    return [_write_post(maker, folder, one) for one in told]


def _write_post(maker: Maker, folder: TeaserFolder, told: PostTeasers) -> _Written:
    records = maker.records(told)
    return _Written(
        source=told.post.source,
        files=folder.write(maker.files(told, records)),
        records=records,
        too_long=told.too_long,
    )


def _line(added: _Sum) -> str:
    if not added.teasers:
        return "no teasers: there is no post or no channel for them"
    posts = "1 post" if added.posts == 1 else f"{added.posts} posts"
    return f"{added.teasers} teasers for {posts}, to look at in {FOLDER}/{PREVIEW}"


def _too_long(
    result: BuildResult, found: Iterable[tuple[str, tuple[str, ...]]]
) -> Iterable[Problem]:
    """One warning for each post whose own teaser had to be shortened."""
    for source, labels in found:
        if labels:
            yield Problem(
                rule="teaser-too-long",
                what=f"'teaser' does not fit whole on {', '.join(labels)} and was shortened there",
                place=result.place(source, "teaser"),
                hint="give these channels a shorter one: teaser: {channel: text}",
                severity=Severity.WARNING,
            )


def _unknown_channels(settings: Settings) -> Iterable[Problem]:
    """A warning for each name that is nearly one of a channel; others have no teasers."""
    others = settings.channels.keys() - BUILT_IN.keys()
    known = channel_names() if others else ()
    for name in sorted(others.difference(known)):
        hint = did_you_mean(name, known)
        if hint.startswith("did"):
            yield Problem(
                rule="unknown-channel",
                what=f"there is no channel '{name}' to write teasers for",
                place=Place(path="blogkit.toml"),
                hint=hint,
                severity=Severity.WARNING,
            )
