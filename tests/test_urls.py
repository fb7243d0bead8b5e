"""Slugs and paths: safe on every file system, the same for one word however it is typed."""

import unicodedata
from urllib.parse import urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from slugify import slugify as make_slug

from blogkit.urls import (
    Addresses,
    UrlPath,
    base_url_error,
    comparable,
    fill_pattern,
    host_of,
    output_file,
    path_error,
    quoted,
    slug_error,
    slugify,
    web_address_error,
)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Green Tea", "green-tea"),
        ("  What's in a cup?  ", "whats-in-a-cup"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        (".NET", "dot-net"),
        ("R&D", "r-and-d"),
        ("100%", "100-percent"),
        ("a_b", "a-b"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("Straße", "strasse"),
        ("ŁÓDŹ", "lodz"),
        ("お茶の話", "お茶の話"),
        ("Чай и мёд", "чай-и-мёд"),
        ("شاي أخضر", "شاي-أخضر"),
        ("नमस्ते", "नमस्ते"),
        ("สวัสดี", "สวัสดี"),
        ("بِسم", "بِسم"),
        ("Ελληνικά", "ελληνικά"),
        ("🍵", "1f375"),
        ("🍵🫖", "1f375-1fad6"),
        ("!!!", "21-21-21"),
        ("CON", "con-"),
        ("aux", "aux-"),
        ("LPT9", "lpt9-"),
        ("COM10", "com10"),
        ("console", "console"),
        ("", ""),
        ("   ", ""),
        ("../../etc/passwd", "etc-passwd"),
        ("a/b\\c", "a-b-c"),
        ("&amp;", "and-amp"),
    ],
)
def test_words_make_a_slug(words: str, slug: str) -> None:
    assert slugify(words) == slug


@given(st.from_regex(r"[A-Za-z0-9]+([ -][A-Za-z0-9]+)+", fullmatch=True))
def test_plain_words_make_the_slug_that_the_library_makes(words: str) -> None:
    slug = make_slug(words, allow_unicode=True, algorithm="modern")
    assert len(slug) > 180 or slugify(words) == slug


def test_words_that_differ_in_a_vowel_sign_alone_are_two_terms() -> None:
    assert len({slugify("क"), slugify("की"), slugify("के")}) == 3


@pytest.mark.parametrize(
    "words", ["x" * 400, "é" * 400, "茶" * 400, "tea " * 200, "🍵" * 99], ids=len
)
def test_a_very_long_word_is_cut_to_what_file_systems_take(words: str) -> None:
    slug = slugify(words)
    assert 0 < len(slug.encode()) <= 180
    assert not slug.endswith("-")


@given(st.text(max_size=60))
@example("\u0130")
@example("\u200b")
@example("ⅷ")
@example("ﬁ")
@example("con\u0301")
def test_any_text_makes_a_slug_that_is_safe_everywhere(words: str) -> None:
    slug = slugify(words)
    assert slug == "" if not words.strip() else slug_error(slug) == ""
    assert comparable(slug) == comparable(slugify(slug))
    assert "/" not in slug


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=40))
def test_one_word_makes_one_slug_however_it_is_composed(words: str) -> None:
    forms = {comparable(slugify(unicodedata.normalize(form, words))) for form in ("NFC", "NFD")}
    assert len(forms) == 1


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("/{year}/{month}/{slug}/", "/2026/05/tea/"),
        ("/{slug}.html", "/tea.html"),
        ("/{category}/{slug}", "/posts/tea"),
        ("/{path}/", "/shop/tea/"),
        ("//{slug}//", "/tea/"),
    ],
)
def test_a_pattern_is_filled(pattern: str, path: str) -> None:
    values = {
        "year": "2026",
        "month": "05",
        "slug": "tea",
        "category": "posts",
        "path": "shop/tea",
    }
    assert fill_pattern(pattern, values) == path


def test_what_fills_a_pattern_is_no_pattern() -> None:
    assert fill_pattern("/{slug}/", {"slug": "{year}"}) == "/{year}/"


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/", "index.html"),
        ("/tea/", "tea/index.html"),
        ("/tea", "tea/index.html"),
        ("/tea.html", "tea.html"),
        ("/v1.2/", "v1.2/index.html"),
        ("/v1.2/tea", "v1.2/tea/index.html"),
    ],
)
def test_a_path_is_served_from_a_file(path: str, file: str) -> None:
    assert output_file(UrlPath(path)) == file


