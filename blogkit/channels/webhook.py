"""Webhook: no place for readers, but a file that has all teasers of a post, for a program."""

from blogkit.channels.base import Channel, Limit


class Webhook(Channel):
    """A program of the writer's that fetches or is sent ``webhook.json``; a build sends nothing."""

    name = "webhook"
    label = "Webhook"
    shows_card = False
    carries_all = True
    medium = "webhook"
    limit = Limit(
        most=65_536,
        unit="characters",
        source="ours: what any program takes as one text",
        as_of="2026-11",
    )

    def count(self, text: str) -> int:
        """Code points."""
        return len(text)
