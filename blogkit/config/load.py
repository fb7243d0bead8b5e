"""Loading: from the bytes of ``blogkit.toml`` to ``Settings``, or every problem in it."""

from pathlib import Path

from blogkit.config.refusals import Location
from blogkit.config.settings import SETTINGS_FILE, Settings
from blogkit.config.tables import read_table
from blogkit.config.toml import TomlFile, parse_toml
from blogkit.dataclasses import replace
from blogkit.errors import Place, Problem, SettingsError, line_of
from blogkit.urls import base_url_error


def load_settings(root: Path, base_url: str = "") -> Settings:
    """The settings of the site at ``root``; ``base_url`` overrides that of the file.

    Raises ``SettingsError`` with every problem of the file.
    """
    if base_url and (what := base_url_error(base_url)):
        problem = Problem(rule="usage", what=f"--base-url {what}: {base_url}")
        raise SettingsError([problem])
    settings = settings_from(parse_toml(_read(root / SETTINGS_FILE), SETTINGS_FILE))
    if not base_url:
        return settings
    # After the file was read: ids are made from the host that is written there.
    site = replace(settings.site, base_url=base_url.rstrip("/"))
    return replace(settings, site=site)


def settings_from(file: TomlFile) -> Settings:
    """The settings that ``file`` holds; raises like ``load_settings``."""

    def locate(location: Location, _part: str) -> Place:
        return file.place(location)

    settings, problems = read_table(Settings, file.values, locate)
    if settings is None:
        raise SettingsError(
            replace(problem, excerpt=line_of(file.text, problem.place.line))
            if problem.place
            else problem
            for problem in problems
        )
    if settings.site.language in settings.languages:
        raise SettingsError([_repeated_language(settings.site.language, file)])
    return settings.read_from(file)


def _repeated_language(language: str, file: TomlFile) -> Problem:
    problem = Problem(
        rule="repeated-language",
        what=f"'languages' has '{language}', which is the site's own language",
        hint="[site] says what the blog is in that; [languages] is for the others",
    )
    return file.at(problem, ("languages", language))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        what = "is not here"
        hint = "`blogkit new site DIR` makes a site; -C DIR names another folder"
    except OSError as error:
        what, hint = f"cannot be read: {error.strerror}", ""
    place = Place(path=SETTINGS_FILE)
    raise SettingsError([Problem(rule="settings-file", what=what, place=place, hint=hint)])
