"""Documents, bodies and problems come out of the cache as they went in."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.cache.codec import (
    decode_body,
    decode_document,
    decode_problems,
    encode_body,
    encode_document,
    encode_problems,
)
from blogkit.content.options import ParseOptions
from blogkit.content.parse import parse
from blogkit.errors import Place, Problem, Severity
from blogkit.model.digests import Digest, digest_of_value
from blogkit.model.documents import Body, Document, EnclosureField, ImageField, SourcePath
from tests.problems import source

ZONE = ZoneInfo("Europe/Berlin")
WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=8)
WORD_LISTS = st.lists(WORDS, max_size=3).map(tuple)
MOMENTS = st.none() | st.integers(-30_000_000_000, 200_000_000_000).map(
    lambda seconds: (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)).astimezone(ZONE)
)
FREE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
DOCUMENTS = st.builds(
    Document,
    source=WORDS.map(SourcePath),
    kind=st.sampled_from(["post", "story", "question", "episode", "page"]),
    title=WORDS,
    slug=WORDS,
    id=WORDS,
    date=MOMENTS,
    updated=MOMENTS,
    expires=MOMENTS,
    tags=WORD_LISTS,
    authors=WORD_LISTS,
    aliases=WORD_LISTS,
    anchors=WORD_LISTS,
    image=st.none() | st.builds(ImageField, target=WORDS, alt=WORDS, credit=WORDS),
    enclosure=st.none() | st.builds(EnclosureField, target=WORDS),
    teaser=st.lists(st.tuples(WORDS, WORDS), max_size=2).map(tuple),
    places=st.lists(st.tuples(WORDS, st.integers(1, 99), st.integers(1, 99)), max_size=2).map(
        tuple
    ),
    extra=st.dictionaries(WORDS, FREE, max_size=3),
)


@given(DOCUMENTS)
def test_a_document_comes_out_as_it_went_in(document: Document) -> None:
    again = decode_document(encode_document(document), ZONE)
    assert again == document
    assert digest_of_value(again) == digest_of_value(document)


@pytest.mark.parametrize("date", ["2026-03-29 02:30", "2026-10-25 02:30", "2026-10-25T02:30+01:00"])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "UTC", "Asia/Kathmandu"])
def test_what_was_parsed_comes_out_as_it_went_in(date: str, zone: str) -> None:
    front = f"""\
title: Tea
date: {date}
tags: [a, b]
image: x.png
enclosure: {{file: a.mp3, duration: 1:02:03}}
teaser: {{x: A}}
extra: {{a: [1, 2.5, true, ~, {{b: c}}]}}"""
    body = "# Tea\n\n## The end\n\n[a](b.md#c) ![d](e.png){.wide} <video src='f.mp4'></video>"
    options = ParseOptions(
        timezone=zone, tag_authority="tea.example,2026", language="en", smart_quotes=True
    )
    parsed = parse(SourcePath("content/posts/tea.md"), source(front, body).encode(), options)
    document = decode_document(encode_document(parsed.document), ZoneInfo(zone))
    assert document == parsed.document
    assert document.date is not None
    assert parsed.document.date is not None
    assert document.date.isoformat() == parsed.document.date.isoformat()
    assert len(parsed.body.references) == 3
    assert decode_body(encode_body(parsed.body)) == parsed.body


@given(st.lists(WORDS, min_size=1, max_size=3).map(tuple))
def test_a_body_comes_out_as_it_went_in(parts: tuple[str, ...]) -> None:
    body = Body(parts=parts, digest=Digest("x"))
    assert decode_body(encode_body(body)) == body


@given(
    st.lists(
        st.builds(
            Problem,
            rule=WORDS,
            what=WORDS,
            place=st.none() | st.builds(Place, path=WORDS, line=st.integers(0, 9)),
            hint=WORDS,
            excerpt=WORDS,
            severity=st.sampled_from(Severity),
        ),
        max_size=3,
    ).map(tuple)
)
def test_problems_come_out_as_they_went_in(problems: tuple[Problem, ...]) -> None:
    assert decode_problems(encode_problems(problems)) == problems
