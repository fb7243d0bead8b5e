"""Flaws: from a passage to what would put its readers off, each with what it costs in points."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from blogkit.checks.rules import Rule
from blogkit.checks.voice import rules
from blogkit.checks.voice.passage import Passage
from blogkit.dataclasses import dataclass
from blogkit.prose.language import Language
from blogkit.prose.reading import reading_ease, words_of
from blogkit.prose.tone import begging, hype, shouted

_ENOUGH_WORDS = 80
"""Shorter posts are notes: neither shares nor endings say anything of them."""

_ENOUGH_SENTENCES = 8
_MOST_OF_ONE_KIND = 3
_LONGEST_PARAGRAPH = 120
"""Words: at seven or eight a line they fill the screen of a phone."""

_WE_TOO_OFTEN, _FAIR_SHARE = 5, 0.7
_PASSIVE_TOO_OFTEN, _PASSIVE_SHARE = 4, 0.3
_MOST_EXCLAMATIONS, _WORDS_TO_ONE = 2, 60
_MANY_MARKS = re.compile("[!\uff01]{2,}|\\?!|!\\?")
_CAPITALS = re.compile(r"\b[^\W\d_]{2,}(?: [^\W\d_]{2,})+\b")
_LAST_BLOCKS = 3
_BLOCK = re.compile(r"<(?:p|li|dd|blockquote)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One flaw: ``at`` is the text that it is about; empty for the title."""

    rule: Rule
    what: str
    hint: str
    cost: int
    at: str = ""


def about_us(passage: Passage) -> Iterator[Flaw]:
    """More of the firm than of the reader."""
    counted = [(_persons(sentence, passage.language), sentence) for sentence in passage.spoken]
    reader = sum(persons[0] for persons, _ in counted)
    writer = sum(persons[1] for persons, _ in counted)
    if writer < _WE_TOO_OFTEN or reader > writer * _FAIR_SHARE:
        return
    share = round(100 * reader / (reader + writer))
    yield Flaw(
        rule=rules.ABOUT_US,
        what=f"speaks of itself {_times(writer)} and to the reader {_times(reader)} ({share} %)",
        hint="begin with what the reader gets or asks; say 'you' where it says 'we'",
        cost=round(25 * (1 - reader / writer)),
        at=max(counted, key=lambda one: one[0][1] - one[0][0])[1],
    )


def _persons(sentence: str, language: Language) -> tuple[int, int]:
    """How often ``sentence`` has words for the reader and for the writer."""
    reader = writer = 0
    for index, word in enumerate(words_of(sentence)):
        bare = re.split("['\u2019]", word)[0]
        small = bare.casefold()
        # German: "Sie" is "you", but where it begins a sentence it may be "she"; "US" is no "us".
        reader += small in language.reader or (index > 0 and bare in language.reader)
        writer += small in language.writer and not (bare.isupper() and len(bare) > 1)
    return reader, writer


def hard_to_read(passage: Passage) -> Iterator[Flaw]:
    """A low reading ease."""
    if len(passage.sentences) < _ENOUGH_SENTENCES:
        return
    ease = reading_ease(passage.sentences, passage.language.ease)
    least = passage.language.least_ease
    if ease >= least:
        return
    yield Flaw(
        rule=rules.HARD,
        what=f"has a reading ease of {ease:.0f}; people read on above {least:.0f}",
        hint="make two sentences of one, and take the short word where there are two",
        cost=min(20, 5 + round((least - ease) / 2)),
        at=passage.sentences[0],
    )


def long_sentences(passage: Passage) -> Iterator[Flaw]:
    """The longest sentences, where they are too long."""
    counted = [(len(words_of(one)), one) for one in passage.sentences]
    too_long = [one for one in counted if one[0] > passage.language.longest_sentence]
    for count, sentence in sorted(too_long, key=lambda one: -one[0])[:_MOST_OF_ONE_KIND]:
        what = f"a sentence of {count} words: '{_beginning(sentence)}'"
        hint = "read it aloud; where you breathe, put a full stop"
        yield Flaw(rule=rules.LONG_SENTENCE, what=what, hint=hint, cost=4, at=sentence)


def long_paragraphs(passage: Passage) -> Iterator[Flaw]:
    """The longest paragraphs, where they are too long."""
    counted = [(len(words_of(one)), one) for one in passage.paragraphs]
    too_long = [one for one in counted if one[0] > _LONGEST_PARAGRAPH]
    for count, paragraph in sorted(too_long, key=lambda one: -one[0])[:_MOST_OF_ONE_KIND]:
        what = f"a paragraph of {count} words: more than the screen of a phone"
        hint = f"begin a new one in its middle; up to {_LONGEST_PARAGRAPH} words are comfortable"
        yield Flaw(rule=rules.LONG_PARAGRAPH, what=what, hint=hint, cost=4, at=paragraph)


