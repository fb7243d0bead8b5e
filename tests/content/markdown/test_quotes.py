"""Typewriter marks become those of the language, except in code."""

import pytest

from tests.content.markdown.rendering import html


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ('"tea"', "“tea”"),
        ("'tea'", "‘tea’"),
        ("don't, the dogs' tea, '90s, 'tis", "don’t, the dogs’ tea, ’90s, ’tis"),
        ("\"He said 'tea'.\"", "“He said ‘tea’.”"),
        ('"*tea*" *"tea"*', "“<em>tea</em>” <em>“tea”</em>"),
        ('("tea") - "..."', "(“tea”) - “…”"),
        ('"`tea`" `"tea"`', '“<code>tea</code>” <code>"tea"</code>'),
        ('<kbd>"</kbd> <b>"tea"</b>', '<kbd>"</kbd> <b>“tea”</b>'),
        ("a -- b---c", "a – b—c"),
        ("use --help, a--b, --> x", "use --help, a–b, --&gt; x"),
        ("wait... ....", "wait… ...."),
        ('\\"tea\\" &quot;tea&quot;', '"tea" &quot;tea&quot;'),
        ('[a](b "c\'d")', '<a href="b" title="c\'d">a</a>'),
    ],
)
def test_english(text: str, markup: str) -> None:
    assert html(text) == f"<p>{markup}</p>"


@pytest.mark.parametrize(
    ("language", "quoted"),
    [
        ("de", "„Tee ‚grün‘“"),
        ("de-CH", "«Tee ‹grün›»"),
        ("fr", "«\u00a0Tee “grün”\u00a0»"),
        ("pl", "„Tee «grün»”"),
        ("sv_SE", "”Tee ’grün’”"),
        ("xx", "“Tee ‘grün’”"),
    ],
)
def test_languages(language: str, quoted: str) -> None:
    assert html("\"Tee 'grün'\"", language=language) == f"<p>{quoted}</p>"


def test_a_caption_is_typeset_too() -> None:
    assert "<figcaption>A ‘tea’</figcaption>" in html("![a](b \"A 'tea'\")")
