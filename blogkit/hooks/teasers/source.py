"""Sources: from a post to all the words that teasers of it can be made of."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from blogkit.hooks.teasers.choose import IN_LIST, Choice, choose
from blogkit.hooks.teasers.clean import clean
from blogkit.hooks.teasers.hashtags import hashtags
from blogkit.hooks.teasers.links import campaign
from blogkit.hooks.teasers.quotations import quotations
from blogkit.hooks.teasers.variants import opening_with
from blogkit.model.documents import Html
from blogkit.model.views import PostSummary
from blogkit.prose.passages import own_words, without_notes
from blogkit.urls import Addresses

_LIST_ITEM = re.compile(r"<li\b[^>]*>(?:\s*<p\b[^>]*>)?")
_WIDE = "\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff60"
_LINE_END = re.compile(f"(?<=[{_WIDE}])\n(?=[{_WIDE}])")
"""Where a line of Chinese or Japanese goes on in the next: there is no space."""


class Source:
    """What there is to make teasers of one post from; its body is read when it is asked for.

    ``address`` is that of its page on this site, without anything that tracks.
    """

    def __init__(self, post: PostSummary, base_url: str, read_body: Callable[[str], Html]) -> None:
        self.post = post
        self.address = Addresses(base_url=base_url).absolute(post.url)
        self._read_body = read_body
        self._openings: dict[str, tuple[Choice, ...]] = {}

    @cached_property
    def campaign(self) -> str:
        """What tracked links say of the post."""
        return campaign(self.post.id)

    @cached_property
    def title(self) -> str:
        """The title in one line."""
        return clean(self.post.title)

    @cached_property
    def hashtags(self) -> tuple[str, ...]:
        """Hashtags of all its tags, without their sign."""
        return hashtags(tag.name for tag in self.post.tags)

    def written(self, channel: str) -> tuple[str, bool]:
        """The writer's teaser, and whether it is for this very channel; empty where none is."""
        texts = dict(self.post.teaser)
        return clean(texts.get(channel) or texts.get("", "")), bool(texts.get(channel))

    @cached_property
    def summary(self) -> str:
        """The writer's summary; empty where it is only the beginning of the body."""
        summary = clean(self.post.summary)
        bare = "".join(summary.rstrip("\u2026").split())
        # Twice as long: text has no more spaces than letters, for runs of them are one.
        prose = self._prose[: 2 * len(bare) + 1].replace(IN_LIST, "")
        begins = "".join(prose.split()).startswith(bare)
        return "" if begins else summary

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Stretches of the body, the best first."""
        return choose(self._prose, self.post.title, self.post.lang)

    def openings(self, variant: str) -> tuple[Choice, ...]:
        """Stretches that open as a variant does, the best first; words of others are quotes."""
        if variant not in self._openings:
            self._openings[variant] = tuple(self._opening(variant))
        return self._openings[variant]

    def _opening(self, variant: str) -> Iterator[Choice]:
        if variant == "quote":
            yield from quotations(self._html, self.post.lang)
        yield from opening_with(variant, self.choices, self.post.lang)

    @cached_property
    def _html(self) -> Html:
        html = without_notes(self._read_body(self.post.source))
        return Html(html if html.isascii() else _LINE_END.sub("", html))

    @cached_property
    def _prose(self) -> str:
        return clean(own_words(_LIST_ITEM.sub(rf"\g<0>{IN_LIST}", self._html)))
