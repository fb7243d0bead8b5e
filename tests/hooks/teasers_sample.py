"""Posts and a finished build for the tests of teasers, made without a build."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from blogkit.config.settings import Settings
from blogkit.model.documents import Html
from blogkit.model.result import BuildResult
from blogkit.model.views import PostSummary, SiteView, TermLink

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
)

SITE = _blank(SiteView, title="Tea Shop", url="https://tea.example")


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
    settings = Settings.model_validate(
        {"site": {"title": "Tea Shop", "base_url": "https://tea.example"}, **tables}
    )
    known = bodies or {}
    return BuildResult(
        root=root,
        output=root / "output",
        settings=settings,
        site=SITE,
        posts=tuple(posts),
        added=(),
        changed=(),
        removed=(),
        read_body=lambda source: Html(known.get(source, "")),
    )
