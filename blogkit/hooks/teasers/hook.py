"""The hook itself: which posts, which channels, which files."""

from collections.abc import Iterable
from dataclasses import replace

from blogkit.channels import channel_names
from blogkit.config.settings import Settings
from blogkit.errors import Place, Problem, Severity, did_you_mean
from blogkit.hooks.teasers.compose import Teaser, compose_all
from blogkit.hooks.teasers.due import due_posts
from blogkit.hooks.teasers.folder import FOLDER, folder_names, write_folder
from blogkit.hooks.teasers.letters.posts import post_mails
from blogkit.hooks.teasers.outlets import Outlet, outlets_of
from blogkit.hooks.teasers.pictures import Pictures, image_of
from blogkit.hooks.teasers.preview import PostTeasers, preview_page
from blogkit.hooks.teasers.records import record, records_text
from blogkit.hooks.teasers.source import Source
from blogkit.hooks.teasers.variants import PLAIN
from blogkit.model.result import BuildResult, HookReport
from blogkit.model.views import PostSummary
from blogkit.urls import Addresses

RECORDS, PREVIEW = "teasers.json", "index.html"


def write_teasers(result: BuildResult) -> HookReport:
    """Write the teasers of the posts that are due below ``teasers/``; nothing that is hidden.

    Of each post and channel ``SLUG/CHANNEL.txt`` is exactly what to paste, and
    ``SLUG/CHANNEL-N.txt`` a variant that opens in another way; ``teasers.json``
    tells programs the same, and ``index.html`` shows it. Raises ``ContentError`` where the
    folder cannot be written.
    """
    outlets = outlets_of(result.settings)
    posts = tuple(due_posts(result))
    names = folder_names(posts)
    made = Pictures(result, outlets)
    told = tuple(
        PostTeasers(
            post=post,
            folder=names[post.source],
            teasers=_compose(result, post, outlets),
            pictures=made.of(post, names[post.source]),
        )
        for post in posts
    )
    files = write_folder(result.root, _files(result, told))
    return HookReport(
        line=_line(told, outlets),
        files=files,
        problems=(*_unknown_channels(result.settings), *_too_long(result, told)),
    )


def teaser_problems(result: BuildResult) -> tuple[Problem, ...]:
    """What ``write_teasers`` would warn of; nothing is written."""
    outlets = outlets_of(result.settings)
    posts = tuple(due_posts(result))
    told = tuple(
        PostTeasers(post=post, folder="", teasers=_compose(result, post, outlets)) for post in posts
    )
    return (*_unknown_channels(result.settings), *_too_long(result, told))


def look_at_teasers(result: BuildResult, posts: tuple[PostSummary, ...]) -> dict[str, bytes]:
    """What ``write_teasers`` would write of ``posts``, by path, but for pictures; for a preview."""
    outlets = outlets_of(result.settings)
    names = folder_names(posts)
    told = tuple(
        PostTeasers(post=post, folder=names[post.source], teasers=_compose(result, post, outlets))
        for post in posts
    )
    page = preview_page(result, told, served=True)
    return {**_files(result, told), PREVIEW: page.encode()}


def _compose(
    result: BuildResult, post: PostSummary, outlets: tuple[Outlet, ...]
) -> tuple[Teaser, ...]:
    source = Source(post, result.settings.site.base_url, result.read_body)
    return tuple(teaser for outlet in outlets for teaser in compose_all(source, outlet))


def _files(result: BuildResult, told: tuple[PostTeasers, ...]) -> dict[str, bytes]:
    """Every file below ``teasers/`` by its path."""
    files: dict[str, bytes] = {}
    records: list[dict[str, object]] = []
    for one in told:
        files |= {made.path: made.content for made in one.pictures.values()}
        of_post = [record_of(result, one, teaser) for teaser in one.teasers]
        for teaser in one.teasers:
            everything = teaser.outlet.channel.carries_all
            text = records_text(result.site.url, of_post) if everything else teaser.text
            files[f"{one.folder}/{file_name(teaser)}"] = text.encode()
        records += of_post
    files |= post_mails(result, told)
    files[RECORDS] = records_text(result.site.url, records).encode()
    files[PREVIEW] = preview_page(result, told).encode()
    return files


def record_of(result: BuildResult, one: PostTeasers, teaser: Teaser) -> dict[str, object]:
    """One teaser of a post as ``teasers.json`` has it."""
    image = image_of(result, one.post)
    if image:
        addresses = Addresses(base_url=result.settings.site.base_url)
        image = replace(image, url=addresses.absolute(image.url))
    return record(one, teaser, f"{one.folder}/{file_name(teaser)}", image)


def file_name(teaser: Teaser) -> str:
    """The name of a teaser's file: ``x.txt``, of its third variant ``x-3.txt``."""
    number = "" if teaser.opening == PLAIN else f"-{teaser.variant}"
    ending = "json" if teaser.outlet.channel.carries_all else "txt"
    return f"{teaser.outlet.channel.name}{number}.{ending}"


def _line(told: tuple[PostTeasers, ...], outlets: tuple[Outlet, ...]) -> str:
    if not told or not outlets:
        return "no teasers: there is no post or no channel for them"
    count = sum(len(one.teasers) for one in told)
    posts = "1 post" if len(told) == 1 else f"{len(told)} posts"
    return f"{count} teasers for {posts}, to look at in {FOLDER}/{PREVIEW}"


def _too_long(result: BuildResult, told: tuple[PostTeasers, ...]) -> Iterable[Problem]:
    """One warning for each post whose own teaser had to be shortened."""
    for one in told:
        labels = [teaser.outlet.label for teaser in one.teasers if teaser.too_long]
        if labels:
            yield Problem(
                rule="teaser-too-long",
                what=f"'teaser' does not fit whole on {', '.join(labels)} and was shortened there",
                place=result.place(one.post.source, "teaser"),
                hint="give these channels a shorter one: teaser: {channel: text}",
                severity=Severity.WARNING,
            )


def _unknown_channels(settings: Settings) -> Iterable[Problem]:
    """A warning for each name that is nearly one of a channel; others have no teasers."""
    known = channel_names()
    for name in sorted(settings.channels.keys() - set(known)):
        hint = did_you_mean(name, known)
        if hint.startswith("did"):
            yield Problem(
                rule="unknown-channel",
                what=f"there is no channel '{name}' to write teasers for",
                place=Place(path="blogkit.toml"),
                hint=hint,
                severity=Severity.WARNING,
            )
