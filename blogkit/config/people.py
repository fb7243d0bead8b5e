"""People: the tables of settings about who writes, who is told, and what helps the writer."""

from typing import Annotated, Literal

from blogkit.config.readers import Within
from blogkit.config.types import (
    Did,
    FullHandle,
    Handle,
    HostHandle,
    Line,
    Lines,
    Number,
    Tracking,
    WebAddress,
)
from blogkit.dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """``[authors.KEY]``: someone who writes here."""

    name: Line
    email: Line = ""
    url: WebAddress = ""
    bio: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """``[series."NAME"]``: what a series is about, and its parts that are planned."""

    description: Line = ""
    planned: Lines = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """``[channels.NAME]``: a place where readers are; who sends ``word`` to ``number`` is told."""

    handle: Line = ""
    url: WebAddress = ""
    number: Number = ""
    word: Line = ""
    label: Line = ""
    enabled: bool = True
    limit: Annotated[int, Within(1)] | None = None
    hashtags: Annotated[int, Within(0, 30)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """``[people.KEY]``: someone whom posts mention, by handle on each channel that has one.

    ``did`` is the permanent name behind the handle on Bluesky.
    """

    name: Line
    x: Handle = ""
    mastodon: FullHandle = ""
    bluesky: HostHandle = ""
    did: Did = ""
    threads: Handle = ""
    telegram: Handle = ""

    def handle(self, channel: str) -> str:
        """The handle on a channel by its name; empty where there is none."""
        handles = {
            "x": self.x,
            "mastodon": self.mastodon,
            "bluesky": self.bluesky,
            "threads": self.threads,
            "telegram": self.telegram,
        }
        return handles.get(channel, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hooks:
    """``[hooks]``: what runs after a build, in this order."""

    post_build: Lines = ("teasers",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teasers:
    """``[teasers]``: which posts teasers are written for, in which forms, with which links.

    ``utm`` is whether links are tracked, or the medium that all of them then name; ``retell``
    is after how many days an evergreen post may be told again.
    """

    newest: Annotated[int, Within(0)] = 10
    days: Annotated[int, Within(0, 36_500)] = 30
    retell: Annotated[int, Within(1, 36_500)] = 90
    feeds: bool = False
    utm: Tracking = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsletter:
    """``[newsletter]``: what stands below every mail.

    ``unsubscribe_url`` may be what the program that sends the mails fills in.
    """

    unsubscribe_url: Line = "{{unsubscribe_url}}"
    address: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Serve:
    """``[serve]``: the preview; ``editor`` opens a source: ``code -g {path}:{line}``."""

    editor: Line = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """``[checks]``: which rules of ``blogkit check`` are off, and how much others matter."""

    off: Lines = ()
    least_voice: Annotated[int, Within(0, 100)] = 50
    severity: dict[str, Literal["error", "warning", "hint"]] = field(default_factory=dict)
