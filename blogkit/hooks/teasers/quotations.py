"""Quotations: from the block quotes of a post whose speaker is named to teasers of their words."""

import re
from collections.abc import Iterator

from blogkit.hooks.teasers.choose import Choice
from blogkit.hooks.teasers.clean import clean
from blogkit.hooks.teasers.phrases import has_code
from blogkit.hooks.teasers.voice import flaws
from blogkit.markup import plain_text

_BLOCK = re.compile(r"<blockquote\b[^>]*>(.*?)</blockquote>", re.DOTALL)
_SPEAKER = re.compile(r"(.+)\n\s*[\u2014\u2013]\s*([^\n]{2,80})", re.DOTALL)
_LONGEST = 400
_SCORE = 3.0
_MARKS = {
    "de": "\u201e\u201c",
    "fr": "\u00ab\u00a0\u00a0\u00bb",
    "es": "\u00ab\u00bb",
    "ja": "\u300c\u300d",
}
"""Quotation marks, half of them before and half behind; ``“…”`` in other languages."""


def quotations(html: str, language: str) -> Iterator[Choice]:
    """What was said in so many words, with who said it, in the order of the post.

    A block quote without a last line such as ``— Ines`` may be an example or a letter: it is
    left out, for without its speaker it would be put into the writer's mouth.
    """
    marks = _MARKS.get(language.lower().partition("-")[0], "\u201c\u201d")
    half = len(marks) // 2
    for match in _BLOCK.finditer(html):
        said = _SPEAKER.fullmatch(clean(plain_text(match[1])))
        words = " ".join(said[1].split()).strip('"\u201c\u201d\u201e\u00ab\u00bb ') if said else ""
        if said and words and len(words) <= _LONGEST and not (flaws(words) or has_code(words)):
            text = f"{marks[:half]}{words}{marks[half:]} \u2014 {' '.join(said[2].split())}"
            yield Choice(text=text, score=_SCORE, first=text)
