"""Checking: from a site to all that a build says of it and all that its rules find; no output."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from blogkit.cache.codec import decode_body
from blogkit.cache.environment import environment_digest
from blogkit.cache.store import BodyReader, Store
from blogkit.checks.edits import Edit, apply
from blogkit.checks.external import ask
from blogkit.checks.registry import FAMILIES, unknown_rules, wanted, wanted_edits
from blogkit.checks.subjects import MADE, DocumentSubject, SiteSubject
from blogkit.config.load import load_settings
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass, replace
from blogkit.errors import ContentError, Problem, in_order
from blogkit.hooks.teasers.hook import teaser_problems
from blogkit.model.documents import Document
from blogkit.model.outputs import CopyJob, Output
from blogkit.pipeline.damage import without_damaged_cache
from blogkit.pipeline.excerpts import with_excerpts
from blogkit.pipeline.finish import build_result
from blogkit.pipeline.planning import Design, Read, assemble_and_plan, read_design
from blogkit.pipeline.prepare import Prepared, read_site
from blogkit.pipeline.progress import Progress
from blogkit.pipeline.render import render_outputs, stale_outputs
from blogkit.pipeline.request import BuildRequest
from blogkit.pipeline.subjects import document_subject
from blogkit.pipeline.workers import run_in_chunks
from blogkit.pipeline.workspace import Workspace
from blogkit.publish.journal import recover, staging_folder
from blogkit.publish.lock import site_lock
from blogkit.site.plan import Plan
from blogkit.site.visibility import Gate


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckRequest:
    """One check: of which site, and of which sources alone where some are named.

    ``external`` asks the web about links to elsewhere; ``fix`` mends what can be mended.
    """

    build: BuildRequest
    sources: frozenset[str] = frozenset()
    external: bool = False
    fix: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in how many documents, and what was mended before.

    Not ``complete``: the site cannot be built, so that rules for all of it were not asked.
    """

    problems: tuple[Problem, ...]
    documents: int
    complete: bool
    fixed: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What was found on the whole site, and what can be mended."""

    problems: Sequence[Problem]
    edits: Sequence[Edit] = ()
    complete: bool = False


def check(request: CheckRequest, progress: Progress) -> Checked:
    """Look at a site; what was mended is not among the problems any more.

    Raises ``SettingsError`` where the settings cannot be read.
    """
    cache = request.build.cache
    with site_lock(cache):
        recover(cache)
        checked = without_damaged_cache(lambda: _check(request, progress), cache)
        fixed = tuple(apply(request.build.root, checked.fixed)) if request.fix else ()
        if fixed:
            checked = without_damaged_cache(lambda: _check(request, progress), cache)
        return replace(checked, fixed=fixed)


def _check(request: CheckRequest, progress: Progress) -> Checked:
    """What is found, and (as ``fixed``) what can be mended."""
    build, sources = request.build, request.sources
    settings = load_settings(build.root, build.base_url)
    store = Store(build.cache, environment_digest())
    workspace = Workspace(request=build, settings=settings, store=store, progress=progress)
    try:
        design = read_design(build.root, settings)
        read = read_site(workspace, design)
        documents = read.parsed.documents
        named = [one for one in documents if not sources or one.source in sources]
        problems = [*unknown_rules(settings, documents), *_of_documents(workspace, named)]
        found = _of_site(workspace, design, read, external=request.external)
    finally:
        store.close()
    told = wanted((*problems, *found.problems), settings, documents)
    told = (one for one in told if not sources or (one.place and one.place.path in sources))
    edits = wanted_edits(found.edits, settings, documents)
    return Checked(
        problems=with_excerpts(build.root, in_order(told)),
        documents=len(named),
        complete=found.complete,
        fixed=tuple(edit for edit in edits if not sources or edit.path in sources),
    )


# --- documents -----------------------------------------------------------------------------


def _of_documents(workspace: Workspace, documents: Sequence[Document]) -> Iterator[Problem]:
    workspace.progress.stage("check", len(documents))
    root, settings = workspace.request.root, workspace.settings
    work = partial(_of_chunk, root=root, settings=settings, cache_file=workspace.store.path)
    for problems in run_in_chunks(work, documents, workspace.request.jobs):
        yield from problems


def _of_chunk(
    documents: Sequence[Document], *, root: Path, settings: Settings, cache_file: Path
) -> list[Problem]:
    reader = BodyReader(cache_file)
    try:
        subjects = [_subject(document, root, settings, reader) for document in documents]
    finally:
        reader.close()
    return [
        problem
        for subject in subjects
        for family in FAMILIES
        for problem in family.document(subject)
    ]


def _subject(
    document: Document, root: Path, settings: Settings, reader: BodyReader
) -> DocumentSubject:
    body = decode_body(reader.read(document.source))
    return document_subject(document, body, reader.read_text(document.source), root, settings)


# --- the site ------------------------------------------------------------------------------


def _of_site(workspace: Workspace, design: Design, read: Read, *, external: bool) -> _Found:
    """What a build says, and what the rules for a whole site find where it can be built."""
    request = workspace.request
    warnings = [*read.found.problems, *read.parsed.warnings]
    try:
        planned = assemble_and_plan(workspace.settings, design, read, Gate(now=request.now))
    except ContentError as error:
        return _Found(problems=[*warnings, *error.problems])
    warnings += [*planned.warnings, *_of_teasers(workspace, design, planned)]
    staging = staging_folder(request.cache)
    try:
        reading = _reading(workspace, planned, design, staging)
        asking = partial(ask, folder=request.cache) if external else None
        subject = replace(_whole(workspace, planned, read, reading), ask=asking)
        found = [problem for family in FAMILIES for problem in family.site(subject)]
        edits = [edit for family in FAMILIES for edit in family.fixes(subject)]
    except ContentError as error:
        return _Found(problems=[*warnings, *error.problems])
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return _Found(problems=[*warnings, *found], edits=edits, complete=True)


def _of_teasers(workspace: Workspace, design: Design, planned: Plan) -> tuple[Problem, ...]:
    """What the hook that writes teasers would warn of."""
    if "teasers" not in workspace.settings.hooks.post_build:
        return ()
    prepared = Prepared(design=design, planned=planned, warnings=())
    with build_result(workspace, prepared) as result:
        return teaser_problems(result)


def _whole(
    workspace: Workspace, planned: Plan, read: Read, reading: Callable[[Output], bytes]
) -> SiteSubject:
    return SiteSubject(
        root=workspace.request.root,
        settings=workspace.settings,
        site=planned.site,
        documents=read.parsed.documents,
        outputs=planned.outputs,
        read=reading,
    )


def _reading(
    workspace: Workspace, planned: Plan, design: Design, staging: Path
) -> Callable[[Output], bytes]:
    """Reads the text of outputs: what the last build made, where that is what a build would make.

    The rest is made below ``staging``; raises ``ContentError`` where a template fails.
    """
    root, folder = workspace.request.root, workspace.request.output
    wanted = [output for output in planned.outputs if isinstance(output.job, MADE)]
    stale = stale_outputs(workspace, wanted)
    staged = render_outputs(workspace, stale, design.options, staging)

    def read(output: Output) -> bytes:
        if isinstance(output.job, CopyJob):
            return (root / output.job.file).read_bytes()
        made = staged.get(output.path)
        if made and made.name:
            return (staging / made.name).read_bytes()
        return (folder / output.path).read_bytes()

    return read
