"""Explaining: from an address or a file to what made a page, and why it would be made again.

Nothing is recorded for this: the plan knows what a page is made from, the cache knows its key.
Which part of a key differs is not kept, so files that are newer than the page stand for that.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from blogkit.cache.environment import environment_digest
from blogkit.cache.store import KnownOutput, Store
from blogkit.config.load import load_settings
from blogkit.config.settings import SETTINGS_FILE
from blogkit.dataclasses import dataclass, fields, is_dataclass
from blogkit.errors import Problem, SettingsError, did_you_mean
from blogkit.model.documents import SourcePath
from blogkit.model.outputs import Output, TemplateJob
from blogkit.pipeline.damage import without_damaged_cache
from blogkit.pipeline.prepare import Prepared, prepare
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.render import is_intact
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.workspace import Workspace
from blogkit.publish.lock import site_lock
from blogkit.render.templates import reachable
from blogkit.urls import UrlPath, output_file

_DEEPEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What an output is made from, and how what is on disk compares.

    ``templates`` are all that its template can reach, by name; ``view`` names each part of
    what it sees; ``inputs`` are files below the site or absolute; ``newer`` are those of them
    that changed after the output was written. ``state`` is a sentence.
    """

    path: str
    origin: str
    job: str
    template: str = ""
    templates: tuple[str, ...] = ()
    view: tuple[tuple[str, str], ...] = ()
    inputs: tuple[str, ...] = ()
    state: str
    stale: bool
    newer: tuple[str, ...] = ()


def explain(request: BuildRequest, progress: Progress, target: str) -> Explanation:
    """What makes the page at ``target``: an address, a path on the site, a source or a file.

    Raises ``SettingsError`` where no page is there, ``ContentError`` where the site has
    problems.
    """

    def run() -> Explanation:
        settings = load_settings(request.root, request.base_url)
        store = Store(request.cache, environment_digest())
        workspace = Workspace(request=request, settings=settings, store=store, progress=progress)
        try:
            prepared = prepare(workspace)
            output = _find(workspace, prepared, target)
            known = store.outputs(str(request.output)).get(output.path)
            return _explained(request, prepared, output, known)
        finally:
            store.close()

    with site_lock(request.cache):
        return without_damaged_cache(run, request.cache)


def _find(workspace: Workspace, prepared: Prepared, target: str) -> Output:
    site, outputs = prepared.planned.site, prepared.planned.outputs
    by_path = {output.path: output for output in outputs}
    for path in _paths(workspace.request, target):
        address = site.paths.get(SourcePath(path))
        file = output_file(address) if address else path
        if file in by_path:
            return by_path[file]
        hidden = [one for one in site.hidden if one.source == path]
        if hidden:
            raise _wrong(f"{path} makes no page: {hidden[0].why}", "`blogkit status` says more")
        made = [output for output in outputs if output.origin == path]
        if made:
            return made[0]
    raise _wrong(f"nothing is made at '{target}'", _nearest(target, by_path))


def _paths(request: BuildRequest, target: str) -> Iterator[str]:
    """What ``target`` may be: a file below the site or the output folder, or an address."""
    for base in (request.output, request.root):
        for file in (Path.cwd() / target, request.root / target):
            path = Path(file).absolute()
            if path.is_relative_to(base):
                yield path.relative_to(base).as_posix()
    prefix = urlsplit(load_settings(request.root, request.base_url).site.base_url).path
    address = unquote(urlsplit(target).path)
    yield output_file(UrlPath("/" + address.removeprefix(prefix).lstrip("/")))
    yield output_file(UrlPath(f"/{address.strip('/')}/"))
    yield f"content/{target}"


def _nearest(target: str, paths: Mapping[str, Output]) -> str:
    pages = {f"/{path.removesuffix('index.html')}" for path in paths if path.endswith(".html")}
    hint = did_you_mean(target, pages)
    return hint if hint.startswith("did") else "name an address, a source, or a file of output/"


