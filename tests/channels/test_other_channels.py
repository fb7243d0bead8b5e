"""Threads, LinkedIn, Facebook and Telegram: one rule each."""

from urllib.parse import parse_qs, urlsplit

from blogkit.channels.base import Draft
from blogkit.channels.facebook import Facebook
from blogkit.channels.linkedin import LinkedIn
from blogkit.channels.telegram import Telegram
from blogkit.channels.threads import Threads

LINK = "https://tea.example/1/"
DRAFT = Draft(text=f"Tea\n\n{LINK}", link=LINK)


def test_threads_counts_emoji_as_bytes() -> None:
    assert Threads().count("Tee für 2") == 9
    assert Threads().count("🫖") == 4
    assert Threads().count("🇩🇪 ☎️ 1️⃣") == 8 + 1 + 6 + 1 + 7
    assert Threads().count("☎ 1 ©") == 5


def test_threads_takes_five_links() -> None:
    links = " ".join(f"https://tea.example/{number}" for number in range(6))
    assert Threads().warnings(links) == ("has 6 links, and Threads takes 5",)
    assert Threads().warnings("https://tea.example/ " * 9) == ()


def test_linkedin_is_told_of_hashtags() -> None:
    text = "C# is #1, a#b (so).\n\n#CPlusPlus #Café #日本\nhttps://tea.example/a_b/#top"
    assert LinkedIn().for_api(text) == (
        r"C\# is \#1, a\#b \(so\)." + "\n\n"
        r"{hashtag|\#|CPlusPlus} {hashtag|\#|Café} {hashtag|\#|日本}" + "\n"
        r"https://tea.example/a\_b/\#top"
    )


def test_linkedin_escapes_for_its_api_alone() -> None:
    assert LinkedIn().for_api(r"a_b (c) d# @e [f] {g} <h> *i* ~j| \k") == (
        r"a\_b \(c\) d\# \@e \[f\] \{g\} \<h\> \*i\* \~j\| \\k"
    )
    assert Threads().for_api("a_b") == "a_b"


def test_three_count_utf_16() -> None:
    for channel in (LinkedIn(), Facebook(), Telegram()):
        assert channel.count("a🫖é") == 4


def test_telegram_says_what_is_no_caption() -> None:
    assert Telegram().warnings("a" * 1_024) == ()
    assert "1025 of 1024" in Telegram().warnings("a" * 1_025)[0]


def test_facebook_takes_the_link_alone() -> None:
    assert parse_qs(urlsplit(Facebook().compose_url(DRAFT)).query) == {"u": [LINK]}


def test_telegram_shares_link_and_words() -> None:
    query = parse_qs(urlsplit(Telegram().compose_url(DRAFT)).query)
    assert query == {"url": [LINK], "text": ["Tea"]}


def test_linkedin_and_threads_open_with_the_text() -> None:
    for channel in (LinkedIn(), Threads()):
        assert parse_qs(urlsplit(channel.compose_url(DRAFT)).query)["text"] == [DRAFT.text]
