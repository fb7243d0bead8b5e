"""Texts: from a document to its unknown words, each once, where it first stands."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from blogkit.checks.spelling.dictionaries import Dictionary, find_dictionary
from blogkit.checks.spelling.word_list import WordList
from blogkit.checks.subjects import DocumentSubject
from blogkit.dataclasses import dataclass, replace
from blogkit.errors import Place
from blogkit.markup import plain_text, tags
from blogkit.prose.places import Places, tokens_of
from blogkit.prose.words import Word, words_in

_UNREAD_NAMES = "pre code kbd samp var tt del s svg math audio video iframe object cite"
_UNREAD = frozenset(_UNREAD_NAMES.split())
"""Elements whose words are not the language's."""

_VOID = frozenset(["br", "hr", "img", "wbr", "input", "source", "track"])
_NOUNS_HAVE_CAPITALS = frozenset(["de", "lb", "nds", "gsw", "bar"])
_NAME_ALONE = re.compile(r"[^\W\d_][\w.-]*(?: v?\d[\w.:-]*)?:?")
"""A line of one word, with a version perhaps: in lists, the name of a thing."""

_LONG_ENOUGH = 5
"""Letters: shorter words are near to others, whatever they name."""

_MOST_ASKED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A slip, what may be meant, how often the document has it, and where it stands first."""

    text: str
    place: Place
    meant: tuple[str, ...]
    times: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A line of text, and where it was written; None: find it in the Markdown."""

    words: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelled:
    """How a document is spelled: its slips in order, and how many of its words are unknown."""

    slips: tuple[Found, ...]
    unknown: int
    words: int


def spelled(subject: DocumentSubject, dictionary: Dictionary, own: WordList) -> Spelled:
    """Look at every word of a document."""
    texts = tuple(_texts(subject))
    words = [(word, text) for text in texts for word in words_in(text.words)]
    slips = _slips([word for word, _ in words], _Speller(dictionary, own, subject))
    places = Places(subject.text)
    found: dict[str, Found] = {}
    for word, text in words:
        bare = _bare(word.text)
        meant = slips.get(bare)
        if not meant:
            continue
        if known := found.get(bare):
            found[bare] = replace(known, times=known.times + 1)
        elif place := text.place or _place(word, text, places, subject):
            found[bare] = Found(text=bare, place=place, meant=meant)
    different = len({word.text for word, _ in words})
    return Spelled(slips=tuple(found.values()), unknown=len(slips), words=different)


def _slips(words: Sequence[Word], speller: "_Speller") -> dict[str, tuple[str, ...]]:
    """Those of ``words`` that are no right words, each with what may be meant; often nothing."""
    inside = {_bare(word.text) for word in words if word.is_capitalised and not word.opens}
    texts = dict.fromkeys(_bare(word.text) for word in words)
    return {
        word: speller.meant(word, word in inside) for word in texts if not speller.is_right(word)
    }


def _bare(word: str) -> str:
    """``word`` without the ending of somebody's."""
    return word.removesuffix("'s").removesuffix("'")


def _texts(subject: DocumentSubject) -> Iterator[_Text]:
    """Everything that readers read of a document."""
    document = subject.document
    title = document.place("title")
    yield _Text(words=document.title, place=title if title.line else None)
    if (place := document.place("summary")).line:
        yield _Text(words=document.summary, place=place)
    for _, teaser in document.teaser:
        for line in teaser.split("\n"):
            yield _Text(words=line, place=document.place("teaser"))
    if document.image:
        yield _Text(words=document.image.alt, place=subject.place("image_alt"))
    for line in plain_text(_own_language(subject.html), without=_UNREAD).split("\n"):
        if not _NAME_ALONE.fullmatch(line):
            yield _Text(words=line)
    for reference in document.references:
        alt = dict(reference.attributes).get("alt", "") if reference.kind == "image" else ""
        place = Place(path=document.source, line=reference.line, column=reference.column)
        yield _Text(words=alt, place=place)