def _wrong(what: str, hint: str) -> SettingsError:
    return SettingsError([Problem(rule="usage", what=what, hint=hint)])


# --- what it is made from -------------------------------------------------------------------


def _explained(
    request: BuildRequest, prepared: Prepared, output: Output, known: KnownOutput | None
) -> Explanation:
    job = output.job
    template, templates = "", dict[str, str]()
    view: tuple[tuple[str, str], ...] = ()
    if isinstance(job, TemplateJob):
        template = job.template
        templates = _templates(prepared, template)
        view = tuple(_parts(job.view))
    sources = {output.origin, *_sources(job, 0)}
    candidates = (SETTINGS_FILE, *sorted(sources), *templates.values())
    inputs = tuple(dict.fromkeys(one for one in candidates if (request.root / one).is_file()))
    state, stale = _state(request, output, known)
    return Explanation(
        path=output.path,
        origin=output.origin,
        job=type(job).__name__.removesuffix("Job").lower(),
        template=template,
        templates=tuple(templates),
        view=view,
        inputs=inputs,
        state=state,
        stale=stale,
        newer=tuple(_newer(request, inputs, known)) if stale else (),
    )


def _templates(prepared: Prepared, template: str) -> dict[str, str]:
    """The templates that ``template`` can reach, itself first, with their files."""
    theme, folders = prepared.design.theme, prepared.design.options.templates
    reached = reachable(folders, theme.templates)[template]
    names = sorted(theme.templates) if reached is None else sorted(reached)
    names.sort(key=lambda name: name != template)
    found: dict[str, str] = {}
    for name in names:
        file = next((folder / name for folder in folders if (folder / name).is_file()), None)
        if file is not None:
            root = prepared.design.options.root
            found[name] = file.relative_to(root).as_posix() if root in file.parents else str(file)
    return found


def _parts(view: Any) -> Iterator[tuple[str, str]]:
    for field in fields(view):
        value = getattr(view, field.name)
        if value or value == 0:
            yield field.name, _shown(value)


def _shown(value: Any) -> str:
    """A part of a view in a few words."""
    if isinstance(value, tuple | list):
        few = ", ".join(_shown(one) for one in value[:3])
        return f"{len(value)}: {few}{', …' if len(value) > 3 else ''}" if value else "none"
    if isinstance(value, Mapping):
        return ", ".join(sorted(map(str, value)))
    for name in ("source", "title", "name", "text", "url"):
        named = getattr(value, name, "")
        if isinstance(named, str) and named:
            return named
    text = type(value).__name__ if is_dataclass(value) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _sources(value: Any, depth: int) -> Iterator[str]:
    """Every source and file that a job names, however deep it does."""
    if isinstance(value, str) or depth > _DEEPEST:
        return
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        for one in value:
            yield from _sources(one, depth + 1)
    elif is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name in {"source", "file"} and isinstance(inner, str) and inner:
                yield inner
            else:
                yield from _sources(inner, depth + 1)


# --- how it compares ------------------------------------------------------------------------


def _state(request: BuildRequest, output: Output, known: KnownOutput | None) -> tuple[str, bool]:
    folder = str(request.output)
    if known is None:
        there = (request.output / output.path).exists()
        if there:
            why = "blogkit or a package it uses changed, or the cache is gone"
            return f"would be made again: no key is remembered for it ({why})", True
        return "was not made yet", True
    if known.key != output.key:
        return "would be made again: what it is made from changed", True
    if not is_intact(folder, output.path, known):
        return "would be made again: the file is not as the last build left it", True
    return "is up to date: its key is that of the last build", False


def _newer(
    request: BuildRequest, inputs: tuple[str, ...], known: KnownOutput | None
) -> Iterator[str]:
    if known is not None:
        for name in inputs:
            if (request.root / name).stat().st_mtime_ns > known.modified:
                yield name
