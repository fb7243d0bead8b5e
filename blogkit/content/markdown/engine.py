"""The engine: from Markdown to markup, by Python-Markdown and the extensions beside this file."""

import re
import string
from functools import lru_cache
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.md_in_html import MarkdownInHtmlExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.inlinepatterns import SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX

from blogkit.content.markdown import MarkdownOptions
from blogkit.content.markdown.attributes import Attributes
from blogkit.content.markdown.autolinks import Autolinks
from blogkit.content.markdown.callouts import Callouts
from blogkit.content.markdown.diagrams import Diagram
from blogkit.content.markdown.emphasis import Emphasis
from blogkit.content.markdown.entities import Entities
from blogkit.content.markdown.figures import Figures
from blogkit.content.markdown.footnotes import Footnotes
from blogkit.content.markdown.headings import Headings
from blogkit.content.markdown.links import Links
from blogkit.content.markdown.maths import Maths
from blogkit.content.markdown.problems import MAX_OUTPUT, too_deep, too_large, unreadable
from blogkit.content.markdown.quick.parser import parser_class
from blogkit.content.markdown.quotes import SmartQuotes
from blogkit.content.markdown.shortcuts import Shortcuts
from blogkit.content.markdown.structure import Structure
from blogkit.content.markdown.tables import Tables
from blogkit.content.markdown.tasks import Tasks
from blogkit.content.markdown.wording import quotes, wording

_FAULTS = (AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a fault in a parser raises; a timer's ``TimeoutError`` is none of them."""

_LEFTOVER = re.compile(f"{STX}(?:klzzwxh:[0-9]*)?|{ETX}")
"""A place that Python-Markdown forgot: markup in a link in the text for an image."""


def convert(text: str, options: MarkdownOptions) -> str:
    """The markup of ``text``; raises ``ContentError`` where that cannot be."""
    try:
        # Python-Markdown marks its own places in the text with these two characters.
        html = parser_of(options).reset().convert(text.replace(STX, "").replace(ETX, ""))
    except BaseException as error:
        # The parser was left in the middle of its work, which ``reset`` does not clean up.
        parser_of.cache_clear()
        if isinstance(error, RecursionError):
            raise too_deep(text) from None
        if isinstance(error, _FAULTS):
            raise unreadable(error) from error
        raise
    if len(html) > MAX_OUTPUT:
        raise too_large()
    _check_formulas(text, options)
    return _LEFTOVER.sub("", html)


def diagrams(text: str, options: MarkdownOptions) -> tuple[Diagram, ...]:
    """The diagrams of ``text``; raises like ``convert``."""
    convert(text, options)
    extensions = parser_of(options).registeredExtensions
    return tuple(
        diagram for one in extensions if isinstance(one, Structure) for diagram in one.diagrams
    )


def _check_formulas(text: str, options: MarkdownOptions) -> None:
    for extension in parser_of(options).registeredExtensions if options.maths else ():
        if isinstance(extension, Maths):
            extension.check(text)


@lru_cache(maxsize=8)
def parser_of(options: MarkdownOptions) -> Markdown:
    """A parser for one thread; extensions by name would be looked up in all packages."""
    words = wording(options.language)
    shortcuts = Shortcuts(options.shortcuts, words, options.language)
    extensions: list[Extension] = [
        AbbrExtension(),
        DefListExtension(),
        MarkdownInHtmlExtension(),
        SaneListExtension(),
        Attributes(),
        Autolinks(),
        Callouts(words),
        Emphasis(),
        Entities(),
        Figures(),
        Footnotes(words),
        Headings(),
        Links(),
        shortcuts,
        Structure(shortcuts, options),
        Tables(words),
        Tasks(words),
        _Inline(),
    ]
    if options.maths:
        extensions.append(Maths())
    if options.smart_quotes:
        extensions.append(SmartQuotes(quotes(options.language)))
    make = parser_class(quick=options.fast_paths)
    return make(extensions=extensions, output_format="html")


class _Inline(Extension):
    """Inline markup of CommonMark and GitHub that Python-Markdown has not."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.ESCAPED_CHARS = list(string.punctuation)
        line_break = SubstituteTagInlineProcessor(r"\\\n", "br")
        md.inlinePatterns.register(line_break, "backslash_break", 185)
        md.treeprocessors.register(_Limit(md), "limit", -1)


class _Limit(Treeprocessor):
    """Refuses a tree before it is written out: a long address may be in it very often."""

    def run(self, root: Element) -> None:
        size = 0
        for element in root.iter():
            size += len(element.text or "") + len(element.tail or "")
            size += sum(len(value or "") for value in element.attrib.values())
        if size > MAX_OUTPUT:
            raise too_large()
