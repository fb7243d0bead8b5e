"""A stranger's channel: from a class of another package to a channel that fails with its name."""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from blogkit.channels.base.channel import Channel, Limit
from blogkit.errors import ContentError, Problem

_GIVES: dict[str, type] = {
    "count": int,
    "meters": tuple,
    "lay_out": str,
    "facets": tuple,
    "warnings": tuple,
    "fields": tuple,
    "for_api": str,
    "compose_url": str,
}
"""What each method has to give."""


def stranger(name: str, load: Callable[[], Any]) -> Channel:
    """The channel that ``load`` gives the class of.

    Raises ``ContentError`` where there is none; its methods do where they fail.
    """
    try:
        channel = load()()
    except (Exception, SystemExit) as error:
        raise _problem(f"the channel '{name}' does not load", error) from error
    wanted: dict[str, type] = {"name": str, "label": str, "limit": Limit, "hashtags": int}
    for attribute, kind in wanted.items():
        if not isinstance(getattr(channel, attribute, None), kind):
            raise _problem(f"the channel '{name}' has no '{attribute}' that is a {kind.__name__}")
    if channel.name != name:
        raise _problem(f"the channel '{name}' calls itself '{channel.name}'")
    return cast(Channel, _Watched(channel))


class _Watched:
    """A channel whose methods say whose they are when they fail."""

    def __init__(self, channel: Any) -> None:
        self._channel = channel

    def __getattr__(self, attribute: str) -> Any:
        value = getattr(self._channel, attribute)
        return partial(self._call, attribute) if attribute in _GIVES else value

    def _call(self, method: str, *arguments: Any) -> Any:
        what = f"'{method}' of the channel '{self._channel.name}' failed"
        try:
            given = getattr(self._channel, method)(*arguments)
        except (Exception, SystemExit) as error:
            raise _problem(what, error) from error
        if not isinstance(given, _GIVES[method]):
            wanted = _GIVES[method].__name__
            raise _problem(f"{what}: it gave {type(given).__name__}, not {wanted}")
        return given


def _problem(what: str, error: BaseException | None = None) -> ContentError:
    why = f"{what}: {type(error).__name__}: {error}" if error else what
    hint = "ask whoever made the channel, or leave it out: enabled = false"
    return ContentError([Problem(rule="channel", what=why, hint=hint)])
