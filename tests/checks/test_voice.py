"""Voice: what would put a reader off, with the line it stands on, and what would not."""

from pathlib import Path

import pytest

from blogkit.checks.subjects import DocumentSubject
from blogkit.checks.voice import Verdict, judge
from blogkit.content.options import ParseOptions
from blogkit.content.parse import parse
from blogkit.model.documents import SourcePath
from blogkit.pipeline.subjects import document_subject
from tests.checks.checking import CARDS, checked, told
from tests.sites import TestSite, settings_of

SETTINGS = settings_of(site={"title": "Tea", "base_url": "https://tea.example", "timezone": "UTC"})
OPTIONS = ParseOptions(
    timezone="UTC", tag_authority="tea.example,2026", language="en", smart_quotes=True
)

TALK = {
    "en": "Your tea is bitter? Then the water was too hot. Let it stand for a while. ",
    "de": "Dein Tee ist bitter? Dann war das Wasser zu heiß. Lass es ein wenig stehen. ",
}
"""What nobody could object to, several times over."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path


def subject(
    root: Path, body: str, title: str = "How hot is tea?", lang: str = "en"
) -> DocumentSubject:
    source = SourcePath("content/posts/tea.md")
    written = f"---\ntitle: {title!r}\ndate: 2026-03-04\nlang: {lang}\n---\n{body}"
    file = root / source
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(written, encoding="utf-8")
    parsed = parse(source, file.read_bytes(), OPTIONS)
    return document_subject(parsed.document, parsed.body, parsed.text, root, SETTINGS)


def verdict(root: Path, body: str, title: str = "How hot is tea?", lang: str = "en") -> Verdict:
    found = judge(subject(root, body, title, lang))
    assert found is not None
    return found


def rules(found: Verdict) -> list[str]:
    return [problem.rule.removeprefix("voice.") for problem in found.problems]


@pytest.mark.parametrize("lang", ["en", "de"])
def test_who_talks_to_the_reader_has_all_points(root: Path, lang: str) -> None:
    found = verdict(root, (TALK[lang] * 4 + "\n\n") * 3, lang=lang)
    assert (found.score, found.reasons, found.problems) == (100, (), ())


@pytest.mark.parametrize(
    ("lang", "rule", "bad", "good"),
    [
        ("en", "begging", "Please follow us for more.", "Follow the path to our door."),
        ("de", "begging", "Bitte folgt uns auf allen Kanälen.", "Danach folgen wir dem Weg."),
        ("en", "hype", "It is a game changer.", "It changes the water."),
        ("de", "hype", "Der Tee ist bahnbrechend.", "Der Tee bricht keine Bahn."),
        ("en", "jargon", "We leverage our kettle.", "The lever of our kettle is red."),
        ("en", "jargon", "We are pleased to announce tea.", "We are pleased with the tea."),
        ("de", "jargon", "Wir liefern zeitnah.", "Wir liefern bis Dienstag."),
        ("de", "jargon", "Wir freuen uns, Tee ankündigen zu dürfen.", "Wir freuen uns auf Tee."),
        ("en", "shouting", "Today FREE DELIVERY for all.", "We know HTML, JSON and an IBM COBOL."),
        ("en", "shouting", "Hot tea!!", "Hot tea!"),
        ("de", "shouting", "JETZT BESTELLEN heißt es dann.", "Die DSGVO und die UNESCO."),
        ("en", "long-sentence", "It is hot " + "and it is good " * 11 + ".", "It is hot."),
        ("de", "long-sentence", "Er ist heiß " + "und er ist gut " * 9 + ".", "Er ist heiß."),
        ("en", "long-paragraph", "Tea is hot. " * 45, "Tea is hot. " * 30),
        ("de", "long-paragraph", "Tee ist heiß. " * 45, "Tee ist heiß. " * 30),
    ],
)
def test_a_flaw_has_the_line_of_its_sentence(
    root: Path, lang: str, rule: str, bad: str, good: str
) -> None:
    link = f"- [{TALK[lang]}](https://tea.example/hot/tea)"
    before = f"{TALK[lang]}\n\n{link}\n\n> {bad}\n\n```\n{bad}\n```\n\n"
    found = verdict(root, f"{before}*Hm:* {bad}\n\nOK?", lang=lang)
    assert rules(found) == [rule]
    assert found.problems[0].place is not None
    assert found.problems[0].place.line == 16
    assert found.score < 100
    assert rules(verdict(root, f"{before}{good}\n\nOK?", lang=lang)) == []


@pytest.mark.parametrize(
    ("lang", "ours", "yours"),
    [
        ("en", "We sell our tea. ", "You drink your tea. "),
        ("de", "Wir verkaufen unseren Tee. ", "Du trinkst deinen Tee. "),
        ("de", "Bei uns gibt es unseren Tee. ", "So trinken Sie Ihren Tee. "),
    ],
)
def test_a_post_may_speak_of_us_where_it_speaks_to_you(
    root: Path, lang: str, ours: str, yours: str
) -> None:
    found = verdict(root, "Tee?\n\n" + ours * 3 + yours, lang=lang)
    assert [str(problem) for problem in found.problems] == [
        "content/posts/tea.md:8:1: speaks of itself 6 times and to the reader twice (25 %)"
    ]
    assert rules(verdict(root, ours * 3 + yours * 3, lang=lang)) == []


def test_the_country_is_not_us_and_german_she_is_not_you(root: Path) -> None:
    assert rules(verdict(root, "They live in the US. " * 6)) == []
    found = verdict(root, "Wir fragen Anna. Sie sagt, wir sind nett. " * 4, lang="de")
    assert found.problems[0].what == "speaks of itself 8 times and to the reader never (0 %)"


@pytest.mark.parametrize(
    ("lang", "passive", "active"),
    [
        ("en", "The tea was brewed at noon. ", "Anna is tired and has brewed tea. "),
        ("de", "Der Tee wird dort gebrüht. ", "Anna wird morgen Tee brühen. "),
    ],
)
def test_somebody_should_do_things(root: Path, lang: str, passive: str, active: str) -> None:
    found = verdict(root, passive * 4 + TALK[lang] * 2, lang=lang)
    assert rules(found) == ["passive"]
    assert "4 of 10 sentences are passive" in found.problems[0].what
    assert rules(verdict(root, passive + active * 6, lang=lang)) == []


@pytest.mark.parametrize(
    ("lang", "hard"),
    [
        ("en", "Organizational communication necessitates administrative sophistication. "),
        ("de", "Betriebswirtschaftliche Rahmenbedingungen erfordern Sorgfaltspflichten. "),
    ],
)
def test_long_words_are_hard_to_read(root: Path, lang: str, hard: str) -> None:
    assert rules(verdict(root, hard * 8 + "OK?", lang=lang)) == ["hard-to-read"]


@pytest.mark.parametrize(
    ("lang", "empty", "full"),
    [
        ("en", "December newsletter", "News from the oven: the rye is back"),
        ("en", "Welcome to our new blog!", "Welcome your regulars by name"),
        ("en", "Some small updates", "Update your opening hours in a minute"),
        ("de", "Neuigkeiten aus dem Dezember", "Neues Brot, altes Rezept"),
        ("de", "Herzlich willkommen auf unserem Blog", "Willkommen heißen, wen man kennt"),
    ],
)
def test_a_title_promises_something(root: Path, lang: str, empty: str, full: str) -> None:
    found = verdict(root, TALK[lang], title=empty, lang=lang)
    assert [str(problem) for problem in found.problems] == [
        f"content/posts/tea.md:2:8: the title '{empty}' promises nothing"
    ]
    assert rules(verdict(root, TALK[lang], title=full, lang=lang)) == []


@pytest.mark.parametrize(
    ("lang", "end", "steps"),
    [
        (
            "en",
            "The tea is hot. The cat is old.",
            ["Come by on Tuesday.", "Is yours?", "[Tea](t.md)"],
        ),
        (
            "de",
            "Der Tee ist heiß. Die Katze ist alt.",
            ["Komm vorbei.", "Und deiner?", "[Tee](t.md)"],
        ),
    ],
)
def test_an_ending_goes_somewhere(root: Path, lang: str, end: str, steps: list[str]) -> None:
    paragraphs = f"{TALK[lang] * 5}\n\n{end}\n\n{end}\n\n1 2 {end} "
    found = verdict(root, paragraphs, lang=lang)
    assert [str(problem) for problem in found.problems] == [
        "content/posts/tea.md:12:1: ends without a question and without a next step"
    ]
    for step in steps:
        assert rules(verdict(root, paragraphs + step, lang=lang)) == []


def test_what_others_say_is_theirs(root: Path) -> None:
    quoted = 'They write "Please follow us!!" and *We are pleased to announce a game changer.*'
    assert rules(verdict(root, quoted)) == []


def test_the_score_never_falls_below_nothing(root: Path) -> None:
    bad = "We leverage our synergy in order to empower our customers going forward. " * 20
    found = verdict(root, f"{bad}!!\n\nPlease follow us. Like our page.\n\n{bad}", title="News")
    assert 0 <= found.score < 40
    assert found.reasons[:2] == ("speaks of itself (-25)", "begs (-16)")


def test_hints_score_and_languages_in_a_site(site: TestSite) -> None:
    site.write(
        "blogkit.toml",
        CARDS + '[checks]\nleast_voice = 90\n[checks.severity]\n"voice.score" = "error"\n',
    )
    site.post("bad", "Please follow us. We are pleased to announce synergy.", title="News")
    site.post("quiet", "Please follow us.", title="News", ignore="[voice]")
    site.post("thé", "Suivez-nous.", title="Le thé", lang="fr")
    site.write("content/pages/imprint.md", "---\ntitle: News\n---\n\nWe sell our tea. " * 9)
    post = "content/posts/bad.md"
    counter = "is not what you would say across a counter"
    points = "the voice has 76 of 100 points: empty title (-10), begs (-8), jargon (-6)"
    assert told(site, "voice") == [
        f"voice.empty-title hint {post}:2:8: the title 'News' promises nothing",
        f"voice.score error {post}:2:8: {points}",
        f"voice.begging hint {post}:5:1: 'Please follow us' asks the reader for a favour",
        f"voice.jargon hint {post}:5:19: 'pleased to announce' {counter}",
        f"voice.jargon hint {post}:5:19: 'synergy' {counter}",
        "voice.language hint content/posts/thé.md:1: the voice of posts in 'fr' is not judged",
    ]
    assert checked(site).complete
