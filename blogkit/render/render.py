"""Rendering: from an output's job to bytes, or to the problem that stands against them."""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from blogkit.dataclasses import dataclass, fields
from blogkit.model.digests import Digest
from blogkit.model.documents import Body, Html
from blogkit.model.feeds import FeedEntry, FeedJob, TeaserFeedJob, Told
from blogkit.model.outputs import (
    AssetTemplateJob,
    CardJob,
    CleanJob,
    CopyJob,
    IconJob,
    ImageJob,
    Output,
    TemplateJob,
    TextJob,
)
from blogkit.model.search import EntriesJob, WordsJob
from blogkit.model.shortcuts import SHORTCUT, shortcut_template
from blogkit.model.views import BodyView
from blogkit.render.body import fill
from blogkit.render.catalogue import catalogue_files, read_catalogue
from blogkit.render.prefix import with_prefix
from blogkit.render.search import search_bytes
from blogkit.render.templates import environment, rendered

REMEMBERED = 256
"""Bodies of entries of feeds that are kept: most are in feeds of several terms and formats."""

ReadBody = Callable[[BodyView], Body]
ReadText = Callable[[str], str]
ReadWords = Callable[[str], str]
Tell = Callable[[TeaserFeedJob, Callable[[str], Html]], tuple[Told, ...]]
"""Composes the teasers of a job, which it may read the bodies of posts for, by source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """Where things lie that jobs name, and the address that the site will have.

    ``theme_digest`` tells one state of the theme from the next, for whoever keeps a
    renderer; ``fast_paths``: Jinja may be overridden where that changes nothing.
    """

    root: Path
    templates: tuple[Path, ...]
    assets: tuple[Path, ...]
    catalogues: tuple[Path, ...]
    language: str
    base_url: str
    theme_digest: Digest
    fast_paths: bool


class Renderer:
    """Makes the bytes of outputs."""

    def __init__(
        self,
        options: RenderOptions,
        read_body: ReadBody,
        read_text: ReadText,
        read_words: ReadWords,
        tell: Tell,
    ) -> None:
        self._options = options
        self._read_body = read_body
        self._read_text = read_text
        self._read_words = read_words
        self._tell = tell
        self._contents: dict[Digest, Html] = {}

    def bytes_of(self, output: Output) -> bytes:
        """The bytes of ``output``.

        Raises ``ContentError`` with the template's file and line where a template fails.
        """
        job = output.job
        match job:
            case TemplateJob():
                return self._page(job, output).encode()
            case FeedJob() | TeaserFeedJob():
                return self._feed(job, output)
            case TextJob():
                return job.text.encode()
            case AssetTemplateJob():
                return self._asset(job, output).encode()
            case CopyJob() | CleanJob() | ImageJob() | IconJob() | CardJob():
                return self._file(job)
            case WordsJob() | EntriesJob():
                return search_bytes(job, self._read_words)

    def _page(self, job: TemplateJob, output: Output) -> str:
        view = job.view
        variables: dict[str, Any] = {
            field.name: getattr(view, field.name) for field in fields(view)
        }
        if "body" in variables:
            body = variables.pop("body")
            variables["content"] = Markup(self._filled(body, output) if body else "")
        bodies = variables.pop("bodies", None)
        if bodies is not None:
            variables["contents"] = tuple(
                Markup(with_prefix(self._filled(one, output), number))
                for number, one in enumerate(bodies, 1)
            )
        templates = _environment(self._options.templates, job.language, self._options)
        return self._rendered(templates, job.template, variables, output)

    def _asset(self, job: AssetTemplateJob, output: Output) -> str:
        """A stylesheet from its template; escaping for HTML would spoil it."""
        options = self._options
        templates = _environment(options.assets, options.language, options)
        templates = templates.overlay(autoescape=False)
        variables = {"site": {"theme": dict(job.settings)}}
        return self._rendered(templates, job.asset, variables, output)

    def _feed(self, job: FeedJob | TeaserFeedJob, output: Output) -> bytes:
        from blogkit.render.feeds import feed_bytes, teaser_feed_bytes

        if isinstance(job, TeaserFeedJob):
            bodies = {entry.post.source: entry.body for entry in job.feed.entries}
            told = self._tell(job, lambda one: self._filled(bodies[one], output, plain=True))
            return teaser_feed_bytes(job, told, self._options.base_url)
        contents = tuple(self._content(entry, output) for entry in job.entries)
        texts = tuple(self._read_text(entry.post.source) for entry in job.entries if job.markdown)
        return feed_bytes(job, contents, self._options.base_url, texts)

    def _content(self, entry: FeedEntry, output: Output) -> Html:
        """The body of an entry; a post is in the feeds of its terms too, one after the other."""
        known = self._contents.get(entry.digest)
        if known is None:
            known = self._filled(entry.body, output, plain=True)
            if len(self._contents) >= REMEMBERED:
                self._contents.clear()
            self._contents[entry.digest] = known
        return known

    def _file(self, job: CopyJob | CleanJob | ImageJob | IconJob | CardJob) -> bytes:
        if isinstance(job, CardJob):
            from blogkit.render.cards import card

            return card(job)
        file = self._options.root / job.file
        if isinstance(job, CopyJob):
            return file.read_bytes()
        if isinstance(job, CleanJob):
            from blogkit.render.clean import clean_picture

            return clean_picture(file.read_bytes(), job)
        if isinstance(job, IconJob):
            from blogkit.render.icons import icon

            return icon(file, job)
        from blogkit.render.images import smaller_version

        return smaller_version(file, job)

    def _filled(self, body: BodyView, output: Output, *, plain: bool = False) -> Html:
        return filled(self._read_body(body), body, self._options, _making(output), plain=plain)

    def _rendered(
        self, templates: Environment, name: str, variables: dict[str, Any], output: Output
    ) -> str:
        folders = (*self._options.templates, *self._options.assets)
        return rendered(templates, name, variables, folders, _making(output))


def _making(output: Output) -> str:
    return f"while making {output.path} for {output.origin}"


def filled(
    body: Body, view: BodyView, options: RenderOptions, hint: str, *, plain: bool = False
) -> Html:
    """``body`` with its references filled in and the theme's shortcuts made.

    ``plain`` as for ``fill``. Raises ``ContentError`` with ``hint`` where a template fails.
    """
    html = fill(body, view.references, plain=plain)
    if SHORTCUT not in html:
        return html
    from blogkit.render.shortcuts import with_shortcuts

    templates = _environment(options.templates, view.language, options)
    return with_shortcuts(
        html,
        lambda name, variables: rendered(
            templates, shortcut_template(name), variables, options.templates, hint
        ),
    )


@lru_cache(maxsize=16)
def _environment(folders: tuple[Path, ...], language: str, options: RenderOptions) -> Environment:
    """An environment over ``folders``, kept with its compiled templates while nothing changes."""
    words = read_catalogue(catalogue_files(options.catalogues, language))
    return environment(folders, options.base_url, language, words, fast_paths=options.fast_paths)