def phrases(passage: Passage) -> Iterator[Flaw]:
    """What begs, what advertises, and what nobody says aloud: each phrase once."""
    told: set[str] = set()
    for sentence in passage.spoken:
        for rule, phrase, hint in _phrases(sentence, passage.language):
            if (small := phrase.casefold()) in told:
                continue
            told.add(small)
            what = f"'{phrase}' {_COMPLAINTS[rule]}"
            yield Flaw(rule=rule, what=what, hint=hint, cost=_COSTS[rule], at=sentence)


_COMPLAINTS = {
    rules.BEGGING: "asks the reader for a favour",
    rules.HYPE: "sounds like an advertisement",
    rules.JARGON: "is not what you would say across a counter",
}
_COSTS = {rules.BEGGING: 8, rules.HYPE: 5, rules.JARGON: 3}


def _phrases(sentence: str, language: Language) -> Iterator[tuple[Rule, str, str]]:
    if begged := begging(sentence):
        yield rules.BEGGING, begged, "give first: a reason to come back is worth more than a like"
    if promised := hype(sentence):
        yield rules.HYPE, promised, "say what it does, and let the reader be amazed"
    for pattern, plain in language.jargon:
        if found := pattern.search(sentence):
            yield rules.JARGON, found[0], f"plainer: {plain}"


def passive(passage: Passage) -> Iterator[Flaw]:
    """More passive sentences than a conversation has."""
    patterns = passage.language.passive
    found = [
        (match[0], sentence)
        for sentence in passage.spoken
        if (match := next(filter(None, (one.search(sentence) for one in patterns)), None))
    ]
    share = len(found) / max(1, len(passage.spoken))
    if len(found) < _PASSIVE_TOO_OFTEN or share <= _PASSIVE_SHARE:
        return
    yield Flaw(
        rule=rules.PASSIVE,
        what=f"{len(found)} of {len(passage.spoken)} sentences are passive, as '{found[0][0]}'",
        hint="say who does it",
        cost=8,
        at=found[0][1],
    )


def shouting(passage: Passage) -> Iterator[Flaw]:
    """Capitals and exclamation marks."""
    hint = "say it as you would to somebody a step away"
    for sentence in (passage.subject.document.title, *passage.spoken):
        runs = [run for run in _CAPITALS.findall(sentence) if _is_shouted(run)]
        loud = runs[0] if runs else (match[0] if (match := _MANY_MARKS.search(sentence)) else "")
        if loud:
            at = "" if sentence == passage.subject.document.title else sentence
            yield Flaw(rule=rules.SHOUTING, what=f"'{loud}' shouts", hint=hint, cost=5, at=at)
            return
    marked = [sentence for sentence in passage.spoken if sentence.rstrip("\"'”’)").endswith("!")]
    most = max(_MOST_EXCLAMATIONS, passage.word_count // _WORDS_TO_ONE)
    if len(marked) > most:
        what = f"has {len(marked)} exclamation marks"
        yield Flaw(rule=rules.SHOUTING, what=what, hint=hint, cost=5, at=marked[most])


def _is_shouted(run: str) -> bool:
    """Whether two long words next to each other are in capitals."""
    words = run.split(" ")
    pairs = pairwise(words)
    return any(len(shouted(f"{one} {two}")) == 2 for one, two in pairs)


def empty_title(passage: Passage) -> Iterator[Flaw]:
    """A title that promises nothing."""
    title = passage.subject.document.title
    if passage.language.empty_title.fullmatch(title.strip()):
        what = f"the title '{title}' promises nothing"
        hint = "say what the reader will know, have or be able to do afterwards"
        yield Flaw(rule=rules.EMPTY_TITLE, what=what, hint=hint, cost=10)


def no_next_step(passage: Passage) -> Iterator[Flaw]:
    """An end at which the reader is left standing."""
    if passage.word_count < _ENOUGH_WORDS or passage.subject.document.ends_with_question:
        return
    blocks = [match.start() for match in _BLOCK.finditer(passage.subject.html)][-_LAST_BLOCKS:]
    ending = "\n".join(passage.paragraphs[-_LAST_BLOCKS:])
    if "<a " in passage.subject.html[blocks[0] if blocks else 0 :] or "?" in ending:
        return
    if passage.language.next_step.search(ending):
        return
    yield Flaw(
        rule=rules.NO_NEXT_STEP,
        what="ends without a question and without a next step",
        hint="ask what you would like to know, or say what to do or to read next",
        cost=8,
        at=passage.paragraphs[-1],
    )


FINDERS: tuple[Callable[[Passage], Iterator[Flaw]], ...] = (
    empty_title,
    about_us,
    hard_to_read,
    passive,
    long_sentences,
    long_paragraphs,
    phrases,
    shouting,
    no_next_step,
)


def _times(count: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def _beginning(sentence: str) -> str:
    words = sentence.split()
    return " ".join(words[:6]) + " …"
