"""Extras: what a site has beside its documents: robots, sitemap, redirects, files, assets."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from blogkit.config.settings import Settings
from blogkit.dataclasses import replace
from blogkit.model.digests import digest_of
from blogkit.model.documents import Document
from blogkit.model.outputs import AssetTemplateJob, CleanJob, CopyJob, Output, TextJob
from blogkit.model.pages import PlainPage, RedirectPage, SubscribePage
from blogkit.model.site import Asset
from blogkit.model.theme import Theme, ThemeAsset
from blogkit.model.views import MessageLink
from blogkit.site.feeds import feed_redirects
from blogkit.site.frame import Frame
from blogkit.site.paths import STATIC, asset_path
from blogkit.urls import Addresses, UrlPath


def text_output(frame: Frame, path: str, text: str, origin: str) -> Output:
    """A text that is made in planning, as an output."""
    return frame.file(path, TextJob(text=text), digest_of("text", text), origin)


def subscribe_output(frame: Frame) -> Iterator[Output]:
    """The page for those who want to follow what is there in one language."""
    path = UrlPath(f"{frame.home}subscribe/")
    if not frame.wants(path):
        return
    subscribe = SubscribePage(
        site=frame.view,
        page=replace(
            frame.page("subscribe", "Subscribe", path, key="subscribe"),
            translations=frame.counterparts("subscribe/"),
        ),
        needs=frame.needs("subscribe.html"),
        messages=tuple(_messages(frame.settings)),
        tags=frame.collections["tags"],  # type: ignore[arg-type]
    )
    yield frame.render("subscribe.html", path, subscribe, "the subscribe page")


def lost_output(frame: Frame) -> Iterator[Output]:
    """The page for those who are lost."""
    path = UrlPath("/404.html")
    if not frame.wants(path):
        return
    lost = PlainPage(
        site=frame.view,
        page=frame.page("not-found", "Not found", path, key="not-found"),
        needs=frame.needs("404.html"),
    )
    yield frame.render("404.html", path, lost, "the 404 page")


def _messages(settings: Settings) -> Iterator[MessageLink]:
    """How to get text messages from each channel that has a number (RFC 5724)."""
    for name, channel in settings.channels.items():
        if channel.enabled and channel.number:
            digits = re.sub(r"[^+0-9]", "", channel.number)
            body = f"?body={quote(channel.word, safe='')}" if channel.word else ""
            yield MessageLink(
                label=channel.label or name.capitalize(),
                number=channel.number,
                word=channel.word,
                url=f"sms:{digits}{body}",
            )


def alias_origin(document: Document, alias: str) -> str:
    """An alias as messages name it."""
    return f"the alias {alias} of {document.source}"


def redirect_outputs(frame: Frame) -> Iterator[Output]:
    """A page at each old address, and ``_redirects`` for hosts that read it."""
    lines = [f"{old} {new} 301\n" for old, new in feed_redirects(frame)]
    for document in frame.site.aliased:
        for alias in document.aliases:
            url = frame.addresses.href(frame.site.paths[document.source])
            lines.append(f"{frame.addresses.href(alias)} {url} 301\n")
            if not frame.wants(UrlPath(alias)):
                continue
            view = RedirectPage(
                title=document.title,
                url=url,
                canonical=document.canonical or frame.addresses.absolute(url),
                lang=document.lang or frame.settings.site.language,
            )
            origin = alias_origin(document, alias)
            yield frame.render("redirect.html", UrlPath(alias), view, origin)
    if lines:
        yield text_output(frame, "/_redirects", "".join(sorted(lines)), "the redirects")


def content_files(frame: Frame, assets: Iterable[Asset]) -> Iterator[Output]:
    """The files that visible documents show or offer, and those that go out as they are."""
    for asset in assets:
        job, key = _file_job(asset)
        yield frame.file(asset_path(asset.source), job, key, asset.source)


def _file_job(asset: Asset) -> tuple[CopyJob | CleanJob, str]:
    """Files go out byte for byte, but for what a picture should not tell or do."""
    active = asset.media_type == "image/svg+xml" and not asset.source.startswith(STATIC)
    if not asset.position and not active:
        return CopyJob(file=asset.source, digest=asset.digest), digest_of("copy", asset.digest)
    job = CleanJob(file=asset.source, digest=asset.digest, media_type=asset.media_type)
    return job, digest_of("clean", asset.digest, asset.media_type)


def theme_assets(theme: Theme, addresses: Addresses) -> tuple[dict[str, str], tuple[Output, ...]]:
    """The URL of each of the theme's assets by name, and the outputs that serve them.

    The name carries a fingerprint, so that hosts may let browsers keep it for ever.
    """
    urls: dict[str, str] = {}
    outputs: list[Output] = []
    for asset in theme.assets:
        name, fingerprint, job = _asset_job(asset, theme)
        stem, ending = posixpath.splitext(name)
        path = f"/assets/{stem}.{fingerprint[:10]}{ending}"
        urls[name] = addresses.href(path)
        outputs.append(Frame.file(path, job, fingerprint, f"the theme's {asset.name}"))
    return urls, tuple(outputs)


def _asset_job(asset: ThemeAsset, theme: Theme) -> tuple[str, str, CopyJob | AssetTemplateJob]:
    if not asset.name.endswith(".jinja"):
        return asset.name, asset.digest, CopyJob(file=asset.file, digest=asset.digest)
    settings = sorted(theme.settings.items())
    fingerprint = digest_of(asset.digest, *(str(word) for pair in settings for word in pair))
    job = AssetTemplateJob(asset=asset.name, settings=tuple(settings))
    return asset.name.removesuffix(".jinja"), fingerprint, job
