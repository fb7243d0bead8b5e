"""Tags and other terms: one word is one page, two words are two, and odd spellings are told."""

from tests.problems import lines
from tests.sites import SETTINGS, TestSite


def tags(site: TestSite) -> list[str]:
    """The slugs that have a page of their own."""
    found = (path.split("/") for path in site.files() if path.startswith("tags/"))
    return sorted(parts[1] for parts in found if parts[2:] == ["index.html"])


def test_c_and_its_children_have_three_pages(site: TestSite) -> None:
    site.post("tea", tags="[C, C++, 'C#']")
    assert site.build().warnings == ()
    assert tags(site) == ["c", "c-plus-plus", "c-sharp"]


def test_a_tag_is_one_however_it_is_composed(site: TestSite) -> None:
    site.post("a", tags="[Café]")
    site.post("b", tags="[Cafe\u0301]")
    assert site.build().warnings == ()
    assert tags(site) == ["cafe"]


def test_a_tag_that_is_spelled_two_ways_is_one_and_told_with_the_place(site: TestSite) -> None:
    site.post("a", tags="[Tea]", date="2026-05-01")
    site.post("b", tags="[Tea]", date="2026-05-02")
    site.post("c", tags="[Pot, tea]", date="2026-05-03", category="Pot")
    report = site.build()
    assert lines(report.warnings) == [
        (
            "content/posts/c.md:4:7: the tag 'Tea' is also written 'tea'; they are one page"
            " | write 'Tea' everywhere"
        )
    ]
    assert report.warnings[0].excerpt == "tags: [Pot, tea]"
    assert tags(site) == ["pot", "tea"]


def test_the_place_is_that_of_the_same_kind_of_term(site: TestSite) -> None:
    site.post("a", tags="[Tea]", category="tea", date="2026-05-05")
    site.post("b", tags="[Tea]", date="2026-05-04")
    site.post("c", tags="[tea]", date="2026-05-03")
    (warning,) = site.build().warnings
    assert str(warning.place) == "content/posts/c.md:4:7"


def test_spellings_of_categories_and_series_are_told_too(site: TestSite) -> None:
    site.post("a", category="Tea", series="Leaves")
    site.post("b", category="tea", series="leaves")
    assert [one.partition(";")[0] for one in lines(site.build().warnings)] == [
        "content/posts/b.md:4:11: the category 'Tea' is also written 'tea'",
        "content/posts/b.md:5:9: the series 'Leaves' is also written 'leaves'",
    ]


def test_a_word_that_stands_twice_on_a_post_counts_once(site: TestSite) -> None:
    site.post("a", tags="[Tea, Tea]")
    site.write("themes/bare/templates/terms.html", "{% for t in terms %}{{ t.count }}{% endfor %}")
    site.build()
    assert site.text("tags/index.html") == "1"


def test_terms_of_any_script_have_pages_of_their_own(site: TestSite) -> None:
    site.post("a", tags="[お茶, Чай, 🍵, con, नमस्ते, '!']")
    site.build()
    assert tags(site) == sorted(["お茶", "чай", "1f375", "con-", "नमस्ते", "21"])


def test_an_author_of_the_settings_has_their_name(site: TestSite) -> None:
    site.write("blogkit.toml", SETTINGS + "\n[authors.ann]\nname = 'Ann Onym'\n")
    site.post("a", authors="[ann]")
    site.write("themes/bare/templates/term.html", "{{ name }}, {{ author.name }}")
    site.build()
    assert site.text("authors/ann/index.html") == "Ann Onym, Ann Onym"


def test_parts_of_a_series_come_in_their_order_and_those_without_one_last(site: TestSite) -> None:
    site.post("c", series="S", part="3", date="2026-05-01")
    site.post("a", series="S", part="1", date="2026-05-03")
    site.post("x", series="S", date="2026-05-02")
    template = "{% for p in series.parts %}{{ p.title }}{% endfor %}"
    site.write("themes/bare/templates/series.html", template)
    site.build()
    assert site.text("series/s/index.html") == "ACX"
