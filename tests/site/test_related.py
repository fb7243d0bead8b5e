"""Related posts: those that share the rarest tags, and never a post itself."""

from tests.sites import SETTINGS, TestSite


def related(site: TestSite, name: str) -> str:
    site.write(
        "themes/bare/templates/post.html", "{% for p in related %}{{ p.title }} {% endfor %}"
    )
    site.build()
    return site.text(f"2026/05/{name}/index.html")


def test_a_rare_tag_relates_more_than_a_common_one(site: TestSite) -> None:
    site.write("blogkit.toml", SETTINGS)
    for number in range(1, 7):
        site.post(f"common{number}", date=f"2026-05-0{number}", tags="[Tea]")
    site.post("a", date="2026-05-08", tags="[Tea, Oolong]")
    site.post("b", date="2026-05-20", tags="[Oolong]")
    assert related(site, "a").split()[0] == "B"


def test_a_post_without_tags_is_related_to_none(site: TestSite) -> None:
    site.post("a", tags="[Tea]")
    site.post("b")
    assert related(site, "b") == ""


def test_there_are_at_most_three_and_none_is_the_post_itself(site: TestSite) -> None:
    for number in range(1, 9):
        site.post(f"tea{number}", date=f"2026-05-0{number}", tags="[Tea, Green]")
    found = related(site, "tea4").split()
    assert len(found) == len(set(found)) == 3
    assert "Tea4" not in found
