"""Reading: from sentences to their words, and to how easy they are to read."""

import re
from collections.abc import Sequence

from blogkit.prose.language import Ease

_ADDRESS = re.compile(r"\b[a-z]+://\S*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def words_of(text: str) -> list[str]:
    """The words of ``text``; numbers and addresses are none, and an apostrophe parts none."""
    return _WORD.findall(_ADDRESS.sub(" ", text))


def syllables(word: str, ease: Ease) -> int:
    """How many syllables ``word`` has, about: one for every group of vowels that is heard."""
    bare = word.casefold()
    heard = ease.silent.sub("", bare) if ease.silent else bare
    return max(1, len(ease.nucleus.findall(heard)))


def reading_ease(sentences: Sequence[str], ease: Ease) -> float:
    """How easy ``sentences`` are to read; 60 to 70 is plain.

    The formula is that of the language: for English R. Flesch, "A new readability yardstick",
    Journal of Applied Psychology 32 (1948); for German T. Amstad, "Wie verständlich sind unsere
    Zeitungen?" (Zürich 1978), who fitted Flesch's to German's longer words.
    """
    spoken = [words for sentence in sentences if (words := words_of(sentence))]
    count = sum(len(words) for words in spoken)
    if not count:
        return 100.0
    heard = sum(syllables(word, ease) for words in spoken for word in words)
    return ease.base - ease.sentence * count / len(spoken) - ease.syllable * heard / count
