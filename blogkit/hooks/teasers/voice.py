"""Voice: from a teaser to what in it would put a reader off."""

from functools import lru_cache

from blogkit.prose.tone import begging, hype, shouted

_MOST_EXCLAMATIONS = 2
_MOST_CAPITALS = 2


@lru_cache(maxsize=64)  # channels share their words
def flaws(text: str) -> tuple[str, ...]:
    """What in ``text`` begs, shouts or promises too much, each as the end of a sentence."""
    found = []
    if begging(text):
        found.append("asks for a like or a follow instead of giving something")
    if text.count("!") + text.count("\uff01") > _MOST_EXCLAMATIONS:
        found.append("has more than two exclamation marks")
    if len(shouted(text)) > _MOST_CAPITALS:
        found.append("shouts in capitals")
    if promised := hype(text):
        found.append(f"sounds like an advertisement ({promised.lower()})")
    return tuple(found)
