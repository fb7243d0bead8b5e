"""New sites: from a title to a folder in which ``make build`` works."""

import re
from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from blogkit import __version__
from blogkit.config.load import load_settings
from blogkit.errors import ContentError, Problem, SettingsError
from blogkit.scaffold.documents import one_line
from blogkit.urls import base_url_error, host_of

_PLACEHOLDER = re.compile(r"%%(\w+)%%")


def create_site(folder: Path, title: str, base_url: str, now: datetime) -> tuple[Path, ...]:
    """Make a site in ``folder``, which must be empty or not there yet; the files it has now.

    Raises ``ContentError`` where something is in the folder, ``SettingsError`` where the
    title or the address cannot stand in the settings; nothing is written then.
    """
    address = base_url or "https://example.com"
    if what := base_url_error(address):
        raise SettingsError([Problem(rule="usage", what=f"--base-url {what}: {address}")])
    shown = one_line(title).replace("\\", "\\\\").replace('"', '\\"')
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        problem = Problem(
            rule="exists", what=f"{folder} is not empty", hint="name a new or an empty folder"
        )
        raise ContentError([problem])
    values = {
        "title": shown,
        "base_url": address,
        "host": host_of(address),
        "year": f"{now.year}",
        "date": f"{now:%Y-%m-%d}",
        "version": __version__,
    }
    written = tuple(_copy(files("blogkit.scaffold") / "site", folder, values))
    load_settings(folder)
    return written


def _copy(source: Traversable, target: Path, values: dict[str, str]) -> list[Path]:
    """Copy a tree; a name that begins with ``dot-`` gets its dot here, since packages drop it."""
    target.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        name = re.sub(r"^dot-", ".", entry.name)
        if entry.is_dir():
            written += _copy(entry, target / name, values)
            continue
        if name.endswith(".pyc"):
            continue
        text = _PLACEHOLDER.sub(lambda found: values[found[1]], entry.read_text("utf-8"))
        path = target / name
        path.write_text(text, "utf-8", newline="\n")
        written.append(path)
    return written
