"""Search: from the words of documents to the files of the index that the browser reads."""

import json
from collections import defaultdict
from collections.abc import Callable
from functools import cache

from blogkit.model.search import WEIGHTS, EntriesJob, FoundPage, WordsJob
from blogkit.model.views import PostSummary

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def search_bytes(job: WordsJob | EntriesJob, read_words: Callable[[str], str]) -> bytes:
    """A file of the index."""
    if isinstance(job, EntriesJob):
        return _json([_entry(document) for document in job.documents])
    return _json(_postings(job, read_words))


def _postings(job: WordsJob, read_words: Callable[[str], str]) -> dict[str, str]:
    """Each word with the documents that have it.

    A document is how many come between it and the one before, times ``WEIGHTS``, plus the
    word's weight there, in base 36.
    """
    found: dict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = defaultdict(int)
    for number, source in enumerate(job.sources):
        lines = read_words(source).split("\n")
        for line in job.lines:
            for weighed in lines[line].split():
                word = weighed[1:]
                step = number - last[word]
                found[word].append(_base36(step * WEIGHTS + int(weighed[0])))
                last[word] = number
    return {word: " ".join(found[word]) for word in sorted(found)}


def _entry(document: PostSummary | FoundPage) -> list[str]:
    """Title, URL, day, summary and language."""
    day = document.date.date().isoformat() if isinstance(document, PostSummary) else ""
    return [document.title, document.url, day, document.summary, document.lang]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


@cache
def _base36(number: int) -> str:
    if number < len(_DIGITS):
        return _DIGITS[number]
    return _base36(number // len(_DIGITS)) + _DIGITS[number % len(_DIGITS)]
