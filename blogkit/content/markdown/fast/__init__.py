"""The fast engine: Markdown by a parser in Rust, with the markup of the default engine.

A text with syntax that the parser lacks, or that it reads in another way, is left to the
default engine as a whole: ``convert`` raises ``Unread``. What pyromark (pulldown-cmark) gives are
events; all markup is made here, by the rules beside this package.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from blogkit.content.markdown import MarkdownOptions
from blogkit.content.markdown.directives import Directive
from blogkit.content.markdown.fast.blocks import Blocks
from blogkit.content.markdown.fast.elements import markup_of
from blogkit.content.markdown.fast.expanded import MAY_BE, Expanded, Expansion
from blogkit.content.markdown.fast.leaf import MARKS, SUSPECTS, Manner
from blogkit.content.markdown.fast.lists import loose_items
from blogkit.content.markdown.fast.page import read
from blogkit.content.markdown.fast.source import MAX_LENGTH, check_characters, prepared
from blogkit.content.markdown.fast.unread import ListsUnread, Unread
from blogkit.content.markdown.wording import quotes, wording
from blogkit.model.shortcuts import SHORTCUTS


def convert(text: str, options: MarkdownOptions) -> str:
    """The markup of ``text``; raises ``Unread`` where the default engine has to make it."""
    check_characters(text)
    with _refusals():
        expanded = _expanded(text, options)
        source = prepared(expanded.text, options)
        try:
            return read(_parser().events(source), _blocks(source, expanded.made, options, None))
        except ListsUnread:
            blocks = _blocks(source, expanded.made, options, _loose_items(source))
            return read(_parser().events(source), blocks)


def why_unread(text: str, options: MarkdownOptions) -> tuple[str, int] | None:
    """What of ``text`` cannot be read, and its line or 0; None where all can. Takes longer."""
    source, start = text, 0
    expanded = Expanded(text=text)

    def events() -> Iterator[Any]:
        nonlocal start
        for event, place in _parser().events_with_range(source, merge_text=True):
            start = place["start"]
            yield event

    try:
        check_characters(text)
        with _refusals():
            expanded = _expanded(text, options)
            source = expanded.text
            source = prepared(source, options)
            read(events(), _blocks(source, expanded.made, options, _loose_items(source)))
    except Unread as error:
        if len(text) > MAX_LENGTH:
            return error.what, 0
        at = error.at if error.at >= 0 else len(source.encode(errors="replace")[:start].decode())
        return error.what, expanded.line_of(source.count("\n", 0, at))
    return None


def _expanded(text: str, options: MarkdownOptions) -> Expanded:
    """``text`` without shortcuts."""
    if not (("::" in text or ("!" in text and "!!!" in text)) and MAY_BE.search(text)):
        return Expanded(text=text)
    words = wording(options.language)

    def alone(directive: Directive) -> str:
        return markup_of(directive, words, options.language, lambda label: _label(label, options))

    known = SHORTCUTS | {shortcut.name: shortcut for shortcut in options.shortcuts}
    return Expansion(known, alone).read(text)


def _label(text: str, options: MarkdownOptions) -> str:
    """The markup of a text of one line, without links."""
    bare = text.strip()
    source = prepared(bare, options)
    markup = read(_parser().events(source), _blocks(source, (), options, None))
    inner = markup.removeprefix("<p>").removesuffix("</p>")
    if "[" in bare or "<a " in inner or markup != f"<p>{inner}</p>":
        raise Unread("a shortcut whose text is more than words")
    return text.replace(bare, inner, 1)


@contextmanager
def _refusals() -> Iterator[None]:
    """Raise ``Unread`` for what the parser refuses."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise Unread("what is no character", error.start) from None
    except BaseException as error:
        # A panic in Rust is no ``Exception``, and has no name to import.
        if type(error).__name__ == "PanicException":
            raise Unread("what the parser cannot take") from None
        raise


def _loose_items(source: str) -> list[bool]:
    return loose_items(source, _parser().events_with_range(source, merge_text=True))


def _blocks(
    source: str, made: Sequence[str], options: MarkdownOptions, loose: Sequence[bool] | None
) -> Blocks:
    manner = Manner(
        quotes=quotes(options.language) if options.smart_quotes else None,
        suspects=tuple(suspect for suspect in SUSPECTS if suspect in source),
        marks=tuple(mark for mark in MARKS if mark in source),
        fenced="```" in source,
        fast_paths=options.fast_paths,
        source=source,
    )
    diagrams = frozenset(language for language, _ in options.diagrams)
    return Blocks(manner, wording(options.language), diagrams, made, loose)


@lru_cache(maxsize=1)
def _parser() -> Any:
    from pyromark import Markdown, Options

    return Markdown(
        options=Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_DEFINITION_LIST
        # Without it single tildes strike through, as on GitHub.
        | Options.ENABLE_SUBSCRIPT
    )
