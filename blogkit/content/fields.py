"""Fields: from what front matter and a path say to the parts of a document."""

import posixpath
import re
import unicodedata
from datetime import datetime

from blogkit.content.schema import FrontMatter
from blogkit.dates import FIRST_YEAR, LAST_YEAR
from blogkit.model.documents import EnclosureField, ImageField, SourcePath

_DATED_NAME = re.compile(r"(\d{4}-\d\d-\d\d)[-_ ](.+)")


def name_and_date(source: SourcePath) -> tuple[str, datetime | None]:
    """The name of a source without folder, ending and date, and that date."""
    folder, file_name = posixpath.split(source)
    name = posixpath.splitext(file_name)[0]
    if name == "index" and folder.count("/") > 1:
        name = posixpath.basename(folder)
    name = unicodedata.normalize("NFC", name)
    found = _DATED_NAME.fullmatch(name)
    if not found:
        return name, None
    try:
        date = datetime.fromisoformat(found[1])
    except ValueError:
        return name, None
    return (found[2], date) if FIRST_YEAR <= date.year <= LAST_YEAR else (name, None)


def original_and_language(source: SourcePath, languages: tuple[str, ...]) -> tuple[SourcePath, str]:
    """``tea.de.md`` is ``tea.md`` in ``de``, where that is one of ``languages``; else as it is."""
    if not languages:
        return source, ""
    path, ending = posixpath.splitext(source)
    before, named = posixpath.splitext(path)
    language = declared(named.removeprefix("."), languages)
    return (SourcePath(before + ending), language) if language in languages else (source, "")


def declared(language: str, languages: tuple[str, ...]) -> str:
    """``language`` as the settings spell it: tags are the same in upper and lower case."""
    return next((one for one in languages if one.lower() == language.lower()), language)


def original_field(front: FrontMatter, source: SourcePath) -> str:
    """The source that ``source`` says to be a translation of: beside it, or below ``content/``."""
    if front.translation_of.startswith(("pages/", "posts/")):
        return posixpath.normpath(f"content/{front.translation_of}")
    return beside(source, front.translation_of)


def composed(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` in Unicode's composed form, in which one word is written one way (NFC)."""
    return tuple([unicodedata.normalize("NFC", word) for word in words if word]) if words else ()


def beside(source: SourcePath, target: str) -> str:
    """``target`` as a path below the site's root, or as it is where it is an address."""
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/", target) or not target:
        return target
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def image_field(front: FrontMatter, source: SourcePath) -> ImageField | None:
    """The picture that the front matter of ``source`` names."""
    if not front.image:
        return None
    target = beside(source, front.image)
    return ImageField(target=target, alt=front.image_alt, credit=front.image_credit)


def enclosure_field(front: FrontMatter, source: SourcePath) -> EnclosureField | None:
    """The audio or video that the front matter of ``source`` names."""
    written = front.enclosure
    if written is None:
        return None
    return EnclosureField(
        target=beside(source, written.file),
        media_type=written.type,
        duration=written.duration,
        transcript=beside(source, written.transcript),
        chapters=beside(source, written.chapters),
        episode=written.episode,
        season=written.season,
        explicit=written.explicit,
    )
