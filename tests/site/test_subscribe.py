"""The subscribe page: what is configured, in the order of what readers know best."""

import re

import pytest

from tests.sites import SETTINGS, TestSite

WAYS = """
[channels.x]
url = "https://x.example/tea"
[channels.sms]
label = "Text message"
number = "+49 (30) 23125-555"
word = "TEA & more"
[channels.whatsapp]
number = "12345"
enabled = false
"""


def ways(site: TestSite, theme: str, more: str = "", about: str = "") -> str:
    settings = SETTINGS.replace('"bare"', f'"{theme}"').replace("tag_auth", f"{about}\ntag_auth")
    site.write("blogkit.toml", settings + more)
    site.build()
    return site.text("subscribe/index.html")


@pytest.mark.parametrize("theme", ["default", "plain"])
def test_every_way_in_order(site: TestSite, theme: str) -> None:
    site.post("tea", tags="[Green Tea]")
    about = 'newsletter_url = "mailto:join@tea.example"\nemail = "hello@tea.example"'
    text = ways(site, theme, WAYS, about).partition("<main")[2].partition("</main>")[0]
    found = re.findall(r'href="([^"]+)"', text)
    wanted = [
        "mailto:join@tea.example",
        "/rss.xml",
        "/atom.xml",
        "/tags/green-tea/",
        "/tags/green-tea/rss.xml",
        "https://x.example/tea",
        "sms:+493023125555?body=TEA%20%26%20more",
        "mailto:hello@tea.example",
    ]
    assert [one for one in found if one in wanted] == wanted
    assert "12345" not in text
    assert "Send the word TEA &amp; more" in text

    bare = ways(site, theme, "[feeds]\nformats = []\nterms = []").partition("<main")[2]
    assert not re.search(r"sms:|mailto:|\.xml", bare), "what is not configured does not show"
    assert "/tags/green-tea/" in bare


def test_a_number_alone_and_a_word_that_is_none(site: TestSite) -> None:
    site.write("themes/bare/templates/subscribe.html", "{{ messages }}")
    text = ways(site, "bare", '[channels.signal]\nnumber = "12345"\n')
    assert "label='Signal'" in text.replace("&#39;", "'")
    assert "url='sms:12345'" in text.replace("&#39;", "'")
