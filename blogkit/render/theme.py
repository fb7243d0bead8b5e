"""Themes: from folders to a theme's templates, settings and assets, parents included."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from blogkit.config.settings import Settings
from blogkit.config.toml import TomlFile
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem, did_you_mean
from blogkit.files import FileState, scan
from blogkit.model.digests import Digest, digest_of, digest_of_bytes
from blogkit.model.shortcuts import SHORTCUTS, Shortcut, shortcut_template
from blogkit.model.theme import BUILT_IN, Theme, ThemeAsset
from blogkit.render.catalogue import catalogue_files, read_catalogue
from blogkit.render.description import Description, read_description


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFolders:
    """Where a theme's templates, assets and words are looked for, the nearest first."""

    templates: tuple[Path, ...] = ()
    assets: tuple[Path, ...] = ()
    catalogues: tuple[Path, ...] = ()
    descriptions: tuple[tuple[Description, TomlFile], ...] = ()


def load_theme(
    root: Path, settings: Settings, closures: Mapping[str, Digest] | None = None
) -> tuple[Theme, ThemeFolders]:
    """The theme of ``settings`` with the values that they give to its own settings.

    ``closures`` are the digests of its templates where they are known: else all are read.
    Raises ``ContentError`` with all that is wrong with it.
    """
    folders = theme_folders(root, settings)
    problems: list[Problem] = []
    templates = {
        name: digest for name, (_, digest) in _merged(root, folders.templates, problems).items()
    }
    assets = _merged(root, folders.assets, problems)
    problems += _needs_problems(folders, templates)
    problems += _settings_problems(folders, settings)
    problems += _shortcut_problems(folders, templates)
    try:
        for language in (settings.site.language, *settings.languages):
            read_catalogue(catalogue_files(folders.catalogues, language))
        closures = _closures(folders, templates) if closures is None else closures
    except ContentError as error:
        problems += error.problems
    if problems:
        raise ContentError(problems)
    theme = Theme(
        name=settings.theme.name,
        templates=closures or {},
        needs={
            template: tuple(sorted(names))
            for description, _ in reversed(folders.descriptions)
            for template, names in description.needs.items()
        },
        settings=_own_settings(folders) | settings.theme.own,
        assets=tuple(
            ThemeAsset(name=path, file=file.as_posix(), digest=digest)
            for path, (file, digest) in sorted(assets.items())
        ),
        words=_words(folders.catalogues),
        shortcuts=own_shortcuts(folders),
    )
    return theme, folders


def theme_folders(root: Path, settings: Settings) -> ThemeFolders:
    """The folders of the theme of ``settings`` and of those it extends, after the site's own.

    Raises ``ContentError`` where a theme is not there, extends itself or is described wrongly.
    """
    templates, assets, descriptions = [root / "templates"], [root / "assets"], []
    name: str | None = settings.theme.name
    place = settings.place("theme", "name")
    seen: list[str] = []
    while name:
        if name in seen:
            what = f"the theme '{name}' extends itself: {' > '.join([*seen, name])}"
            raise ContentError([Problem(rule="theme", what=what, place=place)])
        seen.append(name)
        folder = _find(root, name, place)
        path = folder / "theme.toml"
        description, file = read_description(path.read_bytes(), shown_path(path, root))
        templates.append(folder / "templates")
        assets.append(folder / "assets")
        descriptions.append((description, file))
        name, place = description.extends, file.place(("extends",))
    return ThemeFolders(
        templates=tuple(templates),
        assets=tuple(assets),
        catalogues=tuple(folder.with_name("words") for folder in templates[1:]),
        descriptions=tuple(descriptions),
    )


def _find(root: Path, name: str, place: Place) -> Path:
    places = (root / "themes", *BUILT_IN)
    for folder in places:
        if (folder / name / "theme.toml").is_file():
            return folder / name
    known = {found.parent.name for folder in places for found in folder.glob("*/theme.toml")}
    hint = did_you_mean(name, known)
    what = f"there is no theme '{name}'"
    raise ContentError([Problem(rule="theme", what=what, hint=hint, place=place)])


def shown_path(path: Path, root: Path) -> str:
    """A theme's file as messages name it: from the site, else from the folder of themes."""
    for base in (root, *(place.parent for place in BUILT_IN)):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.name


