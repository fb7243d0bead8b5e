"""Searching in a browser: by keyboard, in a link, in several scripts, and without scripts."""

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def test_what_is_typed_is_found(page: "Page", site: str) -> None:
    from playwright.sync_api import expect

    page.goto(site + "/search/")
    assert page.evaluate("document.activeElement.id") == "searchWords"
    page.keyboard.type("command cen")
    page.wait_for_url("**/search/?q=command%20cen")
    expect(page.locator(".found-list a").first).to_have_text("Your blog is the command center")
    expect(page.locator(".found-count")).to_have_text(re.compile(r"^\d+ found$"))
    assert page.locator(".found-count").get_attribute("role") == "status"
    page.get_by_role("searchbox").press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/your-blog-is-the-command-center/")


@pytest.mark.parametrize("query", ["bicycle", "BICYCLE", "bicyc", "bícycle"])
def test_case_accents_and_endings_do_not_matter(page: "Page", site: str, query: str) -> None:
    page.goto(f"{site}/search/?q={query}")
    page.wait_for_selector(".found-list a")
    titles = page.locator(".found-list a").all_inner_texts()
    assert titles[0] == "The bicycle that came back four times"


def test_a_title_counts_for_more_than_a_body(page: "Page", site: str) -> None:
    page.goto(site + "/search/?q=teaser")
    page.wait_for_selector(".found-list a")
    assert "teaser" in page.locator(".found-list a").first.inner_text()


@pytest.mark.parametrize("query", ["zyzzyva", "+++"])
def test_nothing_found_is_said(page: "Page", site: str, query: str) -> None:
    page.goto(site + "/search/")
    page.get_by_role("searchbox").fill("the")
    page.wait_for_selector(".found-list a")
    page.get_by_role("searchbox").fill(query)
    page.wait_for_selector(".found-list a", state="detached")


def test_hidden_posts_are_not_found(page: "Page", site: str) -> None:
    page.goto(site + "/search/?q=a+letter+to+whoever+has+the+key")
    page.wait_for_selector(".found-list a")
    assert "key" not in page.locator(".found-list a").first.inner_text()


def test_a_lost_reader_can_search(page: "Page", site: str) -> None:
    page.goto(site + "/no/such/page/")
    page.get_by_label("What are you looking for?").fill("rhythm")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=rhythm")
    page.wait_for_selector(".found-list a")


def test_a_broken_index_is_said(page: "Page", site: str) -> None:
    page.route("**/*.json", lambda route: route.abort())
    page.goto(site + "/search/?q=tea")
    page.get_by_text("could not be loaded").wait_for()


def test_without_scripts_the_page_leads_to_the_archive(scriptless: "Page", site: str) -> None:
    scriptless.goto(site + "/search/")
    assert scriptless.locator("form:visible").count() == 0
    assert "JavaScript" in scriptless.locator("main").inner_text()
    scriptless.get_by_role("link", name="Browse the archive").click()
    assert scriptless.url.endswith("/archive/")
