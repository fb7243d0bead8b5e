"""Archetypes: from ``archetypes/KIND.md`` of a site to the text of a new document of that kind.

Words between two percent signs are replaced, and nothing else happens: an archetype is no code.
"""

import re
from pathlib import Path

from blogkit.content.amend import in_quotes, set_key
from blogkit.content.decode import decode
from blogkit.content.frontmatter import split_source
from blogkit.dataclasses import dataclass
from blogkit.errors import ContentError, Place, Problem, did_you_mean, line_of

_PLACEHOLDER = re.compile(r"%%(\w+)%%")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """What stands in for the placeholders of an archetype, by their names."""

    title: str
    date: str
    id: str
    slug: str
    tags: tuple[str, ...]


def filled_archetype(root: Path, kind: str, filling: Filling) -> str | None:
    """The archetype for ``kind`` of the site at ``root``, filled; None where it has none.

    In front matter a title and tags are quoted, in the body they are words. A post is a draft,
    whatever the archetype says. Raises ``ContentError`` where it cannot be read or used.
    """
    path = f"archetypes/{kind}.md"
    try:
        text = decode((root / path).read_bytes())
    except FileNotFoundError:
        return None
    except ContentError as error:
        raise ContentError(_at(one, path) for one in error.problems) from None
    _check_placeholders(text, path)
    front, body = _cut(text)
    made = _filled(front, filling, quoted=True) + _filled(body, filling, quoted=False)
    raw = made.encode("utf-8")
    if kind != "page":
        raw = set_key(path, raw, "draft", "true")
    try:
        split_source(raw.decode("utf-8"))
    except ContentError as error:
        raise ContentError(_at(one, path) for one in error.problems) from None
    return raw.decode("utf-8")


def _at(problem: Problem, path: str) -> Problem:
    place = problem.place or Place(path="")
    return problem.at(Place(path=path, line=place.line, column=place.column))


def _check_placeholders(text: str, path: str) -> None:
    known = tuple(Filling.__dataclass_fields__)
    problems = []
    for found in _PLACEHOLDER.finditer(text):
        if found[1] not in known:
            line = text.count("\n", 0, found.start()) + 1
            column = found.start() - text.rfind("\n", 0, found.start())
            problems.append(
                Problem(
                    rule="archetype",
                    what=f"has the unknown placeholder {found[0]}",
                    place=Place(path=path, line=line, column=column),
                    hint=did_you_mean(found[1], known),
                    excerpt=line_of(text, line),
                )
            )
    if problems:
        raise ContentError(problems)


def _cut(text: str) -> tuple[str, str]:
    """Front matter with its fences, and what comes after: before it is filled it is no YAML."""
    found = re.match(r"---[ \t]*\n.*?^---[ \t]*(?:\n|\Z)", text, re.DOTALL | re.MULTILINE)
    return (found[0], text[found.end() :]) if found else ("", text)


def _filled(text: str, filling: Filling, *, quoted: bool) -> str:
    tags = (in_quotes(tag) if quoted else tag for tag in filling.tags)
    words = {
        "title": in_quotes(filling.title) if quoted else filling.title,
        "date": filling.date,
        "id": filling.id,
        "slug": filling.slug,
        "tags": f"[{', '.join(tags)}]" if quoted else ", ".join(filling.tags),
    }
    return _PLACEHOLDER.sub(lambda found: words[found[1]], text)
