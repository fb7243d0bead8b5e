"""The words of a teaser: whose they are, how they are chosen, and that they always fit."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blogkit.channels import channel_names
from blogkit.channels.base import clusters, fits
from blogkit.hooks.teasers.choose import choose
from blogkit.hooks.teasers.compose import Teaser, compose
from blogkit.hooks.teasers.hashtags import hashtags
from blogkit.hooks.teasers.source import Source
from blogkit.hooks.teasers.voice import flaws
from blogkit.model.documents import Html
from blogkit.model.views import PostSummary
from blogkit.prose.tone import begging
from tests.hooks.teasers_sample import POST, TEXT, outlet, source, tags


def tell(post: PostSummary, body: str = "", channel: str = "bluesky", most: int = 0) -> Teaser:
    return compose(source(post, body), outlet(channel, most))


def words(teaser: Teaser) -> str:
    return teaser.parts.text


def test_what_the_writer_gave_wins() -> None:
    post = replace(
        POST, summary="A summary.", teaser=(("", "For everyone."), ("x", "For X alone."))
    )
    assert words(tell(post, channel="x")) == "For X alone."
    assert words(tell(post)) == "For everyone."
    assert words(tell(replace(post, teaser=()), "<p>Something else.</p>")) == "A summary."


def test_a_body_that_is_not_needed_is_not_read() -> None:
    def read_body(source: str) -> Html:
        raise AssertionError(source)

    post = replace(POST, teaser=(("", "Tea is hot today."),))
    unread = Source(post, "https://tea.example", read_body)
    for name in channel_names():
        assert compose(unread, outlet(name)).origin == "teaser"


def test_a_summary_that_is_the_beginning_of_the_post_is_no_summary() -> None:
    body = (
        "<p>This is the kind of thing that it is, and so on. "
        "Do you know why your tea is bitter, although you boil 3 cups as the box says?</p>"
    )
    post = replace(POST, summary="This is the kind of thing that it is, and so on.")
    assert words(tell(post, body)).startswith("Do you know why your tea is bitter")


def test_whole_sentences_before_any_cut() -> None:
    post = replace(POST, teaser=(("", "Tea is hot today. " + "Cold tea is for summer. " * 20),))
    teaser = tell(post, most=120)
    assert words(teaser) == "Tea is hot today. Cold tea is for summer. Cold tea is for summer."
    assert teaser.too_long
    assert "shorter than what you wrote" in teaser.warnings[0]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "Nobody drinks it cold, for it is tea and it was made to be hot",
            "Nobody drinks it cold…",
        ),
        ("Nobody drinks it cold because tea was made to be hot", "Nobody drinks it cold because…"),
        ("Nobodydrinksitcoldbecauseteawasmadetobehotatalltimes", "Nobodydrinksitcoldbecauseteaw…"),
        ("お茶は熱いうちに飲むものだと祖母がいつも言っていましたから今日も急いで飲みます", None),
    ],
)
def test_a_cut_at_a_clause_a_word_a_character(text: str, cut: str | None) -> None:
    teaser = tell(replace(POST, teaser=(("", text),)), most=64)
    if cut:
        assert words(teaser) == cut
    assert words(teaser).endswith("…")
    assert teaser.shortened
    assert text.startswith(words(teaser).removesuffix("…"))


def test_hashtags_go_before_words_do() -> None:
    post = replace(POST, teaser=(("", "Tea is hot."),), tags=tags("Green tea", "Cups"))
    assert tell(post).text == f"Tea is hot.\n\n#GreenTea #Cups\n{POST.canonical}"
    assert tell(post, most=56).text == f"Tea is hot.\n\n#GreenTea\n{POST.canonical}"
    assert tell(post, most=46).text == f"Tea is hot.\n\n{POST.canonical}"


def test_a_card_says_the_title_already() -> None:
    assert tell(POST).text == POST.canonical
    assert tell(POST, channel="sms").text == f"How to brew tea {POST.canonical}"
    assert tell(POST).warnings == ("has no words but the link",)


def test_a_link_is_never_cut() -> None:
    teaser = tell(replace(POST, teaser=(("", "Tea."),)), most=20)
    assert teaser.text == POST.canonical
    assert "is too long: 32 of 20 characters" in teaser.warnings


def test_hashtags() -> None:
    names = ["C", "C++", "C#", "how-to", "Tea's best", "tea's BEST", "2026", "日本語", "R&D", "---"]
    assert hashtags(names) == (
        "C",
        "CPlusPlus",
        "CSharp",
        "HowTo",
        "TeasBest",
        "日本語",
        "RAndD",
    )
    assert hashtags(["Cafe\u0301", "Café"]) == ("Café",)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("What would you pay for tea?", 0),
        ("Please follow us on X.", 1),
        ("Don’t forget to subscribe.", 1),
        ("Folgt uns auf Mastodon.", 1),
        ("Do you follow me so far, or like tea?", 1),
        ("Wow!!! Tea!", 1),
        ("If you like tea, why not share it with your friends?", 1),
        ("BUY THIS TEA NOW BEFORE EVERYONE DOES", 1),
        ("HTML, JSON and YAML over HTTP", 0),
        ("This tea is a game-changer.", 1),
    ],
)
def test_voice(text: str, count: int) -> None:
    assert len(flaws(text)) == count


BODY = """\
Our company was founded in 1950.
This is why we do it. You can read more about it below.
Do you know why your tea is bitter? Water that boils for 3 minutes has no air left in it.
Please follow us for more tea."""


def test_chooses_what_is_about_the_reader() -> None:
    best, *rest = choose(BODY, "Why tea is bitter", "en")
    assert best.text.startswith("Do you know why your tea is bitter?")
    assert not any(begging(choice.text) for choice in (best, *rest))


@pytest.mark.parametrize(
    ("language", "better", "worse"),
    [
        ("en", "The kettle of this shop is old.", "Previous posts on the kettle are three."),
        ("en", "The kettle of this shop is old.", "Thank you all for the old kettle in here."),
        ("en", "The kettle of this shop is old.", "You call boil() with --fast on the kettle."),
        ("en", "The kettle of this shop is old.", "You can read about the old kettle here."),
        ("ja", "やかんは古いけれど、まだよく沸きます。", "The kettle of this shop is old."),
        ("en", "The kettle of this shop is old.", "This is Ann, with a kettle that you will like."),
        ("en", "The kettle of this shop is old.", "Ann here, with the old kettle that you like."),
        ("en", "The kettle of this shop is old.", "We are happy to announce the kettle to you."),
        ("en", "The kettle of this shop is old.", "You know this old kettle from @ann_tea."),
        ("en", "The kettle of this shop is old.", "You find the old kettle at kettles.example."),
        ("en", "The kettle of this shop is old.", "In fact, an old kettle is what tea wants."),
        ("en", "The kettle of this shop is old.", "or an old kettle that is in the shop!"),
        ("en", "The kettle of this shop is old.", "For more information you ask for the kettle."),
        ("de", "Der Kessel im Laden ist alt.", "Wir freuen uns, dir den Kessel zu zeigen."),
        ("es", "La tetera de la tienda es vieja.", "Nos complace anunciar la nueva tetera."),
        ("fr", "La théière du magasin est vieille.", "Nous avons le plaisir d’annoncer le thé 3."),
        ("pt", "A chaleira da loja é velha e boa.", "Temos o prazer de anunciar a chaleira 3."),
        ("zh", "店里的水壶很旧，但是烧水很快。", "此水壶的编号是三，已经用了十年。"),
        ("zh", "店里的水壶很旧，但是烧水很快。", "很多顾客帮助了我们，感谢他们的水壶。"),
        ("ja", "やかんは古いけれど、まだよく沸きます。", "その番号は三で、十年も使われています。"),
        (
            "ar",
            "الإبريق في المتجر قديم ويغلي الماء بسرعة.",
            "هذا الإبريق في المتجر قديم وله رقم ثلاثة.",
        ),
    ],
)
def test_what_stands_alone_is_chosen_first(language: str, better: str, worse: str) -> None:
    assert choose(f"{worse}\n{better}", "Tea", language)[0].text == better


@pytest.mark.parametrize(
    ("language", "title", "echo", "news"),
    [
        (
            *("en", "Kettle 3.2.1 released!", "Kettle 3.2.1 has been released."),
            "A lid that closes without a sound is what most people will hear first in the morning.",
        ),
        (
            *("de", "Kessel 3.2 ist da", "Der Kessel 3.2 ist jetzt da."),
            "Ein Deckel, der ohne Geräusch schließt, ist das, was die meisten zuerst hören werden.",
        ),
        (
            *("es", "Publicada la tetera 3", "La tetera 3 ha sido publicada."),
            "Una tapa que cierra sin ruido es lo primero que casi todos van a notar por la mañana.",
        ),
        (
            *("ja", "やかん 3.2 リリース", "やかん 3.2 がリリースされました。"),
            "音を立てずに閉まるふたがついたので、朝早くても家の人を起こさずにお茶をいれられます。",
        ),
    ],
)
def test_what_only_repeats_the_title_is_not_chosen(
    language: str, title: str, echo: str, news: str
) -> None:
    assert choose(f"{echo}\n{news}", title, language)[0].text == news


def test_a_word_of_the_title_is_no_echo_of_it() -> None:
    short = "Autumn has come! It came with an icy wind, and it took all the leaves in one night."
    long = "Ground that is cold does not take up water, and whoever knows that puts the hose away."
    title = "Autumn in the garden: what to cut now, and what to leave until spring"
    assert choose(f"{short}\n{long}", title, "en")[0].text == short


def test_a_paragraph_is_chosen_before_a_part_of_a_list() -> None:
    step = "Boil the water for 3 minutes, and then pour it over the leaves in your warm pot."
    steps = f"<ol><li>{step}</li><li><p>Take milk.</p></li></ol>"
    words = "Tea at 4 is a habit of your house, and so is the pot that you warm for it at noon."
    told = compose(source(POST, f"{steps}<p>{words}</p>"), outlet("x"))
    assert told.text.startswith(words)
    listed = compose(source(POST, steps), outlet("x"))
    assert listed.text.startswith(step)


def test_a_summary_that_begs_is_for_the_page_alone() -> None:
    post = replace(POST, summary="Please follow us and share this.")
    told = compose(source(post, "<p>You can hear when the water is ready.</p>"), outlet("x"))
    assert told.origin == "sentences"
    assert "follow" not in told.text
    wordless = compose(source(post), outlet("x"))
    assert wordless.origin == "summary"
    assert any("asks for a like" in warning for warning in wordless.warnings)


def test_a_line_of_japanese_goes_on_in_the_next_without_a_space() -> None:
    told = compose(source(POST, "<p>お茶はゆっくり\nいれるとおいしくなります。</p>"), outlet("x"))
    assert "お茶はゆっくりいれると" in told.text


def test_the_title_is_not_chosen() -> None:
    text = "Why tea is bitter. It is the water, and you can change it."
    assert all(
        not one.text.startswith("Why tea") for one in choose(text, "Why tea is bitter", "en")
    )


TOLD = st.builds(
    lambda text, summary, names, teaser: replace(
        POST, title=text, summary=summary, tags=tags(*names), teaser=teaser
    ),
    TEXT,
    TEXT,
    st.lists(TEXT, max_size=4),
    st.just(()) | st.tuples(st.tuples(st.sampled_from(["", "x", "sms"]), TEXT)),
)


@settings(max_examples=150, deadline=None)
@given(post=TOLD, body=TEXT, most=st.none() | st.integers(70, 320))
def test_every_teaser_fits_and_leads_home(post: PostSummary, body: str, most: int | None) -> None:
    told = source(post, f"<p>{body.replace('<', '')}</p>")
    for name in channel_names():
        one = outlet(name, most if most and name != "email" else 0)
        teaser = compose(told, one)
        assert fits(one.channel, teaser.text, one.most)
        assert teaser.text.endswith(POST.canonical)
        assert teaser == compose(told, one)
        if teaser.origin == "sentences":
            assert not begging(teaser.parts.text)
        _is_made_of_whole_characters(teaser)


def _is_made_of_whole_characters(teaser: Teaser) -> None:
    """What is kept of a text ends where one of its clusters does."""
    if teaser.shortened and teaser.parts.text.endswith("…"):
        head = teaser.parts.text.removesuffix("…")
        assert unicodedata.is_normalized("NFC", head)
        assert clusters(head + "a")[-1] == "a"
