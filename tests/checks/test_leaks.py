"""Leaks: what is hidden stands in no file that would be published."""

import pytest

from tests.checks.checking import told
from tests.sites import SETTINGS, TestSite

SOON = "content/posts/soon-in-the-shop.md"
SECRET = "We are going to sell the *whole* bakery to our apprentices in [spring](/spring/)."


@pytest.fixture
def hiding(site: TestSite) -> TestSite:
    site.post("tea", "Nothing to see.")
    site.post("soon-in-the-shop", SECRET, title="The bakery changes hands", draft="true")
    return site


def test_a_gate_that_holds_leaks_nothing(hiding: TestSite) -> None:
    assert told(hiding, "leaks") == []


def test_a_copied_file_leaks(hiding: TestSite) -> None:
    said = "<p>We are going to <b>sell</b> the whole bakery\nto our apprentices in spring&#33;</p>"
    hiding.write("content/static/old.html", f"<h1>the BAKERY changes&nbsp;hands</h1>{said}")
    hiding.write("content/static/links.txt", "https://tea.example/2026/05/soon-in-the-shop/")
    where = "stands in old.html, and this is a draft"
    assert told(hiding, "leaks") == [
        f"leaks.sentence error {SOON}: 'We are going to sell the *whole* bakery …' {where}",
        (
            f"leaks.address error {SOON}: the address /2026/05/soon-in-the-shop/ "
            "stands in links.txt, and this is a draft"
        ),
        f"leaks.title error {SOON}:2:8: the title 'The bakery changes hands' {where}",
    ]


def test_what_the_writer_says_in_public_is_no_leak(hiding: TestSite) -> None:
    hiding.post("tea", "Soon to come: the bakery changes hands.")
    assert told(hiding, "leaks") == []
    hiding.post("tea", "Nothing to see.")
    series = '[series."Bakery"]\nplanned = ["The bakery changes hands"]\n'
    hiding.write("blogkit.toml", f"{SETTINGS}\n{series}")
    hiding.post("cup", series="Bakery")
    assert told(hiding, "leaks") == []


def test_a_template_leaks_on_every_page(hiding: TestSite) -> None:
    hiding.write("templates/_footer.html", "Soon: The bakery changes hands!")
    assert [line.rpartition("hands' ")[2] for line in told(hiding, "leaks")] == [
        "stands in 404.html, and this is a draft"
    ]
