"""Pagination: numbered from the oldest post, and a numbered page never changes again."""

from datetime import UTC, datetime

import pytest

from blogkit.model.documents import Document, SourcePath
from blogkit.site.lists import paginate
from tests.sites import TestSite


def documents(count: int) -> tuple[Document, ...]:
    """``count`` posts, newest first, whose sources are their numbers from the oldest, 1."""
    return tuple(
        Document(
            source=SourcePath(str(number)),
            kind="post",
            title="",
            slug="",
            id=str(number),
            date=datetime(2026, 1, 1, tzinfo=UTC),
            extra={},
        )
        for number in range(count, 0, -1)
    )


def numbers(count: int, per_page: int) -> dict[int, list[int]]:
    return {
        part.number: [int(post.source) for post in part.posts]
        for part in paginate(documents(count), per_page)
    }


@pytest.mark.parametrize(
    ("count", "pages"),
    [
        (0, {0: []}),
        (1, {0: [1]}),
        (5, {0: [5, 4, 3, 2, 1]}),
        (6, {0: [6, 5, 4], 1: [3, 2, 1]}),
        (8, {0: [8, 7, 6, 5, 4], 1: [3, 2, 1]}),
        (9, {0: [9, 8, 7], 2: [6, 5, 4], 1: [3, 2, 1]}),
    ],
)
def test_the_first_page_holds_what_no_full_page_behind_it_does(
    count: int, pages: dict[int, list[int]]
) -> None:
    assert numbers(count, 3) == pages


@pytest.mark.parametrize("per_page", [1, 2, 7, 1000])
def test_every_post_is_on_one_page_and_a_new_one_changes_no_numbered_page(per_page: int) -> None:
    for count in range(60):
        now, then = numbers(count, per_page), numbers(count + 1, per_page)
        assert [one for page in now.values() for one in page] == [*range(count, 0, -1)]
        assert len(now[0]) < 2 * per_page
        assert all(then[number] == page for number, page in now.items() if number)


def test_pages_lead_to_their_neighbours(site: TestSite) -> None:
    for number in range(1, 8):
        site.post(f"tea{number}", date=f"2026-05-0{number}", tags="[Green]")
    shown = "{{ pagination.number }} {{ pagination.newer or '-' }} {{ pagination.older or '-' }}"
    for name in ("home", "list", "term"):
        site.write(f"themes/bare/templates/{name}.html", shown)
    site.build()
    for path, base in (("", "/"), ("tags/green/", "/tags/green/")):
        assert site.text(f"{path}index.html") == f"0 - {base}page/2/"
        assert site.text(f"{path}page/2/index.html") == f"2 {base} {base}page/1/"
        assert site.text(f"{path}page/1/index.html") == f"1 {base}page/2/ -"


def test_a_blog_without_posts_has_a_home_page(site: TestSite) -> None:
    report = site.build()
    assert report.posts == 0
    assert "index.html" in site.files()
    assert "page/1/index.html" not in site.files()
