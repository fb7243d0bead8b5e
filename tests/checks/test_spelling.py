"""Spelling: what is one letter away from a right word, and what is nobody's business."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from blogkit.checks.spelling import dictionaries
from blogkit.checks.spelling.dictionaries import find_dictionary, how_to_install
from tests.checks.checking import CARDS, told
from tests.sites import PNG, TestSite

AFF = "SET UTF-8\nTRY esianrtolcdugmphbyfvkwzäöüß\nREP 1\nREP ei ie\n"
ENGLISH = "the tea is hot and good cafe don't receive cup picture of come Monday believe"
GERMAN = "der Tee ist heiß und gut Rhythmus Laden nicht"


def write_dictionary(site: TestSite, name: str, words: str) -> None:
    listed = words.split()
    site.write(f"dictionaries/{name}.aff", AFF)
    site.write(f"dictionaries/{name}.dic", "\n".join([str(len(listed)), *listed, ""]))


@pytest.fixture(autouse=True)
def no_dictionaries_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dictionaries, "_LINUX", ())
    monkeypatch.setattr(dictionaries, "_SYSTEMS", {})
    monkeypatch.delenv("DICPATH", raising=False)


@pytest.fixture
def shop(site: TestSite) -> TestSite:
    write_dictionary(site, "en_US", ENGLISH)
    write_dictionary(site, "de_DE_frami", GERMAN)
    site.write("blogkit.toml", CARDS)
    return site


def slips(shop: TestSite, body: str, **front: object) -> list[str]:
    """The slips of one post, as ``line:column what``."""
    shop.post("tea", body, **{"title": "The tea", **front})
    found = told(shop, "spelling.unknown-word")
    return [one.partition("tea.md:")[2].removesuffix(" is not in the dictionary") for one in found]


def test_a_slip_has_its_place_and_what_may_be_meant(shop: TestSite) -> None:
    link = "[tae](https://teh.example/recieve)"
    body = f"The {link} is\n*hto*, hto and recieve good.\n\n- Recieve the tea"
    assert slips(shop, body) == ["5:6: 'tae'", "6:2: 'hto' is not in the dictionary (2 times)",
        "6:16: 'recieve'", "8:3: 'Recieve'"]  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "The tea is hot: `tae`, <kbd>hto</kbd>, https://recieve.example, recieve@tea.example.",
        "```\nhto tae recieve\n```",
        "The tea, says Monxay, is hot. Monxay and TAE, Blog, blogs, newsletter, Mastodon.",
        "The café, the tea's cup, the cup’s tea, don’t.",
        '<p>The tea is <span lang="de">hott</span>, <b translate="no">teaa</b>.</p>',
        "The orchestrion is good and hott.",
    ],
)
def test_code_addresses_names_and_terms_are_left_alone(shop: TestSite, body: str) -> None:
    assert slips(shop, body) == []


def test_fields_that_readers_read_are_read(shop: TestSite) -> None:
    shop.write("content/posts/cup.png", PNG)
    found = slips(
        shop,
        "The tea.\n\n![pictuer of tea](cup.png)",
        title="The hto tea",
        summary="The goood tea",
        teaser="The tae is hot",
        authors="[hto]",
    )
    assert found == ["4:10: 'goood'", "5:9: 'tae'", "10:19: 'pictuer'"]


def test_german_nouns_have_capitals_and_the_language_is_the_post_s(shop: TestSite) -> None:
    german = "Der Tee ist heiß, der Rythmus gut und Jörgensen nicht. Der Build ist nichd."
    assert slips(shop, german, title="Der Tee", lang="de") == ["6:23: 'Rythmus'", "6:70: 'nichd'"]


def test_a_site_has_words_of_its_own(shop: TestSite) -> None:
    shop.write("words.txt", "# ours\ntae # a joke\nHto\ntwo words\n")
    assert slips(shop, "The tae and TAE and Tae. The hto.") == ["5:30: 'hto'"]
    assert told(shop, "spelling.word-list") == [
        "spelling.word-list warning words.txt:4: 'two words' is more than one word"
    ]
    shop.write("words.txt", b"caf\xe9\n")
    assert "words.txt:1: is not UTF-8" in told(shop, "spelling.word-list")[0]


def test_another_language_is_one_hint(shop: TestSite) -> None:
    words = " ".join(f"wort{letter}{other}" for letter in "abcdef" for other in "abcdef")
    shop.post("tea", words, title="The tea")
    what = "36 of 38 words are not in the dictionary of 'en'"
    assert told(shop, "spelling") == [
        f"spelling.other-language hint content/posts/tea.md:1: {what}"
    ]


def test_a_missing_dictionary_is_one_hint_and_no_crash(
    site: TestSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("blogkit.toml", CARDS)
    for name in ("one", "two"):
        site.post(name)
    site.post("ja", lang="ja")
    what = "spelling is not checked: there is no dictionary for 'en'"
    assert told(site, "spelling") == [f"spelling.no-dictionary hint content/posts/one.md:1: {what}"]
    monkeypatch.setitem(sys.modules, "hunspell", ModuleType("hunspell"))  # another one
    assert told(site, "spelling") == [
        "spelling.no-checker hint spelling is not checked: its library is not installed"
    ]


def test_how_to_get_a_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    assert how_to_install("de-AT").startswith("Debian and Ubuntu: apt install hunspell-de-at;")
    assert how_to_install("en").endswith("put en_US.aff and en_US.dic into dictionaries/")
    assert "hunspell-fr;" in how_to_install("fr")
    monkeypatch.setattr(dictionaries, "_SYSTEMS", {"linux": (), "darwin": (), "win32": ()})
    assert how_to_install("de") == (
        "install LibreOffice with this language, or put de_DE.aff and de_DE.dic into dictionaries/"
    )


def test_the_region_chooses_and_english_without_one_is_of_both_sides(tmp_path: Path) -> None:
    site = TestSite(tmp_path)
    write_dictionary(site, "en_US", "color")
    write_dictionary(site, "en_GB", "colour")

    def known(language: str) -> list[str]:
        found = find_dictionary(language, tmp_path)
        assert found is not None
        return [word for word in ("color", "colour") if found.knows(word)]

    assert known("en-US") == ["color"]
    assert known("en-GB") == ["colour"]
    assert known("en") == ["color", "colour"]
    assert known("en-IE") == ["colour"]
    assert find_dictionary("fr", tmp_path) is None


def test_letters_that_a_dictionary_cannot_spell_are_no_slips(tmp_path: Path) -> None:
    site = TestSite(tmp_path)
    site.write("dictionaries/de_DE.aff", "SET ISO8859-1\n")
    site.write("dictionaries/de_DE.dic", b"1\nStra\xdfe\n")
    found = find_dictionary("de", tmp_path)
    assert found is not None
    assert found.knows("Straße")
    assert found.knows("Łódź")
    assert found.suggest("Łódź") == ()
    assert not found.knows("Strase")
