"""Structure: from the lines of a text to blocks, fenced code among them, that nest as written."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX, AtomicString

from blogkit.content.markdown import MarkdownOptions
from blogkit.content.markdown.blocks import MATHS, Captured
from blogkit.content.markdown.containers import ContainerPass
from blogkit.content.markdown.diagrams import Diagram, diagram_of, picture
from blogkit.content.markdown.fences import figure, parse_info
from blogkit.content.markdown.maths import formula
from blogkit.content.markdown.shortcuts import Shortcuts


class Structure(Extension):
    """The container pass, and code and raw HTML that stand on their own.

    ``diagrams`` are those of the text that was read last.
    """

    def __init__(self, shortcuts: Shortcuts, options: MarkdownOptions) -> None:
        super().__init__()
        self.shortcuts = shortcuts
        self.maths = options.maths
        self.commands = dict(options.diagrams)
        self.fast_paths = options.fast_paths
        self.diagrams: list[Diagram] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        # In the place of the step that turns tabs into spaces, those of code too.
        md.preprocessors.register(_Containers(md, self), "normalize_whitespace", 30)
        md.treeprocessors.register(_OutOfParagraphs(md), "out_of_paragraphs", 45)
        md.treeprocessors.register(_IndentedCode(md), "indented_code", 9)
        md.registerExtension(self)

    def reset(self) -> None:
        """Forget the text before."""
        self.diagrams.clear()


class _Containers(Preprocessor):
    def __init__(self, md: Markdown, structure: Structure) -> None:
        super().__init__(md)
        self._structure = structure

    def run(self, lines: list[str]) -> list[str]:
        read = ContainerPass(
            self._stash,
            self.md.is_block_level,
            self._structure.shortcuts,
            maths=self._structure.maths,
        )
        return [*read.read(lines), "", ""]

    def _stash(self, captured: Captured) -> str:
        if captured.raw:
            return self.md.htmlStash.store(captured.html)
        if captured.fence == MATHS:
            return self.md.htmlStash.store(formula(captured.formula, captured.line))
        fence = parse_info(captured.info)
        diagram = diagram_of(captured.code, fence, captured.line, self._structure.commands)
        if diagram is None:
            code = figure(captured.code, fence, fast_paths=self._structure.fast_paths)
            return self.md.htmlStash.store(code)
        self._structure.diagrams.append(diagram)
        return self.md.htmlStash.store(picture(diagram, fence))


class _OutOfParagraphs(Treeprocessor):
    """Ends a paragraph before code that follows it at once, because HTML does too."""

    def run(self, root: Element) -> None:
        if not self.md.htmlStash.html_counter:
            return
        for parent in list(root.iter()):
            parent[:] = [piece for child in parent for piece in _pieces(child)]


def _pieces(element: Element) -> Iterator[Element]:
    """``element``, or a paragraph for each part of it and each placeholder in it."""
    text = element.text or ""
    if element.tag != "p" or isinstance(text, AtomicString) or STX not in text:
        yield element
        return
    end = 0
    for mark in HTML_PLACEHOLDER_RE.finditer(text):
        yield from _paragraph(text[end : mark.start()])
        yield from _paragraph(mark[0])
        end = mark.end()
    yield from _paragraph(text[end:])


def _paragraph(text: str) -> Iterator[Element]:
    if text.strip():
        paragraph = Element("p")
        paragraph.text = text.strip()
        yield paragraph


class _IndentedCode(Treeprocessor):
    """The markup of fenced code for code that is indented."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for position, child in enumerate(parent):
                if child.tag == "pre" and len(child) == 1 and child[0].tag == "code":
                    outer = Element("figure", {"class": "code"})
                    SubElement(outer, "div", {"class": "highlight"}).append(child)
                    child.set("tabindex", "0")
                    outer.tail, child.tail = child.tail, None
                    parent[position] = outer
