"""Emoji: from text to what X weighs as one picture however many code points it has.

"Emoji weight is defined by a regular expression in twitter-text" (developer.x.com, counting
characters, 2026-11). twitter-text 3.1.0 (2020-03) has that of twemoji-parser 11.0.2, which knows
the sequences of Unicode Emoji 11.0 (2018-05): emoji-sequences.txt, emoji-zwj-sequences.txt. Those
are restated here. What is younger is weighed in parts, so never as too little.
"""

import re
from functools import lru_cache

_TONE = "[🏻-🏿]"
_MAY_BE_EMOJI = re.compile(r"[\u200d\u20e3\ufe0f🇦-🇿🏻-🏿\U000e007f]")
"""One of these is in every sequence; a picture of one code point weighs the same as a letter."""

_STYLED = (
    "©®‼⁉™\u2139↔-↙↩↪⌚⌛⌨⏏⏭-⏯⏱⏲⏸-⏺Ⓜ▪▫▶◀◻-◾☀-☄☎☑☔☕☘☠☢☣☦☪☮☯☸-☺♀♂♈-♓♟♠♣♥♦♨♻♿⚒-⚗⚙⚛⚜⚠⚡⚪⚫⚰⚱⚽⚾"
    "⛄⛅⛈⛏⛑⛓⛔⛩⛪⛰-⛵⛸⛺⛽✂✈✉✏✒✔✖✝✡✳✴❄❇❗❣❤➡⤴⤵⬅-⬇⬛⬜⭐⭕〰〽㊗㊙🀄🅰🅱🅾🅿🈂🈚🈯🈷🌡🌤-🌬🌶🍽🎖🎗🎙-🎛🎞🎟"
    "🏍🏎🏔-🏟🏳🏵🏷🐿👁📽🕉🕊🕯🕰🕳🕶-🕹🖇🖊-🖍🖥🖨🖱🖲🖼🗂-🗄🗑-🗓🗜-🗞🗡🗣🗨🗯🗳🗺🛋🛍-🛏🛠-🛥🛩🛰🛳"
)
"""What is a letter or a picture, as U+FE0F behind it says."""

_STYLED_PEOPLE = "☝⛷⛹✌✍🏋🏌🕴🕵🖐"
"""The same, and the picture has a colour of skin."""

_PEOPLE = (
    "✊✋🎅🏂-🏄🏇🏊👂👃👆-👐👦-👩👮👰-👸👼💁-💃💅-💇💪"
    "🕺🖕🖖🙅-🙇🙋-🙏🚣🚴-🚶🛀🛌🤘-🤜🤞🤟🤦🤰-🤹🤽🤾🦵🦶🦸🦹🧑-🧝"
)
_EITHER_SEX = "🏃🏄🏊👮👱👳👷💁💂💆💇🙅-🙇🙋🙍🙎🚣🚴-🚶🤦🤵🤷-🤹🤽🤾🦸🦹🧖-🧝"
_SEX = r"\u200d[♀♂]\ufe0f"
_WORK = "(?:[⚕⚖✈]\ufe0f|[🌾🍳🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦰-🦳])"
_CHILDREN = r"(?:👦\u200d👦|👧\u200d[👦👧]|[👦👧])"
_HEART = r"\u200d❤\ufe0f\u200d(?:💋\u200d)?"
_FLAGS = (
    "ACDEFGILMOQRSTUWXZ BABDEFGHIJLMNOQRSTVWYZ CACDFGHIKLMNOPRUVWXYZ DEGJKMOZ EACEGHRSTU FIJKMOR "
    "GABDEFGHILMNPQRSTUWY HKMNRTU ICDELMNOQRST JEMOP KEGHIMNPRWYZ LABCIKRSTUVY "
    "MACDEFGHKLMNOPQRSTUVWXYZ NACEFGILOPRUZ OM PAEFGHKLMNRSTWY QA REOSUW SABCDEGHIJKLMNORSTVXYZ "
    "TACDFGHJKLMNORTVWZ UAGMNSYZ VACEGINU WFS XK YET ZAMW"
)
"""Letters that make a flag: each first one with those that follow it (ISO 3166 and nine more)."""

_LANDS = ("gbeng", "gbsct", "gbwls")


def replace_emoji(text: str) -> tuple[str, int]:
    """``text`` without the sequences that weigh as one picture, and how many there were."""
    return _sequence().subn("", text) if _MAY_BE_EMOJI.search(text) else (text, 0)


@lru_cache(maxsize=1)
def _sequence() -> re.Pattern[str]:
    return re.compile(
        "|".join(
            (
                rf"[👨👩]{_TONE}?\u200d{_WORK}",
                rf"[⛹🏋🏌🕴🕵](?:{_TONE}|\ufe0f){_SEX}",
                rf"[{_EITHER_SEX}]{_TONE}?{_SEX}",
                rf"[👯🤼🧞🧟]{_SEX}",
                rf"👨{_HEART}👨|👩{_HEART}[👨👩]",
                rf"👨\u200d(?:[👨👩]\u200d)?{_CHILDREN}|👩\u200d(?:👩\u200d)?{_CHILDREN}",
                r"🏳\ufe0f\u200d🌈|🏴\u200d☠\ufe0f|👁\u200d🗨",
                r"[#*0-9]\ufe0f?\u20e3",
                rf"[{_STYLED_PEOPLE}]\ufe0f?{_TONE}|[{_PEOPLE}]{_TONE}",
                rf"[{_STYLED}{_STYLED_PEOPLE}]\ufe0f",
                f"🏴(?:{'|'.join(map(_as_tags, _LANDS))})",
                *map(_flags, _FLAGS.split()),
            )
        )
    )


def _as_tags(letters: str) -> str:
    """``letters`` as the invisible ones that follow a black flag, and their end."""
    return "".join(chr(0xE0000 + ord(letter)) for letter in letters) + "\U000e007f"


def _flags(letters: str) -> str:
    first, *seconds = (chr(ord("🇦") + ord(letter) - ord("A")) for letter in letters)
    return f"{first}[{''.join(seconds)}]"
