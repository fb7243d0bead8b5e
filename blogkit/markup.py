"""Markup: from HTML as a browser reads it to its tags, and to the text that a person reads."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache, partial
from html import unescape
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from blogkit.text import word_count

_TAG = re.compile(
    r"""<(?:
        !--(?: -?> | .*? (?: --!?> | \Z ))
      | (/)? ([a-zA-Z][^\s/>]*+)
        ((?>(?:
            [\s/]++
          | [^\s/>][^\s/>=]*+
            (?>(?: \s*+=\s*+ (?>(?: "[^"]*+"? | '[^']*+'? | [^\s>"'][^\s>]*+ )?) )?)
        )*)) >?
      | [!?/][^>]*+ >?
    )""",
    re.VERBOSE | re.DOTALL,
)
"""A tag or a comment as a browser reads it; one that never ends goes on to the end."""

_ATTRIBUTE = re.compile(
    r"""
        ([^\s/>][^\s/>=]*+)
        (?>(?: \s*+=\s*+ (?>( "[^"]*+"? | '[^']*+'? | [^\s>"'][^\s>]*+ )?) )?)
    """,
    re.VERBOSE,
)
_RAW = frozenset(["iframe", "noembed", "noframes", "script", "style", "textarea", "title", "xmp"])
"""Elements in which ``<`` is text."""

_NOT_PLAIN = re.compile(
    r"""< (?! (?:
        /span
      | span\ class="[a-z0-9]*+"
      | /?+ (?! script|style|template|math|iframe|no(?:embed|frames)|textarea|title|xmp )
        [a-z][a-z0-9]*+ (?>(?: \  [a-z][a-z-]*+ (?>(?: ="[^"<>]*+" )?) )*)
    ) > )""",
    re.VERBOSE,
)
"""Where markup may be more than tags that end where they seem to, with nothing but text between.

The tags of highlighted code come first, because most tags are these.
"""

_NEVER_NESTED = frozenset(["pre"])
_UNREAD = frozenset(["script", "style", "template"])
_INLINE_NAMES = (
    "a abbr b bdi bdo cite code data del dfn em font i img ins kbd label mark math q rp rt ruby s"
    " samp script small span strong style sub sup template time tt u var wbr"
)
_INLINE = frozenset(["", *_INLINE_NAMES.split()])
"""With comments, which have no name."""

_BY_LETTER = "|".join(
    f"{letter}(?:{'|'.join(name[1:] for name in names)})"
    for letter, names in groupby(sorted(_INLINE_NAMES.split()), key=itemgetter(0))
)
INLINE_TAG = f"/?+(?:{_BY_LETTER})(?: [^>]*+)?>"
"""In plain markup what is behind the ``<`` of a tag that parts no words."""

_INLINE_TAG = re.compile(f"<{INLINE_TAG}")
_ANY_TAG = re.compile(r"<[^>]*+>")
_ENDLESS_NUMBER = re.compile(r"&#\d{9,}+;?")
_MAY_GO_ON = re.compile(r"&(?!#?\w++;)")
_SPACES = re.compile(" {2,}")


class Tag(NamedTuple):
    """A tag in markup from ``start`` to ``end``; a comment has no ``name``."""

    name: str
    closing: bool
    start: int
    end: int
    match: re.Match[str]

    @property
    def attribute_text(self) -> str:
        """What is written behind the name."""
        return self.match[3] or ""

    def attributes(self) -> Iterator[tuple[str, str, tuple[int, int]]]:
        """Each attribute as name in lower case, decoded value, and where it stands."""
        for match in _ATTRIBUTE.finditer(self.match.string, *self.match.span(3)):
            value = match[2] or ""
            if value[:1] in {'"', "'"}:
                value = value[1:].removesuffix(value[0])
            yield match[1].lower(), decoded(value), match.span()


_tag = partial(tuple.__new__, Tag)
"""As ``Tag`` is called, in half of the time."""


def tags(html: str, opaque: Set[str] = frozenset(), named: Set[str] | None = None) -> Iterator[Tag]:
    """The tags and comments of ``html`` in order, in linear time whatever is in it.

    What is inside a script, a style, a text area or an ``opaque`` element is passed over. With
    ``named`` only tags of these names are given.
    """
    if named is not None and is_plain(html):
        return _plain_tags(html, opaque, named)
    return (
        Tag(name, match[1] is not None, match.start(), match.end(), match)
        for name, match in _found(html, _RAW | opaque)
        if named is None or name in named
    )


def _plain_tags(html: str, opaque: Set[str], named: Set[str]) -> Iterator[Tag]:
    pattern = _tags_of(frozenset(named | opaque))
    position = 0
    while position >= 0:
        found, position = pattern.finditer(html, position), -1
        for match in found:
            closing, name = match.group(1, 2)
            start, end = match.span()
            if name in named:
                yield _tag((name, closing is not None, start, end, match))
            if name in opaque and closing is None:
                position = _end_of_plain_element(html, name, end)
                break


class Plain(str):
    """Markup that is known to be plain: it was made of such, and of tags written so."""

    __slots__ = ()


def is_plain(html: str) -> bool:
    """Whether each ``<`` begins a tag that goes to the next ``>``.

    Such markup can be searched for the tags that matter instead of read from tag to tag.
    """
    return type(html) is Plain or _NOT_PLAIN.search(html) is None


@lru_cache(maxsize=32)
def _tags_of(names: frozenset[str]) -> re.Pattern[str]:
    """The tags of ``names`` in plain markup, in groups as they are in those of any markup."""
    return re.compile(f"<(/)?({'|'.join(sorted(names))})((?: [^>]*+)?)>")


def _found(html: str, passed_over: Set[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """The tags and comments of ``html`` with their names, before they cost more than a match."""
    position = 0
    while position < len(html):
        for match in _TAG.finditer(html, position):
            name = (match[2] or "").lower()
            yield name, match
            if name in passed_over and match[1] is None:
                position = _end_of_element(html, name, match.end())
                break
        else:
            return


def _end_of_element(html: str, name: str, position: int) -> int:
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(html, position)
    return end.start() if end else len(html)


def _end_of_plain_element(html: str, name: str, position: int) -> int:
    """As ``_end_of_element`` in markup that is plain, which has names in lower case alone."""
    end = _end_of(name).search(html, position)
    return end.start() if end else len(html)


@lru_cache(maxsize=32)
def _end_of(name: str) -> re.Pattern[str]:
    return re.compile(f"</{name}[ >]")


def plain_text(html: str, without: Set[str] = frozenset()) -> str:
    """What a person reads of ``html``: one line for each block, white space folded.

    Scripts, styles and the elements in ``without`` are left out. No-break spaces stay.
    """
    text = _read(html, without)
    if "  " in text:
        text = _SPACES.sub(" ", text)
    if "\n" in text:
        text = text.replace(" \n", "\n").replace("\n ", "\n")
    while "\n\n" in text:
        text = text.replace("\n\n", "\n")
    return text.strip(" \n")


def words_in(html: str, without: Set[str] = frozenset()) -> int:
    """The number of words in the plain text of ``html``, whose white space matters not."""
    return word_count(_read(html, without))


def _read(html: str, without: Set[str]) -> str:
    """The plain text of ``html`` before white space is folded."""
    if "<" not in html:
        return decoded(_spaced(html))
    if not is_plain(html) or may_go_on(html):
        return _read_tag_by_tag(html, without)
    if without:
        html = _cut(html, frozenset(name for name in without if f"<{name}" in html))
    html = _INLINE_TAG.sub("", _spaced(html))
    return decoded(_ANY_TAG.sub("\n", html) if "<" in html else html)


def _spaced(html: str) -> str:
    for space in "\t\n\r\f":
        html = html.replace(space, " ")
    return html


def _cut(html: str, without: Set[str]) -> str:
    """``html``, which is plain, with a tag for each element in ``without``."""
    if not without:
        return html
    pieces: list[str] = []
    position = depth = 0
    skipped = ""
    for tag in _plain_tags(html, without & _NEVER_NESTED, without):
        if not skipped:
            pieces += (html[position : tag.start], "<b>" if tag.name in _INLINE else "<p>")
        if not skipped or tag.name == skipped:
            depth = max(depth + (-1 if tag.closing else 1), 0)
            skipped = tag.name if depth else ""
        position = tag.end
    if not skipped:
        pieces.append(html[position:])
    return "".join(pieces)


def _read_tag_by_tag(html: str, without: Set[str]) -> str:
    unread = _UNREAD | without
    pieces: list[str] = []
    position = depth = 0
    skipped = ""
    spaced = _spaced(html)
    for name, match in _found(html, _RAW | (without & _NEVER_NESTED)):
        start, end = match.span()
        if not skipped:
            pieces.append(decoded(spaced[position:start]))
            if name not in _INLINE:
                pieces.append("\n")
            if name == "math" and (tex := _source_of_formula(match)):
                pieces.append(tex)
                skipped, depth = "math", 0
        if name == skipped if skipped else name in unread:
            depth = max(depth + (1 if match[1] is None else -1), 0)
            skipped = name if depth else ""
        position = end
    if not skipped:
        pieces.append(decoded(spaced[position:]))
    return "".join(pieces)


def _source_of_formula(match: re.Match[str]) -> str:
    """What a formula was written as."""
    tag = Tag("math", match[1] is not None, match.start(), match.end(), match)
    if tag.closing:
        return ""
    return next((value for name, value, _ in tag.attributes() if name == "alttext"), "")


def may_go_on(html: str) -> bool:
    """Whether something in ``html`` may become an entity with the text behind the next tag."""
    return "&" in html and _MAY_GO_ON.search(html) is not None


def decoded(html: str) -> str:
    """``html`` with its entities resolved; a number that no character can have is replaced."""
    if "&" not in html:
        return html
    return unescape(_ENDLESS_NUMBER.sub("\N{REPLACEMENT CHARACTER}", html))