def _merged(
    root: Path, folders: tuple[Path, ...], problems: list[Problem]
) -> dict[str, tuple[Path, Digest]]:
    """Every file by its name below its folder; the nearest folder wins."""
    found: dict[str, tuple[Path, Digest]] = {}
    for folder in reversed(folders):
        for state in scan(folder.parent, folder.name):
            path = folder.parent / state.path
            try:
                if isinstance(state, FileState):
                    found[path.relative_to(folder).as_posix()] = path, _digest_of_file(path)
                    continue
                why = state.why
            except OSError as error:
                why = f"cannot be read: {error.strerror}"
            place = Place(path=shown_path(path, root))
            problems.append(Problem(rule="unreadable", what=why, place=place))
    return found


def _digest_of_file(path: Path) -> Digest:
    return digest_of_bytes(path.read_bytes())


def _closures(folders: ThemeFolders, own: Mapping[str, Digest]) -> dict[str, Digest]:
    """For each template the digest of itself and of all it can reach."""
    from blogkit.render.templates import reachable

    everything = digest_of(*(word for name in sorted(own) for word in (name, own[name])))
    closures: dict[str, Digest] = {}
    for name, reached in reachable(folders.templates, own).items():
        if reached is None:
            closures[name] = digest_of(name, everything)
        else:
            words = (word for one in sorted(reached) for word in (one, own.get(one, "")))
            closures[name] = digest_of(name, *words)
    return closures


def _words(folders: tuple[Path, ...]) -> dict[str, Digest]:
    """The digest of the words of each language that one of ``folders`` has some for."""
    languages = sorted({file.stem for folder in folders for file in folder.glob("*.toml")})
    return {
        language: digest_of(*map(_digest_of_file, catalogue_files(folders, language)))
        for language in languages
    }


def _own_settings(folders: ThemeFolders) -> dict[str, object]:
    settings: dict[str, object] = {}
    for description, _ in reversed(folders.descriptions):
        settings |= description.settings
    return settings


def own_shortcuts(folders: ThemeFolders) -> tuple[Shortcut, ...]:
    """The shortcuts that a theme has beside blogkit's, by name; the nearest theme's counts."""
    found: dict[str, Shortcut] = {}
    for description, _ in reversed(folders.descriptions):
        found |= {name: table.named(name) for name, table in description.shortcuts.items()}
    return tuple(found[name] for name in sorted(found))


def _shortcut_problems(folders: ThemeFolders, templates: Collection[str]) -> Iterator[Problem]:
    """A shortcut has a name that no other has, and a template of that name."""
    for description, file in folders.descriptions:
        for name in description.shortcuts:
            template = shortcut_template(name)
            if name in SHORTCUTS:
                what = f"blogkit has a shortcut '{name}' already"
            elif not re.fullmatch(r"[a-z][a-z0-9_-]*", name):
                what = f"a shortcut cannot be called '{name}': small letters, digits, - and _ alone"
            elif template not in templates:
                what = f"the shortcut '{name}' has no template templates/{template}"
            else:
                continue
            yield file.at(Problem(rule="theme", what=what), ("shortcuts", name))


def _needs_problems(folders: ThemeFolders, templates: Iterable[str]) -> Iterator[Problem]:
    """What a theme needs for a template that it has not would be looked for in vain."""
    for description, file in folders.descriptions:
        for template in description.needs.keys() - set(templates):
            what = f"'needs' names {template}, and there is no such template"
            hint = did_you_mean(template, templates)
            problem = Problem(rule="theme", what=what, hint=hint)
            yield file.at(problem, ("needs", template))


def _settings_problems(folders: ThemeFolders, settings: Settings) -> Iterator[Problem]:
    """Values of ``[theme]`` that the theme has no setting for, or one of another type."""
    own = _own_settings(folders)
    words = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}
    for key, value in settings.theme.own.items():
        place = settings.place("theme", key)
        if key not in own:
            what = f"the theme '{settings.theme.name}' has no setting '{key}'"
            hint = did_you_mean(key, own)
            yield Problem(rule="unknown-key", what=what, hint=hint, place=place)
        elif type(value) is not type(own[key]):
            what = f"'theme.{key}' should be {words[type(own[key])]}"
            yield Problem(rule="invalid-value", what=what, place=place)
