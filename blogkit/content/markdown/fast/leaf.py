"""Leaf: from the events inside one paragraph, heading, item or cell to its markup."""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from blogkit.content.markdown.addresses import ADDRESS, href, trimmed
from blogkit.content.markdown.characters import known
from blogkit.content.markdown.fast.foreign import STARTERS, check, check_beginning
from blogkit.content.markdown.fast.listed import LIST, with_attributes
from blogkit.content.markdown.fast.source import REFERENCE, restored
from blogkit.content.markdown.fast.spelled import attribute, caption, spelled, titled
from blogkit.content.markdown.fast.unread import Unread
from blogkit.content.markdown.typography import LITERAL, Block
from blogkit.content.markdown.wording import Quotes
from blogkit.dataclasses import dataclass

RAW = "\x02\x03"
"""What raw HTML and references to characters are to typography."""

SUSPECTS = ("{", "]", "^", "<", "\t", "://", "www.", "@", REFERENCE)
"""What text has to be looked at for; one character is found soonest."""

MARKS = ('"', "'", "--", "...")
"""What typography replaces."""

_NAMES: Final = (
    "a abbr b bdi bdo big br cite code data del dfn em font i img ins kbd mark q rp rt ruby s"
    " samp small span strike strong sub sup time tt u var wbr"
)
"""Elements that may stand in a line."""

