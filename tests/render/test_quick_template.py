"""Quick templates print what Jinja alone would print."""

import jinja2
import markupsafe
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, Template, UndefinedError
from markupsafe import Markup

from blogkit.render.quick_template import QuickTemplate, quick_escape, template_class

TEXTS = st.text(st.sampled_from("ab <>&\"'é\0"), max_size=12)
VALUES = TEXTS | TEXTS.map(Markup) | st.none() | st.booleans() | st.integers()

PARTS = {
    "page": """{% extends "base" %}{% import "macros" as m %}
{% block title %}{{ super() }}{{ value }}{% endblock %}
{% block main %}{{ value }}{{ value ~ "<" }}{{ m.card(value) }}{{ m.card(value)|length }}
{%- set part %}<b>{{ value }}</b>{% endset %}{{ part }}{{ part ~ value }}{{ value|e }}
{{- self.title() }}
{%- filter upper %}{{ value }}&{% endfilter %}{% call m.around(value) %}{{ value }}'{% endcall %}
{%- for one in (value, "&") %}{{ one }}{{ loop.index }}{% endfor %}
{{- (value|string)|replace("<", value) }}
{%- autoescape false %}{{ value }}{% endautoescape %}{{ "<" }}{% include "part" %}{% endblock %}""",
    "base": """<title>{% block title %}{{ value }}{% endblock %}</title>
{% block main %}{% endblock %}""",
    "macros": """{% macro card(x) %}<i title="{{ x }}">{{ x }}</i>{% endmacro %}
{%- macro around(x) %}{{ x }}{{ caller() }}{% endmacro %}""",
    "part": "{{ value }}",
}


def environment(kind: type[Template]) -> Environment:
    made = Environment(loader=DictLoader(PARTS), autoescape=True, undefined=StrictUndefined)
    made.template_class = kind
    return made


JINJA, QUICK = environment(Template), environment(QuickTemplate)


@given(VALUES)
def test_a_page_is_the_one_that_jinja_alone_makes(value: object) -> None:
    assert QUICK.get_template("page").render(value=value) == JINJA.get_template("page").render(
        value=value
    )


def test_text_is_escaped_and_what_is_markup_stays() -> None:
    page = QUICK.from_string("{{ a }}{{ b }}").render(a="<&'\">", b=Markup("<b>"))
    assert page == "&lt;&amp;&#39;&#34;&gt;<b>"


def test_no_object_is_made_for_a_piece_of_text() -> None:
    assert type(QuickTemplate.escape("<")) is str
    assert QuickTemplate.escape("<") == "&lt;"


def test_a_name_that_nobody_defined_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        QUICK.from_string("{{ nobody }}").render()


def test_only_the_jinja_that_is_proven_is_overridden(monkeypatch: pytest.MonkeyPatch) -> None:
    assert template_class(fast_paths=True) is QuickTemplate
    assert template_class(fast_paths=False) is Template
    monkeypatch.setattr(jinja2, "__version__", "3.0")
    assert template_class(fast_paths=True) is Template


def test_another_markupsafe_escapes_by_its_own_function(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(markupsafe, "_escape_inner", lambda text: text)
        assert quick_escape() is markupsafe.escape
        patch.delattr(markupsafe, "_escape_inner")
        assert quick_escape() is markupsafe.escape
    assert quick_escape() is not markupsafe.escape
