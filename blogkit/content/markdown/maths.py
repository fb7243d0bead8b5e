"""Maths: from TeX between dollars to MathML, which browsers show without a script.

The rules are pandoc's: ``$`` opens before and closes behind something that is no blank, and no
digit follows; ``$$`` stands around a formula of its own.
"""

import re
from collections.abc import Iterator
from html import escape, unescape
from xml.etree.ElementTree import Element, tostring

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from blogkit.errors import ContentError, Place, Problem

MAX_FORMULA = 5000
"""The most characters of one formula: more than a page of TeX."""

_INLINE = r"(?<![\\$])\$(?![\s$])((?:\\[^\x02]|[^$\\\x02])+)(?<!\s)\$(?![\d$])"
_DISPLAYED = r"(?<![\\$])\$\$((?:\\[^\x02]|[^$\\\x02])+)\$\$(?!\$)"
_WORDS = {
    "DenominatorNotFoundError": "a fraction has no denominator",
    "DoubleSubscriptsError": "something has two subscripts: put braces around one",
    "DoubleSuperscriptsError": "something has two superscripts: put braces around one",
    "ExtraLeftOrMissingRightError": "a \\left has no \\right",
    "MissingEndError": "a \\begin has no \\end",
    "MissingSuperScriptOrSubscriptError": "nothing follows a ^ or _",
    "NoAvailableTokensError": "it ends too early",
    "NumeratorNotFoundError": "a fraction has no numerator",
    "RecursionError": "it is nested too deep",
}


def mathml(tex: str, *, display: bool) -> str:
    """``tex`` as MathML that keeps its source; ``display``: as a block of its own.

    Raises ``ValueError`` that says what is wrong with it.
    """
    if len(tex) > MAX_FORMULA:
        raise ValueError(f"it has more than {MAX_FORMULA} characters")
    from latex2mathml.converter import convert_to_element

    try:
        root = convert_to_element(tex, display="block" if display else "inline")
        for element in root.iter():
            _make_plain(element)
        root.set("alttext", tex.strip())
        return tostring(root, encoding="unicode")
    except ValueError:
        raise
    except Exception as error:  # the library raises whatever comes to it
        name = type(error).__name__
        raise ValueError(_WORDS.get(name, f"it cannot be read ({name})")) from None


def _make_plain(element: Element) -> None:
    """Let ``element`` hold characters where the library writes entities, and lead nowhere."""
    element.attrib.pop("href", None)
    text = unescape(element.text or "")
    if element.tag in {"mi", "mo"} and re.fullmatch(r"\\[A-Za-z]+", text):
        raise ValueError(f"there is no command '{text}'")
    element.text = text or None


class Maths(Extension):
    """Formulas in lines; those that stand alone come from the container pass."""

    def __init__(self) -> None:
        super().__init__()
        self._wrong: dict[str, str] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802, D102 - Python-Markdown's name
        # After code, before characters are escaped.
        displayed = _Formulas(_DISPLAYED, md, self._wrong, display=True)
        md.inlinePatterns.register(displayed, "maths_displayed", 188)
        md.inlinePatterns.register(_Formulas(_INLINE, md, self._wrong), "maths", 187)
        md.registerExtension(self)

    def reset(self) -> None:
        """Forget the text before."""
        self._wrong.clear()

    def check(self, text: str) -> None:
        """Raise ``ContentError`` where a formula of ``text`` was wrong."""
        if self._wrong:
            raise ContentError(_problems(self._wrong, text))


def _problems(wrong: dict[str, str], text: str) -> Iterator[Problem]:
    for tex, why in wrong.items():
        first = tex.strip().partition("\n")[0]
        found = max(text.find(f"${first}"), 0)
        line = text.count("\n", 0, found) + 1
        yield problem_of(why, line)


def formula(tex: str, line: int) -> str:
    """The markup of a formula of its own; raises ``ContentError`` where it is wrong."""
    try:
        return f'<div class="maths">{mathml(tex, display=True)}</div>'
    except ValueError as error:
        raise ContentError([problem_of(str(error), line)]) from None


def problem_of(why: str, line: int) -> Problem:
    """The problem with a formula on ``line``."""
    what = f"the formula is wrong: {why}"
    place = Place(path="", line=line)
    return Problem(rule="maths", what=what, place=place, hint="for a dollar write \\$")


class _Formulas(InlineProcessor):
    NEEDS = ("$",)

    def __init__(
        self, pattern: str, md: Markdown, wrong: dict[str, str], *, display: bool = False
    ) -> None:
        super().__init__(pattern, md)
        self._wrong = wrong
        self._display = display

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[str, int, int]:
        try:
            made = mathml(m[1], display=self._display)
        except ValueError as error:
            self._wrong.setdefault(m[1], str(error))
            made = escape(m[0])
        return self.md.htmlStash.store(made), m.start(), m.end()
