"""The frame: what all outputs have in common: the site's view, summaries, collections."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from blogkit import __version__
from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass, field, replace
from blogkit.model.digests import Digest, digest_of, digest_of_value
from blogkit.model.documents import Document
from blogkit.model.made import MadeMapping
from blogkit.model.outputs import Job, Output, TemplateJob
from blogkit.model.pages import RedirectPage, View
from blogkit.model.search import PAGE as SEARCH
from blogkit.model.search import TEMPLATE as SEARCH_TEMPLATE
from blogkit.model.site import PLURALS, Site, Term
from blogkit.model.theme import Theme
from blogkit.model.views import (
    ChannelLink,
    CountedTerm,
    ImageView,
    Link,
    PageInfo,
    PostSummary,
    SiteView,
    Translation,
)
from blogkit.site.archive_years import archive_years
from blogkit.site.feed_links import site_feed_links, term_feed_links
from blogkit.site.icon_links import icon_links
from blogkit.site.menu import menu_links
from blogkit.site.sections import section_links
from blogkit.urls import Addresses, UrlPath, output_file

ROOT = UrlPath("/")
"""Where a site in one language begins, and the main language of any other."""

RECENT = 5
"""Posts in the collection ``recent`` of ``[needs]``."""


class Spoken(dict[str, tuple[str, Digest]]):
    """For the language of a page: that of its interface, and the digest of the words of that."""

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._settings, self._theme = settings, theme

    def __missing__(self, language: str) -> tuple[str, Digest]:
        """Looked for once: every page asks."""
        speaks, settings = self._theme.speaks, self._settings
        known = language in settings.languages or speaks(language)
        spoken = language if known else settings.site.language
        self[language] = spoken, speaks(spoken) or speaks("en")
        return self[language]


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """What is to be planned where that is not everything: files, the posts whose pages are among
    them, and the folders that they are in."""

    files: frozenset[str]
    posts: frozenset[str]
    folders: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The site with everything that more than one kind of output is made from.

    ``home`` is where the home page of its language lies; ``homes`` has that of every language,
    where there are several, and ``translations`` the languages of each document that has some.
    ``spoken`` is how pages in any language speak around what writers wrote.
    ``only`` is what is to be planned, where that is not everything.
    """

    site: Site
    settings: Settings
    theme: Theme
    addresses: Addresses
    summaries: Mapping[str, PostSummary]
    view: SiteView
    artwork: ImageView | None = None
    cards: Mapping[str, ImageView] = field(default_factory=dict)
    collections: Mapping[str, object]
    home: UrlPath = ROOT
    spoken: "Spoken"
    homes: tuple[tuple[str, UrlPath], ...] = ()
    translations: Mapping[str, tuple[Translation, ...]] = field(default_factory=dict)
    only: Only | None = None

    def wants(self, path: UrlPath) -> bool:
        """Whether the output that hosts serve for ``path`` is to be planned."""
        return self.only is None or output_file(path) in self.only.files

    def wants_below(self, path: str) -> bool:
        """Whether any output may be planned that lies below ``path``."""
        return self.only is None or path.strip("/") in self.only.folders

    def posts(self, documents: Sequence[Document]) -> tuple[PostSummary, ...]:
        """The summaries of ``documents``, in their order."""
        return tuple(self.summaries[document.source] for document in documents)

    def needs(self, template: str) -> dict[str, object]:
        """The collections that the theme asked for on this template."""
        return {name: self.collections[name] for name in self.theme.needs.get(template, ())}

    def page(
        self,
        kind: str,
        title: str,
        path: UrlPath,
        *,
        key: str = "",
        trail: tuple[Link, ...] = (),
    ) -> PageInfo:
        """What the head of a page needs, for a page that is no document."""
        url = self.addresses.href(path)
        return PageInfo(
            kind=kind,
            key=key,
            title=title,
            description="",
            url=url,
            canonical=self.addresses.absolute(url),
            lang=self.view.language,
            trail=(Link(title=self.view.title, url=self.view.home), *trail),
        )

    def counterparts(self, below: str) -> tuple[Translation, ...]:
        """The page that lies ``below`` the home page of each language."""
        return tuple(
            Translation(
                lang=language,
                url=self.addresses.href(home + below),
                original=language == self.settings.site.language,
            )
            for language, home in self.homes
        )

    def document_page(self, document: Document, image: ImageView | None) -> PageInfo:
        """What the head of a document's page needs; the trail leads over its category."""
        summary = self.summaries[document.source] if document.is_post else None
        url = summary.url if summary else self.addresses.href(self.site.paths[document.source])
        category = summary.category if summary else None
        over = (Link(title=category.name, url=category.url),) if category else ()
        return PageInfo(
            kind="post" if summary else "page",
            title=document.title,
            description=document.summary,
            url=url,
            canonical=document.canonical or self.addresses.absolute(url),
            lang=document.lang or self.settings.site.language,
            image=image,
            trail=(Link(title=self.view.title, url=self.view.home), *over),
            translations=self.translations.get(document.source, ()),
        )

    def render(
        self, template: str, path: UrlPath, view: View | RedirectPage, origin: str
    ) -> Output:
        """The output at ``path`` that ``template`` makes of ``view``.

        Whether there is such a template is looked at when every output is known.
        """
        digest = self.theme.templates.get(template, Digest(""))
        lang = view.lang if isinstance(view, RedirectPage) else view.page.lang
        language, words = self.spoken[lang]
        return Output(
            path=output_file(path),
            job=TemplateJob(template=template, language=language, view=view),
            inputs=("template", digest, language, words, view),
            origin=origin,
        )

    @staticmethod
    def output(path: UrlPath, job: Job, inputs: str, origin: str) -> Output:
        """The output that hosts serve for ``path``."""
        return Frame.file(output_file(path), job, inputs, origin)

    @staticmethod
    def file(path: str, job: Job, inputs: str, origin: str) -> Output:
        """The output that is the file ``path`` itself, whatever its name looks like."""
        return Output(path=path.removeprefix("/"), job=job, inputs=inputs, origin=origin)


