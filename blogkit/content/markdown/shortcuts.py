"""Shortcuts: from a line that is a directive to its markup, or to what is wrong with it."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.util import ETX, STX

from blogkit.content.markdown.around import around
from blogkit.content.markdown.directives import Directive, read_directive
from blogkit.content.markdown.layout import Container, Layout
from blogkit.content.markdown.players import Setting, element_of
from blogkit.content.markdown.wording import KINDS, Wording
from blogkit.errors import ContentError, Place, Problem
from blogkit.model.shortcuts import SHORTCUT, SHORTCUTS, Shortcut

_CLOSING = re.compile(r" {0,3}(:{3,}) *$")
_TOKEN = re.compile(rf"\A{STX}shortcut-(\d+){ETX}\s*\Z")
_PICTURE = re.compile(
    r"(!\[(?>(?:\\.|[^\\\[\]]|\[(?>(?:\\.|[^\\\[\]])*)\])*)\]"
    r"\((<[^<>]*+>|[^\s()<>]++(?:\([^\s()]*+\)[^\s()<>]*+)?)"
    r"(?: +(?:\"(?>(?:\\.|[^\"\\])*)\"|'(?>(?:\\.|[^'\\])*)'))?\))\s*$"
)


class Shortcuts(Extension):
    """The shortcuts of blogkit, and ``own``, those of a theme."""

    def __init__(self, own: Sequence[Shortcut], wording: Wording, language: str) -> None:
        super().__init__()
        self.known = SHORTCUTS | {shortcut.name: shortcut for shortcut in own}
        self._wording = wording
        self._language = language
        self._kept: list[Directive] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        md.block_level_elements.append(SHORTCUT)
        self._html = md.htmlStash
        setting = Setting(wording=self._wording, language=self._language, stash=self.stash)
        md.parser.blockprocessors.register(_Alone(md.parser, self._kept, setting), "shortcut", 110)
        md.registerExtension(self)

    def reset(self) -> None:
        """Forget the text before."""
        self._kept.clear()

    def keep(self, directive: Directive) -> str:
        """A line that stands for ``directive``."""
        self._kept.append(directive)
        return f"{STX}shortcut-{len(self._kept) - 1}{ETX}"

    def stash(self, html: str) -> str:
        """A text that stands for ``html``."""
        return self._html.store(html)


class _Alone(BlockProcessor):
    STARTS = STX

    def __init__(self, parser: BlockParser, kept: Sequence[Directive], setting: Setting) -> None:
        super().__init__(parser)
        self._kept = kept
        self._setting = setting

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002
        return STX in block and _TOKEN.match(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        found = _TOKEN.match(blocks.pop(0))
        if found:
            parent.append(element_of(self._kept[int(found[1])], self._setting))


class ShortcutLines:
    """Writes the directives of one text into ``layout``."""

    def __init__(self, layout: Layout, shortcuts: Shortcuts) -> None:
        self._layout = layout
        self._shortcuts = shortcuts

    def open(self, depth: int, rest: str) -> bool:
        """Whether ``rest``, inside ``depth`` containers, is a directive, and is written."""
        try:
            directive = read_directive(rest, self._layout.number, self._shortcuts.known)
        except ContentError as error:
            self._layout.problems += error.problems
            return True
        if directive is None:
            return False
        layout = self._layout
        layout.close(depth)
        layout.separate()
        layout.detach()
        layout.paragraph = 0
        if directive.shortcut.name in KINDS:
            title = f' "{directive.text}"' if directive.text else ""
            layout.write(f"!!! {directive.shortcut.name}{title}")
            self._push(directive, Container(kind="block"))
        elif directive.shortcut.container:
            opening, closing = around(directive)
            self._write(self._shortcuts.stash(opening))
            self._push(directive, Container(kind="block", indent="", closing=closing))
        elif directive.shortcut.of_theme:
            self._write(self._shortcuts.stash("".join(around(directive))))
        else:
            self._write(self._shortcuts.keep(directive))
        return True

    def _push(self, directive: Directive, container: Container) -> None:
        container.shortcut, container.line = directive.shortcut.name, directive.line
        container.colons = directive.colons
        self._layout.push(container)

    def _write(self, text: str) -> None:
        self._layout.write(text)
        self._layout.blank()

    def close(self, depth: int, rest: str) -> bool:
        """Whether ``rest`` ends one of the first ``depth`` containers, or belongs to a gallery."""
        layout = self._layout
        if not any(container.colons for container in layout.stack[:depth]):
            return False
        found = _CLOSING.match(rest)
        ends = self._ended(depth, len(found[1])) if found else None
        if ends is not None:
            container = layout.stack[ends]
            layout.close(ends + 1)
            container.colons = 0
            layout.close(ends)
            if container.closing:
                layout.separate()
                layout.write(self._shortcuts.stash(container.closing))
            layout.blank()
            return True
        if depth and layout.stack[depth - 1].shortcut == "gallery":
            self._picture(rest)
            return True
        return False

    def _ended(self, depth: int, colons: int) -> int | None:
        """Which container that many colons end: the innermost that began with as many."""
        begun = [(layer.colons, at) for at, layer in enumerate(self._layout.stack[:depth])]
        same = [at for number, at in begun if number == colons]
        fewer = [at for number, at in begun if 0 < number < colons]
        return next(reversed(same or fewer), None)

    def _picture(self, rest: str) -> None:
        """One line of a gallery: a picture, which leads to itself in full."""
        found = _PICTURE.match(rest.strip())
        if found:
            self._write(f"[{found[1]}]({found[2]})")
            return
        what = "a gallery holds pictures alone, one on each line"
        self._wrong(what, self._layout.number, 'write ![What it shows](file.jpg "Caption")')

    def finish(self) -> None:
        """Raise ``ContentError`` with all that was wrong, what was not closed among it."""
        layout = self._layout
        layout.close(0)
        for container in layout.unclosed:
            what = f"':::{container.shortcut}' is not closed"
            self._wrong(what, container.line, "end it with ::: on a line of its own")
        if layout.problems:
            raise ContentError(layout.problems)

    def _wrong(self, what: str, line: int, hint: str) -> None:
        place = Place(path="", line=line)
        self._layout.problems.append(Problem(rule="shortcut", what=what, place=place, hint=hint))
