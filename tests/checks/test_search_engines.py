"""Search engines: titles and descriptions that results show badly."""

from tests.checks.checking import CARDS, SUMMARY, told
from tests.sites import TestSite

TEA, CUP = "content/posts/tea.md", "content/posts/cup.md"
CUT = "search results cut it"


def test_lengths_of_titles_and_descriptions(site: TestSite) -> None:
    site.post("tea", title="Long " * 14, summary="Short.")
    site.post("cup", title="Right", summary="word " * 70)
    site.post("pot", title="None", body="![](pot.png)")
    site.write("content/posts/pot.png", b"")
    site.write("blogkit.toml", CARDS)
    found = [line for line in told(site, "search") if "hint" in line]
    assert found == [
        f"search.long-description hint {CUP}:4:10: the summary has 349 characters; {CUT}",
        "search.short-description hint content/posts/pot.md:1: has no summary",
        f"search.long-title hint {TEA}:2:8: the title has 69 characters; {CUT}",
        f"search.short-description hint {TEA}:4:10: the summary has 6 characters",
    ]


def test_a_post_without_a_picture_where_no_cards_are_drawn(site: TestSite) -> None:
    site.post("tea", summary=SUMMARY)
    site.page("about", summary=f"{SUMMARY} About us.")
    assert told(site, "search") == [
        f"search.no-image hint {TEA}:2:8: has no picture: links to it are shown without one"
    ]


def test_what_two_documents_share_in_one_language(site: TestSite) -> None:
    site.write("blogkit.toml", CARDS)
    site.post("cup", title="Tea", summary=SUMMARY)
    site.post("tea", title="TEA", summary=SUMMARY)
    site.post("tee", title="Tea", summary=SUMMARY, lang="de")
    site.post("draft", title="Tea", summary=SUMMARY, draft="true")
    assert told(site, "search") == [
        f"search.same-title warning {TEA}:2:8: has the title of content/posts/cup.md",
        f"search.same-description warning {TEA}:4:10: has the summary of content/posts/cup.md",
    ]


def test_skipped_headings(site: TestSite) -> None:
    site.write("blogkit.toml", CARDS)
    body = "## One\n\n```\n# no heading\n```\n\n#### Four\n\n### Three\n\n## Two\n\n#no heading"
    site.post("tea", body, summary=SUMMARY)
    what = "a heading of level 4 stands below one of level 2"
    assert told(site, "search") == [f"search.skipped-heading hint {TEA}:12:1: {what}"]
