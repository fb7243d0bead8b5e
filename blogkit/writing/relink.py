"""Relinking: from a source and what moves where to that source with its links leading there.

Only the targets change, byte for byte; the result is parsed again, and has to name the same
documents and files at their new places.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import quote, unquote

from blogkit.content.amend import in_quotes, set_key
from blogkit.content.decode import decode
from blogkit.content.fields import beside
from blogkit.content.frontmatter import split_source
from blogkit.content.options import ParseOptions
from blogkit.content.parse import parse
from blogkit.content.references import without_code
from blogkit.content.yaml import Value
from blogkit.errors import ContentError, Problem
from blogkit.model.documents import Document, SourcePath

_TARGET = re.compile(
    r"""\]\(\s*<(?P<angled>[^<>\n]+)>
      | \]\(\s*(?P<bare>(?:[^()<>\n]|\([^()\n]*\))+?)(?=\s*\)|\s+["'])
      | ^[ >]*\[[^\]\n]+\]:\s*<?(?P<defined>[^\s<>]+)
      | (?<![\w-])(?!(?:alt|title|class|id|by|credit)\s*=)[\w-]+\s*=\s*
        (?:"(?P<double>[^"\n]+)"|'(?P<single>[^'\n]+)'|(?P<unquoted>[^\s"'<>{}=]+))""",
    re.MULTILINE | re.VERBOSE,
)
"""What a link, a picture, a definition, an attribute or an argument of a shortcut leads to."""

_FIELDS = (
    ("image",),
    ("enclosure", "file"),
    ("enclosure", "transcript"),
    ("enclosure", "chapters"),
)
_NEEDS_QUOTING = re.compile(r"[\s()<>\"'%?#]")


def targets_of(document: Document) -> frozenset[str]:
    """Every source and file that ``document`` names."""
    image = [document.image.target] if document.image else []
    sound = document.enclosure
    files = [sound.target, sound.transcript, sound.chapters] if sound else []
    named = (*image, *files, document.translation_of)
    return frozenset((*(one.target for one in document.references), *named)) - {""}


def relinked(
    document: Document, raw: bytes, moved: Mapping[str, str], options: ParseOptions
) -> bytes:
    """``raw``, the bytes of ``document``, for where that lies after the moves of ``moved``.

    Raises ``ContentError`` where a link cannot be found in the text as it is in the page.
    """
    source = moved.get(document.source, document.source)
    targets = targets_of(document)
    text = raw.decode("utf-8")
    changes = [
        (start, end, changed)
        for start, end in _spans(text)
        if (changed := _changed(text[start:end], document.source, source, targets, moved))
        != text[start:end]
    ]
    for start, end, changed in sorted(set(changes), reverse=True):
        text = text[:start] + changed + text[end:]
    made = text.encode("utf-8")
    wanted = moved.get(document.translation_of, document.translation_of)
    if parse(SourcePath(source), made, options).document.translation_of != wanted:
        path = posixpath.relpath(wanted, posixpath.dirname(source))
        made = set_key(source, made, "translation_of", in_quotes(path))
    _check(document, parse(SourcePath(source), made, options).document, moved)
    return made


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where in ``text`` something may be named that moves."""
    split = split_source(decode(text.encode("utf-8")))
    begins = _offset(text, split.body_line, 1)
    # Of the same length, whatever its lines end with.
    body = without_code(text[begins:].replace("\r\n", " \n").replace("\r", "\n"))
    for found in _TARGET.finditer(body):
        name = found.lastgroup or ""
        yield begins + found.start(name), begins + found.end(name)
    for location in _FIELDS:
        value: Value = split.block.values
        for key in location:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str) and value:
            line, column = split.block.places[location]
            start = text.find(value, _offset(text, line, column))
            if start >= 0:
                yield start, start + len(value)


def _offset(text: str, line: int, column: int) -> int:
    parts = re.split(r"(\r\n|\r|\n)", text)
    return sum(map(len, parts[: 2 * (line - 1)])) + column - 1


def _changed(
    written: str, old: str, new: str, targets: frozenset[str], moved: Mapping[str, str]
) -> str:
    """``written`` in the source ``old`` as it has to be in ``new``; as it is where that fits."""
    path, rest = re.fullmatch(r"([^?#]*)(.*)", written, re.DOTALL).groups()  # type: ignore[union-attr]
    target = beside(SourcePath(old), unquote(path))
    if not path or target not in targets or target.startswith("/"):
        return written
    wanted = moved.get(target, target)
    if beside(SourcePath(new), unquote(path)) == wanted:
        return written
    made = posixpath.relpath(wanted, posixpath.dirname(new))
    return (quote(made) if _NEEDS_QUOTING.search(made) or "%" in path else made) + rest


def _check(before: Document, after: Document, moved: Mapping[str, str]) -> None:
    """Raise where what ``after`` names is not what ``before`` named."""
    pairs = zip(before.references, after.references, strict=False)
    wrong = [one for one, other in pairs if moved.get(one.target, one.target) != other.target]
    same = {moved.get(one, one) for one in targets_of(before)} == targets_of(after)
    if wrong or not same or len(before.references) != len(after.references):
        place = before.place()
        target = wrong[0].target if wrong else "another file"
        raise ContentError(
            [
                Problem(
                    rule="relink",
                    what=f"names {target} in a way that cannot be changed by itself",
                    place=place,
                    hint="write it as a plain link, [text](file.md), and rename then",
                )
            ]
        )
