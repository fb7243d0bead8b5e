"""Leaks: from hidden documents and all that would be published to words of theirs in it.

The gate of a build keeps what is hidden off every page. This looks for what gets around it: a
file that was copied, a template with words in it, a title in a menu. Each output is read once and
cut into words; a sentence is only searched where all of its words are.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from blogkit.checks.rules import Family, Rule
from blogkit.checks.subjects import SiteSubject
from blogkit.config.settings import SETTINGS_FILE
from blogkit.content.decode import decode
from blogkit.content.frontmatter import split_source
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Problem, Severity
from blogkit.model.documents import Document
from blogkit.site.paths import document_path
from blogkit.urls import quoted

TITLE = Rule(
    name="leaks.title",
    severity=Severity.ERROR,
    about="the title of a hidden document in a file that would be published",
)
ADDRESS = Rule(
    name="leaks.address",
    severity=Severity.ERROR,
    about="the address of a hidden document in a file that would be published",
)
SENTENCE = Rule(
    name="leaks.sentence",
    severity=Severity.ERROR,
    about="a sentence of a hidden document in a file that would be published",
)

_LEAST_WORDS, _LEAST_LETTERS = 3, 12
"""A title of less says something that anybody may say."""

_SENTENCE_WORDS = 7
_SENTENCES = 12
"""The most distinctive ones of each document: those with the longest words."""

_NOT_A_WORD = bytes(
    code if code >= 0x80 or chr(code).isalnum() else ord(" ") for code in range(256)
)
_PUNCTUATION = re.compile(rb"\xe2\x80[\x80-\xbf]|\xc2[\xa0\xab\xad\xbb]|\xe3\x80[\x80-\x9f]")
_MARKUP = re.compile(rb"<[^<>]*>|&#?\w+;")
_AROUND_ADDRESSES = bytes.maketrans(b"\"'<>?#&()[],", b" " * 12)
_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
_TARGET = re.compile(r"\]\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)")
_END = re.compile(r"(?<=[.!?:;…])\s+|\n\s*\n|\n[-*+>#] ?|\n\d+\. ")


@dataclass(frozen=True, slots=True, eq=False)
class _Needle:
    """What to search: its words, as bytes between spaces, and its rarest one: the longest."""

    rule: Rule
    document: Document
    shown: str
    text: bytes
    words: frozenset[bytes]

    @property
    def key(self) -> bytes:
        return max(self.words, key=lambda word: (len(word), word))


def _problems(subject: SiteSubject) -> Iterator[Problem]:
    why = {one.source: one.why for one in subject.site.hidden if one.why != "unused"}
    hidden = [document for document in subject.documents if document.source in why]
    if not hidden:
        return
    sought = (needle for one in hidden for needle in _needles(one, subject))
    needles = _Needles(sought, subject.settings.site.base_url)
    needles.forget_those_in(_said_in_public(subject, why))
    found: dict[_Needle, list[str]] = {}
    for output in subject.texts():
        for needle in set(needles.in_text(subject.read(output))):
            found.setdefault(needle, []).append(output.path)
    for needle, paths in found.items():
        state = "a draft" if (word := why[needle.document.source]) == "draft" else word
        others = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
        what = f"{needle.shown} stands in {paths[0]}{others}, and this is {state}"
        hint = "find who writes it: a template, the settings, or a file in content/static/"
        field = "title" if needle.rule is TITLE else ""
        place = needle.document.place(field)
        yield needle.rule.problem(what, place, hint)


def _needles(document: Document, subject: SiteSubject) -> Iterator[_Needle]:
    """The title, the address and the most distinctive sentences of a hidden document."""
    text = _words(document.title.encode())
    if len(text.split()) >= _LEAST_WORDS and len(text) >= _LEAST_LETTERS:
        yield _needle(TITLE, document, f"the title '{document.title}'", text)
    path = document_path(document, subject.settings, subject.site.now)
    if len(path.strip("/").split("/")[-1]) >= _LEAST_LETTERS:
        yield _needle(ADDRESS, document, f"the address {path}", quoted(path).encode())
    try:
        source = split_source(decode((subject.root / document.source).read_bytes())).body
    except (OSError, ContentError):
        return
    for sentence in _distinctive(source):
        shown = f"'{' '.join(sentence.split()[:8])} …'"
        yield _needle(SENTENCE, document, shown, _words(sentence.encode(errors="replace")))


def _needle(rule: Rule, document: Document, shown: str, text: bytes) -> _Needle:
    return _Needle(rule, document, shown, text, frozenset(text.split()))


def _distinctive(markdown: str) -> Sequence[str]:
    plain = _TARGET.sub("]", _CODE.sub("\n\n", markdown))
    sentences = [one for one in _END.split(plain) if len(one.split()) >= _SENTENCE_WORDS]
    return sorted(sentences, key=lambda one: max(map(len, one.split())), reverse=True)[:_SENTENCES]


def _said_in_public(subject: SiteSubject, hidden: Iterable[str]) -> Iterator[bytes]:
    """What the writer published on purpose: a title that a visible post names is no leak."""
    secret = set(hidden)
    yield _bytes(subject, SETTINGS_FILE)
    for document in subject.documents:
        if document.source not in secret:
            yield _bytes(subject, document.source)


def _bytes(subject: SiteSubject, path: str) -> bytes:
    try:
        return (subject.root / path).read_bytes()
    except OSError:
        return b""


class _Needles:
    """Finds many needles in many texts: each text is cut once, whatever their number."""

    def __init__(self, needles: Iterable[_Needle], base_url: str) -> None:
        self._by_key: dict[bytes, list[_Needle]] = {}
        self._by_address: dict[bytes, _Needle] = {}
        prefix = urlsplit(base_url).path.encode()
        for needle in needles:
            if needle.rule is ADDRESS:
                short = needle.text.rstrip(b"/")
                for base in (b"", prefix, base_url.encode()):
                    self._by_address |= {base + short: needle, base + short + b"/": needle}
            elif needle.words:
                self._by_key.setdefault(needle.key, []).append(needle)

    def in_text(self, content: bytes) -> Iterator[_Needle]:
        """The needles that ``content`` has; its markup may stand between their words."""
        addresses = set(content.translate(_AROUND_ADDRESSES).split())
        for address in self._by_address.keys() & addresses:
            yield self._by_address[address]
        listed = _cut(_MARKUP.sub(b" ", content)).split()
        words = set(listed)
        candidates = [
            needle
            for key in self._by_key.keys() & words
            for needle in self._by_key[key]
            if needle.words <= words
        ]
        if candidates:
            text = b" %b " % b" ".join(listed)
            yield from (needle for needle in candidates if b" %b " % needle.text in text)

    def forget_those_in(self, texts: Iterable[bytes]) -> None:
        """Pass over what these texts have."""
        for text in texts:
            for needle in list(self.in_text(text)):
                if needle.rule is not ADDRESS:
                    self._by_key[needle.key].remove(needle)


def _cut(content: bytes) -> bytes:
    """``content`` in lower case, with a space for all that is no letter and no digit."""
    return _PUNCTUATION.sub(b" ", content.lower()).translate(_NOT_A_WORD)


def _words(content: bytes) -> bytes:
    return b" ".join(_cut(content).split())


FAMILY = Family(rules=(TITLE, ADDRESS, SENTENCE), site=_problems)
