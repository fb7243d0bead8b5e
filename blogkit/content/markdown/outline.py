"""The outline: from markup to markup with anchors and contents, and the headings in it."""

import re
from collections.abc import Iterable, Iterator
from html import escape

from blogkit.content.markdown.anchors import Anchors
from blogkit.content.markdown.reading import spoken
from blogkit.content.markdown.wording import Wording
from blogkit.dataclasses import dataclass
from blogkit.markup import Plain, Tag, decoded, is_plain, tags
from blogkit.model.documents import Heading

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LOWEST = 6
_NOT_LINKED = frozenset(["a", "button", "label", "summary"])
"""Elements in which a heading gets no link of its own."""

_STRUCTURE = _NOT_LINKED | _HEADINGS.keys()
_UNREAD = "(?>(?:[^<]*+<(?!/pre[ >]))*)[^<]*+"  # what is in code
_PLAIN_STRUCTURE = re.compile(
    rf"""
        <(?>(?P<closing>/)?) (?P<name>{"|".join(sorted(_NOT_LINKED))}) (?=[ >])
      | <h(?P<level>[1-6]) (?P<attributes>(?>(?:\ [^>]*+)?)) >
        (?= (?P<inner>
                (?>(?: [^<]++ | <pre(?=[ >]){_UNREAD} | <(?! h[1-6][ >] | /h(?P=level)[ >] ) )*)
            ) </h(?P=level)(?>(?:\ [^>]*+)?)> (?P<end>) )
      | <pre(?=[ >]){_UNREAD}
    """,
    re.VERBOSE,
)
"""In plain markup, but for code, the tags that decide on links, and headings up to their ends."""

_ID = '(?>(?: (?!id[ =>])[a-z-]++(?>(?:="[^"]*+")?))*) id="([^"]*+)"'
_PLAIN_ID = re.compile(_ID)
_PLAIN_IDS = re.compile(f"<(?:pre(?=[ >])(?>(?:{_ID})?){_UNREAD}|[a-z][a-z0-9]*+{_ID})")
"""In plain markup every id, in one of two groups; for code that has none, none."""