@pytest.mark.parametrize(
    "path", ["/", "/old/", "/a/b.html", "/2024/05/tea.php", "/Ä/ö/", "/%2e%2e/x/", "/a b/"]
)
def test_a_path_on_the_site_is_taken(path: str) -> None:
    assert path_error(path) == ""


@pytest.mark.parametrize(
    "path",
    [
        "",
        "old",
        "//evil.example/",
        "https://evil.example/",
        "/../x",
        "/a/../../x",
        "/a/./b",
        "/..",
        "/a//b",
        "/a\\..\\b",
        "/a\0b",
        "/a\nb",
        "/a?b",
        "/a#b",
        "/con/",
        "/a:b/",
        "/x./",
        "/ x/",
        f"/{'x' * 181}/",
        "//[",
    ],
)
def test_a_path_that_leaves_the_site_or_that_no_host_can_serve_is_refused(path: str) -> None:
    assert path_error(path)


@given(st.text(max_size=30))
@example("/..\u2024/")
def test_a_path_that_is_taken_stays_below_the_output_folder(path: str) -> None:
    if not path_error(path):
        file = output_file(UrlPath(path))
        assert not file.startswith("/")
        assert ".." not in file.split("/")


@pytest.mark.parametrize(
    ("one", "other"), [("/Tea/", "/tea/"), ("/Café/", "/cafe\u0301/"), ("/Straße", "/STRASSE")]
)
def test_paths_that_a_forgiving_file_system_takes_for_one_compare_alike(
    one: str, other: str
) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/tea/", "/tea/"),
        ("/a b/ü/", "/a%20b/%C3%BC/"),
        ("/50%/", "/50%25/"),
        ('/"<>/', "/%22%3C%3E/"),
        ("/a?b#c/", "/a%3Fb%23c/"),
    ],
)
def test_a_path_is_quoted_for_an_address(path: str, url: str) -> None:
    assert quoted(path) == url


def test_addresses_know_the_folder_that_the_site_is_in() -> None:
    addresses = Addresses(base_url="https://tea.example/blog")
    assert addresses.href("/ü/") == "/blog/%C3%BC/"
    assert addresses.prefixed("/x#y") == "/blog/x#y"
    assert addresses.absolute("/blog/x/") == "https://tea.example/blog/x/"
    assert addresses.absolute("https://other.example/") == "https://other.example/"


@pytest.mark.parametrize(
    "address",
    ["https://tea.example", "http://127.0.0.1:8000/x?y#z", "https://[::1]/", "https://bücher.de"],
)
def test_a_web_address_is_taken(address: str) -> None:
    assert web_address_error(address) == ""


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tea.example",
        "//tea.example",
        "ftp://tea.example",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://[",
        "https://tea.example:x",
        "https://tea.example:70000",
        "https://tea example",
        'https://tea.example/"',
        "https://tea.example/<b>",
        "https://tea.example/\n",
    ],
)
def test_what_is_no_web_address_is_refused(address: str) -> None:
    assert web_address_error(address) == "should be a web address such as https://example.com"
    assert base_url_error(address)


@given(st.text(max_size=30) | st.text(max_size=30).map(lambda text: f"https://{text}"))
def test_any_text_is_a_web_address_or_not(text: str) -> None:
    assert isinstance(web_address_error(text), str)
    assert bool(base_url_error(text)) >= bool(web_address_error(text))


@given(labels=st.lists(st.text(alphabet="aZ0-\u00e9\u00df\u6f22 ", max_size=3), max_size=3))
@example(labels=["a" * 63, "example"])
@example(labels=["a" * 64, "example"])
@example(labels=["example", ""])
@example(labels=["xn--tda", "EXAMPLE"])
def test_the_host_is_that_of_idna(labels: list[str]) -> None:
    address = f"https://{'.'.join(labels)}/"
    host = urlsplit(address).hostname or "localhost"
    try:
        expected = host.encode("idna").decode("ascii")
    except UnicodeError:
        expected = "localhost"
    assert host_of(address) == expected