def counted(term: Term, settings: Settings, addresses: Addresses) -> CountedTerm:
    """A term with its count, as tag clouds show it."""
    url = addresses.href(term.path)
    feeds = term_feed_links(term, settings, addresses)
    feed = feeds[0].url if feeds else ""
    dated = term.posts if term.taxonomy == "series" else term.posts[:1]  # the newest comes first
    newest = max(post.date for post in dated if post.date)
    digest = digest_of(term.name, url, str(len(term.posts)), newest.isoformat(), feed)
    return CountedTerm(
        name=term.name,
        url=url,
        slug=term.slug,
        count=len(term.posts),
        newest=newest,
        feed=feed,
        digest=digest,
    )


def collections_of(
    site: Site, settings: Settings, summaries: Mapping[str, PostSummary], home: UrlPath
) -> Mapping[str, object]:
    """The site-wide collections that a theme's ``[needs]`` may name, made when one is asked for.

    Pages of years and months lie below ``home``.
    """
    addresses = Addresses(base_url=settings.site.base_url)
    makers: dict[str, Callable[[], object]] = {
        plural: partial(_counted_terms, site.of(taxonomy), settings, addresses)
        for taxonomy, plural in PLURALS.items()
    }
    makers["recent"] = lambda: tuple(summaries[post.source] for post in site.posts[:RECENT])
    makers["years"] = lambda: archive_years(site.months, addresses, home)
    return MadeMapping(makers, lambda make: make())


def _counted_terms(
    terms: tuple[Term, ...], settings: Settings, addresses: Addresses
) -> tuple[CountedTerm, ...]:
    found = (counted(term, settings, addresses) for term in terms)
    return tuple(sorted(found, key=lambda term: (-term.count, term.slug)))


def site_view(
    site: Site, settings: Settings, theme: Theme, assets: Mapping[str, str], addresses: Addresses
) -> SiteView:
    """What every page may show; ``assets`` are the URLs of the theme's assets by name."""
    about = settings.site
    home = addresses.href("/")
    view = SiteView(
        title=about.title,
        tagline=about.tagline,
        description=about.description or about.tagline,
        url=about.base_url + "/",
        home=home,
        root=home,
        language=about.language,
        email=about.email,
        copyright=about.copyright,
        menu=menu_links(site, settings, addresses, about.language),
        feeds=site_feed_links(settings, addresses, about.language),
        channels=tuple(
            ChannelLink(
                name=name,
                label=channel.label or name.capitalize(),
                url=channel.url,
                handle=channel.handle,
            )
            for name, channel in settings.channels.items()
            if channel.enabled and channel.url
        ),
        newsletter_url=about.newsletter_url,
        sections=section_links(site, theme, addresses),
        icons=icon_links(settings, addresses),
        search=addresses.href(SEARCH) if _has_search(settings, theme) else "",
        theme=theme.settings,
        assets=tuple(sorted(assets.items())),
        version=__version__,
        digest=Digest(""),
    )
    return replace(view, digest=digest_of_value(view))


def _has_search(settings: Settings, theme: Theme) -> bool:
    """Whether the site can be searched: a theme without a template for it cannot."""
    return settings.search.enabled and SEARCH_TEMPLATE in theme.templates
