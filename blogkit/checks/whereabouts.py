"""Whereabouts: from what stands in an output to the line of the source that it came from."""

from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from blogkit.content.decode import decode
from blogkit.content.discover import CONTENT
from blogkit.errors import ContentError, Place


class Whereabouts:
    """Finds words in the sources of a site."""

    def __init__(self, root: Path) -> None:
        self._text = lru_cache(maxsize=64)(lambda source: _read(root / source))

    def of(self, source: str, written: str) -> Place | None:
        """Where ``written`` stands in ``source``, its first line where it does not literally.

        None where ``source`` is no source: what made an output may be the settings or a theme.
        """
        if not source.startswith(f"{CONTENT}/"):
            return None
        text = self._text(source)
        for words in (written, unquote(written)):
            found = text.find(words)
            if found >= 0:
                column = found - text.rfind("\n", 0, found)
                return Place(path=source, line=text.count("\n", 0, found) + 1, column=column)
        return Place(path=source, line=1)


def _read(path: Path) -> str:
    try:
        return decode(path.read_bytes())
    except (OSError, ContentError):
        return ""
