"""``blogkit teasers``: from the name of a post to its teasers in a terminal."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from blogkit.cli.build import moment_from
from blogkit.cli.console import Console
from blogkit.cli.words import problem_lines, why
from blogkit.dataclasses import dataclass, replace
from blogkit.errors import Problem, SettingsError, did_you_mean
from blogkit.hooks.teasers.compose import Teaser, compose_all
from blogkit.hooks.teasers.folder import folder_names
from blogkit.hooks.teasers.hook import write_teasers
from blogkit.hooks.teasers.making import PostTeasers, record_of
from blogkit.hooks.teasers.outlets import outlets_of
from blogkit.hooks.teasers.pictures import image_of
from blogkit.hooks.teasers.preview import fullness
from blogkit.hooks.teasers.records import record_text, records_text
from blogkit.hooks.teasers.source import Source
from blogkit.model.report import Hidden
from blogkit.model.result import BuildResult, HookReport
from blogkit.model.views import PostSummary
from blogkit.pipeline.request import BuildRequest, default_jobs
from blogkit.pipeline.telling import Tell, Told, tell

_BAR = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which teasers: of which post (the newest where none is named), channel and variant."""

    post: str = ""
    channel: str = ""
    variant: int = 0


def teasers_command(root: Path, wanted: Wanted, now: str | None, *, as_json: bool) -> None:
    """Print the teasers that are ``wanted`` of the site at ``root``."""

    def work(result: BuildResult, hidden: tuple[Hidden, ...]) -> str:
        told = _told(result, hidden, wanted)
        if as_json:
            base_url = result.settings.site.base_url
            records = (record_text(record_of(told, one, base_url)) for one in told.teasers)
            return "".join(records_text(result.site.url, records))
        return "\n".join(_lines(told, wanted)) + "\n"

    print(_tell(root, now, as_json, work), end="")


def write_all_command(root: Path, now: str | None) -> None:
    """Write the teasers of every post of the site at ``root``."""

    def work(result: BuildResult, _: tuple[Hidden, ...]) -> HookReport:
        every = replace(result.settings.teasers, newest=len(result.posts))
        settings = replace(result.settings, teasers=every)
        return write_teasers(replace(result, settings=settings))

    report = _tell(root, now, False, work)
    for problem in report.problems:
        print("\n".join(problem_lines(problem)), file=sys.stderr)
    print(report.line)


def _tell(root: Path, now: str | None, quiet: bool, work: Tell[Told]) -> Told:
    moment = moment_from(now)
    request = BuildRequest(root=root, output=root / "output", now=moment, jobs=default_jobs())
    with Console(quiet=quiet) as console:
        return tell(request, console, work)


def _told(result: BuildResult, hidden: tuple[Hidden, ...], wanted: Wanted) -> PostTeasers:
    """The teasers that are wanted; raises ``SettingsError`` where there are none of that name."""
    post = _post(result.posts, hidden, wanted.post)
    outlets = outlets_of(result.settings)
    source = Source(post, result.settings.site.base_url, result.read_body)
    names = [outlet.channel.name for outlet in outlets]
    if wanted.channel and wanted.channel not in names:
        what = f"there are no teasers for '{wanted.channel}' here"
        raise _wrong(what, did_you_mean(wanted.channel, names))
    teasers = tuple(
        teaser
        for outlet in outlets
        if wanted.channel in {"", outlet.channel.name}
        for teaser in compose_all(source, outlet)
    )
    chosen = tuple(one for one in teasers if wanted.variant in {0, one.variant})
    if not chosen:
        there = sorted({one.variant for one in teasers})
        what = f"{post.source} has no variant {wanted.variant}"
        raise _wrong(what, f"there are: {', '.join(map(str, there))}")
    return PostTeasers(
        post=post,
        folder=folder_names(result.posts)[post.source],
        teasers=chosen,
        image=image_of(result, post),
    )


def _post(posts: Sequence[PostSummary], hidden: tuple[Hidden, ...], name: str) -> PostSummary:
    """The post of that source, file name, last word of its address, or id; else the newest."""
    visible = [post for post in posts if not post.status]
    if not name and visible:
        return visible[0]
    if not name:
        raise _wrong("there is no post that is out yet", "`blogkit status` says what is hidden")
    for post in visible:
        if name in {*_names(post.source), post.id, _last_word(post.url), post.url, post.canonical}:
            return post
    for one in hidden:
        if name in _names(one.source):
            raise _wrong(f"{one.source} has no teasers: it is hidden ({why(one)})", "")
    words = [_last_word(post.url) for post in visible]
    raise _wrong(f"there is no post '{name}'", _nearest(name, words))


def _nearest(name: str, words: list[str]) -> str:
    hint = did_you_mean(name, words)
    return hint if hint.startswith("did") else "write the last word of its address, or its file"


def _names(source: str) -> set[str]:
    path = Path(source)
    stem = path.parent.name if path.stem == "index" else path.stem
    return {source, source.removeprefix("content/"), path.name, stem}


def _last_word(url: str) -> str:
    return url.rstrip("/").rpartition("/")[2]


def _lines(told: PostTeasers, wanted: Wanted) -> Iterator[str]:
    post = told.post
    yield f"{post.title} ({post.date.date()})"
    for outlet in dict.fromkeys(one.outlet.channel.name for one in told.teasers):
        ours = [one for one in told.teasers if one.outlet.channel.name == outlet]
        for teaser in ours if wanted.variant else ours[:1]:
            yield ""
            yield from _teaser_lines(teaser)
        others = [f"{one.variant} ({one.opening})" for one in ours[1:]]
        if others and not wanted.variant:
            yield f"  in other words: --variant {', '.join(others)}"


def _teaser_lines(teaser: Teaser) -> Iterator[str]:
    variant = f", variant {teaser.variant}" if teaser.variant > 1 else ""
    yield f"== {teaser.outlet.label}{variant}"
    yield ""
    yield from (f"  {line}".rstrip() for line in teaser.text.split("\n"))
    yield ""
    for meter in teaser.meters:
        full = round(_BAR * fullness(meter) / 100)
        bar = "#" * full + "." * (_BAR - full)
        yield f"  [{bar}] {meter.count:,} of {meter.limit:,} {meter.unit}"
    for warning in teaser.warnings:
        yield f"  ! {warning}"
    if teaser.compose_url:
        yield f"  {teaser.compose_url}"


def _wrong(what: str, hint: str) -> SettingsError:
    return SettingsError([Problem(rule="usage", what=what, hint=hint)])
