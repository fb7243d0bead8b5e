"""References: from a finished body to that body, cut where it names other sources."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import Literal
from urllib.parse import unquote

from blogkit.dataclasses import dataclass
from blogkit.errors import Place, Problem, line_of
from blogkit.markup import Tag, is_plain, tags
from blogkit.model.documents import Body, Html, Reference, SourcePath
from blogkit.model.shortcuts import SHORTCUT

_ROOT = "content"

_NAMES = {
    "a": {"href"},
    "audio": {"src"},
    "iframe": {"src"},
    "img": {"src"},
    "source": {"src"},
    "track": {"src"},
    "video": {"poster", "src"},
}
"""Where a source can be named: elements and their attributes."""

_MAY_USE = frozenset([*_NAMES, SHORTCUT])

_ARGUMENTS = ("file-", "link-")
"""What the names of attributes of a theme's shortcut begin with that name a source."""

_LINE = "data-written"
"""On which line of the text a picture was asked for whose name is not in the text."""

_ELSEWHERE = re.compile(r"//|[\\#?]|[A-Za-z][A-Za-z0-9+.-]*:|$")
"""What a URL begins with that leads off the site or stays on the page."""

_MAY_BE_HERE = re.compile('="(?!https?:|#|mailto:)(?:(?<=href=")|(?<=src=")|(?<=poster="))')
"""Begins, in plain markup without shortcuts, each value that may name a source."""

