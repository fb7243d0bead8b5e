"""The doctor: from a site and what is installed to what is well and what a deploy would miss."""

import platform
import shutil
from collections.abc import Iterator
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from blogkit import __version__
from blogkit.channels import used_channels
from blogkit.checks.spelling import UNSPACED
from blogkit.checks.spelling.dictionaries import find_dictionary, has_checker, how_to_install
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Severity
from blogkit.ledger import read_ledger
from blogkit.pipeline.survey import Survey
from blogkit.proven import why_not
from blogkit.render.theme import load_theme

_PACKAGES = ("Markdown", "Jinja2", "feedgen", "Pillow", "Pygments", "lxml")
_EXAMPLES = ("example.com", "example.org", "example.net", "localhost", "127.0.0.1")
_ASKED = (
    ("email", "nobody can answer by mail", "email under [site]: posts and feeds offer it"),
    ("author", "posts and feeds name nobody", "author under [site]"),
    ("description", "search engines make up what the blog is about", "description under [site]"),
    ("icon", "browsers and home screens show the theme's icon", "icon under [site]: one picture"),
)
"""Keys of ``[site]`` that a blog can do without, but readers cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the report; without a ``hint`` all is well."""

    what: str
    hint: str = ""


def examine(root: Path, found: Survey, now: datetime) -> tuple[Finding, ...]:
    """All that there is to say of the site at ``root``; nothing is changed, no secret shown."""
    settings = found.settings
    return (
        *_versions(),
        *_quick_ways(settings),
        *_theme(root, settings),
        *_content(found),
        *_spelling(root, settings),
        *_time(settings, now),
        *_deploy(settings),
        *_channels(root, settings),
    )


def _versions() -> Iterator[Finding]:
    yield Finding(what=f"blogkit {__version__}, Python {platform.python_version()}")
    names = []
    for package in _PACKAGES:
        try:
            names.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            yield Finding(what=f"{package} is not installed", hint="make lock, or install blogkit")
    yield Finding(what=", ".join(names))


def _quick_ways(settings: Settings) -> Iterator[Finding]:
    """Whether a build takes its time, and why."""
    reasons = tuple(why_not(allowed=settings.markdown.fast_paths))
    for reason in reasons:
        yield Finding(what=f"a build takes longer: {reason}")
    if not reasons:
        yield Finding(what="a build takes the quick ways through Markdown, Pygments and Jinja2")


def _theme(root: Path, settings: Settings) -> Iterator[Finding]:
    try:
        theme, folders = load_theme(root, settings)
    except ContentError as error:
        first = error.problems[0]
        yield Finding(what=f"the theme has problems: {first}", hint=first.hint or "mend them")
        return
    own = [folder.name for folder in folders.templates[:1] if folder.is_dir()]
    changed = ", with templates of the site's own" if own else ""
    yield Finding(what=f"theme {theme.name}: {len(theme.templates)} templates{changed}")
    for language in (settings.site.language, *settings.languages):
        if not theme.speaks(language):
            hint = f"add words/{language}.toml to the theme: docs/theming.md says how"
            yield Finding(what=f"the theme has no words in '{language}'", hint=hint)


def _content(found: Survey) -> Iterator[Finding]:
    errors = sum(one.severity is Severity.ERROR for one in found.problems)
    posts = sum(one.is_post for one in found.visible)
    yield Finding(
        what=f"posts that are out: {posts}; hidden: {len(found.hidden)}; problems: {errors}",
        hint="`blogkit status` names the problems" if errors else "",
    )


def _spelling(root: Path, settings: Settings) -> Iterator[Finding]:
    """Whether `blogkit check` has what it needs to read each language of the site."""
    if "spelling" in settings.checks.off:
        return
    if not has_checker():
        hint = "pip install 'blogkit[spelling]'"
        yield Finding(what="spelling: its library is not installed", hint=hint)
        return
    for language in (settings.site.language, *settings.languages):
        if language.lower().partition("-")[0] in UNSPACED:
            continue
        there = find_dictionary(language, root) is not None
        yield Finding(
            what=f"spelling: {'a' if there else 'no'} dictionary for '{language}'",
            hint="" if there else how_to_install(language),
        )


def _time(settings: Settings, now: datetime) -> Iterator[Finding]:
    local = now.astimezone(ZoneInfo(settings.site.timezone))
    set_there = settings.has("site", "timezone")
    yield Finding(
        what=f"time zone {settings.site.timezone}: it is {local:%Y-%m-%d %H:%M}",
        hint="" if set_there else 'say where you are: timezone = "Europe/Berlin" under [site]',
    )


def _deploy(settings: Settings) -> Iterator[Finding]:
    """What readers would find missing."""
    site = settings.site
    host = urlsplit(site.base_url).hostname or ""
    example = host.endswith((".example", ".test", ".invalid")) or host in _EXAMPLES
    yield Finding(
        what=f"base_url {site.base_url}" + (" is an example" if example else ""),
        hint="write the address of the blog, or pass --base-url when you deploy" if example else "",
    )
    if not site.base_url.startswith("https:"):
        yield Finding(what="base_url is not https", hint="most hosts give a certificate for free")
    if not settings.has("site", "tag_authority"):
        hint = f'keep ids when the address changes: tag_authority = "{site.tag_authority}"'
        yield Finding(what="ids depend on base_url", hint=hint)
    for key, missing, hint in _ASKED:
        if getattr(site, key):
            yield Finding(what=f"{key} is set")
        else:
            yield Finding(what=f"no {key}: {missing}", hint=hint)


def _channels(root: Path, settings: Settings) -> Iterator[Finding]:
    names = ", ".join(used_channels(settings))
    chosen = bool(settings.channels)
    yield Finding(
        what=f"teasers for {names}" if names else "teasers for no channel",
        hint="" if chosen else "choose yours with [channels.NAME]",
    )
    entries, problems = read_ledger(root)
    hint = "`blogkit status` names them" if problems else ""
    told = f"the ledger has {len(entries)} announcements, {len(problems)} problems"
    yield Finding(what=told, hint=hint)
    for key, command in (("serve.editor", settings.serve.editor),):
        program = command.split(" ")[0] if command else ""
        if program and not shutil.which(program):
            yield Finding(
                what=f"{key}: there is no program '{program}'", hint="install or change it"
            )
