"""Themes: from folders to a theme's templates, settings and assets, parents included."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from blogkit.errors import ContentError, Place, Problem, did_you_mean
from blogkit.files import FileState, scan
from blogkit.model.digests import digest_of, digest_of_bytes
from blogkit.model.documents import Digest
from blogkit.model.theme import Theme, ThemeAsset

COLLECTIONS = frozenset({"recent", "tags", "categories", "series", "authors", "years"})
BUILT_IN = (Path(__file__).parents[1] / "themes", Path(__file__).parents[2] / "themes")
"""Where the themes that come with blogkit lie: in an installed package, and in a checkout."""

_KEYS = frozenset({"name", "version", "description", "extends", "needs", "settings"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFolders:
    """Where a theme's templates and assets are looked for, the nearest first."""

    templates: tuple[Path, ...]
    assets: tuple[Path, ...]
    descriptions: tuple[Mapping[str, Any], ...]


def theme_folders(root: Path, name: str) -> ThemeFolders:
    """The folders of the theme ``name`` and of those it extends, after the site's own.

    Raises ``ContentError`` where a theme is not there, extends itself or is described wrongly.
    """
    templates, assets, descriptions = [root / "templates"], [root / "assets"], []
    seen: list[str] = []
    while name:
        if name in seen:
            raise _problem("theme", f"the theme '{name}' extends itself: {' > '.join(seen)}")
        seen.append(name)
        folder = _find(root, name)
        description = _describe(root, folder)
        templates.append(folder / "templates")
        assets.append(folder / "assets")
        descriptions.append(description)
        name = description.get("extends", "")
    return ThemeFolders(
        templates=tuple(templates), assets=tuple(assets), descriptions=tuple(descriptions)
    )


def _find(root: Path, name: str) -> Path:
    places = (root / "themes", *BUILT_IN)
    for place in places:
        if (place / name / "theme.toml").is_file():
            return place / name
    known = {found.parent.name for place in places for found in place.glob("*/theme.toml")}
    raise _problem("theme", f"there is no theme '{name}'", did_you_mean(name, known))


def _problem(rule: str, what: str, hint: str = "", place: Place | None = None) -> ContentError:
    return ContentError([Problem(rule=rule, what=what, hint=hint, place=place)])


def _describe(root: Path, folder: Path) -> Mapping[str, Any]:
    path = folder / "theme.toml"
    place = Place(path=shown_path(path, root))
    try:
        description = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _problem("theme", f"is not TOML: {error}", place=place) from None
    for key in description.keys() - _KEYS:
        raise _problem("unknown-key", f"unknown key '{key}'", did_you_mean(key, _KEYS), place)
    needs = description.get("needs", {})
    for template, names in needs.items():
        for name in set(names) - COLLECTIONS:
            what = f"'needs.{template}' names the unknown collection '{name}'"
            raise _problem("theme", what, did_you_mean(name, COLLECTIONS), place)
    return description


def shown_path(path: Path, root: Path) -> str:
    """A theme's file as messages name it: from the site, else from the folder of themes."""
    for base in (root, *(place.parent for place in BUILT_IN)):
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.name


def load_theme(
    root: Path, name: str, overrides: Mapping[str, object]
) -> tuple[Theme, ThemeFolders]:
    """The theme ``name`` with the values that ``blogkit.toml`` gives its settings."""
    folders = theme_folders(root, name)
    templates = {path: digest for path, (_, digest) in _merged(folders.templates).items()}
    assets = _merged(folders.assets)
    theme = Theme(
        name=name,
        templates=_closures(folders, templates),
        needs={
            template: tuple(sorted(names))
            for description in reversed(folders.descriptions)
            for template, names in description.get("needs", {}).items()
        },
        settings=_settings(folders, overrides),
        assets=tuple(
            ThemeAsset(name=path, file=file.as_posix(), digest=digest)
            for path, (file, digest) in sorted(assets.items())
        ),
    )
    return theme, folders


def _merged(folders: tuple[Path, ...]) -> dict[str, tuple[Path, Digest]]:
    """Every file by its name below its folder; the nearest folder wins."""
    found: dict[str, tuple[Path, Digest]] = {}
    for folder in reversed(folders):
        for name in _names(folder):
            path = folder / name
            found[name] = path, digest_of_bytes(path.read_bytes())
    return found


def _names(folder: Path) -> Iterator[str]:
    for state in scan(folder.parent, folder.name):
        if not isinstance(state, FileState):
            raise _problem("theme", f"{state.path} {state.why}", place=Place(path=folder.name))
        yield state.path.partition("/")[2]


def _closures(folders: ThemeFolders, own: Mapping[str, Digest]) -> dict[str, Digest]:
    """For each template the digest of itself and of all templates that it can reach."""
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


def _settings(folders: ThemeFolders, overrides: Mapping[str, object]) -> dict[str, object]:
    settings: dict[str, object] = {}
    for description in reversed(folders.descriptions):
        settings |= description.get("settings", {})
    place = Place(path="blogkit.toml")
    for key, value in overrides.items():
        if key not in settings:
            what = f"the theme has no setting '{key}' ([theme])"
            raise _problem("unknown-key", what, did_you_mean(key, settings), place)
        if type(value) is not type(settings[key]):
            expected = {str: "text", bool: "true or false", int: "a whole number"}
            word = expected.get(type(settings[key]), "of another type")
            raise _problem("invalid-value", f"'theme.{key}' should be {word}", place=place)
    return settings | dict(overrides)
