"""Teasers: from the preview of a site to the page that shows its teasers, and what it links to."""

from blogkit.hooks.teasers.due import due_posts
from blogkit.hooks.teasers.hook import PREVIEW, look_at_teasers
from blogkit.pipeline.preview import Preview, Shown

PREFIX = "/_teasers/"


class Teasers:
    """Composes teasers when somebody looks at them, and again when the site changed."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._shown: Shown | None = None
        self._files: dict[str, bytes] = {}

    def file(self, path: str, source: str) -> bytes | None:
        """The file at ``path``: the page of the posts that are due, or of ``source`` alone.

        A draft, too, can be looked at by its source. What the page links to is there as long
        as the site does not change. None where there is no such file.
        """
        result = self._preview.result()
        if result is None:
            return None
        if self._shown is not self._preview.shown:
            self._shown, self._files = self._preview.shown, {}
        if path in ("", PREVIEW):
            posts = tuple(post for post in result.posts if post.source == source)
            if not source:
                posts = tuple(due_posts(result))
            self._files = {**self._files, **look_at_teasers(result, posts)}
        return self._files.get(path or PREVIEW)
