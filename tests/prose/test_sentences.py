"""Sentences by language: where a full stop ends one and where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.prose.sentences import is_whole, split_sentences

CASES: dict[str, list[tuple[str, ...]]] = {
    "en": [
        ("One.", "Two!", "Three?", "Four…", "Five"),
        ("Dr. Grey met Mr. J. Smith at 5 p.m. on Main St. today.", "He left."),
        ("It weighs 3.5 kg, e.g. a cat, i.e. not much.", "See fig. 2."),
        ("We open in the U.S. and the U.K. soon.", "Then in Peru."),
        ("Tea Co. Ltd. is here.", "Tea, milk, etc.", "Come in."),
        ('"Stop. Now." she said.', "He stopped."),
        ("“Is it?” he asked.", "“It is.”", "Good."),
        ("(The pot is old. It leaks.)", "Use a cup."),
        ("Was it me?", "It was I.", "Who else?"),
        ("Yahoo! is a name.", "Really?!", "Yes."),
        ("Read node.js and README.md first.", "Done."),
        ("Wait... what?", "Oh."),
    ],
    "de": [
        ("Am 3. Mai kam z. B. Frau Dr. Öztürk, d. h. um 8 Uhr.", "Sie blieb."),
        ("Es gibt Tee, Kaffee usw.", "Kommt vorbei."),
        ("„Ist das alles?“ fragte sie.", "„Ja.“", "Gut."),
        ("»Wirklich?«", "Er nickte."),
        ("Das kostet ca. 5 Euro bzw. 6 Dollar.", "Mehr nicht."),
    ],
    "es": [
        ("¿Quién es?", "¡Pase, Sra. López!", "El té está listo."),
        ("La pág. 3 dice: «No. Nunca.»", "Es así."),
    ],
    "fr": [
        ("Vous venez ?", "Oui !", "M. Dupont aussi."),
        ("« Ça va ? » demanda-t-il.", "« Oui. »", "Il sourit."),
    ],
    "pt": [("O Sr. Silva chegou às 8 h.", "E a Dra. Ana?", "Também.")],
    "zh": [
        ("你好吗？", "我很好。", "谢谢！"),
        ("他说：“好的。”然后走了。", "门关了。"),
    ],
    "ja": [
        ("「そうですか。」と田中さんは言いました。", "お茶です。"),
        ("今日は（休みです。たぶん。）雨。", "明日は？", "晴れ！"),
    ],
    "ar": [("هل تشرب الشاي؟", "نعم، من فضلك.", "شكراً!")],
}


@pytest.mark.parametrize(
    ("language", "sentences"),
    [(language, sentences) for language, cases in CASES.items() for sentences in cases],
)
def test_splits(language: str, sentences: tuple[str, ...]) -> None:
    space = "" if language in {"zh", "ja"} else " "
    assert split_sentences(space.join(sentences), language) == sentences


def test_a_line_is_never_left() -> None:
    assert split_sentences("A heading\nOne. Two.\n\n“Open", "en") == (
        "A heading",
        "One.",
        "Two.",
        "“Open",
    )


WHOLE = ("Yes.", "“Yes.”", "(Why?)", "はい。", "「はい。」", "نعم؟", "« Oui ! »")


@pytest.mark.parametrize("text", WHOLE)
def test_whole(text: str) -> None:
    assert is_whole(text)
    assert not is_whole(f"{text} and")


def test_a_stop_in_parentheses_ends_no_sentence_around_them() -> None:
    assert not is_whole("1 pepper, chopped (if you like it!)")
    assert is_whole("Chop it (if you like).")


@given(
    text=st.text(st.sampled_from("aB1. !?\"'“”„»«()「」。？ \n\u00a0éß日…"), max_size=80),
    language=st.sampled_from([*CASES, "xx", "de-CH"]),
)
def test_nothing_is_lost(text: str, language: str) -> None:
    sentences = split_sentences(text, language)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() != "" for sentence in sentences)
