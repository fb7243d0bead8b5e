"""Dictionaries: from a language tag to what knows its words, wherever this computer keeps it."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

FOLDER = "dictionaries"
"""Of a site: its own dictionaries, which come before those of the system."""

_LINUX = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell",
    "/usr/share/myspell/dicts",
    "/usr/lib/libreoffice/share/extensions",
)
_MAC = (
    "~/Library/Spelling",
    "/Library/Spelling",
    "/opt/homebrew/share/hunspell",
    "/usr/local/share/hunspell",
    "/Applications/LibreOffice.app/Contents/Resources/extensions",
)
_WINDOWS = (
    r"C:\Hunspell",
    r"C:\Program Files\LibreOffice\share\extensions",
    r"C:\Program Files (x86)\LibreOffice\share\extensions",
)
_SYSTEMS = {"darwin": _MAC, "win32": _WINDOWS}

_USUAL = {
    "en": ("en_us", "en_gb"),
    "da": ("da_dk",),
    "sv": ("sv_se",),
    "nb": ("nb_no",),
    "cs": ("cs_cz",),
}
"""What a language without a region means, where it is not like ``de_de`` for ``de``."""

_DEBIAN = {
    "en_us": "en-us",
    "en_gb": "en-gb",
    "en_au": "en-au",
    "en_ca": "en-ca",
    "en_za": "en-za",
    "de_de": "de-de",
    "de_at": "de-at",
    "de_ch": "de-ch",
    "pt_pt": "pt-pt",
    "pt_br": "pt-br",
}
"""Packages ``hunspell-…`` of Debian and Ubuntu that are not named for the language alone."""


class Dictionary:
    """Hunspell dictionaries of one language; what their alphabet cannot spell counts as known."""

    def __init__(self, files: Sequence[Path]) -> None:
        from hunspell import Hunspell

        folders = [(aff.stem, f"{aff.parent}{os.sep}") for aff in files]
        self._parts = [Hunspell(name, hunspell_data_dir=folder) for name, folder in folders]
        self._suggested: dict[str, tuple[str, ...]] = {}

    def knows(self, word: str) -> bool:
        """Whether ``word`` is spelled right."""
        try:
            return any(part.spell(word) for part in self._parts)
        except UnicodeEncodeError:
            return True

    def suggest(self, word: str) -> tuple[str, ...]:
        """Words that are near ``word``, the nearest first; this takes a tenth of a second."""
        if word not in self._suggested:
            try:
                self._suggested[word] = tuple(self._parts[0].suggest(word))
            except UnicodeEncodeError:
                self._suggested[word] = ()
        return self._suggested[word]


def has_checker() -> bool:
    """Whether the library is there that reads dictionaries; others have its name too."""
    try:
        from hunspell import Hunspell
    except ImportError:
        return False
    return Hunspell is not None


def find_dictionary(language: str, root: Path) -> Dictionary | None:
    """The dictionary of ``language``, a BCP 47 tag, for the site at ``root``; None without one.

    Without a region English may be of either side of the sea, as far as both are installed.
    """
    if not has_checker():
        return None
    base, _, region = language.lower().replace("-", "_").partition("_")
    tags = (f"{base}_{region}",) if region else _USUAL.get(base, (f"{base}_{base}",))
    folders = tuple(_folders(root))
    files = tuple(file for tag in tags for file in _called(tag, folders))
    files = files or _called(base, folders)
    return _opened(files) if files else None


def _called(start: str, folders: Iterable[Path]) -> tuple[Path, ...]:
    """The first dictionary that is called ``start``, or begins so: LibreOffice's de_DE_frami."""
    for folder in folders:
        known = _dictionaries_in(folder)
        longer = [name for name in known if name == start or name.startswith(f"{start}_")]
        if longer:
            return (known[min(longer)],)
    return ()


@lru_cache(maxsize=4)
def _opened(files: tuple[Path, ...]) -> Dictionary:
    """Opened once: a large one takes a quarter of a second."""
    return Dictionary(files)


def _folders(root: Path) -> Iterator[Path]:
    """Folders that dictionaries may be in, the nearest first."""
    yield root / FOLDER
    for name in os.environ.get("DICPATH", "").split(os.pathsep):
        if name:
            yield Path(name)
    for name in _SYSTEMS.get(sys.platform, _LINUX):
        yield Path(name).expanduser()


@lru_cache(maxsize=64)
def _dictionaries_in(folder: Path) -> dict[str, Path]:
    """The dictionaries in a folder, by name in small letters: ``en_gb``."""
    return {
        aff.stem.lower().replace("-", "_"): aff
        for pattern in ("dict-*/*.aff", "*.aff")
        for aff in sorted(folder.glob(pattern))
        if os.access(aff, os.R_OK) and os.access(aff.with_suffix(".dic"), os.R_OK)
    }


def how_to_install(language: str) -> str:
    """What to do where the dictionary of ``language`` is missing, on this system."""
    base, _, region = language.lower().replace("-", "_").partition("_")
    usual = f"{base}_{region}" if region else _USUAL.get(base, (f"{base}_{base}",))[0]
    name = f"{base}_{usual.partition('_')[2].upper()}"
    copied = f"put {name}.aff and {name}.dic into {FOLDER}/"
    if sys.platform in _SYSTEMS:
        return f"install LibreOffice with this language, or {copied}"
    debian = _DEBIAN.get(usual, base)
    return (
        f"Debian and Ubuntu: apt install hunspell-{debian}; Fedora: dnf install hunspell-{base}; "
        f"Arch: pacman -S hunspell-{base}; elsewhere: {copied}"
    )
