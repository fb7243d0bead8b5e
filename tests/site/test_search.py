"""Search: what is found by which words, what an edit touches, and that nothing hidden is in it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content import parse
from blogkit.content.vocabulary import vocabulary, words
from blogkit.model.documents import LINES, Document, SourcePath
from tests.pipeline.test_work import counted
from tests.sites import TestSite, make_site


@pytest.fixture
def shop(tmp_path: Path) -> TestSite:
    site = make_site(tmp_path)
    site.write("themes/bare/templates/search.html", "{{ site.search }} {{ blocks }} {{ pieces }}")
    return site


def index(site: TestSite) -> dict[str, set[str]]:
    """The URLs of the documents that have each word, read as the browser reads them."""
    found: dict[str, set[str]] = {}
    for path in sorted((site.root / "output/search").glob("words-*.json")):
        block = path.stem.split("-")[1]
        for word, numbers in json.loads(path.read_text("utf-8")).items():
            at = 0
            for digits in numbers.split(" "):
                at += int(digits, 36) >> 2
                entries = site.text(f"search/entries-{block}-{at // 64}.json")
                found.setdefault(word, set()).add(json.loads(entries)[at % 64][1])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't panic", ["don", "t", "panic"]),
        ("Café, cafe\u0301", ["cafe", "cafe"]),
        ("Straße ΣΊΣΥΦΟΣ", ["strasse", "σισυφοσ"]),
        ("C, C++ and C#", ["c", "c++", "and", "c#"]),
        ("東京タワー", ["東京", "京タ", "タワ", "ワー", "ー"]),
        ("the 東 gate", ["the", "東", "gate"]),
        ("한국어", ["한국어"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
        ("أهلاً", ["اهلا"]),
        ("tea_pot 3½", ["tea", "pot", "31", "2"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(
    st.text(st.sampled_from("aZ1éßẞİ½“…ﬁ\u0301\u0338\u0483ªΣςКⅧſ٣\xad\xa0+#_-' ") | st.characters())
)
def test_words_are_those_of_the_folded_text(text: str) -> None:
    """The arrow is a mark by itself, and the text is folded for it."""
    assert words(text) == words(f"{text} →")


def test_words_weigh_by_where_they_are() -> None:
    document = Document(
        source=SourcePath("content/posts/tea.md"),
        kind="post",
        title="Tea",
        slug="tea",
        id="tea",
        date=None,
        tags=("Green",),
        summary="Short",
        extra={},
    )
    lines = vocabulary(
        document, "<p>tea p<em>ot</em> pot <b>cup</b> cup cup gr&#101;en</p><p>x</p><p>y"
    ).split("\n")
    assert len(lines) == LINES
    assert sorted(" ".join(lines).split()) == [
        "0pot",
        "0x",
        "0y",
        "1cup",
        "1short",
        "2green",
        "3tea",
    ]


def test_posts_and_pages_are_found_by_all_their_words(shop: TestSite) -> None:
    shop.post("tea", "A **warm** cup.", tags="[Green]", series="Leaves")
    shop.page("about", "We sell pots.")
    shop.build()
    found = index(shop)
    for word in ("tea", "warm", "cup", "green", "leaves"):
        assert found[word] == {"/2026/05/tea/"}, word
    assert found["pots"] == {"/about/"}
    assert "strong" not in found
    assert shop.text("search/index.html") == "/search/ 1 1"


def test_hidden_posts_are_not_in_the_index(shop: TestSite) -> None:
    shop.post("tea")
    shop.post("secret", "Quetzal.", draft="true")
    shop.post("later", "Axolotl.", date="2099-01-01")
    shop.build()
    assert not {"quetzal", "axolotl", "secret", "later"} & index(shop).keys()


def test_an_edit_touches_the_pieces_of_the_words_that_it_changes(shop: TestSite) -> None:
    for number in range(1, 131):
        shop.post(f"tea{number}", "Some words.", date="2026-05-01", summary="x")
    shop.build()
    assert shop.text("search/index.html") == "/search/ 1 4"
    shop.post("tea7", "Some words, water.", date="2026-05-01", summary="x")
    changed = {path for path in shop.build().changed if path.startswith("search/")}
    assert changed == {f"search/words-0-{ord('w') % 4}.json"}
    shop.post("tea7", "Some words, water.", date="2026-05-01", summary="x", title="Tea, seven")
    changed = {path for path in shop.build().changed if path.startswith("search/entries")}
    assert len(changed) == 1
    shop.post("milk", "Calcium.", date="2026-06-01", summary="x")
    report = shop.build()
    touched = {path for path in (*report.added, *report.changed) if path.startswith("search/")}
    assert {path for path in touched if "entries" in path} == {"search/entries-0-2.json"}
    assert "search/words-0-2.json" not in touched, "no word of the new post is in this piece"


def test_incremental_equals_clean(shop: TestSite) -> None:
    for name in ("tea", "cup", "pot"):
        shop.post(name, f"About the {name}.", tags="[Green]")
    shop.build()
    (shop.root / "content/posts/cup.md").unlink()
    shop.post("pot", "Quite other words.", tags="[Black]")
    shop.post("milk", "New.", date="2025-01-01")
    shop.build()
    shop.build(output=shop.root / "clean", clean=True)
    assert shop.files() == shop.files("clean")


def test_search_can_be_switched_off(shop: TestSite) -> None:
    shop.post("tea", "About the pot.")
    shop.build()
    found = index(shop)
    settings = (shop.root / "blogkit.toml").read_text("utf-8")
    shop.write("blogkit.toml", settings + "\n[search]\nenabled = false\n")
    shop.build()
    assert not [path for path in shop.files() if path.startswith("search/")]
    shop.write("blogkit.toml", settings)
    shop.build()
    assert found["pot"] == {"/2026/05/tea/"}
    assert index(shop) == found


def test_where_none_can_search_no_words_are_looked_for(
    shop: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []
    counted(monkeypatch, parse, "vocabulary", lambda: sought.append(""))
    settings = (shop.root / "blogkit.toml").read_text("utf-8")
    shop.write("blogkit.toml", settings + "\n[search]\nenabled = false\n")
    shop.post("tea", "About the pot.")
    shop.build()
    assert not sought
    shop.write("blogkit.toml", settings)
    shop.build()
    assert len(sought) == 1


def test_a_theme_without_a_search_page_has_no_index(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site.root / "themes/bare/templates/search.html").unlink(missing_ok=True)
    site.post("tea")
    site.build()
    assert not [path for path in site.files() if path.startswith("search/")]
