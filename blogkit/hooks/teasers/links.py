"""Links: from a post's own address to the one in a teaser, tracked where that is set."""

import posixpath
import re
from urllib.parse import quote, urlsplit, urlunsplit

from blogkit.urls import slugify

_UTM = ("utm_source", "utm_medium", "utm_campaign")


def tracked(address: str, channel: str, medium: str, campaign: str) -> str:
    """``address`` with UTM parameters in its query; as it is where there is no ``medium``.

    What the query has already stays, but for the same three parameters; so does a fragment.
    """
    if not medium:
        return address
    parts = urlsplit(address)
    kept = [one for one in parts.query.split("&") if one and one.partition("=")[0] not in _UTM]
    values = (channel, medium, campaign)
    ours = [f"{name}={quote(value, safe='')}" for name, value in zip(_UTM, values, strict=True)]
    return urlunsplit(parts._replace(query="&".join((*kept, *ours))))


def campaign(post_id: str) -> str:
    """The short form of a post's id, which stays when the post is renamed.

    Of an id that was made from a path it is the name of the file: ``keep-a-rhythm``.
    """
    path = re.sub(r"(?:/index)?\.(?:md|markdown)\Z", "", post_id.rpartition(":")[2])
    return slugify(posixpath.basename(path.rstrip("/"))) or "post"
