"""Preparing: the stages that read: discover, parse, assemble, plan, one after the other."""

from blogkit.content.discover import discover
from blogkit.dataclasses import dataclass
from blogkit.errors import Problem
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


def prepare(workspace: Workspace) -> Prepared:
    """Read the site and plan it; raises ``ContentError`` with all that is wrong with it."""
    request, settings = workspace.request, workspace.settings
    design = read_design(request.root, settings)
    read = read_site(workspace, design)
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


def read_site(workspace: Workspace, design: Design) -> Read:
    """Read the sources, files and ledger of a site; what did not change comes from the store."""
    root, progress = workspace.request.root, workspace.progress
    progress.stage("discover", 0)
    found = discover(root)
    progress.stage("read", len(found.sources))
    parsed = parse_sources(workspace, found.sources, design.theme.shortcuts)
    progress.stage("measure", len(found.files))
    assets, broken = measure_assets(workspace, found.files)
    ledger, wrong = read_ledger(root)
    problems = (*broken, *wrong)
    return Read(found=found, parsed=parsed, assets=assets, ledger=ledger, problems=problems)
