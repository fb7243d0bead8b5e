"""E-mail: a subject, the line that follows it in the list of mails, and a text with the link."""

import re

from blogkit.channels.base import (
    Channel,
    Draft,
    Limit,
    Meter,
    Parts,
    Picture,
    blocks,
    cluster_count,
    composer,
)
from blogkit.text import shorten

SUBJECT = 60
PREHEADER = 90
MOST_BYTES = 102_000
"""Longer mails are cut by Gmail ("[Message clipped]", 102 kB)."""

_FIRST_SENTENCE = re.compile(
    r"(.+?(?:[.?!…]+[\"'”’»)]*\s+|[\u3002\uff01\uff1f]+(?![」』”’\uff09])))(?=\S)", re.DOTALL
)
_CLAUSE = re.compile(r"[,;:](?=\s)|\s+[-\u2013\u2014](?=\s)|\s+\((?=\w)|[\u3001\uff0c\uff1b\uff1a]")
_HEAD = re.compile(r"Subject: ([^\n]*)\nPreheader: ([^\n]*)\n\n(.*)", re.DOTALL)


class Email(Channel):
    """A mail to the people on the list; the limit is that of the subject."""

    name = "email"
    label = "E-mail"
    medium = "email"
    picture = Picture(
        width=1200,
        height=630,
        most_bytes=300_000,
        source="ours: what a reader on the road loads without a thought",
        as_of="2026-11",
    )
    limit = Limit(
        most=SUBJECT,
        unit="of the subject",
        source="what common mail programs show: about 60 of a subject, 90 of a preheader",
        as_of="2026-11",
    )

    def count(self, text: str) -> int:
        """Clusters of the subject."""
        return cluster_count(_split(text)[0])

    def meters(self, text: str, most: int) -> tuple[Meter, ...]:
        """Subject and preheader in clusters, all of it in bytes."""
        subject, preheader, _ = _split(text)
        size = len(text.encode(errors="surrogatepass"))
        return (
            Meter(unit=self.limit.unit, count=cluster_count(subject), limit=most),
            Meter(unit="of the preheader", count=cluster_count(preheader), limit=PREHEADER),
            Meter(unit="bytes", count=size, limit=MOST_BYTES),
        )

    def lay_out(self, parts: Parts) -> str:
        """Subject, preheader, text, link.

        The subject is what leads, if it is short and more follows; else the title. So the two
        lines that a reader sees first never say the same.
        """
        words = " ".join(parts.text.split())
        lead = " ".join(parts.lead.split())
        subject, rest = parts.title, words
        if lead and words.startswith(lead) and len(lead) < len(words) and _is_short(lead):
            subject, rest = lead.removesuffix("."), words[len(lead) :]
        subject = _shortened(" ".join(subject.split()), SUBJECT)
        head = f"Subject: {subject}\nPreheader: {_preheader(rest)}"
        return blocks(head, parts.text, parts.link)

    def fields(self, text: str) -> tuple[tuple[str, str], ...]:
        """Subject, preheader and text go to places of their own."""
        return tuple(zip(("subject", "preheader", "text"), _split(text), strict=True))

    def compose_url(self, draft: Draft) -> str:
        """The reader's mail program (RFC 6068, lines end with CR LF)."""
        subject, _, body = _split(draft.text)
        return composer("mailto:", subject=subject, body=body.replace("\n", "\r\n"))


def _is_short(lead: str) -> bool:
    return cluster_count(lead) <= SUBJECT


def _preheader(words: str) -> str:
    """The whole sentences at the start that fit; where they leave half of it empty, words."""
    line = " ".join(words.split())
    position = 0
    while (first := _FIRST_SENTENCE.match(line, position)) and _fits(line[: first.end()]):
        position = first.end()
    whole = line if _fits(line) else line[:position].rstrip()
    is_enough = 2 * cluster_count(whole) > PREHEADER and not _is_inside_quotes(whole)
    return whole if is_enough else _shortened(line, PREHEADER)


def _shortened(line: str, most: int) -> str:
    """``line`` in ``most`` characters: up to the end of a clause, if that is past the middle."""
    if len(line) <= most:
        return line
    ends = [match.start() for match in _CLAUSE.finditer(line, 0, most)]
    end = ends[-1] if ends else 0
    return f"{line[:end]}…" if 2 * end > most else shorten(line, most)


def _is_inside_quotes(words: str) -> bool:
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1


def _fits(words: str) -> bool:
    return cluster_count(words.rstrip()) <= PREHEADER


def _split(text: str) -> tuple[str, str, str]:
    """Subject, preheader and body."""
    match = _HEAD.match(text)
    return (match[1], match[2], match[3]) if match else ("", "", text)
