"""Variants: the same post told again, opening with a question, a promise, a quote, a number."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from blogkit.channels import channel_names
from blogkit.channels.base import fits
from blogkit.hooks.teasers.compose import compose_all
from blogkit.prose.tone import begging
from tests.hooks.teasers_sample import POST, TEXT, outlet, source

BODY = """
<p>Our tea shop has a kettle that is older than the shop, and nobody knows who brought it.</p>
<p>Why does the tea taste bitter on Mondays, and only on Mondays? The kettle was never emptied.</p>
<p>Here is how you get rid of the scale without the smell of vinegar in the room.</p>
<p>The whole cleaning takes 20 minutes, and the tea tastes of tea again for a month.</p>
<blockquote><p>I thought it was the milk, all those years.<br>— Petra</p></blockquote>
<blockquote><p>This one has no speaker, so nobody knows who would have said it.</p></blockquote>
"""


def openings(body: str, name: str = "mastodon") -> dict[str, str]:
    teasers = compose_all(source(POST, body), outlet(name))
    return {teaser.opening: teaser.parts.text for teaser in teasers}


def test_each_variant_opens_in_its_own_way() -> None:
    told = openings(BODY)
    assert told["plain"].startswith("Why does the tea taste bitter")
    assert "question" not in told  # the plain one opens with the only question already
    assert told["promise"].startswith("Here is how you get rid of the scale")
    assert told["number"].startswith("The whole cleaning takes 20 minutes")
    assert told["quote"] == ("“I thought it was the milk, all those years.” — Petra")


def test_the_numbers_of_variants_stay() -> None:
    teasers = compose_all(source(POST, BODY), outlet("x"))
    assert [(one.variant, one.opening) for one in teasers] == [
        (1, "plain"),
        (3, "promise"),
        (4, "quote"),
        (5, "number"),
    ]


def test_a_post_without_such_words_has_one_teaser() -> None:
    assert list(openings("<p>The tea is hot today, and it was hot yesterday.</p>")) == ["plain"]
    assert list(openings("")) == ["plain"]


def test_a_variant_is_never_cut() -> None:
    asked = "Why does " + "the old tea taste bitter and " * 12 + "cold?"
    body = f"<p>The tea of this shop is hot, and it was hot before you came.</p><p>{asked}</p>"
    assert "question" in openings(body, "linkedin")
    assert "question" not in openings(body, "bluesky")


def test_a_mail_has_the_question_as_its_subject() -> None:
    body = "<p>Why is the tea so bitter on Mondays? The kettle is emptied when somebody is in.</p>"
    post = replace(POST, teaser=(("", "Tea is hot today."),))
    teasers = compose_all(source(post, body), outlet("email"))
    (asked,) = (one for one in teasers if one.opening == "question")
    assert asked.text.startswith("Subject: Why is the tea so bitter on Mondays?\nPreheader: The")


@pytest.mark.parametrize(
    ("sentence", "opening", "language"),
    [
        ("You will learn what the water does to the leaves.", "promise", "en"),
        ("So gelingt der Tee auch mit hartem Wasser aus der Leitung.", "promise", "de"),
        ("Voici comment le thé devient bon avec une eau dure.", "promise", "fr"),
        ("Aquí tienes lo que necesita un buen té en casa.", "promise", "es"),
        ("Veja como o chá fica bom com água dura em casa.", "promise", "pt"),
        ("硬水でもおいしいお茶をいれる方法をまとめました。", "promise", "ja"),
        ("这篇文章教你用硬水也能泡出一杯好喝的绿茶。", "promise", "zh"),
        ("إليك ما يحتاجه الشاي الجيد في بيتك كل يوم.", "promise", "ar"),
        ("Ines said “it squeaks when nobody listens” and left.", "quote", "en"),
        ("A pot costs $40 and lasts for a life.", "number", "en"),
        ("Most of them, 80 % or so, never come back.", "number", "en"),
        ("Wie lange zieht ein guter grüner Tee?", "question", "de"),
        ("お茶はどうして月曜日だけ苦くなるのでしょうか？", "question", "ja"),
    ],
)
def test_what_opens_how(sentence: str, opening: str, language: str) -> None:
    post = replace(POST, lang=language, teaser=(("", "!"),))
    teasers = compose_all(source(post, f"<p>{sentence}</p>"), outlet("mastodon"))
    assert [one.opening for one in teasers] == ["plain", opening]


@pytest.mark.parametrize(
    "sentence",
    [
        "The shop was founded in 1950 and has been here since.",
        "On May 12 we open again, and on the 3 June too.",
        "Ruby 3.3.12 was released and is worth a look.",
        "With Rails 7 everything gets a little bit better.",
        "Rails 6.1 provides a way to drink tea from two pots.",
        "In part 2 follows what you do with the leaves after that.",
        "Submitting paid=1 via the form does not make the tea hot.",
    ],
)
def test_years_days_and_versions_are_no_numbers(sentence: str) -> None:
    assert "number" not in openings(f"<p>Tea is hot.</p><p>{sentence}</p>")


@pytest.mark.parametrize(
    "question", ["Is there a way to do that?", "Have you ever stood there?", "Why?"]
)
def test_a_question_that_points_back_is_no_opening(question: str) -> None:
    assert "question" not in openings(f"<p>The tea of this shop is hot.</p><p>{question}</p>")


@settings(max_examples=60, deadline=None)
@given(text=TEXT, asked=TEXT, said=TEXT)
def test_variants_keep_every_rule_and_never_repeat(text: str, asked: str, said: str) -> None:
    texts = [one.replace("<", "") for one in (text, asked, said)]
    body = f"<p>{texts[0]}</p><p>Why {texts[1]}?</p><blockquote>{texts[2]}\n— Ann</blockquote>"
    told = source(replace(POST, mentions=("ann",)), body)
    for name in channel_names():
        one = replace(outlet(name), medium="social", handles={"ann": "@ann@tea.example"})
        teasers = compose_all(told, one)
        assert teasers == compose_all(source(told.post, body), one)
        assert len({teaser.text for teaser in teasers}) == len(teasers)
        link = f"{POST.canonical}?utm_source={name}&utm_medium=social&utm_campaign=tea"
        for teaser in teasers:
            assert fits(one.channel, teaser.text, one.most)
            assert teaser.text.endswith(link)
            assert teaser.opening == "plain" or not (begging(teaser.parts.text) or teaser.shortened)
