"""The fast engine: Markdown by a parser in Rust, with the markup of the default engine.

A text with syntax that the parser lacks, or that it reads in another way, is left to the
default engine as a whole: ``convert`` raises ``Unread``. What pyromark (pulldown-cmark) gives are
events; all markup is made here, by the rules beside this package.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from blogkit.content.markdown import MarkdownOptions
from blogkit.content.markdown.fast.blocks import Blocks
from blogkit.content.markdown.fast.leaf import MARKS, SUSPECTS, Manner
from blogkit.content.markdown.fast.lists import loose_items
from blogkit.content.markdown.fast.page import read
from blogkit.content.markdown.fast.source import prepared
from blogkit.content.markdown.fast.unread import ListsUnread, Unread
from blogkit.content.markdown.wording import quotes, wording


def convert(text: str, options: MarkdownOptions) -> str:
    """The markup of ``text``; raises ``Unread`` where the default engine has to make it."""
    source = prepared(text, options)
    with _refusals():
        try:
            return _markup(source, _parser().events(source), options)
        except ListsUnread:
            return _markup(source, _parser().events(source), options, _loose_items(source))


def convert_with_places(text: str, options: MarkdownOptions) -> str:
    """Like ``convert``, but an ``Unread`` knows where; it takes longer."""
    source = prepared(text, options)
    start = 0

    def events() -> Iterator[Any]:
        nonlocal start
        for event, place in _parser().events_with_range(source, merge_text=True):
            start = place["start"]
            yield event

    with _refusals():
        try:
            return _markup(source, events(), options, _loose_items(source))
        except Unread as error:
            at = error.at if error.at >= 0 else len(source.encode()[:start].decode())
            raise Unread(error.what, at) from None


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


def _markup(
    source: str,
    events: Iterable[Any],
    options: MarkdownOptions,
    loose: Sequence[bool] | None = None,
) -> str:
    manner = Manner(
        quotes=quotes(options.language) if options.smart_quotes else None,
        suspects=tuple(suspect for suspect in SUSPECTS if suspect in source),
        marks=tuple(mark for mark in MARKS if mark in source),
        fenced="```" in source,
        fast_paths=options.fast_paths,
    )
    diagrams = frozenset(language for language, _ in options.diagrams)
    return read(events, Blocks(manner, wording(options.language), diagrams, loose))


@lru_cache(maxsize=1)
def _parser() -> Any:
    from pyromark import Markdown, Options

    return Markdown(
        options=Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        # Without it single tildes strike through, as on GitHub.
        | Options.ENABLE_SUBSCRIPT
    )
