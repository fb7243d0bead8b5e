"""The manifest: which files of an output folder blogkit wrote, in the form of ``sha256sum``.

It lies in the output folder itself, so that losing the cache cannot make a stale page stay,
and ``sha256sum -c`` checks a deployment against it.
"""

import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from blogkit.model.digests import Digest

FILE_NAME = ".blogkit-manifest"
_PATH = 64 + len("  ")
"""Where the path begins in a line, behind the digest."""

_NEVER = "\0\\:" if sys.platform == "win32" else "\0"
"""What no path has; on Windows the first of a drive and another slash too."""


def read_manifest(output: Path) -> dict[str, Digest]:
    """Path and SHA-256 of every file that blogkit wrote there; a damaged line is passed over."""
    try:
        text = (output / FILE_NAME).read_text("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return {}
    found: dict[str, Digest] = {}
    for line in text.split("\n"):
        digest, separator, path = line.partition("  ")
        if separator and len(digest) == 64 and _is_inside(path):
            found[path] = Digest(digest)
    return found


def manifest_text(files: Mapping[str, Digest]) -> str:
    """The manifest of ``files``."""
    return "".join(f"{_line(path, digest)}\n" for path, digest in sorted(files.items()))


def patched(text: str, changed: Mapping[str, Digest], gone: Collection[str]) -> str:
    """``manifest_text`` of the files that ``text`` is about, ``changed`` ones among them.

    For a few that changed of very many.
    """
    lines = {path: f"{_line(path, digest)}\n" for path, digest in changed.items()}
    lines |= dict.fromkeys(gone, "")
    pieces: list[str] = []
    done = 0
    for path, line in sorted(lines.items()):
        start, end = _place_of(path, text)
        pieces += (text[done:start], line)
        done = end
    return "".join((*pieces, text[done:]))


def _place_of(path: str, text: str) -> tuple[int, int]:
    """Where the line of ``path`` begins and ends in a manifest, or has to stand."""
    low, high = 0, len(text)
    while low < high:
        start = text.rfind("\n", low, (low + high) // 2) + 1 or low
        end = text.index("\n", start)
        if text[start + _PATH : end] < path:
            low = end + 1
        else:
            high = start
    end = text.find("\n", low)
    return (low, end + 1) if end >= 0 and text[low + _PATH : end] == path else (low, low)


def _line(path: str, digest: Digest) -> str:
    return f"{digest}  {path}"


def _is_inside(path: str) -> bool:
    """Whether a path stays below the output folder: a manifest may come from anywhere."""
    usable = bool(path) and not any(character in path for character in _NEVER)
    return usable and not path.startswith("/") and ".." not in path.split("/")
