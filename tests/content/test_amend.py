"""Amending front matter: one key changes, and every other byte stays."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from blogkit.content.amend import add_to_list, in_quotes, set_key
from blogkit.content.decode import decode
from blogkit.content.frontmatter import split_source
from blogkit.content.yaml import Value
from blogkit.errors import ContentError

WITH_ALL = """\
---
# a comment
title: 'Tea'   # in single quotes
draft: true  # goes later
tags: [a, b]  # two
summary: |
  Of tea.

  # no comment
date:   # not yet
aliases:   # old
  - /one/   # the first
  - "/two/"
teaser:
  x: Hm
---
---
draft: true
"""


def values(raw: bytes) -> dict[str, Value]:
    return split_source(decode(raw)).block.values


@pytest.mark.parametrize(
    ("key", "written", "old", "new"),
    [
        ("draft", "false", "draft: true  #", "draft: false  #"),
        ("draft", None, "draft: true  # goes later\n", ""),
        ("title", '"Teapot"', "title: 'Tea'   #", 'title: "Teapot"   #'),
        ("date", "2026-05-01", "date:   # not", "date: 2026-05-01   # not"),
        ("summary", '"One"', "|\n  Of tea.\n\n  # no comment\n", '"One"\n'),
        ("tags", "[c]", "[a, b]", "[c]"),
        ("teaser", '"x"', "teaser:\n  x: Hm\n", 'teaser: "x"\n'),
        ("teaser", None, "teaser:\n  x: Hm\n", ""),
        ("aliases", None, 'aliases:   # old\n  - /one/   # the first\n  - "/two/"\n', ""),
        ("id", "x", "  x: Hm\n", "  x: Hm\nid: x\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_one_value_changes(
    key: str, written: str | None, old: str, new: str, end: str, mark: str
) -> None:
    raw = (mark + WITH_ALL.replace("\n", end)).encode()
    made = set_key("tea.md", raw, key, written)
    assert made.decode() == mark + WITH_ALL.replace(old, new, 1).replace("\n", end)
    assert set_key("tea.md", made, key, written) == made


@pytest.mark.parametrize(
    ("block", "made"),
    [
        ("a: [x]", 'a: [x, "new"]'),
        ("a: [ x, ] # c", 'a: [ x, "new"] # c'),
        ("a: []", 'a: ["new"]'),
        ("a:", 'a: ["new"]'),
        ("a:\n- x\n- y # c\nb: c", 'a:\n- x\n- y # c\n- "new"\nb: c'),
        ("a:\n  - x\n# c\n\nb: c", 'a:\n  - x\n  - "new"\n# c\n\nb: c'),
        ("b: c", 'b: c\na: ["new"]'),
        ("", 'a: ["new"]'),
        ("a: [new]", "a: [new]"),
    ],
)
def test_a_list_gets_longer(block: str, made: str) -> None:
    raw = f"---\n{block}\n---\n".encode() if block else b"---\n---\n"
    assert add_to_list("tea.md", raw, "a", "new").decode() == f"---\n{made}\n---\n"


def test_a_source_without_front_matter_gets_some() -> None:
    made = set_key("tea.md", b"\xef\xbb\xbf# Tea\r\n", "draft", "true")
    assert made == b"\xef\xbb\xbf---\r\ndraft: true\r\n---\r\n# Tea\r\n"
    assert set_key("tea.md", b"# Tea\n", "draft", None) == b"# Tea\n"


@pytest.mark.parametrize(
    ("block", "hint"),
    [
        ("{title: Tea}", "write it by hand: draft: true"),
        ("a: x\n...", "write it by hand"),
    ],
)
def test_what_cannot_be_done_is_refused(block: str, hint: str) -> None:
    with pytest.raises(ContentError) as caught:
        set_key("tea.md", f"---\n{block}\n---\n".encode(), "draft", "true")
    (problem,) = caught.value.problems
    what = "'draft' cannot be changed here without changing what stands around it"
    assert str(problem) == f"tea.md:1: {what}"
    assert hint in problem.hint


def test_a_source_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ContentError) as caught:
        set_key("tea.md", b"---\ntitle: 'Tea\n---\n", "draft", "true")
    assert str(caught.value).startswith("tea.md:2:8: front matter is not YAML")
    with pytest.raises(ContentError, match=r"tea\.md:1: the front matter is not closed"):
        set_key("tea.md", b"---\ntitle: Tea\n", "draft", "true")


words = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
    ),
    max_size=12,
)
quoted = words.map(in_quotes)
plain = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9 .-]{0,8}[A-Za-z0-9]", fullmatch=True)
scalars = st.one_of(quoted, plain, st.just(""), words.map(lambda text: f"|\n  {text}\n  b"))
lists = st.one_of(
    st.lists(quoted, max_size=3).map(lambda some: f"[{', '.join(some)}]"),
    st.lists(plain, min_size=1, max_size=3).map(
        lambda some: "".join(f"\n  - {one}" for one in some)
    ),
    st.lists(plain, min_size=1, max_size=2).map(lambda some: "".join(f"\n- {one}" for one in some)),
)
KEYS = ("title", "date", "draft", "tags", "teaser")
noise = st.sampled_from(["", "# a comment\n", "\n", "  # indented\n"])
entries = st.tuples(noise, st.sampled_from(KEYS), st.one_of(scalars, lists), noise)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(entries, max_size=3, unique_by=lambda entry: entry[1]),
    words,
    st.sampled_from(KEYS),
    st.one_of(st.none(), quoted, plain),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
@example([("", "title", "|\n  \n  b", "# c\n")], "", "title", "x", "\n")
def test_any_front_matter_keeps_the_rest(
    some: list[tuple[str, str, str, str]], body: str, key: str, written: str | None, end: str
) -> None:
    block = "".join(f"{before}{name}: {value}\n{after}" for before, name, value, after in some)
    raw = f"---\n{block}---\n{body}\n".replace("\n", end).encode()
    try:
        before = values(raw)
    except ContentError:
        return
    try:
        made = set_key("tea.md", raw, key, written)
    except ContentError:
        # An indented comment after the key would become text of a block scalar before it.
        assert "|" in block and "  # indented" in block  # noqa: PT018
        return
    after = values(made)
    if written is None:
        assert key not in after
    else:
        assert after[key] == values(f"---\n{key}: {written}\n---\n".encode())[key]
    assert {name: one for name, one in after.items() if name != key} == {
        name: one for name, one in before.items() if name != key
    }
    assert made.endswith(f"---{end}{body}{end}".encode())
    theirs = (f"{name}: {value}\n{after}" for _, name, value, after in some if name != key)
    assert all(entry.replace("\n", end) in made.decode() for entry in theirs)
