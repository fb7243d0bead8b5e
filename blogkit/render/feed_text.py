"""Feed text: from plain text, moments and URLs to the forms that feeds want them in."""

import re
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from html import unescape
from urllib.parse import quote, urlsplit

from blogkit.text import xml_safe

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_CONTROLS = re.compile("[\x7f-\x9f]")
_SUSPECT = bytes({*range(0x20), 0x7F, 0xC2, 0xED, 0xEF} - set(b"\t\n"))
"""What the UTF-8 of controls, surrogates and non-characters of the BMP has in it."""

_ZERO_WIDTH_SPACE = "\u200b"
_TAG_START = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&#?\w+;?")
_NOT_URI = re.compile(r"[^0-9A-Za-z;/?:@&=+$.\-_!~*'()%,#]")
_URI_CHARACTERS = ";/?:@&=+$.-_!~*'()%,#"


def safe(text: str) -> str:
    """``text`` without characters that XML 1.0 forbids or advises against (2.2): controls."""
    raw = text.encode(errors="surrogatepass")
    # Ten times as fast as looking for the characters, and most text has none of these bytes.
    if len(raw.translate(None, _SUSPECT)) == len(raw):
        return text
    return _CONTROLS.sub("", xml_safe(text))


def either_way(text: str) -> str:
    """Plain ``text`` that reads the same where a program takes it for HTML.

    RSS does not say which of the two a title is, and programs guess (RSS profile, "Character
    Data"). Only where HTML would see a tag or an entity, an invisible zero width space keeps
    it from doing so.
    """
    if "<" in text:
        text = _TAG_START.sub("<" + _ZERO_WIDTH_SPACE, text)
    return _ENTITY.sub(_unlike_entity, text) if "&" in text else text


def _unlike_entity(found: re.Match[str]) -> str:
    written = found[0]
    return written if unescape(written) == written else f"&{_ZERO_WIDTH_SPACE}{written[1:]}"


def zoned(moment: datetime) -> datetime:
    """``moment`` as both date formats can write it: in UTC where its offset is unusual.

    RFC 3339 has no seconds in offsets (local mean time has), and old readers of RFC 822
    dates know whole and half hours alone.
    """
    offset = moment.utcoffset() or timedelta()
    return moment.astimezone(UTC) if offset % timedelta(minutes=30) else moment


def rfc822(moment: datetime) -> str:
    """A moment as RSS 2.0 wants it, with four digits for the year, in no locale's words."""
    # As email.utils writes it, but that loads sockets: a hundredth of an edit that changes feeds.
    when = zoned(moment)
    day, month = _DAYS[when.weekday()], _MONTHS[when.month - 1]
    return f"{day}, {when.day:02} {month} {when.year:04} {when:%H:%M:%S %z}"


def rfc3339(moment: datetime) -> str:
    """A moment as JSON Feed 1.1 and Atom want it."""
    return zoned(moment).isoformat()


def told_apart(moment: datetime, name: str) -> datetime:
    """``moment`` with a fraction of a second that is ``name``'s own, where it has none.

    Two posts of one day, or one minute, then keep their order, and the rule of the W3C checker
    that no two entries were updated at one instant, without either knowing of the other.
    """
    if moment.microsecond:
        return moment
    digest = blake2b(name.encode(errors="replace"), digest_size=8).digest()
    return moment.replace(microsecond=1 + int.from_bytes(digest) % 999_999)


def uri(url: str) -> str:
    """``url`` in the characters of RFC 3986: an IDN as Punycode, the rest percent-encoded."""
    if not _NOT_URI.search(url):
        return url
    return quote(_with_ascii_host(url), safe=_URI_CHARACTERS, errors="replace")


def _with_ascii_host(url: str) -> str:
    """``url`` with its host in ASCII; as it is where there is none that has a meaning."""
    try:
        host = urlsplit(url).hostname or ""
        ascii_host = host.encode("idna").decode()
    except ValueError:
        return url
    return re.sub(re.escape(host), ascii_host, url, count=1, flags=re.IGNORECASE)


class Absolute:
    """Makes root-relative URLs absolute; one for a base URL."""

    def __init__(self, base_url: str) -> None:
        parts = urlsplit(base_url)
        self._origin = f"{parts.scheme}://{parts.netloc}"

    def __call__(self, url: str) -> str:
        """``url`` with scheme and host, in the characters of RFC 3986; empty stays empty."""
        return uri(self._origin + url if url.startswith("/") else url)
