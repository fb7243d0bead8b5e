"""Quick templates: those of Jinja, which escape what they print in a third of the time."""

from collections.abc import Callable, MutableMapping
from types import CodeType
from typing import Any, Final

import jinja2
import markupsafe
from jinja2 import Environment, Template
from markupsafe import Markup, escape

from blogkit.proven import is_proven

Escape = Callable[[Any], str]

_WRITTEN: Final = "a'\"&<>\0é"
_ESCAPED: Final = "a&#39;&#34;&amp;&lt;&gt;\0é"


def quick_escape() -> Escape:
    """``markupsafe.escape``, but for the ``Markup`` around text.

    That is done by a function of its own in markupsafe; where that is not there, or does another
    thing than is known of it, ``markupsafe.escape`` itself.
    """
    escaped: Callable[[str], str] | None = getattr(markupsafe, "_escape_inner", None)
    if escaped is None or escaped(_WRITTEN) != _ESCAPED:
        return escape

    def quick(value: Any) -> str:
        kind = type(value)
        if kind is str:
            return escaped(value)
        return value if kind is Markup else escape(value)

    return quick


class QuickTemplate(Template):
    """A template that escapes what it prints without ``Markup`` around each piece of text.

    That says of a piece that it is escaped, and nobody asks where it goes right into the page; to
    make it takes longer than to escape. Jinja's code calls ``escape`` for nothing else.
    """

    escape = staticmethod(quick_escape())

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - as Jinja calls it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """The template of compiled ``code``."""
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__["escape"] = cls.escape
        return made


def template_class(*, fast_paths: bool) -> type[Template]:
    """The class of the templates of an environment; ``fast_paths``: Jinja may be overridden.

    It is where Jinja is of the version that is proven.
    """
    proven = fast_paths and is_proven("Jinja2", getattr(jinja2, "__version__", ""))
    return QuickTemplate if proven else Template
