"""The environment: from this blogkit and the packages beside it to one digest.

Whatever is remembered under one digest was made by the same code: an upgraded package, or
a changed line in a checkout of blogkit itself, makes everything anew.
"""

import os
import sys
import sysconfig
from pathlib import Path

from blogkit import __version__
from blogkit.files import FileState, scan
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
    package = Path(__file__).parents[1]
    own = sorted(
        f"{state.path} {state.size} {state.modified}"
        for state in scan(package.parent, package.name)
        if isinstance(state, FileState) and not state.path.endswith(".pyc")
    )
    version = f"{__version__} {sys.version_info[:3]}"
    return digest_of(version, *own, *_installed())


def _installed() -> list[str]:
    """Names and versions of the packages that matter, as their folders are named."""
    with os.scandir(sysconfig.get_path("purelib")) as entries:
        return sorted(
            entry.name
            for entry in entries
            if entry.name.endswith(".dist-info")
            and (entry.name.partition("-")[0].lower() in _PACKAGES or _extends_us(entry.path))
        )


def _extends_us(folder: str) -> bool:
    """Whether a package brings hooks or channels."""
    try:
        return b"[blogkit." in Path(folder, "entry_points.txt").read_bytes()
    except OSError:
        return False
