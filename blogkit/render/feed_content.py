"""Feed content: from a post's body to markup that means the same far from its page."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin

from blogkit.model.documents import Html
from blogkit.render.feed_text import safe, uri

_TAGS = (
    "a abbr acronym address article aside audio b bdi bdo big blockquote br caption center"
    " cite code col colgroup data dd del details dfn div dl dt em figcaption figure footer h1 h2"
    " h3 h4 h5 h6 header hgroup hr i iframe img input ins kbd li main mark nav ol p picture"
    " pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody"
    " td tfoot th thead time tr track tt u ul var video wbr"
)
"""What feed programs show. ``iframe`` and ``input`` are replaced afterwards."""

_GONE = (
    "button canvas datalist dialog embed form noscript object script select style svg template"
    " textarea title"
)
"""Elements that go with all that is in them."""

_ATTRIBUTES = {
    "*": {"dir", "id", "lang", "title"},
    "a": {"href", "hreflang", "rel", "type"},
    "audio": {"controls", "loop", "muted", "preload", "src"},
    "code": {"class"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open"},
    "iframe": {"src"},
    "img": {"alt", "height", "sizes", "src", "srcset", "width"},
    "input": {"checked", "type"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "source": {"height", "media", "sizes", "src", "srcset", "type", "width"},
    "td": {"colspan", "headers", "rowspan", "style"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope", "style"},
    "time": {"datetime"},
    "track": {"default", "kind", "label", "src", "srclang"},
    "video": {"controls", "height", "loop", "muted", "poster", "preload", "src", "width"},
}

_MARK = "\x00"
"""What the sanitiser puts before a relative URL and an id: no parsed HTML has it."""

# What our own Markdown writes and a feed cannot use, or not in that form.
_PAGE_LINK = re.compile(r'<a\b[^<>]* class="(?:anchor|footnote-backref)"')
_PRE = re.compile(r"<pre\b")
_SPAN = re.compile(r"</?span\b[^>]*>")
_ALIGNED = re.compile(r'(<t[dh]\b[^<>]*) class="(left|center|right)(?: [^"<>]*)?"')
_MATHS = re.compile(r"<math\b")
_ALTERNATIVE = re.compile(r' alttext="([^"]*)"')
_CALLOUT_TITLE = re.compile(r'<p class="callout-title">')

# What the sanitiser writes has one form: lower case, double quotes, everything closed.
_MARKED = re.compile(rf'{_MARK}([^"]*)')
_SRCSET = re.compile(r'(<(?:img|source)(?: \w+="[^"]*")*? srcset=")([^"]*)')
_CANDIDATE = re.compile(r"([^\s,](?:\S*[^\s,])?)((?:\s[^,]*)?)")
_IFRAME = re.compile(r"<iframe")
_INPUT = re.compile(r"<input([^>]*)>")
_ATTRIBUTE = re.compile(r' (\w+)="([^"]*)"')

REMEMBERED = 256
"""Bodies whose content is kept: a post is in feeds of three formats, and in those of its terms."""


@lru_cache(maxsize=REMEMBERED)
def feed_content(body: Html, page_url: str, name: str) -> Html:
    """``body`` for a feed: every URL absolute, no script, form or style, well formed.

    A fragment leads to ``page_url``; ids begin with ``name``, so that they are unique in a
    feed; a frame becomes a link. The rules are those of the W3C checker ("Avoid harmful
    content", "relative references"), of RFC 4287, 8.1 and of JSON Feed 1.1.
    """
    absolute = _Absolute(page_url)
    html = _cleaner().clean(_simplified(body)).replace(f' id="{_MARK}', f' id="{name}-')
    html = _MARKED.sub(lambda found: absolute(found[1]), html)
    if "<aside" in html:
        html = html.replace("<aside", "<blockquote").replace("</aside>", "</blockquote>")
    if " srcset=" in html:
        html = _SRCSET.sub(lambda found: found[1] + _absolute_srcset(found[2], absolute), html)
    if "<iframe" in html:
        html = _each(_IFRAME, "</iframe>", _link_to_frame, html)
    if "<input" in html:
        html = _INPUT.sub(_checkbox, html)
    if "\ufffd" in html:  # which checkers take for broken text
        html = html.replace("\ufffd", "&#xfffd;")
    return Html(safe(html).strip())


def _simplified(body: Html) -> str:
    """``body`` without what has its use on our own pages alone.

    Links from headings and notes to where they stand go, and so do the marks of highlighting,
    whose colours do not come along; classes that a feed program does not know become markup.
    """
    html = _each(_PAGE_LINK, "</a>", lambda _: "", safe(body))
    html = _each(_PRE, "</pre>", lambda code: _SPAN.sub("", code), html)
    html = _each(_CALLOUT_TITLE, "</p>", _strong, html)
    if "<math" in html:
        html = _each(_MATHS, "</math>", _formula, html)
    return _ALIGNED.sub(r'\1 style="text-align:\2"', html) if "<table" in html else html


def _formula(markup: str) -> str:
    """What a formula was written as: few feed programs show MathML, and none in a mail."""
    found = _ALTERNATIVE.search(markup)
    return f"<code>{found[1]}</code>" if found else markup


def _strong(title: str) -> str:
    inner = title.partition(">")[2].removesuffix("</p>")
    return f"<p><strong>{inner}</strong></p>"


def _each(start: re.Pattern[str], end: str, change: Callable[[str], str], html: str) -> str:
    """``html`` with each element changed that begins with ``start``, in linear time."""
    pieces: list[str] = []
    position = 0
    while found := start.search(html, position):
        stop = html.find(end, found.end())
        if stop < 0:
            break
        stop += len(end)
        pieces += [html[position : found.start()], change(html[found.start() : stop])]
        position = stop
    return "".join([*pieces, html[position:]])


@lru_cache(maxsize=1)
def _cleaner() -> Any:
    """The one sanitiser: making one takes as long as cleaning a post."""
    from nh3 import Cleaner

    return Cleaner(
        tags=set(_TAGS.split()),
        clean_content_tags=set(_GONE.split()),
        attributes=_ATTRIBUTES,
        filter_style_properties={"text-align"},
        link_rel=None,
        url_relative=_MARK.__add__,
        id_prefix=_MARK,
    )


class _Absolute:
    """Makes the URLs of one post absolute, written as HTML attributes have them."""

    def __init__(self, page_url: str) -> None:
        self._page_url = page_url
        self._origin = "/".join(page_url.split("/", 3)[:3])

    def __call__(self, url: str) -> str:
        if url.startswith("#"):
            return self._page_url + uri(url)
        if url.startswith("/") and not url.startswith("//"):
            return self._origin + uri(url)
        try:
            return uri(urljoin(self._page_url, url))
        except ValueError:  # such as //[: it leads nowhere on the page either
            return self._page_url


def _absolute_srcset(srcset: str, absolute: Callable[[str], str]) -> str:
    """The candidates of a ``srcset`` (HTML, 4.8.4.2.1), each with an absolute URL."""
    return _CANDIDATE.sub(lambda found: absolute(found[1]) + found[2], srcset)


def _link_to_frame(frame: str) -> str:
    written = dict(_ATTRIBUTE.findall(frame))
    address = written.get("src", "")
    if not address.startswith(("https://", "http://")):
        return ""
    label = written.get("title") or address.split("/")[2]
    return f'<a href="{address}">{label}</a>'


def _checkbox(found: re.Match[str]) -> str:
    written = dict(_ATTRIBUTE.findall(found[1]))
    if written.get("type") != "checkbox":
        return ""
    return "\u2611" if "checked" in written else "\u2610"
