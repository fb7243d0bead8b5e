"""Drawing: from the diagrams of all sources to pictures beside them, by the writer's commands.

No part of a build, which starts no process: the writer keeps the pictures with the sources.
"""

import posixpath
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

from blogkit.config.load import load_settings
from blogkit.config.settings import Settings
from blogkit.content.decode import decode
from blogkit.content.discover import Discovered, discover
from blogkit.content.frontmatter import split_source
from blogkit.content.markdown import MarkdownOptions
from blogkit.content.pictures import SVG, look_at
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem, SettingsError
from blogkit.model.shortcuts import is_diagram
from blogkit.pipeline.excerpts import with_excerpts
from blogkit.render.svg import clean_svg
from blogkit.render.theme import own_shortcuts, theme_folders

SECONDS = 60
"""The longest that one diagram may take: a browser that draws it has to start first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Paths of the pictures that were made, of those that nothing shows any more, and the rest."""

    made: tuple[str, ...]
    removed: tuple[str, ...]
    kept: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A picture that a source shows, what draws it, and where that is written."""

    code: str
    command: str
    place: Place


def draw(root: Path) -> Drawn:
    """Make every picture of a diagram that is missing, and remove those that are of none.

    Raises ``SettingsError`` where no command is set, ``ContentError`` with every diagram that
    could not be drawn; the others are, and nothing is removed then.
    """
    settings = load_settings(root)
    if not settings.markdown.diagrams:
        hint = 'add [markdown.diagrams] with a line such as dot = "dot -Tsvg"'
        what = "there are no commands for diagrams"
        place = settings.place("markdown")
        raise SettingsError([Problem(rule="diagram", what=what, place=place, hint=hint)])
    found = discover(root)
    problems: list[Problem] = []
    wanted = dict(_wanted(root, settings, found, problems))
    made = tuple(path for path in sorted(wanted) if not (root / path).exists())
    for path in made:
        try:
            (root / path).write_bytes(_drawn(wanted[path], root))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(with_excerpts(root, problems))
    files = [one.path for one in found.files if is_diagram(posixpath.basename(one.path))]
    removed = tuple(path for path in files if path not in wanted)
    for path in removed:
        (root / path).unlink()
    return Drawn(made=made, removed=removed, kept=len(wanted) - len(made))


def _wanted(
    root: Path, settings: Settings, found: Discovered, problems: list[Problem]
) -> Iterator[tuple[str, _Wanted]]:
    """Every picture of a diagram by its path; ``problems`` grow by sources that cannot be read."""
    from blogkit.content.markdown.engine import diagrams

    options = MarkdownOptions(
        shortcuts=own_shortcuts(theme_folders(root, settings)),
        maths=settings.markdown.maths,
        diagrams=tuple(sorted(settings.markdown.diagrams.items())),
    )
    for source in found.sources:
        first = 1
        try:
            split = split_source(decode((root / source.path).read_bytes()))
            first = split.body_line
            drawn = diagrams(split.body, options)
        except ContentError as error:
            for problem in error.problems:
                line = problem.place.line if problem.place else 0
                place = Place(path=source.path, line=line and line + first - 1)
                problems.append(problem.at(place))
            continue
        for one in drawn:
            path = posixpath.join(posixpath.dirname(source.path), one.file)
            place = Place(path=source.path, line=one.line + first - 1)
            yield path, _Wanted(code=one.code, command=one.command, place=place)


def _drawn(wanted: _Wanted, root: Path) -> bytes:
    """The picture that the command makes; raises ``ContentError`` with what went wrong."""
    program = ""
    try:
        words = shlex.split(wanted.command)
        program = words[0]
        done = subprocess.run(
            words,
            input=wanted.code.encode(),
            capture_output=True,
            check=False,
            cwd=root,
            timeout=SECONDS,
        )
    except (OSError, ValueError, IndexError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise _problem(wanted, f"the command '{wanted.command}' cannot be run: {reason}") from None
    except subprocess.TimeoutExpired:
        raise _problem(wanted, f"'{program}' takes longer than {SECONDS} seconds") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().split("\n")[0][:200]
        raise _problem(wanted, f"'{program}' could not draw the diagram: {said}")
    if problem := look_at(done.stdout, SVG).problem:
        raise _problem(wanted, f"what '{program}' made {problem}")
    return clean_svg(done.stdout)


def _problem(wanted: _Wanted, what: str) -> ContentError:
    return ContentError([Problem(rule="diagram", what=what, place=wanted.place)])
