"""Reading in a browser: the policy holds, scripts help where they run, and nothing needs them."""

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

CODE = "/2026/02/what-a-developer-shop-writes-about/"
PAGES = (
    "/",
    CODE,
    "/2026/06/one-minute-about-open-doors/",
    "/about/",
    "/archive/",
    "/2026/",
    "/tags/",
    "/series/introducing-what-you-offer/",
    "/series/introducing-what-you-offer/print/",
    "/stories/",
    "/questions/",
    "/podcast/",
    "/subscribe/",
    "/search/?q=customer",
    "/no/such/page/",
)


@pytest.mark.parametrize("path", PAGES)
def test_the_policy_refuses_nothing(page: "Page", site: str, path: str) -> None:
    others: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: others.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    answer = page.goto(site + path, wait_until="networkidle")
    assert answer is not None
    assert answer.headers["content-security-policy"].startswith("default-src 'self';")
    assert page.evaluate("violations") == []
    assert errors == []
    assert [url for url in others if not url.startswith(site)] == []


def test_the_toggle_goes_from_auto_over_dark_to_light_and_is_remembered(
    page: "Page", site: str
) -> None:
    page.goto(site)
    toggle = page.get_by_role("button", name="Colours")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    assert toggle.get_attribute("aria-label") == "Colours: as the system has them"
    toggle.click()
    assert toggle.get_attribute("aria-label") == "Colours: dark"
    dark = page.evaluate(paper)
    assert dark != light
    page.goto(site + CODE)
    assert page.evaluate(paper) == dark
    page.emulate_media(color_scheme="dark")
    toggle.click()
    assert page.evaluate(paper) == light
    toggle.click()
    assert page.evaluate(paper) == dark
    assert page.evaluate("localStorage.length") == 0


def test_the_choice_shows_before_the_stylesheet_does(page: "Page", site: str) -> None:
    page.goto(site)
    order = page.evaluate(
        "[...document.head.querySelectorAll('script[src], link[rel=stylesheet]')]"
        ".map((one) => one.tagName + (one.defer ? ' later' : ''))"
    )
    assert order[0] == "SCRIPT"


def test_code_is_copied(page: "Page", site: str) -> None:
    page.goto(site + CODE)
    block = page.locator(".code").first
    block.hover()
    block.get_by_role("button", name="Copy").click()
    block.get_by_role("button", name="Copied").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == block.locator("code").evaluate("(code) => code.textContent")
    assert text.startswith("#include <stdio.h>\n")


def test_the_address_of_a_feed_is_copied(page: "Page", site: str) -> None:
    page.goto(site + "/subscribe/")
    page.get_by_role("button", name="Copy").first.click()
    page.get_by_role("button", name="Copied").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == "https://opendoor.example/rss.xml"


def test_the_keyboard_reaches_the_text_first_and_then_the_menu(page: "Page", site: str) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    focused = "document.activeElement.textContent.trim()"
    assert page.evaluate(focused) == "Skip to the text"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "theText"
    page.goto(site + "/about/")
    names = []
    for _ in range(9):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.className"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", names[-1]
    assert {"skip", "brand", "menu-search", "scheme"} <= set(" ".join(names).split())


@pytest.mark.parametrize("path", PAGES[:-2])
def test_everything_reads_without_scripts(scriptless: "Page", site: str, path: str) -> None:
    scriptless.goto(site + path)
    assert scriptless.locator("h1:visible").count() == 1
    assert len(scriptless.locator("main").inner_text()) > 100
    assert scriptless.locator("button:visible, input:visible").count() == 0


def test_paper_gets_the_text_alone(page: "Page", site: str) -> None:
    page.goto(site + CODE)
    assert page.pdf().startswith(b"%PDF-")
    page.emulate_media(media="print")
    for gone in (".menu", ".share", ".follow", ".copy", ".site-footer ul"):
        assert page.locator(gone).first.is_hidden(), gone
    assert page.locator("pre").first.is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('pre')).whiteSpace") == "pre-wrap"


@pytest.mark.parametrize("path", PAGES[:-2])
def test_the_plain_theme_has_no_script_at_all(
    scriptless: "Page", plain_site: str, path: str
) -> None:
    sizes: list[str] = []
    scriptless.on("request", lambda request: sizes.append(request.resource_type))
    scriptless.goto(plain_site + path)
    assert scriptless.locator("h1:visible").count() == 1
    assert scriptless.locator("script:not([type='application/ld+json'])").count() == 0
    assert sizes.count("stylesheet") == 1
