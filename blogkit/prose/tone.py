"""Tone: from plain text to what in it begs, shouts or promises too much, in many languages."""

import re

_BEGGING = re.compile(
    r"""\b(?: (?:please\ )?(?:follow|subscribe\ to|share|retweet|repost)
        \ (?:us|me|our|my|this|and)\b
      | (?:please\ |^|(?<=[.!?]\ ))like\ (?:us|me|our|my|this|and)\b
      | (?:like|smash|hit)\ (?:our|the|that|my)\ (?:page|button|bell)
      | why\ not\ share | share\ (?:it|them)\ with\b
      | don['’]t\ forget\ to\ (?:like|follow|subscribe|share)
      | link\ in\ (?:the\ )?bio | tag\ a\ friend
      | folg(?:t|en\ sie|e)\ (?:uns|mir)\b | (?:liked|teilt)\ (?:uns|unsere|diesen)\b
      | s[ií]guenos | s[ií]gueme | dale\ (?:un\ )?(?:like|me\ gusta)
      | suivez[- ](?:nous|moi) | abonnez[- ]vous | likez\b
      | sigam?-(?:nos|me) | siga\ (?:a\ gente|nossa) | curta\ (?:nossa|a)\ p[aá]gina
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_WORDS_OF_BEGGING = (
    "follow", "like", "subscribe", "share", "tweet", "repost", "smash", "hit", "link", "tag",
    "folg", "teilt", "sig", "síg", "gusta", "suive", "abonnez", "curta",
)  # fmt: skip
"""One of these is in whatever begs in Latin letters."""

_BEGGING_ELSEWHERE = re.compile(
    "フォローして|いいねして|拡散希望|点赞|求关注|关注我们|تابعونا|اشتركوا"
)
_HYPE = re.compile(
    r"""\b(?: game[- ]?chang(?:er|ing) | mind[- ]?blowing | you\ won['’]t\ believe
      | revolutionary | groundbreaking | must[- ]read | next[- ]level | unmissable
      | secrets?\ (?:they|that\ nobody) | supercharge | skyrocket | 10x
      | bahnbrechend\w* | revolucionari[oa]s? | incre[ií]ble(?:mente)? | révolutionnaire
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORDS_OF_HYPE = (
    "game", "mind", "believe", "revolu", "révolu", "groundb", "must", "next", "unmiss", "secret",
    "superch", "skyro", "10x", "bahnbr", "incre",
)  # fmt: skip
"""One of these is in whatever sounds like an advertisement."""

_CAPITALS = re.compile(r"\b[^\W\d_a-z]{4,}\b")
_SPOKEN_IN_CAPITALS = frozenset(
    [
        "HTML",
        "HTTP",
        "HTTPS",
        "JSON",
        "YAML",
        "TOML",
        "ISBN",
        "NASA",
        "GDPR",
        "DSGVO",
        "UNESCO",
        "GSM",
        "UCS",
    ]
)


def begging(text: str) -> str:
    """The words in which ``text`` asks for a like, a follow or a share; empty where it does not."""
    found = _BEGGING.search(text) if _has(_WORDS_OF_BEGGING, text) else None
    if not found and not text.isascii():
        found = _BEGGING_ELSEWHERE.search(text)
    return found[0] if found else ""


def hype(text: str) -> str:
    """The words in which ``text`` sounds like an advertisement; empty where it does not."""
    found = _HYPE.search(text) if _has(_WORDS_OF_HYPE, text) else None
    return found[0] if found else ""


def shouted(text: str) -> tuple[str, ...]:
    """The words of ``text`` in capitals that nobody writes so anyway."""
    return tuple(word for word in _CAPITALS.findall(text) if _is_shouted(word))


def _has(words: tuple[str, ...], text: str) -> bool:
    """Whether one of ``words`` is in ``text``, which is seen much sooner than a phrase is."""
    small = text.casefold()
    return any(word in small for word in words)


def _is_shouted(word: str) -> bool:
    return word.isupper() and word not in _SPOKEN_IN_CAPITALS