_FENCE = re.compile(r"[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"`[^`\n]+`")
_WORD = re.compile(r"[\w./%-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A place in markup, from ``start`` to ``end``, that names a source as ``written``.

    ``before`` and ``after`` take the place of markup that is cut out with it; ``line`` is that
    of a target which is not in the text.
    """

    kind: Literal["link", "media", "image", "argument"]
    written: str
    start: int
    end: int
    attributes: tuple[tuple[str, str], ...] = ()
    before: str = ""
    after: str = ""
    line: int = 0


def split_references(
    html: Html, source: SourcePath, text: str, first_line: int
) -> tuple[Body, tuple[Problem, ...]]:
    """``html`` cut where it names another source or a path of the site, and what is wrong there.

    Whether a target exists is not known here. ``text`` is the Markdown that ``html`` was made
    of; its first line is number ``first_line`` of ``source``. Lines and columns are the best
    that can be known: 0 where a target is not found in the text as it is in the markup.
    """
    parts: list[str] = []
    references: list[Reference] = []
    problems: list[Problem] = []
    places = Places(text, first_line)
    position, carried = 0, ""
    for use in _uses(html):
        place = places.of(use.written, source)
        if use.line:
            place = Place(path=source, line=use.line + first_line - 1)
        target, fragment = _resolved(use.written, source)
        if not _is_inside(target):
            problems.append(_leaves_content(use.written, place, text, first_line))
            continue
        parts.append(carried + html[position : use.start] + use.before)
        references.append(
            Reference(
                kind=use.kind,
                target=SourcePath(target),
                fragment=fragment,
                line=place.line,
                column=place.column,
                attributes=use.attributes,
            )
        )
        position, carried = use.end, use.after
    parts.append(carried + html[position:])
    body = Body(parts=tuple(parts), references=tuple(references), shortcuts=_shortcuts(html))
    return body, tuple(problems)


def _shortcuts(html: str) -> tuple[str, ...]:
    """The names of the theme's shortcuts in ``html``."""
    if SHORTCUT not in html:
        return ()
    found = (_distinct(tag) for tag in tags(html, named={SHORTCUT}) if not tag.closing)
    return tuple(sorted({each["name"][0] for each in found if "name" in each}))


def _uses(html: str) -> Iterator[_Use]:
    if is_plain(html) and SHORTCUT not in html and not _MAY_BE_HERE.search(html):
        return
    for tag in tags(html, named=_MAY_USE):
        names = _NAMES.get(tag.name, ())
        if tag.closing:
            continue
        attributes = _distinct(tag)
        for name, (value, start, end) in tuple(attributes.items()):
            is_named = name in names or (not names and name.startswith(_ARGUMENTS))
            if is_named and not _ELSEWHERE.match(value.strip()):
                yield _use(tag, name, attributes, (start, end))


def _distinct(tag: Tag) -> dict[str, tuple[str, int, int]]:
    """Value and place of each attribute; a repeated one counts where it is first (HTML)."""
    attributes: dict[str, tuple[str, int, int]] = {}
    for name, value, (start, end) in tag.attributes():
        attributes.setdefault(name, (value, start, end))
    return attributes


def _use(
    tag: Tag, name: str, attributes: dict[str, tuple[str, int, int]], span: tuple[int, int]
) -> _Use:
    written = attributes[name][0].strip()
    start, end = span
    if tag.name == "img":
        line = attributes.pop(_LINE, ("", 0, 0))[0]
        others = tuple((key, value) for key, (value, _, _) in attributes.items() if key != name)
        return _Use(
            kind="image",
            written=written,
            start=tag.start,
            end=tag.end,
            attributes=others,
            line=int(line) if line.isdecimal() else 0,
        )
    if tag.name == "a":
        # The space before it goes too: the link may turn out to lead nowhere.
        start = start - 1 if tag.match.string[start - 1].isspace() else start
        return _Use(kind="link", written=written, start=start, end=end)
    kind: Literal["argument", "media"] = "argument" if name.startswith("link-") else "media"
    return _Use(kind=kind, written=written, start=start, end=end, before=f'{name}="', after='"')


def _resolved(written: str, source: SourcePath) -> tuple[str, str]:
    """The path from the site's root, and the fragment; a query has no meaning for a source.

    A path that a writer rooted at the site is kept as it is written, query and all.
    """
    rest, _, fragment = written.partition("#")
    if rest.startswith("/"):
        return rest, unquote(fragment)
    path = unquote(rest.partition("?")[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), path)), unquote(fragment)


def _is_inside(target: str) -> bool:
    return target == _ROOT or target.startswith((f"{_ROOT}/", "/"))


def _leaves_content(written: str, place: Place, text: str, first_line: int) -> Problem:
    return Problem(
        rule="link-leaves-content",
        what=f"'{written}' leaves the folder {_ROOT}/",
        place=place,
        hint=f"put the file under {_ROOT}/, or begin the link with / for a path on the site",
        excerpt=line_of(text, place.line - first_line + 1) if place.line else "",
    )


class Places:
    """Finds in a text where its markup's targets were written, one after the other."""

    def __init__(self, text: str, first_line: int) -> None:
        self._written = text
        self._first_line = first_line
        self._next: Counter[str] = Counter()
        self._last: dict[str, Place] = {}

    @cached_property
    def _text(self) -> str:
        return without_code(self._written)

    def of(self, written: str, source: SourcePath) -> Place:
        """The place of the next use of ``written``; the last, where there is no other.

        A shortcut uses more than once what was written once.
        """
        start = self._next[written]
        while (found := self._text.find(written, start)) >= 0:
            start = found + len(written)
            around = self._text[max(found - 1, 0) : found] + self._text[start : start + 1]
            if not _WORD.search(around):
                break
        self._next[written] = start if found >= 0 else len(self._text)
        if found < 0:
            return self._last.get(written, Place(path=source))
        line = self._text.count("\n", 0, found) + self._first_line
        column = found - (self._text.rfind("\n", 0, found) + 1) + 1
        place = self._last[written] = Place(path=source, line=line, column=column)
        return place


def without_code(text: str) -> str:
    """``text`` with code blanked, at its full length; lines end with ``\\n``."""
    lines: list[str] = []
    fence = ""
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        blank = fence or mark
        lines.append(
            " " * len(line) if blank else _CODE_SPAN.sub(lambda span: " " * len(span[0]), line)
        )
    return "\n".join(lines)
