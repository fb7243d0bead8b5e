"""Templates that fail while they render: the template's line, and the page that was made."""

import pytest

from tests.problems import refused, source
from tests.sites import TestSite

POST = "themes/bare/templates/post.html"
WHILE = "while making 2026/05/tea/index.html for content/posts/tea.md"
FILES = {"content/posts/tea.md": source("title: Tea\ndate: 2026-05-01")}

FAILING = {
    "\n\n{{ nothing }}": "3: the template fails: 'nothing' is undefined",
    "{{ post.titel }}": "1: the template fails: 'blogkit.model.views.PostSummary object' has no"
    " attribute 'titel'",
    "{{ needs.tags }}": "1: the template fails: 'dict object' has no attribute 'tags'",
    "{% if nothing %}{% endif %}": "1: the template fails: 'nothing' is undefined",
    "a\n{{ asset('stile.css') }}": "2: the template fails: the theme has no asset 'stile.css':"
    " did you mean 'style.css'?",
    "\n{% include 'gone.html' %}": "2: the template fails: there is no template 'gone.html'",
    "{% extends '../../secret.html' %}": "1: the template fails: there is no template"
    " '../../secret.html'",
    "{{ 1 / 0 }}": "1: the template fails: ZeroDivisionError: division by zero",
    "{{ post.title.nope() }}": "1: the template fails: 'str object' has no attribute 'nope'",
    "{{ post.date | date(1, 2, 3) }}": "1: the template fails: TypeError:",
}


@pytest.mark.parametrize(("text", "expected"), FAILING.items(), ids=[*FAILING])
def test_a_template_that_fails_is_told_with_its_line_and_page(
    shop: TestSite, text: str, expected: str
) -> None:
    (told,) = refused(shop, {**FILES, POST: text})
    # Two posts fail alike: the first one is named.
    assert told.startswith(f"{POST}:{expected}")
    assert told.endswith(f" | {WHILE}")


def test_the_place_is_where_the_failing_line_stands_and_not_who_includes_it(
    shop: TestSite,
) -> None:
    files = {POST: "{% include '_part.html' %}", "themes/bare/templates/_part.html": "\n{{ x }}"}
    (told,) = refused(shop, {**FILES, **files})
    assert told.startswith("themes/bare/templates/_part.html:2: the template fails: 'x' is")


def test_a_template_that_includes_itself_is_told(shop: TestSite) -> None:
    text = "{% include 'post.html' %}"
    assert refused(shop, {**FILES, POST: text}) == [
        f"{POST}: the template includes itself without end"
    ]


def test_a_stylesheet_that_fails_is_told(shop: TestSite) -> None:
    path = "themes/bare/assets/new.css.jinja"
    (told,) = refused(shop, {path: "\n{{ site.theme.acent }}"})
    assert told.startswith(f"{path}:2: the template fails: 'dict object' has no attribute 'acent'")
    (told,) = refused(shop, {path: "\n\n{% if %}"})
    assert told.startswith(f"{path}:3: the template does not compile: Expected an expression")


def test_each_failing_line_is_told_once_however_many_pages_it_makes(site: TestSite) -> None:
    for number in range(1, 6):
        site.post(f"tea{number}")
    site.build()
    files = {POST: "{{ a }}", "themes/bare/templates/home.html": "{{ b }}"}
    assert [one.split(": ")[-1].split(" |")[0] for one in refused(site, files)] == [
        "'b' is undefined",
        "'a' is undefined",
    ]


def test_what_a_writer_typed_is_escaped(site: TestSite) -> None:
    site.post("tea", title="'<b>&\"'", tags="['<i>']")
    site.write(POST, "{{ post.title }} {{ post.tags[0].name }} {{ post.title | json }}")
    site.build()
    assert site.text("2026/05/tea/index.html").startswith("&lt;b&gt;&amp;” &lt;i&gt; ")
    assert "<b>" not in site.text("2026/05/tea/index.html")


def test_a_post_is_no_template(site: TestSite) -> None:
    site.post("tea", "{{ site.title }} {% include 'x' %}", title="'{{ 7*7 }}'", summary="'{{ x }}'")
    site.build()
    assert "{{ site.title }} {% include 'x' %}" in site.text("2026/05/tea/index.html").replace(
        "&#39;", "'"
    ).replace("‘", "'").replace("’", "'")
