"""Feed links: from the settings to the feeds that a page offers in its head."""

from blogkit.config.settings import Settings
from blogkit.model.feeds import LABELS, MEDIA_TYPES, PODCAST, feed_path
from blogkit.model.site import Term
from blogkit.model.views import FeedLink
from blogkit.site.paths import home_path
from blogkit.urls import Addresses, UrlPath


def site_feed_links(
    settings: Settings, addresses: Addresses, language: str
) -> tuple[FeedLink, ...]:
    """The feeds that every page in ``language`` offers, the main one first (HTML, 4.6.7.1)."""
    home = home_path(language, settings)
    links = _links(site_title(settings, language), home, settings, addresses)
    if settings.podcast is None or language in settings.languages:
        return links
    title = f"{settings.podcast.title or settings.site.title} (Podcast)"
    podcast = FeedLink(title=title, url=addresses.href(PODCAST), media_type=MEDIA_TYPES["rss"])
    return (*links, podcast)


def term_feed_links(term: Term, settings: Settings, addresses: Addresses) -> tuple[FeedLink, ...]:
    """The feeds of one tag, category, author or series, for its own page."""
    if term.taxonomy not in settings.feeds.terms:
        return ()
    return _links(term_title(term, settings), term.path, settings, addresses)


def site_title(settings: Settings, language: str) -> str:
    """What the site is called in one of its languages."""
    about = settings.languages.get(language)
    return (about.title if about else "") or settings.site.title


def term_title(term: Term, settings: Settings) -> str:
    """What the feeds of a term are called."""
    return f"{settings.site.title}: {term.name}"


def _links(
    title: str, page: UrlPath, settings: Settings, addresses: Addresses
) -> tuple[FeedLink, ...]:
    return tuple(
        FeedLink(
            title=f"{title} ({LABELS[name]})",
            url=addresses.href(feed_path(page, name)),
            media_type=MEDIA_TYPES[name],
        )
        for name in settings.feeds.formats
    )
