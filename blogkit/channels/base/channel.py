"""The protocol: a channel turns the parts of a teaser into its text, and counts that text."""

from typing import Literal, Protocol
from urllib.parse import quote

from blogkit.dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """How much a channel takes: at most ``most`` of ``unit``.

    Readers see ``fold`` characters before "see more", ``phone_fold`` on a phone; 0 is all of
    it. ``source`` says who states this, ``as_of`` when that was read (year and month).
    """

    most: int
    unit: str
    source: str
    as_of: str
    fold: int = 0
    phone_fold: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture that a channel shows best, PNG or JPEG: its size in pixels, its most bytes.

    ``source`` says who states this, ``as_of`` when that was read (year and month).
    """

    width: int
    height: int
    most_bytes: int
    source: str
    as_of: str

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What a teaser is made of; ``hashtags`` come without their sign, ``mentions`` with it.

    ``lead`` is the first sentence of ``text`` where that is what readers should see first: the
    writer wrote it for this very channel, or it opens with a question, a number or the like."""

    text: str
    link: str
    title: str = ""
    hashtags: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text that is ready to post, its link, and the address of the writer's own profile."""

    text: str
    link: str = ""
    profile: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """One way in which a text is measured: ``count`` of at most ``limit`` of ``unit``."""

    unit: str
    count: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A stretch of text that is more than text; ``start`` and ``end`` in UTF-8 bytes."""

    kind: Literal["link", "tag", "mention"]
    start: int
    end: int
    target: str


class Channel(Protocol):
    """A place other than the blog where readers are.

    A class that inherits from this needs ``name`` (that of ``[channels.NAME]``), ``label``,
    ``limit`` and ``count``; all else has a default. ``hashtags`` is how many are usual there;
    ``shows_card`` says whether a link is shown with title and picture, ``content_warnings``
    whether a text can stand behind a few words of warning, which count. ``medium`` is what
    addresses that are tracked say of it. ``picture`` is what it shows beside a text; one that
    ``carries_all`` gets all teasers of a post in a JSON file instead of a text.
    """

    name: str
    label: str
    limit: Limit
    hashtags: int = 0
    shows_card: bool = True
    picture: Picture | None = None
    content_warnings: bool = False
    carries_all: bool = False
    medium: str = "social"

    def count(self, text: str) -> int:
        """How much of the limit ``text`` takes, in the limit's unit."""
        ...

    def meters(self, text: str, most: int) -> tuple[Meter, ...]:
        """Every limit that ``text`` has to keep, that of ``count`` first.

        ``most`` is the limit of the settings, which may differ from the channel's own.
        """
        return (Meter(unit=self.limit.unit, count=self.count(text), limit=most),)

    def lay_out(self, parts: Parts) -> str:
        """The text to post: the link whole and last."""
        tags = (f"#{tag}" for tag in parts.hashtags)
        line = " ".join((*parts.mentions, *tags))
        return blocks(parts.text, "\n".join(part for part in (line, parts.link) if part))

    def facets(self, text: str) -> tuple[Facet, ...]:  # noqa: ARG002
        """What in ``text`` the channel has to be told is a link or a tag."""
        return ()

    def warnings(self, text: str) -> tuple[str, ...]:  # noqa: ARG002
        """What the writer should know before this is posted."""
        return ()

    def fields(self, text: str) -> tuple[tuple[str, str], ...]:
        """What is pasted one by one, by the name of its field, where that is not all of it."""
        return (("text", text),)

    def for_api(self, text: str) -> str:
        """``text`` as the channel's API wants it; that is not what one pastes."""
        return text

    def compose_url(self, draft: Draft) -> str:  # noqa: ARG002
        """Where one click begins a post with the draft; empty where there is no such place."""
        return ""


def blocks(*texts: str) -> str:
    """The texts that are not empty, an empty line between them."""
    return "\n\n".join(text for text in texts if text)


def composer(address: str, **values: str) -> str:
    """``address`` with ``values`` as its query, percent-encoded (RFC 3986)."""
    pairs = (f"{name}={quote(value, safe='')}" for name, value in values.items() if value)
    return f"{address}?{'&'.join(pairs)}"


def fits(channel: Channel, text: str, most: int) -> bool:
    """Whether ``channel`` takes ``text`` where ``most`` is its limit."""
    return all(meter.count <= meter.limit for meter in channel.meters(text, most))
