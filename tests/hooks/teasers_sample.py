"""Posts and a finished build for the tests of teasers, made without a build."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st

from blogkit.channels import find_channel
from blogkit.errors import Place
from blogkit.hooks.teasers.outlets import Outlet
from blogkit.hooks.teasers.source import Source
from blogkit.model.documents import Html
from blogkit.model.result import BuildResult
from blogkit.model.views import PostSummary, SiteView, TermLink
from blogkit.pipeline.spread import in_turn
from tests.sites import settings_of

View = TypeVar("View", PostSummary, SiteView)


def _blank(view: type[View], **values: Any) -> View:
    """A view with ``values`` and nothing else: what teasers do not read may be added to it."""
    empty: dict[str, Any] = {field.name: "" for field in fields(view)}
    return view(**empty | values)


POST = _blank(
    PostSummary,
    source="content/posts/tea.md",
    kind="post",
    id="tag:tea.example,2026:tea",
    title="How to brew tea",
    url="/2026/05/tea/",
    canonical="https://tea.example/2026/05/tea/",
    date=datetime(2026, 5, 1, tzinfo=UTC),
    tags=(),
    image=None,
    lang="en",
    teaser=(),
    mentions=(),
)

SITE = _blank(SiteView, title="Tea Shop", url="https://tea.example")


PIECES = (
    "Tea. ",
    "Cup, ",
    "you ",
    "👩‍👩‍👧 ",
    "e\u0301",
    "日本。",
    "“Why?” ",
    "https://a.com/b ",
    "\n\n",
    "@a@b.example ",
)
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300) | st.lists(
    st.sampled_from(PIECES), max_size=120
).map("".join)
"""Whatever stands in a post, and now and then what is treated in a way of its own."""


def outlet(name: str, most: int = 0) -> Outlet:
    """A channel with its own limits, or with another limit."""
    channel = find_channel(name)
    assert channel is not None
    return Outlet(
        channel=channel,
        label=channel.label,
        most=most or channel.limit.most,
        hashtags=channel.hashtags,
    )


def source(post: PostSummary, body: str = "") -> Source:
    """A post and its body as teasers are made of them."""
    return Source(post, "https://tea.example", lambda _: Html(body))


def posts(count: int) -> tuple[PostSummary, ...]:
    """Posts a day apart, newest first, each with a summary."""
    return tuple(
        replace(
            POST,
            source=f"content/posts/tea-{number}.md",
            id=f"tag:tea.example,2026:{number}",
            url=f"/2026/05/tea-{number}/",
            canonical=f"https://tea.example/2026/05/tea-{number}/",
            date=POST.date + timedelta(days=number),
            summary=f"Cup number {number} is the one that you will remember.",
        )
        for number in range(count, 0, -1)
    )


def tags(*names: str) -> tuple[TermLink, ...]:
    return tuple(TermLink(name=name, url="", slug=name) for name in names)


def result(
    root: Path,
    posts: Sequence[PostSummary],
    bodies: Mapping[str, str] | None = None,
    **tables: object,
) -> BuildResult:
    """A finished build of ``posts``; a body that is not in ``bodies`` is empty."""
    site = {"title": "Tea Shop", "base_url": "https://tea.example"}
    settings = settings_of(**{"site": site, **tables})
    known = bodies or {}

    def read_body(source: str) -> Html:
        return Html(known.get(source, ""))

    return BuildResult(
        root=root,
        output=root / "output",
        settings=settings,
        site=SITE,
        posts=tuple(posts),
        added=(),
        changed=(),
        removed=(),
        read_body=read_body,
        spread=in_turn(read_body),
        place=lambda source, _: Place(path=source, line=3, column=9),
        ledger=(),
        cards={},
    )
