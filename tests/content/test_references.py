"""Bodies are cut where they name other sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blogkit.content.references import split_references
from blogkit.errors import Problem
from blogkit.model.documents import Body, Html, Reference, SourcePath

TEA = SourcePath("content/posts/tea.md")


def split(html: str, text: str = "") -> Body:
    body, problems = split_references(Html(html), TEA, text, 1)
    assert problems == ()
    return body


def only(html: str) -> Reference:
    (reference,) = split(html).references
    return reference


def problem(html: str, text: str = "", first_line: int = 1) -> Problem:
    body, (found,) = split_references(Html(html), TEA, text, first_line)
    assert body.parts == (html,)
    return found


def test_a_link_is_cut_out_with_its_attribute() -> None:
    body = split('<p><a class="x" href="../pages/about.md#us" title="y">us</a></p>')
    assert body.parts == ('<p><a class="x"', ' title="y">us</a></p>')
    assert body.references == (
        Reference(kind="link", target=SourcePath("content/pages/about.md"), fragment="us"),
    )


def test_an_image_is_cut_out_as_a_whole() -> None:
    body = split('a<img alt="A &amp; b" SRC=cup.jpg class="wide" hidden>b')
    assert body.parts == ("a", "b")
    (reference,) = body.references
    assert (reference.kind, reference.target) == ("image", "content/posts/cup.jpg")
    assert reference.attributes == (("alt", "A & b"), ("class", "wide"), ("hidden", ""))


@pytest.mark.parametrize(
    ("html", "parts"),
    [
        ('<audio src="a.mp3">', ('<audio src="', '">')),
        ("<source src='a.mp3'>", ('<source src="', '">')),
        ("<track src=a.mp3>", ('<track src="', '">')),
        ('<iframe src="a.mp3"></iframe>', ('<iframe src="', '"></iframe>')),
        ('<video controls poster="a.mp3">', ('<video controls poster="', '">')),
    ],
)
def test_of_media_only_the_value_is_cut_out(html: str, parts: tuple[str, str]) -> None:
    body = split(html)
    assert body.parts == parts
    assert body.references == (Reference(kind="media", target=SourcePath("content/posts/a.mp3")),)


def test_a_video_has_two_references() -> None:
    body = split('<video src="a.mp4" poster="b.jpg"></video>')
    assert body.parts == ('<video src="', '" poster="', '"></video>')


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("green%20tea.md", "content/posts/green tea.md"),
        ("caf%C3%A9.md?x=1#y", "content/posts/café.md"),
        ("./a.pdf", "content/posts/a.pdf"),
        ("../a/../b.md", "content/b.md"),
        ("green", "content/posts/green"),
        ("green/", "content/posts/green"),
        (" a&amp;b.md ", "content/posts/a&b.md"),
    ],
)
def test_targets_are_decoded_and_found_from_the_source(written: str, target: str) -> None:
    assert only(f'<a href="{written}">x</a>').target == target


def test_a_fragment_is_decoded() -> None:
    assert only('<a href="a.md#caf%C3%A9">x</a>').fragment == "café"


@pytest.mark.parametrize(
    "written",
    [
        *("", "#a", "?a", "//tea.example/a.md", "https://tea.example", "mailto:a@b"),
        *("data:,x", "JavaScript:x", "&#106;avascript:x", "tel:1", "\\\\host\\a"),
    ],
)
def test_other_addresses_are_left_alone(written: str) -> None:
    for html in (f'<a href="{written}">', f'<img src="{written}">', f'<video src="{written}">'):
        assert split(html).parts == (html,)


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <a href='a.md'> -->",
        "<script>'<a href=\"a.md\">'</script>",
        "<style><a href=a.md></style>",
        "<textarea><a href=a.md></textarea>",
        "<b title=\"<a href='a.md'>\">",
        "<a href>",
        "<p href=a.md>",
        "&lt;a href=a.md&gt;",
        "</a href=a.md>",
    ],
)
def test_what_is_no_link(html: str) -> None:
    assert split(html).parts == (html,)


def test_of_two_attributes_with_one_name_the_first_counts() -> None:
    assert only('<a href="a.md" href="b.md">').target == "content/posts/a.md"


def test_a_target_outside_of_the_content_is_an_error() -> None:
    found = problem('<a href="../../../etc/passwd">x</a>', "a\n[x](../../../etc/passwd)\n", 7)
    assert found.rule == "link-leaves-content"
    assert (
        str(found) == "content/posts/tea.md:8:5: '../../../etc/passwd' leaves the folder content/"
    )
    assert found.excerpt == "[x](../../../etc/passwd)"
    assert problem('<img src="../../contents/a.png">').rule == "link-leaves-content"


def test_each_use_has_its_line_and_column() -> None:
    text = (
        "[a](b.md) `[a](b.md)`\n\n- ```\n  [a](b.md)\n  ```\n- [a](ab.md) [a](b.md)\n\n[c]: <b.md>"
    )
    html = (
        '<a href="b.md"><a href="ab.md"><a href="b.md"><a href="b.md"><a href="b.md"><a href="x">'
    )
    body, _ = split_references(Html(html), TEA, text, 10)
    places = [(reference.line, reference.column) for reference in body.references]
    assert places == [(10, 5), (15, 7), (15, 18), (17, 7), (17, 7), (0, 0)]


@given(st.text(alphabet="<>abchrefimgsrcpot=\"'/ -!&;#.\n", max_size=60))
def test_parts_and_references_alternate_for_any_markup(html: str) -> None:
    body, problems = split_references(Html(html), TEA, html, 1)
    assert len(body.parts) == len(body.references) + 1
    if not body.references:
        assert body.parts == (html,)
    assert {found.rule for found in problems} <= {"link-leaves-content"}


@given(st.text(max_size=60))
def test_text_without_tags_is_one_part(text: str) -> None:
    html = text.replace("<", "")
    assert split(html) == Body(parts=(html,))


def test_hostile_markup_takes_linear_time() -> None:
    for html in ("<a " * 50_000, '<a href="' * 50_000, "<!--" * 50_000, "<script>" * 50_000):
        assert len(split(html).parts) <= 2
    many = '<a href="a.md">' * 5_000
    assert len(split(many, "a b a.md" * 10_000).references) == 5_000


def test_a_path_from_the_root_is_kept_with_its_query_and_cut() -> None:
    text = "[a](/tea/?cup=1#milk)"
    html = Html('<p><a href="/tea/?cup=1#milk">a</a></p>')
    body, problems = split_references(html, SourcePath("content/posts/tea.md"), text, 1)
    assert problems == ()
    assert body.parts == ("<p><a", ">a</a></p>")
    (reference,) = body.references
    assert (reference.target, reference.fragment) == ("/tea/?cup=1", "milk")
    assert (reference.line, reference.column) == (1, 5)


PIECES = (
    *('<a href="', '<a class="b" href="', '<img src="', '<video poster="', '<b title="', '<a x="'),
    *("a.md", "/b", "#c", "https://d.example", "mailto:e", " f.md", "?g", "data:h", "&#104;ttp:i"),
    *('">', '" hidden>', '" src="j.png">', "</a>", "<p>", ' href="k.md"', "text ", "&amp;"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_plain_markup_names_what_it_names_when_it_is_read_tag_by_tag(html: str) -> None:
    made = []
    for before in ("", "<!-- -->"):
        body, problems = split_references(
            Html(f"{before}{html}"), SourcePath("content/a.md"), "", 1
        )
        parts = (body.parts[0].removeprefix(before), *body.parts[1:])
        made.append((parts, body.references, problems))
    assert made[0] == made[1]
