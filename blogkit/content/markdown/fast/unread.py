"""Unread: what a text has that the fast engine leaves to the default one."""


class ListsUnread(Exception):  # noqa: N818 - nothing is wrong with the text
    """It has to be known which items of lists have paragraphs in them."""


class Unread(Exception):  # noqa: N818 - nothing is wrong with the text
    """``what`` is syntax of the default engine's; ``at`` the character it begins with, or -1."""

    def __init__(self, what: str, at: int = -1) -> None:
        super().__init__(what)
        self.what = what
        self.at = at
