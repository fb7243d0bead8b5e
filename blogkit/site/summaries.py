"""Summaries: from documents to what lists, feeds and neighbours show of them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from blogkit.config.settings import Settings
from blogkit.errors import Problem, did_you_mean
from blogkit.model.digests import digest_of_value
from blogkit.model.documents import Document, EnclosureField, ImageField
from blogkit.model.site import Asset, Site
from blogkit.model.views import AuthorView, EnclosureView, ImageView, PostSummary, TermLink
from blogkit.site.paths import asset_path, term_path
from blogkit.site.pictures import Pictures, broken_image
from blogkit.site.terms import author_name, words_of
from blogkit.site.visibility import why_hidden
from blogkit.urls import slugify

WORDS_PER_MINUTE = 230
"""Silent reading of non-fiction in English: 238 words a minute (Brysbaert 2019)."""


class _Ties(NamedTuple):
    """Where a post lies, and what links its terms are."""

    url: str
    authors: tuple[AuthorView, ...]
    tags: tuple[TermLink, ...]
    category: tuple[TermLink, ...]
    series: tuple[TermLink, ...]


class Summaries:
    """Makes each post's summary once; problems found on the way are collected."""

    def __init__(
        self, site: Site, settings: Settings, assets: Mapping[str, Asset], pictures: Pictures
    ) -> None:
        self._settings = settings
        self._assets = assets
        self._now = site.now
        self._pictures = pictures
        self._addresses = pictures.addresses
        self._names = {(term.taxonomy, term.slug): term.name for term in site.terms}
        self._links: dict[tuple[str, str], TermLink] = {}
        self._paths = site.paths
        self.problems: list[Problem] = []

    def of(self, post: Document) -> PostSummary:
        """The summary of one visible post."""
        ties = self._ties(post)
        image = self.image(post, post.image)
        enclosure = self.enclosure(post, post.enclosure)
        hidden = why_hidden(post, self._now)
        status = hidden.why if hidden else ""
        minutes = max(1, round(post.words / WORDS_PER_MINUTE))
        known = {
            "summary": post.summary,
            "image": image,
            "enclosure": enclosure,
            "reading_minutes": minutes,
            "ends_with_question": post.ends_with_question,
            "customer": post.customer,
            "asked_by": post.asked_by,
            "teaser": post.teaser,
            "content_warning": post.content_warning,
            "extra": post.extra,
            "status": status,
            "digest": digest_of_value(
                (
                    post.digest,
                    self._settings.site.base_url,
                    self._settings.site.language,
                    status,
                    minutes,
                    *ties,
                    image,
                    enclosure,
                    post.date,
                )
            ),
        }
        return self._made(post, ties, known)

    def again(self, post: Document, known: Mapping[str, Any]) -> PostSummary:
        """The summary of a post of which all that its outline does not have is ``known``."""
        return self._made(post, self._ties(post), known)

    def _ties(self, post: Document) -> _Ties:
        return _Ties(
            url=self._addresses.href(self._paths[post.source]),
            authors=self.authors(words_of(post, "author", self._settings)),
            tags=self._term_links("tag", post.tags),
            category=self._term_links("category", (post.category,) if post.category else ()),
            series=self._term_links("series", (post.series,) if post.series else ()),
        )

    def _made(self, post: Document, ties: _Ties, known: Mapping[str, Any]) -> PostSummary:
        assert post.date is not None
        return PostSummary(
            source=post.source,
            kind=post.kind,
            id=post.id,
            title=post.title,
            url=ties.url,
            canonical=post.canonical or self._addresses.absolute(ties.url),
            date=post.date,
            updated=post.updated,
            authors=ties.authors,
            tags=ties.tags,
            category=ties.category[0] if ties.category else None,
            series=ties.series[0] if ties.series else None,
            part=post.part,
            lang=post.lang or self._settings.site.language,
            pinned=post.pinned,
            mentions=post.mentions,
            **known,
        )

    def authors(self, keys: Iterable[str]) -> tuple[AuthorView, ...]:
        """Who wrote a post, as the settings describe them."""
        return tuple(self._author(key) for key in keys)

    def _author(self, key: str) -> AuthorView:
        known = self._settings.authors.get(key)
        path = term_path("author", slugify(key), self._settings.urls)
        return AuthorView(
            key=key,
            name=author_name(key, self._settings),
            url=self._addresses.href(path),
            email=known.email if known else "",
            home=known.url if known else "",
            bio=known.bio if known else "",
        )

    def _term_links(self, taxonomy: str, words: tuple[str, ...]) -> tuple[TermLink, ...]:
        if not words:
            return ()
        links = [self._term_link(taxonomy, word) for word in words]
        return tuple({link.slug: link for link in links}.values())

    def _term_link(self, taxonomy: str, word: str) -> TermLink:
        known = self._links.get((taxonomy, word))
        if known is None:
            slug = slugify(word)
            path = term_path(taxonomy, slug, self._settings.urls)  # type: ignore[arg-type]
            name = self._names[taxonomy, slug]  # type: ignore[index]
            known = TermLink(name=name, url=self._addresses.href(path), slug=slug)
            self._links[taxonomy, word] = known
        return known

    def image(self, document: Document, field: ImageField | None) -> ImageView | None:
        """The picture of a document; one that is not there is a problem."""
        if field is None:
            return None
        if _is_address(field.target):
            return ImageView(url=field.target, alt=field.alt, credit=field.credit)
        asset = self._asset(document, "image", field.target)
        if asset is None:
            return None
        if problem := broken_image("'image' names", asset):
            self.problems.append(problem.at(document.place("image")))
        return ImageView(
            url=self._addresses.href(asset_path(asset.source)),
            alt=field.alt,
            credit=field.credit,
            width=asset.width,
            height=asset.height,
            media_type=asset.media_type,
            srcset=self._pictures.srcset(asset),
            tone=asset.tone,
        )

    def enclosure(self, document: Document, field: EnclosureField | None) -> EnclosureView | None:
        """The audio or video of an episode; one that is not there is a problem."""
        if field is None:
            return None
        asset = self._asset(document, "enclosure", field.target)
        if asset is None:
            return None
        return EnclosureView(
            url=self._addresses.href(asset_path(asset.source)),
            length=asset.size,
            media_type=field.media_type or asset.media_type,
            duration=field.duration,
            transcript=self._file_url(document, field.transcript),
            chapters=self._file_url(document, field.chapters),
            episode=field.episode,
            season=field.season,
            explicit=field.explicit,
        )

    def _file_url(self, document: Document, target: str) -> str:
        if not target or _is_address(target):
            return target
        asset = self._asset(document, "enclosure", target)
        return self._addresses.href(asset_path(asset.source)) if asset else ""

    def _asset(self, document: Document, field: str, target: str) -> Asset | None:
        asset = self._assets.get(target)
        if asset is None:
            self.problems.append(
                Problem(
                    rule="missing-file",
                    what=f"'{field}' names {target}, which is not there",
                    place=document.place(field),
                    hint=near_file(target, self._assets),
                )
            )
        return asset


def near_file(target: str, assets: Iterable[str]) -> str:
    """A hint that names a file of the same folder with a name like it."""
    folder, _, name = target.rpartition("/")
    beside = {path.rpartition("/")[2] for path in assets if path.rpartition("/")[0] == folder}
    hint = did_you_mean(name, beside)
    return hint if hint.startswith("did") else "put the file beside the post"


def _is_address(target: str) -> bool:
    return ":" in target.split("/", 1)[0] or target.startswith("/")
