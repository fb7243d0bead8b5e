"""Planning: from what was read of a site to its plan, or to all that is wrong with it."""

from collections.abc import Mapping
from pathlib import Path

from blogkit.config.settings import Settings
from blogkit.content.discover import Discovered
from blogkit.dataclasses import dataclass, replace
from blogkit.errors import ContentError, Problem, Severity
from blogkit.model.digests import Digest, digest_of_value
from blogkit.model.ledger import LedgerEntry
from blogkit.model.outputs import FontFile
from blogkit.model.site import Asset
from blogkit.model.theme import Theme
from blogkit.pipeline.excerpts import with_excerpts
from blogkit.pipeline.parse import ParsedSources, without_unknown_shortcuts
from blogkit.render.fonts import card_fonts
from blogkit.render.render import RenderOptions
from blogkit.render.theme import ThemeFolders, load_theme
from blogkit.site.assemble import assemble
from blogkit.site.plan import Ground, Plan, plan
from blogkit.site.visibility import Gate


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """How a site looks: its theme, how to render with it, fonts for cards, and what is wrong."""

    theme: Theme
    options: RenderOptions
    fonts: tuple[FontFile, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read of a site: its sources, its files and its ledger; problems with these two."""

    found: Discovered
    parsed: ParsedSources
    assets: Mapping[str, Asset]
    ledger: tuple[LedgerEntry, ...]
    problems: tuple[Problem, ...]


def read_design(
    root: Path, settings: Settings, closures: Mapping[str, Digest] | None = None
) -> Design:
    """The design of the site at ``root``; a theme without a template where it has problems.

    ``closures`` are the digests of the templates of its theme where these are as they were.
    """
    theme = Theme(name=settings.theme.name, templates={}, needs={}, settings={}, assets=())
    folders = ThemeFolders()
    problems: tuple[Problem, ...] = ()
    try:
        theme, folders = load_theme(root, settings, closures)
    except ContentError as error:
        problems = error.problems
    options = RenderOptions(
        root=root,
        templates=folders.templates,
        assets=folders.assets,
        catalogues=folders.catalogues,
        language=settings.site.language,
        base_url=settings.site.base_url,
        theme_digest=digest_of_value(theme),
        fast_paths=settings.markdown.fast_paths,
    )
    fonts, font_problems = card_fonts(root, settings)
    return Design(theme=theme, options=options, fonts=fonts, problems=(*problems, *font_problems))


def assemble_and_plan(settings: Settings, design: Design, read: Read, gate: Gate) -> Plan:
    """Assemble and plan, even where some sources did not parse: the rest has problems too.

    Raises ``ContentError`` with the problems of all stages so far.
    """
    told = read.parsed.problems
    if not design.theme.templates:
        told = without_unknown_shortcuts(told)
    problems = [*told, *design.problems, *read.problems]
    problems += [one for one in read.found.problems if one.severity is Severity.ERROR]
    broken = frozenset(problem.place.path for problem in problems if problem.place)
    site = assemble(read.parsed.documents, settings, gate, broken)
    site = replace(site, ledger=read.ledger)
    try:
        planned = plan(
            Ground(
                site=site,
                settings=settings,
                theme=design.theme,
                assets=read.assets,
                fonts=design.fonts,
            )
        )
    except ContentError as error:
        problems += error.problems
    if problems:
        raise ContentError(with_excerpts(design.options.root, problems))
    return planned
