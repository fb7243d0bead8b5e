"""``blogkit new``: from a title to a file or a site to begin with."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from blogkit.cli.build import moment_from
from blogkit.config.load import load_settings
from blogkit.scaffold import sites
from blogkit.scaffold.documents import NewDocument, create_document


def new_document(
    root: Path, kind: str, title: str, *, tags: tuple[str, ...] = (), now: str | None = None
) -> None:
    """Begin a post or a page and say where it is."""
    settings = load_settings(root)
    moment = moment_from(now).astimezone(ZoneInfo(settings.site.timezone))
    wanted = NewDocument(kind=kind, title=title, tags=tags, now=moment)
    path = create_document(root, settings, wanted)
    print(path.relative_to(root).as_posix())


def create_site(folder: Path, title: str, base_url: str) -> None:
    """Begin a site and say what to do next."""
    written = sites.create_site(folder, title, base_url, datetime.now(UTC))
    print(f"{folder}: {len(written)} files")
    print(f"next: cd {folder} && make build")
