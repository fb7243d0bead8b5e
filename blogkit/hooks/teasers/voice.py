"""Voice: from a teaser to what in it would put a reader off."""

import re

_BEGGING = re.compile(
    r"""\b(?: (?:please\ )?(?:follow|like|subscribe\ to|share|retweet|repost)
        \ (?:us|me|our|my|this|and)\b
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
    "folg", "teilt", "sig", "gusta", "suive", "abonnez", "curta",
)  # fmt: skip
"""One of these is in whatever begs in ASCII letters."""

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

_MOST_EXCLAMATIONS = 2
_MOST_CAPITALS = 2
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


def flaws(text: str) -> tuple[str, ...]:
    """What in ``text`` begs, shouts or promises too much, each as the end of a sentence."""
    found = []
    if begs(text):
        found.append("asks for a like or a follow instead of giving something")
    if text.count("!") + text.count("\uff01") > _MOST_EXCLAMATIONS:
        found.append("has more than two exclamation marks")
    shouted = [word for word in _CAPITALS.findall(text) if _is_shouted(word)]
    if len(shouted) > _MOST_CAPITALS:
        found.append("shouts in capitals")
    if _has(_WORDS_OF_HYPE, text) and (hype := _HYPE.search(text)):
        found.append(f"sounds like an advertisement ({hype[0].lower()})")
    return tuple(found)


def begs(text: str) -> bool:
    """Whether ``text`` asks for a like, a follow or a share."""
    if text.isascii() and not _has(_WORDS_OF_BEGGING, text):
        return False
    return bool(_BEGGING.search(text) or _BEGGING_ELSEWHERE.search(text))


def _has(words: tuple[str, ...], text: str) -> bool:
    """Whether one of ``words`` is in ``text``, which is seen much sooner than a phrase is."""
    small = text.casefold()
    return any(word in small for word in words)


def _is_shouted(word: str) -> bool:
    return word.isupper() and word not in _SPOKEN_IN_CAPITALS
