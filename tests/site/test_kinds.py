"""Kinds: stories, questions and episodes have pages of their own, a series one to print."""

import json
from pathlib import Path

import pytest

from tests.sites import TestSite, make_site


@pytest.fixture
def shop(tmp_path: Path) -> TestSite:
    site = make_site(tmp_path)
    lines = "{% for post in posts %}{{ post.title }}\n{% endfor %}"
    site.write("themes/bare/templates/kind.html", "{{ kind }} " + lines)
    site.write(
        "themes/bare/templates/home.html",
        "{% for link in site.sections %}{{ link.url }} {% endfor %}",
    )
    return site


def test_each_kind_has_a_list_where_there_are_posts_of_it(shop: TestSite) -> None:
    shop.post("tea")
    shop.post("milk", kind="question", asked_by="Petra")
    shop.post("draft", kind="story", draft="true")
    shop.build()
    assert shop.text("questions/index.html") == "question Milk\n"
    assert shop.text("index.html") == "/questions/ "
    assert "stories/index.html" not in shop.files()


def test_a_page_of_the_writer_takes_the_place_of_a_list(shop: TestSite) -> None:
    shop.post("milk", kind="question", asked_by="Petra")
    shop.page("questions", "Mine.")
    shop.build()
    assert "Mine." in shop.text("questions/index.html")
    assert shop.text("index.html") == ""


def test_a_theme_may_have_no_lists_and_nothing_to_print(shop: TestSite) -> None:
    for name in ("kind", "series-print"):
        (shop.root / f"themes/bare/templates/{name}.html").unlink()
    shop.post("milk", kind="question", asked_by="Petra", series="Leaves")
    shop.build()
    assert "questions/index.html" not in shop.files()
    assert "series/leaves/print/index.html" not in shop.files()
    assert "series/leaves/index.html" in shop.files()


def test_a_series_is_on_one_page_with_ids_of_its_own(shop: TestSite) -> None:
    shop.write("themes/bare/templates/series-print.html", "{{ contents|join }}")
    shop.post("tea", "## Cup\n\nOne.", series="Leaves", part=1)
    shop.post("pot", "## Cup\n\nTwo, see [above](#cup).", series="Leaves", part=2)
    shop.build()
    text = shop.text("series/leaves/print/index.html")
    assert text.index("One.") < text.index("Two")
    assert 'id="p1-cup"' in text
    assert 'id="p2-cup"' in text
    assert 'href="#p2-cup"' in text
    assert "print" not in shop.text("sitemap.xml")


def test_the_manifest_names_the_site(shop: TestSite) -> None:
    shop.build()
    manifest = json.loads(shop.text("site.webmanifest"))
    assert manifest["name"] == "Tea Shop"
    assert manifest["start_url"] == "/"


def test_the_headers_can_be_the_writers_own(shop: TestSite) -> None:
    shop.build()
    assert "  Content-Security-Policy: default-src 'self';" in shop.text("_headers")
    shop.write("content/static/_headers", "/*\n  X-Mine: yes\n")
    shop.build()
    assert shop.text("_headers") == "/*\n  X-Mine: yes\n"
