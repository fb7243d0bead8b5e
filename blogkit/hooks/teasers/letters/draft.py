"""Drafts: from a letter, as a page and as text, to a message that a mail program opens."""

import re
from email.charset import QP, Charset
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from email.utils import format_datetime, formataddr
from urllib.parse import urlsplit

from blogkit.config.settings import Settings
from blogkit.hooks.teasers.letters.letter import Letter, one_line
from blogkit.model.digests import digest_of

_POLICY = compat32.clone(linesep="\r\n")
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")


def draft(letter: Letter, html: str, text: str, settings: Settings) -> bytes:
    """A message to be looked at and sent (RFC 5322); it has no recipient.

    It is made of the older classes of ``email``: the newer ones lose spaces and add some
    where they fold words that are not ASCII. ``X-Unsent`` lets mail programs begin to write.
    """
    digest = digest_of("mail", letter.id)
    host = _host(settings)
    message = MIMEMultipart("alternative", boundary=f"=_{digest}", policy=_POLICY)
    message["From"] = _sender(settings, host)
    message["Subject"] = _encoded(letter.subject)
    message["Date"] = format_datetime(letter.date)
    message["Message-ID"] = f"<{digest}@{host}>"
    message["X-Unsent"] = "1"
    leave = settings.newsletter.unsubscribe_url
    if urlsplit(leave).scheme in {"https", "mailto"} and leave.isascii():
        message["List-Unsubscribe"] = f"<{leave}>"
    message.attach(_part(text, "plain"))
    message.attach(_part(html, "html"))
    return message.as_bytes()


def _part(text: str, kind: str) -> MIMENonMultipart:
    charset = Charset("utf-8")
    charset.body_encoding = QP
    part = MIMENonMultipart("text", kind, policy=_POLICY)
    part.set_payload(text, charset)
    return part


def _encoded(words: str) -> str:
    """``words`` as a header holds them: in encoded words where they are not ASCII (RFC 2047)."""
    if words.isascii() and "=?" not in words:
        return words
    return Header(words, "utf-8", maxlinelen=66).encode(linesep="")


def _sender(settings: Settings, host: str) -> str:
    """The blog with its address; with one that nobody reads where it has none."""
    name = one_line(settings.site.title)
    email = settings.site.email
    address = email if _ADDRESS.fullmatch(email) else f"noreply@{host}"
    encoded = _encoded(name)
    return formataddr((name, address)) if encoded == name else f"{encoded} <{address}>"


def _host(settings: Settings) -> str:
    try:
        return (urlsplit(settings.site.base_url).hostname or "").encode("idna").decode()
    except UnicodeError:
        return "localhost"
