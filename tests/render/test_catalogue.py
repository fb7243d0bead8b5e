"""Catalogues: every theme speaks every language in full; sites in each of them."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.core import Locale

from blogkit.render.catalogue import catalogue_files, plural, read_catalogue
from tests.problems import refused
from tests.sites import TestSite, make_site

THEMES = Path(__file__).parents[2] / "themes"
LANGUAGES = ["en", "de", "es", "fr", "pt", "ja", "ar"]
CATALOGUES = [
    pytest.param(words, language, id=f"{words.parent.name}-{language}")
    for words in sorted(THEMES.glob("*/words"))
    for language in LANGUAGES
]
PLACEHOLDER = re.compile(r"%\(\w+\)s")


def read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text("utf-8"))


def is_plural(words: object) -> bool:
    return isinstance(words, dict) and "other" in words


def entries(words: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Every word by its path; a plural is one entry."""
    for key, value in words.items():
        if isinstance(value, dict) and not is_plural(value):
            yield from entries(value, f"{above}{key}.")
        else:
            yield f"{above}{key}", value


def test_every_theme_has_catalogues() -> None:
    for theme in THEMES.glob("*/theme.toml"):
        assert {file.stem for file in theme.parent.glob("words/*.toml")} >= set(LANGUAGES)


@pytest.mark.parametrize(("words", "language"), CATALOGUES)
def test_a_catalogue_is_complete(words: Path, language: str) -> None:
    english = dict(entries(read(words / "en.toml")))
    own = dict(entries(read(words / f"{language}.toml")))
    assert own.keys() == english.keys()
    for key, text in english.items():
        assert type(own[key]) is type(text), key
        if isinstance(text, str):
            assert bool(own[key]) == bool(text), key
            found = sorted(PLACEHOLDER.findall(own[key]))
            assert found == sorted(PLACEHOLDER.findall(text)), key
            assert "%" not in PLACEHOLDER.sub("", own[key]), key
        elif isinstance(text, list):
            assert len(own[key]) == len(text), key


@pytest.mark.parametrize(("words", "language"), CATALOGUES)
def test_a_plural_has_the_forms_of_its_language(words: Path, language: str) -> None:
    categories = {*Locale.parse(language).plural_form.rules, "other"}
    for key, forms in entries(read(words / f"{language}.toml")):
        if is_plural(forms):
            assert forms.keys() == categories, key
            assert "%(n)s" in forms["other"], key


@pytest.mark.parametrize("words", sorted(THEMES.glob("*/words")), ids=lambda path: path.parent.name)
def test_no_key_hides_behind_a_method(words: Path) -> None:
    """In a template ``w.copy`` would be what every dictionary can do."""
    assert not {key for key in read(words / "en.toml") if hasattr({}, key)}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("ar", ["لا تدوينات", "تدوينة واحدة", "تدوينتان", "3 تدوينات", "11 تدوينة", "100 تدوينة"]),
        (
            "de",
            ["0 Beiträge", "1 Beitrag", "2 Beiträge", "3 Beiträge", "11 Beiträge", "100 Beiträge"],
        ),
        (
            "ja",
            ["0件の記事", "1件の記事", "2件の記事", "3件の記事", "11件の記事", "100件の記事"],
        ),
    ],
)
def test_words_count(language: str, expected: list[str]) -> None:
    forms = read_catalogue(catalogue_files([THEMES / "default/words"], language))["posts"]
    assert [plural(forms, number, language) for number in (0, 1, 2, 3, 11, 100)] == expected


def test_the_nearest_language_and_the_nearest_theme_win(tmp_path: Path) -> None:
    near, far = tmp_path / "near", tmp_path / "far"
    files = {
        far
        / "en.toml": 'a = "far en"\nb = "far en"\nc = "far en"\n[t]\nx = "far en"\ny = "far en"',
        near / "en.toml": 'b = "near en"',
        far / "pt.toml": 'b = "far pt"\n[t]\nx = "far pt"',
        near / "pt-BR.toml": '[t]\ny = "near pt-BR"',
        near / "de.toml": 'a = "near de"',
    }
    for file, text in files.items():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    found = catalogue_files([near, far], "pt-BR")
    assert [file.relative_to(tmp_path).as_posix() for file in found] == [
        "far/en.toml",
        "near/en.toml",
        "far/pt.toml",
        "near/pt-BR.toml",
    ]
    words = read_catalogue(found)
    assert words == {
        "a": "far en",
        "b": "far pt",
        "c": "far en",
        "t": {"x": "far pt", "y": "near pt-BR"},
    }
    assert read_catalogue(catalogue_files([near, far], "fr"))["b"] == "near en"


