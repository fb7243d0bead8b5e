"""Templates that do not compile, and what reaches what."""

from pathlib import Path

import pytest

from blogkit.errors import ContentError
from blogkit.render.templates import reachable
from tests.problems import lines, refused
from tests.sites import TestSite

HOME = "themes/bare/templates/home.html"

BROKEN = {
    "{% for %}": ":1: the template does not compile: Expected an expression, got 'end of statement"
    " block'",
    "a\n\n{{ x y }}": ":3: the template does not compile: expected token 'end of print statement',"
    " got 'y'",
    "{% if x %}\n": ":1: the template does not compile: Unexpected end of template. Jinja was"
    " looking for the following tags: 'elif' or 'else' or 'endif'. The innermost block that needs"
    " to be closed is 'if'.",
    "\n{{ x | no_such }}": ":2: the template does not compile: No filter named 'no_such'.",
    "{% block a %}{% endblock %}\n{% block a %}{% endblock %}": ":2: the template does not"
    " compile: block 'a' defined twice",
    "{% nonsense %}": ":1: the template does not compile: Encountered unknown tag 'nonsense'.",
}


@pytest.mark.parametrize(("text", "expected"), BROKEN.items(), ids=[*BROKEN])
def test_a_template_that_does_not_compile_is_told(shop: TestSite, text: str, expected: str) -> None:
    (told,) = refused(shop, {HOME: text})
    assert told.split(" | while")[0] == HOME + expected


def test_every_template_that_does_not_compile_is_told(shop: TestSite) -> None:
    files = {HOME: "{{", "themes/bare/templates/_x.html": "\n{%", "templates/page.html": "{{"}
    assert [one.split(" ")[0] for one in refused(shop, files)] == [
        "templates/page.html:1:",
        "themes/bare/templates/_x.html:2:",
        f"{HOME}:1:",
    ]


def test_a_template_in_another_encoding_is_told(shop: TestSite) -> None:
    assert refused(shop, {HOME: b"caf\xe9"}) == [f"{HOME}: is not UTF-8"]


def closures(tmp_path: Path, **texts: str) -> dict[str, set[str] | None]:
    """What each of the templates can reach, by name without ending."""
    for name, text in texts.items():
        (tmp_path / f"{name}.html").write_text(text)
    found = reachable((tmp_path,), [f"{name}.html" for name in texts])
    return {
        name.removesuffix(".html"): None
        if reached is None
        else {one.removesuffix(".html") for one in reached}
        for name, reached in found.items()
    }


def test_a_template_reaches_what_it_names_and_what_that_names(tmp_path: Path) -> None:
    assert closures(
        tmp_path,
        post="{% extends 'base.html' %}{% import 'macros.html' as m %}",
        base="{% include 'foot.html' %}",
        foot="",
        macros="",
        alone="",
    ) == {
        "post": {"post", "base", "foot", "macros"},
        "base": {"base", "foot"},
        "foot": {"foot"},
        "macros": {"macros"},
        "alone": {"alone"},
    }


def test_a_ring_of_templates_ends(tmp_path: Path) -> None:
    assert closures(tmp_path, a="{% include 'b.html' %}", b="{% include 'a.html' %}") == {
        "a": {"a", "b"},
        "b": {"a", "b"},
    }


def test_a_name_that_is_worked_out_reaches_everything(tmp_path: Path) -> None:
    found = closures(tmp_path, a="{% include x %}", b="{% include 'a.html' %}", c="")
    assert found == {"a": None, "b": None, "c": {"c"}}


def test_problems_of_all_templates_are_raised_together(tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        closures(tmp_path, a="{{", b="{%", c="")
    assert [one.split(":")[0].split("/")[-1] for one in lines(caught.value.problems)] == [
        "a.html",
        "b.html",
    ]
