"""``blogkit new``: from a title to a file or a site to begin with."""

import os
import shlex
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from blogkit.cli.build import moment_from
from blogkit.config.load import load_settings
from blogkit.dataclasses import dataclass
from blogkit.errors import Problem, SettingsError
from blogkit.scaffold import sites
from blogkit.scaffold.documents import NewDocument, create_document
from blogkit.writing.moments import moment_in_zone, written_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """How a document begins: its tags, its date as it was typed, and whether it is opened."""

    tags: tuple[str, ...] = ()
    date: str | None = None
    edit: bool = False


def new_document(
    root: Path, kind: str, title: str, begun: Begun | None = None, now: str | None = None
) -> None:
    """Begin a post or a page, say where it is, and open it in the editor if that is wanted."""
    begun = begun or Begun()
    settings = load_settings(root)
    zone = ZoneInfo(settings.site.timezone)
    moment = moment_from(now).astimezone(zone)
    editor = _editor() if begun.edit else []
    date = ""
    if begun.date:
        date = written_moment(moment_in_zone(begun.date, zone, "--date"), zone)
    wanted = NewDocument(
        kind=kind, title=title, tags=begun.tags, now=moment, date=date.removesuffix(" 00:00")
    )
    path = create_document(root, settings, wanted)
    print(path.relative_to(root).as_posix(), flush=True)
    if editor:
        _open(editor, path)


def _editor() -> list[str]:
    """The command of the editor that the environment names."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError:
        words = []
    if not words:
        what = "--edit needs an editor"
        hint = "name it in the environment: export EDITOR=nano"
        raise SettingsError([Problem(rule="usage", what=what, hint=hint)])
    return words


def _open(editor: list[str], path: Path) -> None:
    try:
        subprocess.run([*editor, str(path)], check=False)
    except OSError as error:
        what = f"the editor cannot be started: {editor[0]}: {error.strerror}"
        hint = "VISUAL or EDITOR names it; the file is there"
        raise SettingsError([Problem(rule="usage", what=what, hint=hint)]) from None


def create_site(folder: Path, title: str, base_url: str) -> None:
    """Begin a site and say what to do next."""
    written = sites.create_site(folder, title, base_url, datetime.now(UTC))
    print(f"{folder}: {len(written)} files")
    print(f"next: cd {folder} && make build")
