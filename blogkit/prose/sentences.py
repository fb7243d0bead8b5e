"""Sentences: from plain text, one block a line, to its sentences, in the writer's language."""

import re
from functools import lru_cache

_TITLES = {
    "en": "co mr mrs ms mx dr prof rev st mt gen col sgt capt vs no nos fig vol approx dept est "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun min max",
    "de": "dr prof hr fr frl st nr str bzw ca evtl ggf inkl exkl vgl tel mio mrd abs art bd "
    "hrsg geb gest jh jhd jan febr feb apr aug sept okt nov dez mo di mi do sa so zzgl sog max min "
    "d h i o s u v z",
    "es": "sr sra srta sres dr dra d da prof ud uds vd pág págs núm art cap fig aprox av tel ej",
    "fr": "m mm mme mmes mlle dr pr me st ste cf env p pp vol chap fig av tél ex art éd",
    "pt": "sr sra srta sres dr dra prof profa d pág págs núm nº art cap fig aprox av tel ex ltda",
}
"""Abbreviations after which a sentence goes on, whatever follows."""

_LAST = {
    "en": "etc jr sr inc ltd corp a.m p.m u.s u.k",
    "de": "usw etc",
    "es": "etc ee.uu",
    "fr": "etc",
    "pt": "etc",
}
"""Abbreviations that may end a sentence: one does where a capital follows."""

_ORDINALS = frozenset(
    ["de", "da", "nb", "nn", "no", "fi", "cs", "sk", "hu", "pl", "hr", "sl", "sr", "et", "lv", "is"]
)
"""Languages that write ``3. Mai`` for the third."""

_STOP = ".!?\u2026\u061f\u06d4\u0964"
_WIDE_STOP = "\u3002\uff01\uff1f\uff61"
_OPENING = "([{\u201c\u201e\u00ab\u300c\u300e\uff08\u3010\u300a"
_CLOSING = ")]}\u201d\u00bb\u300d\u300f\uff09\u3011\u300b"
_BRACKETS = re.compile(f"[{re.escape(_OPENING + _CLOSING)}]")
_GERMAN = str.maketrans("\u201c\u00ab\u00bb", "\u201d\u00bb\u00ab")
"""German closes with what others open with; same width, so places stay."""

_END = re.compile(
    rf"[{_STOP}{_WIDE_STOP}]+(?:[\"'\u2019{re.escape(_CLOSING)}]|[\u00a0\u202f ]\u00bb)*"
)
_BREAKS = re.compile(r"[\s(\[\"\u201c\u201e\u00ab\u2019'/-]")
_NEAR = 40
"""Characters around a full stop that tell what it is: longer ones are no abbreviation."""

_LEADING = "\"'\u2018\u00bf\u00a1 \u00a0\u202f*" + _OPENING


def split_sentences(text: str, language: str) -> tuple[str, ...]:
    """The sentences of ``text``; the last of a line may be a fragment without a full stop.

    ``language`` is a BCP 47 tag. A full stop ends no sentence after an abbreviation, an
    initial or an ordinal, nor before a small letter, nor inside quotes or parentheses.
    """
    found = (sentence for line in text.splitlines() for sentence in _split(line, language))
    return tuple(sentence for sentence in found if sentence)


def is_whole(sentence: str) -> bool:
    """Whether ``sentence`` ends as one does, and not as a heading or a list's introduction."""
    if sentence.endswith((")", "\uff09")) and sentence[-2:-1] in _STOP + _WIDE_STOP:
        # A stop that is in parentheses ends what is in them alone.
        return sentence.startswith(("(", "\uff08"))
    return any(match.end() == len(sentence) for match in _END.finditer(sentence))


def _split(line: str, language: str) -> list[str]:
    base = language.lower().partition("-")[0]
    marks = line.translate(_GERMAN) if base == "de" else line
    sentences, start, position, depth = [], 0, 0, _Depth()
    for match in _END.finditer(marks):
        depth.read(marks[position : match.end()])
        position = match.end()
        if depth.is_outside and _is_boundary(marks, match, base):
            sentences.append(line[start:position].strip())
            start = position
    sentences.append(line[start:].strip())
    return sentences


class _Depth:
    """Whether a place in a line is inside quotes or parentheses."""

    def __init__(self) -> None:
        self._open = 0
        self._straight = 0

    def read(self, piece: str) -> None:
        """Go on over ``piece``."""
        self._straight += piece.count('"')
        for character in _BRACKETS.findall(piece):
            opens = character in _OPENING
            self._open = self._open + 1 if opens else max(self._open - 1, 0)

    @property
    def is_outside(self) -> bool:
        """Whether nothing is open here."""
        return not self._open and self._straight % 2 == 0


def _is_boundary(line: str, match: re.Match[str], language: str) -> bool:
    """Whether the stop of ``match`` ends a sentence."""
    rest = line[match.end() : match.end() + _NEAR]
    if match[0][0] in _WIDE_STOP:
        # A quotation that goes on (「…。」と言った) is a part of its sentence.
        return match[0][-1] not in _CLOSING or not rest[:1].isalpha()
    if rest and not rest[0].isspace():
        return False
    following = rest.lstrip(_LEADING)[:1]
    if following.islower():
        return False
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    words = _BREAKS.split(line[max(0, match.start() - _NEAR) : match.start()])
    return not _is_abbreviation(words[-1], language, bool(following))


def _is_abbreviation(word: str, language: str, goes_on: bool) -> bool:
    """Whether the full stop after ``word`` belongs to it."""
    titles, last = _abbreviations(language)
    bare = word.casefold()
    if not goes_on or bare in last:
        return False
    if bare in titles or "." in bare:
        return True
    if word.isdigit():
        return language in _ORDINALS and len(word) <= 2
    return len(word) == 1 and word.isupper() and word != "I"


@lru_cache(maxsize=8)
def _abbreviations(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Those that never end a sentence and those that may; English where none are known."""
    known = language if language in _TITLES else "en"
    return frozenset(_TITLES[known].split()), frozenset(_LAST[known].split())
