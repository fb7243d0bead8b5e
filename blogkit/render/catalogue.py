"""The catalogue: from a theme's ``words/`` to the words of the interface in one language."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from blogkit.config.toml import parse_toml
from blogkit.errors import ContentError, SettingsError

FALLBACK = "en"
"""The language that every catalogue has all its words in."""


def catalogue_files(folders: Iterable[Path], language: str) -> tuple[Path, ...]:
    """The files with the words for ``language``, the least particular first.

    ``pt-BR`` is ``en.toml``, then ``pt.toml``, then ``pt-BR.toml``, each of the farthest
    parent of a theme before that of the theme itself.
    """
    parts = language.split("-")
    names = [FALLBACK, *("-".join(parts[:length]) for length in range(1, len(parts) + 1))]
    nearest_last = tuple(reversed(tuple(folders)))
    return tuple(
        file
        for name in dict.fromkeys(names)
        for folder in nearest_last
        if (file := folder / f"{name}.toml").is_file()
    )


def read_catalogue(files: Iterable[Path]) -> dict[str, Any]:
    """The words of ``files``, each over those before it, table by table.

    Raises ``ContentError`` where a file is not TOML or not UTF-8.
    """
    words: dict[str, Any] = {}
    for file in files:
        try:
            read = parse_toml(file.read_bytes(), "/".join(file.parts[-4:])).values
        except SettingsError as error:
            raise ContentError(error.problems) from None
        words = _over(words, read)
    return words


def _over(words: Mapping[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(words)
    for key, value in more.items():
        below = merged.get(key)
        both = isinstance(below, dict) and isinstance(value, dict)
        merged[key] = _over(below, value) if both and below else value
    return merged


@lru_cache(maxsize=64)
def language_name(language: str) -> str:
    """What a language calls itself, as it stands alone: ``Deutsch``, ``Português (Brasil)``.

    The tag itself where CLDR has no name for it.
    """
    from babel.core import Locale

    from blogkit.dates import locale_of

    locale = Locale.parse(locale_of(language))
    if locale.language != language.split("-", maxsplit=1)[0].lower():
        return language
    name = str(locale.get_display_name() or language)
    return name[:1].upper() + name[1:]


def plural(forms: Mapping[str, str], number: int, language: str) -> str:
    """The form for ``number`` (CLDR: zero, one, two, few, many, other) with the number in it."""
    if language.split("-", maxsplit=1)[0] == FALLBACK:
        name = "one" if number == 1 else "other"
    else:
        from babel.core import Locale

        from blogkit.dates import locale_of

        name = Locale.parse(locale_of(language)).plural_form(number)
    form = forms.get(name) or forms["other"]
    return form.replace("%(n)s", str(number))
