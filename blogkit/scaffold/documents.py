"""New documents: from a title and a kind to the file that a writer begins with."""

import secrets
from datetime import datetime
from pathlib import Path

from blogkit.config.settings import Settings
from blogkit.content.amend import in_quotes
from blogkit.content.yaml import FORBIDDEN
from blogkit.dataclasses import dataclass, replace
from blogkit.errors import ContentError, Place, Problem, SettingsError
from blogkit.scaffold.archetypes import Filling, filled_archetype
from blogkit.urls import quoted, slugify

_ONE_LINE = "write one line of words, without control characters"
_KIND_KEYS = {
    "post": (),
    "story": (
        ("customer", "", "who it is about, as they want to be named"),
        ("consent", "", "how and when they agreed that you tell it"),
        ("source", "", "where it comes from: a talk, a letter, a visit"),
    ),
    "question": (("asked_by", "", "who asked, as they want to be named"),),
    "episode": (),
    "page": (),
}
_KIND_TEXTS = {
    "story": "How did they find you? What was the trouble? What is different now?\n",
    "question": "Begin with the answer in one sentence. Then say why.\n",
    "episode": "What is this episode about, for those who would rather read?\n",
    "page": "What would a customer at your counter ask about this?\n",
    "post": "What did a customer ask you this week? Begin with that, and answer it here.\n",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """What a new document is to be; ``date`` is written as it is, by default the day of ``now``."""

    kind: str
    title: str
    tags: tuple[str, ...] = ()
    now: datetime
    date: str = ""


def create_document(root: Path, settings: Settings, wanted: NewDocument) -> Path:
    """Write the new file and give its path.

    ``archetypes/KIND.md`` of the site, where it has one, says what is in it. Raises
    ``ContentError`` where a file of that name is there already or the archetype does not fit,
    ``SettingsError`` where the title or a tag is no line of text.
    """
    tags = tuple(one_line(tag) for tag in wanted.tags)
    wanted = replace(wanted, title=one_line(wanted.title), tags=tags)
    name = slugify(wanted.title)
    folder = "pages" if wanted.kind == "page" else "posts"
    path = root / "content" / folder / f"{name}.md"
    text = _text(root, settings, wanted, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        problem = Problem(
            rule="exists",
            what="is there already",
            place=Place(path=path.relative_to(root).as_posix()),
            hint="choose another title; you can change it in the file later",
        )
        raise ContentError([problem]) from None
    return path


def one_line(words: str) -> str:
    """``words`` on one line; raises ``SettingsError`` where they are none that can be read."""
    line = " ".join(words.split())
    if not line or FORBIDDEN.search(line):
        what = f"this is no line of text: {words!a}"
        raise SettingsError([Problem(rule="usage", what=what, hint=_ONE_LINE)])
    return line


def _text(root: Path, settings: Settings, wanted: NewDocument, name: str) -> str:
    date = wanted.date or f"{wanted.now:%Y-%m-%d}"
    identifier = _identifier(settings, name)
    filling = Filling(title=wanted.title, date=date, id=identifier, slug=name, tags=wanted.tags)
    own = filled_archetype(root, wanted.kind, filling)
    return _built_in(wanted, filling) if own is None else own


def _built_in(wanted: NewDocument, filling: Filling) -> str:
    lines = ["---", f"title: {in_quotes(wanted.title)}"]
    if wanted.kind != "page":
        lines += [
            f"date: {filling.date}",
            f"id: {filling.id}  # for ever: readers know the post by it",
            "draft: true  # nobody sees it until this line goes",
        ]
        if wanted.kind != "post":
            lines.append(f"kind: {wanted.kind}")
    lines += [f"{key}:  # {comment}" for key, _, comment in _KIND_KEYS[wanted.kind]]
    if wanted.kind == "episode":
        lines += ["enclosure:", "  file: episode.mp3  # beside this file", '  duration: "0:00"']
    if wanted.kind != "page":
        tags = ", ".join(in_quotes(tag) for tag in wanted.tags)
        lines.append(f"tags: [{tags}]")
    lines.append("summary:  # one inviting sentence; without it, the first paragraph")
    return "\n".join([*lines, "---", "", _KIND_TEXTS[wanted.kind]])


def _identifier(settings: Settings, name: str) -> str:
    """A tag URI (RFC 4151) that no other post will ever have, whatever its title was."""
    return f"tag:{settings.site.tag_authority}:{quoted(name)}-{secrets.token_hex(3)}"
