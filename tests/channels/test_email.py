"""E-mail: two lines that are read first and never say the same, then the text."""

import pytest

from blogkit.channels.base import Draft, Parts, fits
from blogkit.channels.email import Email
from blogkit.text import shorten

LINK = "https://tea.example/1/"


def lines(text: str, *, lead: str = "", title: str = "How to brew") -> list[str]:
    return Email().lay_out(Parts(text=text, link=LINK, title=title, lead=lead)).splitlines()


def test_the_title_is_the_subject() -> None:
    assert lines("Boil less. Wait more.") == [
        "Subject: How to brew",
        "Preheader: Boil less. Wait more.",
        "",
        "Boil less. Wait more.",
        "",
        LINK,
    ]


def test_what_was_written_for_mails_brings_its_own_subject() -> None:
    assert lines("Still boiling? Here is why not to.", lead="Still boiling?")[:2] == [
        "Subject: Still boiling?",
        "Preheader: Here is why not to.",
    ]
    assert (
        lines("「熱湯？」ぬるま湯で。おいしく淹れる話。", lead="「熱湯？」ぬるま湯で。")[0]
        == "Subject: 「熱湯？」ぬるま湯で。"
    )
    assert lines("One sentence only.", lead="One sentence only.")[0] == "Subject: How to brew"


def test_a_preheader_is_filled_with_words_where_sentences_are_short() -> None:
    text = "1, 2, 3. " + "What fits where and how each of them counts a link that is very long " * 2
    preheader = lines(text)[1].removeprefix("Preheader: ")
    assert preheader.startswith("1, 2, 3. What fits")
    assert preheader.endswith("…")
    assert 60 < len(preheader) <= 90


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        (
            "How the kettle sings: what you hear, when you hear it, and why you should listen",
            "How the kettle sings: what you hear, when you hear it…",
        ),
        ("Tea: " + "what you hear when you listen to it for a long while " * 2, None),
        ("There is room in the shop for 20 kettles and 1,000 cups of tea", None),
    ],
)
def test_a_long_title_ends_with_a_clause(title: str, subject: str | None) -> None:
    text = Email().lay_out(Parts(text="Boil less.", link=LINK, title=title))
    shown = lines("Boil less.", title=title)[0].removeprefix("Subject: ")
    assert shown == (subject or shorten(title.strip(), 60))
    assert fits(Email(), text, 60)


def test_both_lines_fit() -> None:
    text = Email().lay_out(Parts(text="word " * 300, link=LINK, title="title " * 30))
    assert fits(Email(), text, 60)


def test_opens_with_subject_and_text() -> None:
    text = Email().lay_out(Parts(text="Boil less.", link=LINK, title="A & B"))
    assert Email().compose_url(Draft(text=text)) == (
        "mailto:?subject=A%20%26%20B&body=Boil%20less.%0D%0A%0D%0Ahttps%3A%2F%2Ftea.example%2F1%2F"
    )
    assert Email().fields(text)[0] == ("subject", "A & B")
