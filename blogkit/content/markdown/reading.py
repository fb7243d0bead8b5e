"""Reading: from markup to what a reader takes from it: a summary, its length, its last word."""

# ruff: noqa: RUF001 - typographic marks are what this is about

import re
from collections.abc import Iterable, Iterator

from blogkit.dataclasses import dataclass
from blogkit.markup import INLINE_TAG, decoded, is_plain, may_go_on, plain_text, tags, words_in
from blogkit.text import shorten, word_count

SUMMARY_LENGTH = 600
"""The most characters of a summary that the writer did not write."""

_MORE = re.compile(r"<p>\s*<!--\s*more\s*-->\s*</p>\n?|<!--\s*more\s*-->\n?", re.IGNORECASE)
_UNSPOKEN = re.compile(
    r'<sup id="fnref[^<>]*><a [^<>]*>[^<]*</a></sup>|<a class="anchor"[^<>]*>#</a>'
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?=\s)|[。！？]")
_NOT_SUMMED_UP = frozenset(
    ["figure", "h1", "h2", "h3", "h4", "h5", "h6", "nav", "pre", "section", "table"]
)
_NOT_PROSE = frozenset(
    ["aside", "blockquote", "dl", "figure", "nav", "ol", "pre", "section", "table", "ul"]
)
_PARAGRAPH_OR_NOT = _NOT_PROSE | {"p"}
_WITHIN_LINES = re.compile(
    r'<(?:code(?<=<pre tabindex="0"><code)[ >](?>(?:[^<]*+<(?!/pre[ >]))*)[^<]*+'
    rf'|a class="anchor"[^>]*+>#</a>|(?!sup id="fnref){INLINE_TAG})'
)
"""In plain markup tags that part no words, but for marks of footnotes, and highlighted code."""

_NAMES = "|".join(sorted(_NOT_PROSE))
_PARAGRAPHS = re.compile(
    rf"""<(?:
        (?>(/)?) ({_NAMES}) (?=[\ >])
      | p(?=[\ >])[^>]*+> ((?>(?: [^<]++ | <(?!/?+(?:p|{_NAMES})[\ >]) )*)) </p[\ >]
    )""",
    re.VERBOSE,
)
"""In plain markup the tags of what is no prose, in two groups, and in a third paragraphs."""

_BETWEEN = re.compile(
    r'<(?!sup id="fnref)(?:pre(?=[ >])(?>(?:[^<]*+<(?!/pre[ >]))*)[^<]*+'
    r"|nav(?=[ >])(?>(?:[^<]*+<(?!/?nav[ >]|pre[ >]))*)[^<]*+</nav(?: [^>]*+)?>"
    r"|(?!nav[ >])[^>]*+>\n?)"
)
"""In bare markup what is between words: tags, code, and contents with neither code nor contents."""

_NOTE = re.compile('<sup id="fnref[^>]*+>')

_NOT_COUNTED = frozenset(["nav", "pre"])
_ENDINGS = "?？؟.。…:;,"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Markup without marks, its summary, its words, and whether it ends with a question."""

    html: str
    summary: str
    words: int
    ends_with_question: bool


def read(html: str) -> Reading:
    """What ``html`` says; code is not counted.

    The summary is the text above ``<!-- more -->``, else that of the first paragraph which is
    no part of a list, quote, figure or the like.
    """
    above = ""
    plain = is_plain(html)
    if not plain and (mark := _MORE.search(html)):
        above = _line(html[: mark.start()], _NOT_SUMMED_UP)
        html = _MORE.sub("", html)
        plain = is_plain(html)
    if plain:
        return _read_plain(html, above)
    return _reading(html, _paragraphs_by_tags(html), words_in(html, _NOT_COUNTED), above)


def _read_plain(html: str, above: str) -> Reading:
    bare = _WITHIN_LINES.sub("", html)
    text = _BETWEEN.sub(" ", bare)
    if "<" in text:  # there are marks of footnotes, which are counted, but not spoken
        text, bare = _NOTE.sub("", text), html
    if "<" in text or ("&" in text and may_go_on(html)):  # other contents, or part of an entity
        return _reading(html, _plain_paragraphs(html), words_in(html, _NOT_COUNTED), above)
    return _reading(html, _plain_paragraphs(bare), word_count(decoded(text)), above)


def _reading(html: str, paragraphs: Iterable[str], words: int, above: str) -> Reading:
    every = list(paragraphs)
    first = next(filter(None, map(spoken, every)), "")
    last = next(filter(None, map(spoken, reversed(every))), "")
    return Reading(
        html=html,
        summary=_shortened(above or first),
        words=words,
        ends_with_question=_is_question(last),
    )


def _is_question(text: str) -> bool:
    """Whether ``text`` ends with a question mark; quotes and emoji may follow it."""
    for character in reversed(text):
        if character.isalnum() or character in _ENDINGS:
            return character in "?？؟"
    return False


def spoken(html: str) -> str:
    """The text of ``html`` in one line without the marks of footnotes and links to sections."""
    return _line(html, frozenset())


def _line(html: str, without: frozenset[str]) -> str:
    if "<" in html:
        html = _UNSPOKEN.sub("", html)
    return plain_text(html, without=without).replace("\n", " ")


def _shortened(text: str) -> str:
    """Whole sentences, where they fill half of the length; else whole words."""
    if len(text) <= SUMMARY_LENGTH:
        return text
    ends = [end.end() for end in _SENTENCE_END.finditer(text, 0, SUMMARY_LENGTH)]
    if ends and ends[-1] > SUMMARY_LENGTH // 2:
        return text[: ends[-1]]
    return shorten(text, SUMMARY_LENGTH)


def _plain_paragraphs(html: str) -> Iterator[str]:
    depth = 0
    code = False
    for closing, name, inside in _PARAGRAPHS.findall(html):
        if code and not (closing and name == "pre"):
            continue  # there are no elements in it
        if name:
            depth = max(depth + (-1 if closing else 1), 0)
            code = name == "pre" and not closing
        elif not depth:
            yield inside


def _paragraphs_by_tags(html: str) -> Iterator[str]:
    depth = 0
    start = -1
    for tag in tags(html, opaque=frozenset(["pre"]), named=_PARAGRAPH_OR_NOT):
        if tag.name in _NOT_PROSE:
            depth = max(depth + (-1 if tag.closing else 1), 0)
            start = -1
        elif not depth:
            if tag.closing and start >= 0:
                yield html[start : tag.start]
            start = -1 if tag.closing else tag.end
