"""The rules of the voice, with what each is called where a score is explained."""

from blogkit.checks.rules import Rule
from blogkit.errors import Severity


def _rule(name: str, about: str) -> Rule:
    return Rule(name=f"voice.{name}", severity=Severity.HINT, about=about)


ABOUT_US = _rule("about-us", "a post that says 'we' more often than 'you'")
HARD = _rule("hard-to-read", "a post whose reading ease is low")
LONG_SENTENCE = _rule("long-sentence", "a sentence that nobody can say in one breath")
LONG_PARAGRAPH = _rule("long-paragraph", "a paragraph that is taller than the screen of a phone")
BEGGING = _rule("begging", "asks for a like, a follow or a share")
HYPE = _rule("hype", "words of advertisements")
JARGON = _rule("jargon", "a word that nobody says across a counter")
PASSIVE = _rule("passive", "a post in which things are done, and nobody does them")
SHOUTING = _rule("shouting", "words in capitals, and more exclamation marks than one a paragraph")
EMPTY_TITLE = _rule("empty-title", "a title that could stand over any post")
NO_NEXT_STEP = _rule("no-next-step", "an ending without a question, a link or something to do")
SCORE = _rule("score", "a post whose voice has fewer points than 'least_voice' in `[checks]`")
LANGUAGE = _rule("language", "a language whose voice blogkit knows nothing of")

REASONS = {
    ABOUT_US: "speaks of itself",
    HARD: "hard to read",
    LONG_SENTENCE: "long sentences",
    LONG_PARAGRAPH: "long paragraphs",
    BEGGING: "begs",
    HYPE: "advertises",
    JARGON: "jargon",
    PASSIVE: "passive",
    SHOUTING: "shouts",
    EMPTY_TITLE: "empty title",
    NO_NEXT_STEP: "no next step",
}
"""Every rule that costs points, and how the score names it."""
