"""The teasers hook: from a finished build to ``teasers/``, one text per new post and channel."""

from blogkit.hooks.teasers.hook import write_teasers

__all__ = ["write_teasers"]
