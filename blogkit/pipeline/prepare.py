"""Preparing: the stages that read: discover, parse, assemble, plan, one after the other."""

from collections.abc import Iterator

from blogkit.cache.state import Inputs
from blogkit.content.discover import CONTENT, discover, sort_out
from blogkit.dataclasses import dataclass
from blogkit.errors import Problem
from blogkit.files import FileState, Unusable
from blogkit.ledger import read_ledger
from blogkit.model.documents import Document
from blogkit.pipeline.assets import measure_assets
from blogkit.pipeline.excerpts import with_excerpts
from blogkit.pipeline.parse import parse_sources
from blogkit.pipeline.planning import Design, Read, assemble_and_plan, read_design
from blogkit.pipeline.workspace import Workspace
from blogkit.site.plan import Plan
from blogkit.site.visibility import Gate


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A site that is ready to be rendered, what to warn of, and all that is written for it."""

    design: Design
    planned: Plan
    warnings: tuple[Problem, ...]
    documents: tuple[Document, ...] = ()


def prepare(workspace: Workspace, inputs: Inputs | None = None) -> Prepared:
    """Read the site and plan it; raises ``ContentError`` with all that is wrong with it.

    ``inputs`` are what was found of it where somebody has looked already.
    """
    request, settings = workspace.request, workspace.settings
    design = read_design(request.root, settings)
    read = read_site(workspace, design, inputs)
    workspace.progress.stage("plan", 0)
    gate = Gate(now=request.now, show=request.show)
    planned = assemble_and_plan(settings, design, read, gate)
    warnings = (*read.found.problems, *read.parsed.warnings, *planned.warnings)
    return Prepared(
        design=design,
        planned=planned,
        warnings=with_excerpts(request.root, warnings),
        documents=read.parsed.documents,
    )


def read_site(workspace: Workspace, design: Design, inputs: Inputs | None = None) -> Read:
    """Read the sources, files and ledger of a site; what did not change comes from the store."""
    root, progress = workspace.request.root, workspace.progress
    progress.stage("discover", 0)
    found = sort_out(root, _content(inputs)) if inputs else discover(root)
    progress.stage("read", len(found.sources))
    parsed = parse_sources(workspace, found.sources, design.theme.shortcuts)
    progress.stage("measure", len(found.files))
    assets, broken = measure_assets(workspace, found.files)
    ledger, wrong = read_ledger(root)
    problems = (*broken, *wrong)
    return Read(found=found, parsed=parsed, assets=assets, ledger=ledger, problems=problems)


def _content(inputs: Inputs) -> Iterator[FileState | Unusable]:
    """What lies in the content, as another look at it would find it."""
    for path, signature in inputs.files.items():
        if path == CONTENT or path.startswith(f"{CONTENT}/"):
            size, *times = signature
            yield FileState(path, size, *times) if times else Unusable(path, size)  # type: ignore[arg-type]
