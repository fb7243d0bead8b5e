"""Text messages: septets where GSM-7 has every character, else 16-bit units; in segments."""

import re
import unicodedata

from blogkit.channels.base import Channel, Draft, Limit, Meter, Parts, clusters, composer, is_plain

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The default alphabet of GSM 03.38 (3GPP TS 23.038 V17.0.0, 6.2.1): one septet each."""

_EXTENDED = frozenset("\f^{}\\[~]|€")
"""Its extension table (6.2.1.1): an escape and a septet, never parted."""

_ALPHABET = _BASIC | _EXTENDED

GSM_ALONE, GSM_PART = 160, 153
UCS_ALONE, UCS_PART = 70, 67
"""Room of a message that comes alone, and of each part of a longer one (3GPP TS 23.040)."""

_LAST_OF_ONE_UNIT = 0xFFFF
_FEW = 5

_PLAIN = {
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),  # noqa: RUF001
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),  # noqa: RUF001
    **dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\t", " "),
    **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufe0f", ""),
    "‹": "<", "›": ">", "…": "...", "•": "-", "·": "-", "×": "x", "→": "->", "←": "<-",  # noqa: RUF001
    "©": "(c)", "®": "(R)", "™": "TM", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d",
    "þ": "th", "Þ": "Th", "œ": "oe", "Œ": "OE", "ı": "i", "½": "1/2", "¼": "1/4", "¾": "3/4",  # noqa: RUF001
    "ẞ": "SS",
}  # fmt: skip
"""What reads the same in the small alphabet."""


_SPACED_QUOTES = re.compile("\u00ab\\s+([^\u00ab\u00bb]*?)\\s+\u00bb")
"""French quotation marks: the space in them belongs to them, and to no others."""


class Sms(Channel):
    """A text message of at most two segments; ``[channels.sms] limit`` in septets says more."""

    name = "sms"
    label = "Text message"
    medium = "sms"
    shows_card = False
    limit = Limit(
        most=2 * GSM_PART,
        unit="GSM-7 characters",
        source="3GPP TS 23.038 and TS 23.040",
        as_of="2022-03",
    )

    def count(self, text: str) -> int:
        """Septets where GSM-7 has every character, else UTF-16 code units."""
        return _gsm_length(text) if is_gsm(text) else _ucs_length(text)

    def meters(self, text: str, most: int) -> tuple[Meter, ...]:
        """What the text takes of the room that its alphabet has in ``most`` septets; segments."""
        allowed = 1 if most <= GSM_ALONE else most // GSM_PART
        if is_gsm(text):
            unit, room = "GSM-7 characters", most
        else:
            unit, room = "Unicode characters", UCS_ALONE if allowed == 1 else UCS_PART * allowed
        return (
            Meter(unit=unit, count=self.count(text), limit=room),
            Meter(unit="messages", count=segments(text), limit=allowed),
        )

    def lay_out(self, parts: Parts) -> str:
        """One paragraph; in plain characters where those save a segment."""
        text = " ".join(part for part in (parts.text, parts.link) if part)
        if is_gsm(text):
            return text
        plain = " ".join(part for part in (transliterated(parts.text), parts.link) if part)
        return plain if segments(plain) < segments(text) else text

    def warnings(self, text: str) -> tuple[str, ...]:
        """Which few characters make a message dearer; a script that is not Latin cannot help it."""
        rare = [one for one in dict.fromkeys(text) if not is_gsm(one) and one.isprintable()]
        if not 0 < len(rare) <= _FEW:
            return ()
        shown = " ".join(rare)
        return (f"is sent in Unicode, {UCS_ALONE} characters a message, because of {shown}",)

    def compose_url(self, draft: Draft) -> str:
        """The phone's own editor: RFC 5724, with the ampersand that iOS waits for."""
        return composer("sms:", body=draft.text).replace("?", "?&", 1)


def is_gsm(text: str) -> bool:
    """Whether every character of ``text`` is in the GSM-7 alphabet or its extension."""
    return _ALPHABET.issuperset(text)


def segments(text: str) -> int:
    """How many messages ``text`` is sent and paid as; 0 where it is empty."""
    gsm = is_gsm(text)
    length = _gsm_length(text) if gsm else _ucs_length(text)
    alone, part = (GSM_ALONE, GSM_PART) if gsm else (UCS_ALONE, UCS_PART)
    if length <= alone:
        return int(bool(text))
    if length == len(text) and (gsm or is_plain(text)):
        return -(-length // part)  # nothing in it could be split
    return _packed(_septets(text) if gsm else _units(text), part)


def transliterated(text: str) -> str:
    """``text`` with what GSM-7 lacks in characters that read the same, where there are such."""
    closed = _SPACED_QUOTES.sub(r'"\1"', unicodedata.normalize("NFC", text))
    return "".join(_plain(one) for one in closed)


def _gsm_length(text: str) -> int:
    return len(text) + sum(map(text.count, _EXTENDED))


def _ucs_length(text: str) -> int:
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def _septets(text: str) -> list[int]:
    return [2 if character in _EXTENDED else 1 for character in text]


def _units(text: str) -> list[int]:
    """UTF-16 code units of each cluster: a flag in two parts would be two letters."""
    sizes = [len(one.encode("utf-16-le", errors="surrogatepass")) // 2 for one in clusters(text)]
    if max(sizes, default=0) <= UCS_PART:
        return sizes
    return [2 if ord(character) > _LAST_OF_ONE_UNIT else 1 for character in text]


def _packed(sizes: list[int], part: int) -> int:
    """How many parts the characters fill, none of which may be split."""
    parts, filled = 1, 0
    for size in sizes:
        if filled + size > part:
            parts, filled = parts + 1, 0
        filled += size
    return parts


def _plain(character: str) -> str:
    if character in _ALPHABET:
        return character
    if character in _PLAIN:
        return _PLAIN[character]
    letters = unicodedata.normalize("NFKD", character)
    base = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return base if base and is_gsm(base) else character