_INLINE = frozenset(_NAMES.split())
_ADDRESS = re.compile(ADDRESS)
_CHARACTER = re.compile(rf"{REFERENCE}(#?\w+;)")
_COMMENT = re.compile(r"<!--(?!-?>)(?:(?!<!--).)*-->$")
_LISTED = re.compile(LIST)
_TAG = re.compile(r"</?([a-zA-Z][\w-]*)")
_NO_LINKS = frozenset(["a", "button", "code", "kbd", "pre", "samp"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What is the same for all leaves of a text.

    ``suspects`` and ``marks`` are those in it; ``fenced``: there may be fenced code;
    ``fast_paths``: Pygments may be overridden. ``source`` is what the parser was given.
    """

    quotes: Quotes | None
    suspects: Sequence[str]
    marks: Sequence[str]
    fenced: bool
    fast_paths: bool
    source: str


class Leaf:
    """The markup of one leaf in pieces, and what each is to typography."""

    # Most leaves change none of these; some of them make it ``_altered``.
    _altered = False
    fresh = True  # at the beginning of a line
    image: tuple[str, str] | None = None  # the last one, and its title
    _links = 0
    _literal = 0  # how many raw elements are open whose text stays as it is
    _without_links = 0
    _address_ends = False
    _autolink = ""
    _alt: list[str] | None = None
    _closed = (0, -1)  # where the last link or image begins, and where it ends
    _opened = 0  # where the open link begins

    def __init__(self, manner: Manner) -> None:
        self.out: list[str] = []
        self._manner = manner
        self._plain: list[str] = []
        self._marked: list[int] = []  # the pieces that typography changes
        self._special: list[int] = []  # those that are not spelled as they are

    def add(self, markup: str, plain: str = "") -> None:
        """A piece that typography leaves as it is."""
        self.out.append(markup)
        self._plain.append(plain)

    def text(self, text: str) -> None:
        """Text; raises ``Unread`` where it is more to the default engine."""
        if not text:
            return
        if self.fresh:
            self.fresh = False
            if text[0] in STARTERS:
                check_beginning(text)
        if self._alt is not None:
            self._alt.append(text)
            return
        for suspect in self._manner.suspects:
            if suspect in text:
                self._suspicious(text)
                return
        self._run(text)

    def _run(self, text: str) -> None:
        """Add text that typography may change."""
        out = self.out
        if self._altered:
            self._address_ends = False
            if self._autolink or self._literal:
                self.add(spelled(text), text)
                return
        for mark in self._manner.marks:
            if mark in text:
                self._marked.append(len(out))
                break
        if "&" in text or ">" in text or "<" in text:
            self._special.append(len(out))
        out.append(text)
        self._plain.append(text)

    def _unlisted(self, text: str) -> str:
        """``text``, which has a brace, without attributes that are listed in it."""
        if text[0] != "{" or self._closed[1] != len(self.out):
            return text
        found = _LISTED.match(text)
        if not found or text.count("}") > 1 or "title=" in found[1]:
            raise Unread("an attribute list")
        at, listed = self._closed[0], found[1]
        self.out[at] = with_attributes(self.out[at], listed)
        if self.image is not None and self.out[at].startswith("<img"):
            self.image = (with_attributes(self.image[0], listed), self.image[1])
        return text[found.end() :]

    def _suspicious(self, text: str) -> None:
        if "{" in text and not (text := self._unlisted(text)):
            return
        check(text)
        if REFERENCE in text:
            if _ADDRESS.search(text):
                raise Unread("a reference to a character beside an address")
            self._characters(text)
        elif self._links:
            self._run(text)
        else:
            self._addresses(text)

    def _characters(self, text: str) -> None:
        end = 0
        for found in _CHARACTER.finditer(text):
            if found.start() > end:
                self._run(text[end : found.start()])
            self.add(known(f"&{found[1]}"), RAW)
            end = found.end()
        if end < len(text):
            self._run(text[end:])

    def _addresses(self, text: str) -> None:
        end = at = 0
        while found := _ADDRESS.search(text, at):
            address = trimmed(found[0])
            target = href(address)
            at = found.start() + len(address) if target else found.end()
            if not target:
                continue
            if self._without_links:
                raise Unread("an address in raw HTML")
            if found.start() > end:
                self._run(text[end : found.start()])
            end = at
            self.add(f'<a href="{attribute(target)}">{spelled(address)}</a>', address)
            self._address_ends = found.end() == len(text)
            self._altered = True
        if end < len(text) or not text:
            ends = self._address_ends
            self._run(text[end:])
            self._address_ends = ends

    def tag(self, markup: str) -> None:
        """A tag of emphasis; raises ``Unread`` where its marks may belong to an address."""
        if self._address_ends:
            raise Unread("emphasis beside an address")
        if self._alt is not None:
            raise Unread("markup in the description of an image")
        self.fresh = False
        self.out.append(markup)
        self._plain.append("")

    def code(self, code: str) -> None:
        """Code, without the white space around it."""
        self._address_ends = False
        if self._alt is not None:
            raise Unread("markup in the description of an image")
        self.fresh = False
        text = restored(code).strip()
        self.add(f"<code>{spelled(text)}</code>", text)

    def html(self, html: str) -> None:
        """A tag or a comment; raises ``Unread`` for what may be a block to the default engine."""
        found = _TAG.match(html)
        name = found[1].lower() if found else ""
        if "\n" in html or not (name in _INLINE or _COMMENT.match(html)) or self._alt is not None:
            raise Unread("raw HTML of several lines or of a block in a line")
        step = -1 if html[1] == "/" else 1
        if name in LITERAL:
            self._literal = max(self._literal + step, 0)
            self._altered = True
        if name in _NO_LINKS:
            self._without_links = max(self._without_links + step, 0)
        self.fresh = False
        self._address_ends = False
        self.add(restored(html), RAW)

    def line_break(self, markup: str) -> None:
        """The end of a line."""
        self._address_ends = False
        self.fresh = True
        if self._alt is not None:
            self._alt.append("\n")
        else:
            self.add(markup, "\n")

    def open_link(self, link_type: str, target: str, title: str) -> None:
        """The start of a link; one that is its own text is not typeset."""
        if self._alt is not None or self._without_links or self._links:
            raise Unread("a link in a link, in raw HTML or in the description of an image")
        self._address_ends = False
        self.fresh = False
        self._links += 1
        self._opened = len(self.out)
        if link_type in {"Autolink", "Email"}:
            self._autolink = link_type
            self._altered = True
        if link_type == "Email":
            target = f"mailto:{target}"
            self.add(f'<a href="{"".join(f"&#{ord(each)};" for each in target)}">')
        else:
            self.add(f'<a href="{attribute(target)}"{titled(title)}>')

    def close_link(self) -> None:
        """The end of a link."""
        if self._autolink == "Email":
            self.out[-1] = "".join(f"&#{ord(each)};" for each in self._plain[-1])
        self._autolink = ""
        self._links -= 1
        self.add("</a>")
        self._closed = (self._opened, len(self.out))

    def open_image(self) -> None:
        """The start of an image, of which text is the description."""
        if self._alt is not None:
            raise Unread("an image in the description of an image")
        self._address_ends = False
        self.fresh = False
        self._alt = []

    def close_image(self, target: str, title: str) -> None:
        """The end of an image; one without a description gets no empty one."""
        alt = "".join(self._alt or ())
        self._alt = None
        described = f' alt="{attribute(alt)}"' if alt.strip() else ""
        image = f'<img{described} src="{attribute(target)}"'
        self.image = (f"{image}>", title)
        self.add(f"{image}{titled(title)}>")
        self._closed = (len(self.out) - 1, len(self.out))

    def note(self, markup: str, number: str) -> None:
        """A reference to a footnote."""
        if self._alt is not None or self._links:
            raise Unread("a footnote in a link or in the description of an image")
        self._address_ends = False
        self.fresh = False
        self.add(markup, number)

    def figure(self) -> str:
        """The markup of a figure, if an image, in a link or not, is all that there is."""
        linked = len(self.out) == 3 and self.out[2] == "</a>"
        if self.image is None or not (len(self.out) == 1 or linked):
            return ""
        image, title = self.image
        if linked:
            image = f"{self.out[0]}{image}</a>"
        text = caption(title, self._manner.quotes)
        text = f"<figcaption>{text}</figcaption>" if title else ""
        return f'<figure class="image">{image}{text}</figure>\n'

    def markup(self) -> str:
        """All of it."""
        out = self.out
        if self._marked and self._manner.quotes:
            self._typeset(self._manner.quotes)
        for run in self._special:
            out[run] = escape(out[run], quote=False)
        return "".join(out)

    def _typeset(self, quotes: Quotes) -> None:
        block = Block("".join(self._plain), quotes)
        read: list[tuple[int, list[str]]] = []
        end = 0
        for run in self._marked:
            block.skip(sum(map(len, self._plain[end:run])))
            read.append((run, block.read(self.out[run], literal=False)))
            end = run + 1
        for run, pieces in read:
            self.out[run] = "".join(pieces)
