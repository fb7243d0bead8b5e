"""Engines: from Markdown to markup, by the engine that was asked for as far as it can."""

from blogkit.content.markdown import MarkdownOptions


def convert(text: str, options: MarkdownOptions) -> str:
    """The markup of ``text``; raises like that of the default engine."""
    if options.engine != "markdown":
        from blogkit.content.markdown.fast import convert as convert_fast
        from blogkit.content.markdown.fast.unread import Unread

        try:
            return convert_fast(text, options)
        except Unread:
            pass
    from blogkit.content.markdown.engine import convert as convert_by_default

    return convert_by_default(text, options)


def left_to_default(text: str, options: MarkdownOptions) -> tuple[str, int] | None:
    """What of ``text`` the fast engine leaves to the default one, and the line it is about.

    None where it reads the whole text. The line is 0 where it cannot be told.
    """
    from blogkit.content.markdown.fast import why_unread

    return why_unread(text, options)
