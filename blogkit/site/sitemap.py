"""The sitemap: from pages to what it says of each, and to the files that crawlers read."""

from collections.abc import Iterable, Mapping
from html import escape

from blogkit.model.outputs import Output, TemplateJob
from blogkit.model.pages import RedirectPage
from blogkit.model.views import Translation
from blogkit.site.extras import text_output
from blogkit.site.frame import Frame
from blogkit.urls import Addresses

SITEMAP_URLS = 50_000
"""Most URLs that one sitemap may have (sitemaps.org protocol 0.9)."""


def crawler_outputs(frame: Frame, sitemap: Mapping[str, str]) -> Iterable[Output]:
    """``robots.txt`` and the sitemap of every page that is for readers."""
    address = frame.addresses
    url = address.absolute(address.href("/sitemap.xml"))
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {url}\n"
    yield text_output(frame, "/robots.txt", robots, "robots.txt")
    entries = sorted(entry for entry in sitemap.values() if entry)
    parts = [entries[i : i + SITEMAP_URLS] for i in range(0, len(entries), SITEMAP_URLS)]
    if len(parts) == 1:
        yield text_output(frame, "/sitemap.xml", _urlset(parts[0]), "the sitemap")
        return
    for number, part in enumerate(parts, 1):
        yield text_output(frame, f"/sitemap-{number}.xml", _urlset(part), "the sitemap")
    urls = [
        address.absolute(address.href(f"/sitemap-{number}.xml"))
        for number in range(1, len(parts) + 1)
    ]
    yield text_output(frame, "/sitemap.xml", _index(urls), "the sitemap")


def sitemap_entries(pages: Iterable[Output], addresses: Addresses) -> dict[str, str]:
    """What the sitemap says of each of ``pages``, by its file; empty where it is in none."""
    return {
        output.path: _entry(output.job, addresses)
        for output in pages
        if isinstance(output.job, TemplateJob)
    }


def _entry(job: TemplateJob, addresses: Addresses) -> str:
    view = job.view
    if isinstance(view, RedirectPage) or view.page.kind == "not-found":
        return ""
    post = getattr(view, "post", None)
    changed = ""
    if post is not None:
        if not post.canonical.endswith(post.url):
            return ""
        changed = f"<lastmod>{(post.updated or post.date).isoformat()}</lastmod>"
    translations = view.page.translations
    others = _alternates(translations, addresses) if translations else ""
    return f"<url><loc>{_spelled(view.page.canonical)}</loc>{changed}{others}</url>"


def _alternates(translations: tuple[Translation, ...], addresses: Addresses) -> str:
    """The languages of a page, itself among them, as search engines ask for them."""
    links = [(one.lang, one.url) for one in translations]
    links += [("x-default", one.url) for one in translations if one.original]
    return "".join(
        f'<xhtml:link rel="alternate" hreflang="{lang}" href="{url}"/>'
        for lang, url in ((lang, _spelled(addresses.absolute(url))) for lang, url in links)
    )


def _spelled(url: str) -> str:
    return escape(url, quote=False)


_SITEMAP_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<{} xmlns="{}"{}>\n'
_SITEMAP_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_WITH_ALTERNATES = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def _urlset(entries: list[str]) -> str:
    urls = "\n".join(entries)
    more = _WITH_ALTERNATES if "<xhtml:" in urls else ""
    head = _SITEMAP_HEAD.format("urlset", _SITEMAP_NAMESPACE, more)
    return f"{head}{urls}\n</urlset>\n"


def _index(urls: list[str]) -> str:
    head = _SITEMAP_HEAD.format("sitemapindex", _SITEMAP_NAMESPACE, "")
    entries = (f"<sitemap><loc>{_spelled(url)}</loc></sitemap>" for url in urls)
    return head + "\n".join(entries) + "\n</sitemapindex>\n"
