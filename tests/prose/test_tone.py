"""Begging, advertising and shouting are told in the words in which they were found."""

from blogkit.prose.tone import begging, hype, shouted


def test_what_begs_and_what_does_not() -> None:
    assert begging("If you like it, please follow us!") == "please follow us"
    assert begging("Wenn es dir gefällt: folgt uns.") == "folgt uns"
    assert begging("¡Síguenos hoy!") == "Síguenos"
    assert begging("更多内容，求关注！") == "求关注"
    assert begging("Follow the path to the lake.") == ""
    assert begging("Dem Weg folgt man bis zum See.") == ""


def test_hype_is_found_in_the_middle_of_a_sentence() -> None:
    assert hype("This is a Game-Changer for tea.") == "Game-Changer"
    assert hype("Das ist bahnbrechender Tee.") == "bahnbrechender"
    assert hype("The rules of the game are changing.") == ""


def test_abbreviations_are_not_shouted() -> None:
    assert shouted("FREE TODAY: our HTML and JSON") == ("FREE", "TODAY")
