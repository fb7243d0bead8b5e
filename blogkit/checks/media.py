"""Pictures and media: from a document to what those who cannot see or hear it would miss."""

import posixpath
import re
from collections.abc import Iterator

from blogkit.checks.rules import Family, Rule
from blogkit.checks.subjects import DocumentSubject
from blogkit.errors import Place, Problem, Severity

FILE_NAME_AS_ALT = Rule(
    name="media.alt-is-file-name",
    severity=Severity.WARNING,
    about="a picture whose description is the name of its file",
)
NO_TRANSCRIPT = Rule(
    name="media.no-transcript",
    severity=Severity.WARNING,
    about="an episode that those who cannot hear it cannot read",
)

_FILE_NAME = re.compile(r"\S+\.(jpe?g|png|gif|webp|avif|svg|heic|tiff?|bmp)", re.IGNORECASE)
_CAMERA = re.compile(r"(img|dsc[fn]?|pxl|p|image|photo|screenshot)[-_ ]?\d[\d_-]*", re.IGNORECASE)


def _problems(subject: DocumentSubject) -> Iterator[Problem]:
    document = subject.document
    for reference in document.references:
        alt = dict(reference.attributes).get("alt", "")
        if reference.kind == "image" and _is_file_name(alt, reference.target):
            place = Place(path=document.source, line=reference.line, column=reference.column)
            yield _file_name(alt, place)
    if document.image and _is_file_name(document.image.alt, document.image.target):
        yield _file_name(document.image.alt, subject.place("image_alt"))
    if document.enclosure and not document.enclosure.transcript:
        what = "this episode has no transcript"
        hint = "write what is said into a file beside it: 'transcript: words.vtt' in 'enclosure'"
        yield NO_TRANSCRIPT.problem(what, subject.place("enclosure"), hint)


def _is_file_name(alt: str, target: str) -> bool:
    """Whether ``alt`` is the name of the file ``target``, or that of any picture.

    One word is not: a picture of a kettle may well be ``kettle.jpg`` and show a "Kettle".
    """
    text = alt.strip()
    if _FILE_NAME.fullmatch(text) or _CAMERA.fullmatch(text):
        return True
    name = posixpath.splitext(posixpath.basename(target))[0]
    return text == name and bool(re.search(r"[-_\d]", text))


def _file_name(alt: str, place: Place) -> Problem:
    what = f"'{alt}' is the name of a file, which tells nobody what the picture shows"
    return FILE_NAME_AS_ALT.problem(what, place, "say it in a sentence, as if on the telephone")


FAMILY = Family(rules=(FILE_NAME_AS_ALT, NO_TRANSCRIPT), document=_problems)
