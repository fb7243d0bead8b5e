"""The environment: from this blogkit and the packages beside it to one digest.

Whatever is remembered under one digest was made by the same code: an upgraded package, or
a changed line in a checkout of blogkit itself, makes everything anew.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from blogkit import __version__
from blogkit.model.digests import Digest, digest_of

_PACKAGES = frozenset(
    {
        "babel",
        "css_inline",
        "feedgen",
        "jinja2",
        "latex2mathml",
        "lxml",
        "markdown",
        "markupsafe",
        "nh3",
        "pillow",
        "pygments",
        "pyromark",
        "python_frontmatter",
        "python_slugify",
        "pyyaml",
        "regex",
        "text_unidecode",
        "tzdata",
    }
)
"""Packages whose version can change what is made."""


def environment_digest() -> Digest:
    """The digest of blogkit's own files, the packages it makes things with, and Python.

    Costs one ``stat`` for each of blogkit's files, and a look at the folders of packages;
    nothing is imported.
    """
    version = f"{__version__} {sys.version_info[:3]}"
    return digest_of(version, *sorted(_own_files(str(Path(__file__).parents[1]))), *_installed())


def _own_files(package: str) -> Iterator[str]:
    """A line for each file of the package, but for what Python compiles of it."""
    pending = [""]
    while pending:
        folder = pending.pop()
        with os.scandir(package + folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}"
                if not entry.is_dir():
                    found = entry.stat()
                    yield f"{path} {found.st_size} {found.st_mtime_ns}"
                elif entry.name != "__pycache__":
                    pending.append(path)


def _installed() -> list[str]:
    """Names and versions of the packages that matter, as their folders are named."""
    return sorted({name for folder in {*sys.path} for name in _packages(folder)})


def _packages(folder: str) -> Iterator[str]:
    with suppress(OSError), os.scandir(folder or ".") as entries:
        for entry in entries:
            name = entry.name
            if name.endswith(".dist-info") and (
                name.partition("-")[0].lower() in _PACKAGES or _extends_us(entry.path)
            ):
                yield name


def _extends_us(folder: str) -> bool:
    """Whether a package brings hooks or channels."""
    try:
        return b"[blogkit." in Path(folder, "entry_points.txt").read_bytes()
    except OSError:
        return False