_HAS_ID = re.compile(r"id\s*+=")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = frozenset(["pre"])
_CONTENTS = "<p>[TOC]</p>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Markup, its headings in order, and every id in it."""

    html: str
    headings: tuple[Heading, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A heading in markup, from ``start`` to ``end``, and what is between its tags.

    ``written`` is the id that was written, ``linked`` says whether it gets a link.
    """

    level: int
    start: int
    end: int
    attributes: str
    inner: str
    written: str
    linked: bool


def split_title(html: str) -> tuple[str, str]:
    """The plain text of the ``<h1>`` that ``html`` begins with, if there is one, and the rest."""
    every = tags(html, named=_STRUCTURE) if "<h1" in html else ()
    heading = next(_headings(every), None)
    if heading is None or heading.level > 1:
        return "", html
    before = html[: heading.start]
    title = spoken(heading.inner)
    if not title or _COMMENT.sub("", before).strip():
        return "", html
    return title, before + html[heading.end :].lstrip()


def finish(html: str, wording: Wording) -> Outline:
    """``html`` with an anchor and a link for each heading; their levels begin at 2, without gaps.

    The page has an ``<h1>`` already, and whoever goes through it by its headings must not
    wonder what they have missed. ``[TOC]`` alone in a paragraph becomes a list of the headings.
    """
    plain = is_plain(html)
    found, anchors = _plain_outline(html) if plain else _outline(html)
    pieces: list[str] = []
    headings: list[Heading] = []
    end = 0
    above: list[int] = []
    for each in found:
        above = [*(level for level in above if level < each.level), each.level]
        text = spoken(each.inner)
        anchor = each.written or anchors.of(text)
        heading = Heading(level=min(1 + len(above), _LOWEST), anchor=anchor, text=text)
        if text:
            headings.append(heading)
        pieces += (html[end : each.start], _markup(each, heading, wording))
        end = each.end
    finished = "".join([*pieces, html[end:]])
    if _CONTENTS in finished:
        finished = finished.replace(_CONTENTS, _contents(headings, wording), 1)
    finished = Plain(finished) if plain else finished
    return Outline(html=finished, headings=tuple(headings), anchors=anchors.taken)


def _outline(html: str) -> tuple[Iterable[_Found], Anchors]:
    """The headings of ``html``, and anchors for them that are no ids in it."""
    ids = _HAS_ID.search(html.lower())
    every = list(tags(html, opaque=_CODE, named=None if ids else _STRUCTURE))
    return _headings(every), Anchors(_ids(every) if ids else ())


def _plain_outline(html: str) -> tuple[Iterable[_Found], Anchors]:
    """The same of plain markup."""
    ids = map("".join, _PLAIN_IDS.findall(html)) if ' id="' in html else ()
    return _plain_headings(html), Anchors(decoded(each) for each in ids if each)


def _plain_headings(html: str) -> Iterator[_Found]:
    inside = 0
    for found in _PLAIN_STRUCTURE.finditer(html):
        if found.lastgroup == "name":
            inside = max(inside + (-1 if found["closing"] else 1), 0)
        elif found.lastgroup == "end":
            level, attributes, inner = found.group("level", "attributes", "inner")
            written = _PLAIN_ID.match(attributes) if attributes else None
            yield _Found(
                level=int(level),
                start=found.start(),
                end=found.end("end"),
                attributes=attributes,
                inner=inner,
                written=decoded(written[1]) if written else "",
                linked=not inside,
            )


def _headings(every: Iterable[Tag]) -> Iterator[_Found]:
    opening: Tag | None = None
    inside = 0
    for tag in every:
        if tag.name in _NOT_LINKED:
            inside = max(inside + (-1 if tag.closing else 1), 0)
        if tag.name not in _HEADINGS:
            continue
        if not tag.closing:
            opening = tag
            linked = not inside
        elif opening and opening.name == tag.name:
            yield _Found(
                level=_HEADINGS[tag.name],
                start=opening.start,
                end=tag.end,
                attributes=opening.attribute_text,
                inner=tag.match.string[opening.end : tag.start],
                written=_id(opening),
                linked=linked,
            )
            opening = None


def _ids(every: Iterable[Tag]) -> Iterator[str]:
    return filter(None, map(_id, every))


def _id(tag: Tag) -> str:
    if tag.closing or "id" not in tag.attribute_text.lower():
        return ""
    return next((value for name, value, _ in tag.attributes() if name == "id"), "")


def _markup(found: _Found, heading: Heading, wording: Wording) -> str:
    """The heading, and a link to it beside it: what a screen reader calls it stays its text."""
    tag = f"h{heading.level}"
    attributes = found.attributes
    anchor = escape(heading.anchor)
    if not found.written:
        attributes += f' id="{anchor}"'
    markup = f"<{tag}{attributes}>{found.inner}</{tag}>"
    if not found.linked:
        return markup
    link = f'<a class="anchor" href="#{anchor}" aria-label="{wording.section_link}">#</a>'
    return f'<div class="heading">{markup}{link}</div>'


def _contents(headings: list[Heading], wording: Wording) -> str:
    """The headings as lists within lists; levels that were left out are not missed."""
    pieces = [f'<nav class="toc" aria-label="{wording.contents}">']
    levels: list[int] = []
    for heading in headings:
        while len(levels) > 1 and levels[-1] > heading.level:
            levels.pop()
            pieces.append("</li></ul>")
        if not levels or heading.level > levels[-1]:
            levels.append(heading.level)
            pieces.append("<ul><li>")
        else:
            levels[-1] = heading.level
            pieces.append("</li><li>")
        pieces.append(f'<a href="#{escape(heading.anchor)}">{escape(heading.text)}</a>')
    return "".join([*pieces, "</li></ul>" * len(levels), "</nav>"])