def _own_language(html: str) -> str:
    """``html`` without elements that say that their words are of another language, or a name's."""
    pieces, position, depth, name = [], 0, 0, ""
    for tag in tags(html):
        if depth:
            if tag.name == name:
                depth += -1 if tag.closing else 1
                position = tag.end
        elif not tag.closing and tag.name not in _VOID and _is_foreign(tag.attribute_text):
            pieces.append(html[position : tag.start])
            position, depth, name = tag.end, 1, tag.name
    return "".join(pieces) + ("" if depth else html[position:])


def _is_foreign(attributes: str) -> bool:
    return re.search(r"""\blang=|\btranslate=["']?no\b|\bnotranslate\b""", attributes) is not None


def _place(word: Word, text: _Text, places: Places, subject: DocumentSubject) -> Place | None:
    tokens = tokens_of(text.words)
    index = sum(start <= word.start for _, start in tokens) - 1
    position = places.of([token for token, _ in tokens], max(index, 0))
    return None if position is None else subject.at(position)


class _Speller:
    """Tells whether a word is right, or a name, which nobody can tell to be wrong."""

    def __init__(self, dictionary: Dictionary, own: WordList, subject: DocumentSubject) -> None:
        self._dictionary = dictionary
        self._english = find_dictionary("en", subject.root)
        self._own = own
        self._names = _names_of(subject)
        self._language = subject.language.lower().partition("-")[0]
        self._asked = 0

    def is_right(self, word: str) -> bool:
        """Whether ``word`` or all that an apostrophe parts of it is in a list."""
        if self._is_listed(word):
            return True
        bare = word.removesuffix("'s").removesuffix("'")
        if bare != word and self._is_listed(bare):
            return True
        # Elision: l'eau, rock'n'roll.
        parts = [part for part in word.split("'") if len(part) > 2]
        return "'" in word and bool(parts) and all(self._is_listed(part) for part in parts)

    def _is_listed(self, word: str) -> bool:
        if self._own.knows(word) or self._dictionary.knows(word) or word.lower() in self._names:
            return True
        # English dictionaries have "cafe" alone.
        return self._language == "en" and not word.isascii() and self.is_right(_without_marks(word))

    def meant(self, word: str, inside: bool) -> tuple[str, ...]:
        """Right words that are one letter away from ``word``, the likeliest first.

        Without one it is no slip but a term of a trade, a coinage or a name; so is what has a
        capital ``inside`` a sentence, where nouns have none, and what English has.
        """
        has_capital = word[:1].isupper()
        nouns = self._language in _NOUNS_HAVE_CAPITALS
        if has_capital and ((inside and not nouns) or len(word) < _LONG_ENOUGH):
            return ()
        if self._language != "en" and self._english and self._english.knows(word):
            return ()
        if self._asked >= _MOST_ASKED:
            return ()
        self._asked += 1
        near = self._dictionary.suggest(word)
        return tuple(
            one
            for one in near
            if (nouns and " " in one)
            or (_is_near(word, one) and self._is_likely(one, ordinary=has_capital))
        )

    def _is_likely(self, word: str, ordinary: bool) -> bool:
        """Whether ``word`` is one, and where it has to be ``ordinary``, no name."""
        if not word.replace("'", "").isalpha():
            return False
        nouns = self._language in _NOUNS_HAVE_CAPITALS
        return nouns or not ordinary or self._dictionary.knows(word.lower())


def _names_of(subject: DocumentSubject) -> frozenset[str]:
    """The words of the site's title and of fields that name somebody or something."""
    document = subject.document
    fields = (*document.authors, *document.tags, document.category, document.series)
    people = (document.customer, document.asked_by, *document.mentions)
    names = (subject.settings.site.title, *fields, *people)
    return frozenset(word.text.lower() for one in names for word in words_in(one))


def _without_marks(word: str) -> str:
    plain = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in plain if letter.isascii())


def _is_near(word: str, other: str) -> bool:
    """Whether one is a slip of the other; short words are one letter away from anything."""
    if len(word) < _LONG_ENOUGH and sorted(word) != sorted(other) and "'" not in other:
        return False
    return _distance(word, other) <= 1


def _distance(one: str, other: str) -> int:
    """How many letters have to be added, left out, changed or swapped; 2 stands for more."""
    if abs(len(one) - len(other)) > 1:
        return 2
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    changed = one[1:] == other[1:] or one[1:] == other or one == other[1:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return 0 if one == other else 1 if changed or swapped else 2
