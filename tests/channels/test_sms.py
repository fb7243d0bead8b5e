"""Text messages: the alphabet, the segments, and what is said in plainer characters."""

import pytest

from blogkit.channels.base import Parts
from blogkit.channels.sms import Sms, is_gsm, segments, transliterated

LINK = "https://tea.example/1/"


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),  # two septets each
        ("€" * 81, 2),
        ("a" * 152 + "€" + "a" * 152, 3),  # 306 septets, but the euro sign is never split
        ("я" * 70, 1),
        ("я" * 71, 2),
        ("я" * 134, 2),
        ("я" * 135, 3),
        ("🫖" * 35, 1),
        ("🫖" * 36, 2),
        ("я" * 66 + "🫖" + "я" * 66, 3),  # neither is a pair of surrogates
        ("äöüß ÄÖÜ éàù ñ Ç Δ", 1),
    ],
)
def test_segments(text: str, messages: int) -> None:
    assert segments(text) == messages


def test_one_curly_apostrophe_changes_the_alphabet() -> None:
    assert is_gsm("It's")
    assert not is_gsm("It’s")
    assert Sms().count("It€") == 4
    assert Sms().count("It’s€") == 5


def test_plain_characters_where_they_save_a_message() -> None:
    short = Parts(text="It’s open.", link=LINK)
    long = Parts(text="It’s open “until six” – we’ve made coffee… " + "and cake " * 3, link=LINK)
    assert Sms().lay_out(short) == f"It’s open. {LINK}"
    plain = "It's open \"until six\" - we've made coffee... and cake and cake and cake"
    assert Sms().lay_out(long).startswith(plain)


def test_what_is_not_latin_stays_as_it_is() -> None:
    text = "日本語のお知らせ" * 10
    assert transliterated(text) == text
    assert transliterated("Zażółć gęślą jaźń, “ok”") == 'Zazolc gesla jazn, "ok"'
    assert transliterated("ç ê Ô ½ ™") == "c e O 1/2 TM"
    assert transliterated("Dis «\u00a0oui\u00a0» ou « non », »ja«") == 'Dis "oui" ou "non", "ja"'


def test_the_limit_is_in_septets() -> None:
    room = {meter.unit: meter.limit for meter in Sms().meters("я", 306)}
    assert room == {"Unicode characters": 134, "messages": 2}
    room = {meter.unit: meter.limit for meter in Sms().meters("a", 160)}
    assert room == {"GSM-7 characters": 160, "messages": 1}


def test_says_which_characters_are_dear() -> None:
    assert "because of ’ 🎉" in Sms().warnings("It’s 🎉 time")[0]
    assert Sms().warnings("It's time") == Sms().warnings("日本語のお知らせです") == ()