def shop_in(root: Path, theme: str, language: str) -> TestSite:
    """A small site with one of each that the interface has words for."""
    site = make_site(root)
    settings = (root / "blogkit.toml").read_text("utf-8")
    settings = settings.replace('name = "bare"', f'name = "{theme}"')
    settings = settings.replace(
        "[site]", f'[site]\nlanguage = "{language}"\nemail = "a@tea.example"'
    )
    site.write("blogkit.toml", settings)
    for number in range(1, 6):
        site.post(f"tea-{number}", date=f"2026-0{number}-01", tags=["tea"], aliases=[f"/{number}/"])
    site.post(
        "story", kind="story", customer="Ada", consent="yes", source="A letter", series="Pots"
    )
    site.post("asked", "Shall I?", kind="question", asked_by="Bob", authors=["Cy", "Di"])
    return site


@pytest.mark.parametrize(("words", "language"), CATALOGUES)
def test_a_site_speaks_its_language(words: Path, language: str, tmp_path: Path) -> None:
    site = shop_in(tmp_path, words.parent.name, language)
    assert not site.build().problems
    catalogue = read(words / f"{language}.toml")
    direction = "rtl" if language == "ar" else "ltr"
    start = f'<html lang="{language}" dir="{direction}">'
    pages = ("index", "404", "1/index", "archive/index", "2026/05/index", "tags/tea/index")
    for page in pages:
        text = site.text(f"{page}.html")
        assert start in text, page
        assert "%(" not in text, page
    assert catalogue["follow"] in site.text("index.html")
    assert f"<h1>{catalogue['titles']['archive']}</h1>" in site.text("archive/index.html")
    assert catalogue["moved"] in site.text("1/index.html")
    assert catalogue["sections"]["story"] in site.text("stories/index.html")


def test_german_pages_have_no_english_left(tmp_path: Path) -> None:
    site = shop_in(tmp_path, "default", "de")
    site.build()
    texts = [text.decode() for path, text in site.files().items() if path.endswith(".html")]
    english = {
        "Archive",
        "Follow",
        "Older",
        "Newer posts",
        "Tags",
        "Subscribe",
        "Page 1",
        "Posts of",
    }
    for text in texts:
        assert not {word for word in english if re.search(f'[>"]{word}[<" ]', text)}


def test_a_region_speaks_as_its_language(tmp_path: Path) -> None:
    site = shop_in(tmp_path, "default", "pt-BR")
    assert not site.build().problems
    assert "Quem escreve" in site.text("authors/index.html")


@pytest.mark.parametrize("theme", ["default", "plain"])
def test_a_post_is_shown_in_the_words_of_its_own_language(theme: str, tmp_path: Path) -> None:
    site = shop_in(tmp_path, theme, "en")
    site.post("tee", lang="de", aliases="[/alt/]")
    site.post("the", lang="ar")
    site.post("te", lang="cy")
    site.build()
    german, arabic, welsh = (
        site.text(f"2026/05/{name}/index.html") for name in ("tee", "the", "te")
    )
    assert '<html lang="de" dir="ltr">' in german
    assert "1. Mai 2026" in german
    assert "Hauptmenü" in german
    assert 'lang="en" dir="ltr"' in german, "the title of the site stays English"
    assert '<html lang="ar" dir="rtl">' in arabic
    assert '<html lang="en" dir="ltr">' in welsh, "no theme has words for it"
    assert "May 1, 2026" in welsh
    assert ' lang="cy" dir="ltr"' in welsh
    assert "umgezogen" in site.text("alt/index.html")


def test_other_words_reach_the_pages_that_speak_them(site: TestSite) -> None:
    site.write("themes/bare/templates/post.html", "{{ words.hello }} {{ language }}")
    site.write("themes/bare/words/en.toml", 'hello = "Hello"')
    site.write("themes/bare/words/de.toml", 'hello = "Hallo"')
    site.post("tea")
    site.post("tee", lang="de-AT")
    site.build()
    site.write("themes/bare/words/de.toml", 'hello = "Servus"')
    report = site.build()
    assert report.changed == ("2026/05/tee/index.html",)
    assert site.text("2026/05/tee/index.html") == "Servus de-AT"
    assert site.text("2026/05/tea/index.html") == "Hello en"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'follow = "Folgen"\nlost = "Weg', "themes/bare/words/en.toml:2: is not TOML: "),
        (b'follow = "Folgen"\nlost = "F\xfcr"', "themes/bare/words/en.toml:2: is not UTF-8: "),
    ],
)
def test_a_broken_catalogue_is_a_problem(site: TestSite, raw: bytes, expected: str) -> None:
    site.post("tea")
    site.build()
    (line,) = refused(site, {"themes/bare/words/en.toml": raw})
    assert line.startswith(expected)


def test_a_new_word_reaches_the_pages(site: TestSite) -> None:
    site.post("tea")
    site.write("themes/bare/templates/404.html", "{{ words.lost }}")
    site.write("themes/bare/words/en.toml", 'lost = "Lost"')
    site.build()
    site.write("themes/bare/words/en.toml", 'lost = "Gone"')
    site.build()
    assert site.text("404.html") == "Gone"
