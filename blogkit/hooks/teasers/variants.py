"""Variants: from a post's stretches of text to those that open with a question, a promise, …

A post that stays true can be told again in other words. The numbers of the variants are fixed,
so that a text that is added to a post does not change which variant another one is.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from blogkit.hooks.teasers.choose import Choice, is_question

PLAIN = "plain"
VARIANTS = (PLAIN, "question", "promise", "quote", "number")
"""How a teaser opens; its number is its place here, counted from 1."""

_PROMISES = {
    "en": r"here(?:['’]s|\ is|\ are)\ (?:how|what|why|an?|the|\w+\ (?:ways|things|rules|questions))"
    r"|th(?:is|at)(?:['’]s|\ is)\ how|(?:shows?|explains?|learn|tells?)\ (?:you\ )?how"
    r"|lets\ you|(?:so|means)\ (?:that\ )?you\ can"
    r"|you(?:['’]ll|\ will|\ can\ now)\ (?:learn|see|find|know|get|have|be|save|never|need|make)"
    r"|by\ the\ end",
    "de": r"so\ (?:geht|gelingt|klappt|findest|machst|sparst|wird)|damit\ (?:du|sie|ihr)"
    r"|(?:erfährst|lernst|siehst|findest|bekommst)\ du|du\ (?:erfährst|lernst|findest|bekommst)"
    r"|(?:erfahren|lernen|finden)\ sie|zeig(?:t|e|en)\ (?:dir|ihnen|euch|wie)|hier\ steht",
    "es": r"aprenderás|verás|sabrás|podrás|encontrarás|así\ (?:se|es\ como)|para\ que\ (?:puedas"
    r"|sepas)|te\ (?:mostramos|enseñamos|contamos)|aquí\ tienes|descubre",
    "fr": r"voici\ (?:comment|ce|pourquoi|les)|vous\ (?:verrez|apprendrez|saurez|pourrez"
    r"|trouverez)|tu\ (?:verras|apprendras|sauras|pourras)|vous\ permet|pour\ que\ vous",
    "pt": r"você\ (?:vai|verá|aprenderá|poderá|saberá)|veja\ como|saiba|aprenda|assim\ você"
    r"|é\ assim\ que|para\ que\ você",
}
_PROMISES_ELSEWHERE = {
    "zh": "教你|你(?:可以|将|會|会)|如何|只需",
    "ja": "方法|やり方|コツ|わかります|できるようになります",
    "ar": "ستتعلم|ستعرف|إليك|كيفية|يمكنك",
}

_NUMBER = re.compile(
    r"(?P<money>[$€£¥]\s?)?(?<![\w.,:/#+=<>&第-])(?P<digits>\d{1,3}(?:[.,\u00a0\u202f]\d{3})+|\d+"
    r"(?:[.,]\d+)?)(?![\d.,:/-]*\d)[ \u00a0\u202f]?"
    r"(?P<unit>%|[€£]|[^\W\d_]{3,}|[\u3041-\u30ff\u3400-\u9fff])"
)
_YEAR = re.compile("(?:19|20)\\d\\d")
_NOT_COUNTED = (
    "and are but for from had has have not that the then this was were which will with "
    "und aus für hat ist mit oder von war wird y con del fue que para les est pour sur dans com "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep oct nov dec "
    "januar februar märz mai juni juli oktober dezember "
    "janvier février mars avril juin juillet août septembre octobre novembre décembre"
)
"""What stands behind a version or a day and is not what was counted."""

_NO_UNIT = frozenset(_NOT_COUNTED.split())

_NAME = re.compile(
    r"(?<=\s)[A-Z]\S*\s\Z|\b(?i:parte?|teil|partie|chapter|step|page|line|zeile|version|versión|versão|no\.)\s\Z|第\s?\Z"
)
"""What makes a number a part of a name: Rails 7, Room 12, part 2."""

_MEASURE = re.compile(
    "(?i:m?illion|billion|mill?i|mio|mrd|times|mal|veces|fois|vezes|hour|minut|second|stund|hora"
    "|heure|kilo|met|mile|cent|euro|dollar|grad|deg|liter|litre|gram|[kmgt]i?b\\b|k[mg]\\b)"
)
"""What may stand behind a number with a point in it: elsewhere that is a version."""

_ORDINAL = frozenset("年月日号號版期回时時点點系")
"""What makes a number a date or a place in a row, in Chinese and Japanese."""

_POINTS_BACK = re.compile(
    r"\b(?:that|this|it|them|those|these|there|here|then|das|es|dort|eso|esto|cela|ça|isso|isto)\W*\Z",
    re.IGNORECASE,
)
"""A question that ends so is about something that was said before."""

_QUOTATION = re.compile(r"(?:[“«„「『]|(?<!\w)\")([^“”«»„「」『』\"]+)[”»“」』\"]")
"""A straight mark behind a number is an inch."""

_LEAST_QUOTED = 5
_LEAST_ASKED = 4
_TOO_FAINT = 0.0
"""Stretches with a lower score say too little by themselves."""


def opening_with(variant: str, choices: tuple[Choice, ...], language: str) -> Iterator[Choice]:
    """Those of ``choices`` that open as ``variant`` does, in their order; none for quotes alone."""
    base = language.lower().partition("-")[0]
    opens = {
        "question": _asks,
        "promise": lambda first: not is_question(first) and _promises(first, base),
        "quote": _quotes,
        "number": _has_number,
    }[variant]
    known: dict[str, bool] = {}  # stretches share their first sentence
    for choice in choices:
        if choice.score <= _TOO_FAINT:
            return
        # "Here is how" and "So geht" begin with a word that may lean on what is before it.
        if choice.leans and not (variant == "promise" and _promises(choice.first, base, True)):
            continue
        if choice.first not in known:
            known[choice.first] = opens(choice.first)
        if known[choice.first]:
            yield choice


def _asks(sentence: str) -> bool:
    if not is_question(sentence) or _POINTS_BACK.search(sentence):
        return False
    return len(_words(sentence)) >= _LEAST_ASKED


def _words(text: str) -> list[str]:
    return re.findall(r"[\u3041-\u30ff\u3400-\u9fff]|[^\W_]+", text)


def _promises(sentence: str, base: str, at_once: bool = False) -> bool:
    """Whether readers are told what they will get; ``at_once``: in the first words."""
    rule = _promise(base)
    found = rule.search(sentence) if rule else None
    late = base in _PROMISES and found is not None and found.start()
    return found is not None and not (at_once and late)


@lru_cache(maxsize=8)
def _promise(base: str) -> re.Pattern[str] | None:
    if base in _PROMISES_ELSEWHERE:
        return re.compile(_PROMISES_ELSEWHERE[base])
    return re.compile(rf"(?xi)\b(?:{_PROMISES[base]})\b") if base in _PROMISES else None


def _quotes(sentence: str) -> bool:
    quoted = _QUOTATION.findall(sentence)
    return any(
        max(len(one.split()), len(one) // 3 * (not one.isascii() and " " not in one))
        >= _LEAST_QUOTED
        for one in quoted
    )


def _has_number(sentence: str) -> bool:
    """Whether something is counted in ``sentence``: no year, no day, no version."""
    return any(_counts(match, sentence) for match in _NUMBER.finditer(sentence))


def _counts(match: re.Match[str], sentence: str) -> bool:
    if match["money"] or match["unit"] in "%€£":
        return True
    digits, unit = match["digits"], match["unit"]
    if unit.casefold() in _NO_UNIT or unit in _ORDINAL or _NAME.search(sentence[: match.start()]):
        return False
    if re.search(r"[.,]\d{1,2}\Z", digits):
        return bool(_MEASURE.match(unit))
    return not _YEAR.fullmatch(digits) and digits.lstrip("0") == digits and digits != "1"
