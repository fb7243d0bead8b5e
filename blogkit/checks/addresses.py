"""Addresses: from a site and ``urls.txt`` to ids and addresses that are not what they were.

``urls.txt`` has a line for each published document: its path, percent-encoded, and its id. It
is committed: it is what the blog promised to those who link to it.
"""

from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from blogkit.checks.edits import Edit, with_alias, with_key
from blogkit.checks.rules import Family, Rule
from blogkit.checks.subjects import SiteSubject
from blogkit.dataclasses import dataclass, replace
from blogkit.errors import Place, Problem, Severity, line_of
from blogkit.model.documents import Document
from blogkit.urls import UrlPath, output_file, path_error, quoted

FILE_NAME = "urls.txt"

NO_ID = Rule(
    name="addresses.no-id",
    severity=Severity.HINT,
    about="a post whose id is made from its file name; `--fix` writes it down",
)
NEW = Rule(
    name="addresses.new",
    severity=Severity.HINT,
    about="addresses that are not in `urls.txt` yet; `--fix` writes them down",
)
GONE = Rule(
    name="addresses.gone",
    severity=Severity.ERROR,
    about="a published address at which nothing is any more; `--fix` adds the alias",
)
ID_CHANGED = Rule(
    name="addresses.id-changed",
    severity=Severity.ERROR,
    about="a published post that has another id now: feed readers show it as new",
)
UNREADABLE = Rule(
    name="addresses.file",
    severity=Severity.ERROR,
    about="a line of `urls.txt` that is no path with an id",
)


@dataclass(frozen=True, slots=True)
class _Promise:
    """A line of ``urls.txt``."""

    path: str
    id: str
    line: int

    @property
    def place(self) -> Place:
        return Place(path=FILE_NAME, line=self.line)


def _problems(subject: SiteSubject) -> Iterator[Problem]:
    for document in subject.documents:
        if _lacks_id(document):
            hint = f"add 'id: {document.id}' to its front matter, so that it can be renamed"
            what = "has no id of its own: another file name would make it a new post to readers"
            yield NO_ID.problem(what, Place(path=document.source, line=1), hint)
    promises, problems = _promises(subject)
    yield from problems
    files = {output.path for output in subject.outputs}
    by_id = {document.id: document for document in subject.documents}
    paths = subject.site.paths
    by_path = {str(paths[one.source]): one for one in subject.documents if one.source in paths}
    for promise in promises:
        if output_file(UrlPath(promise.path)) not in files:
            yield from _gone(subject, promise, by_id.get(promise.id))
        elif promise.id not in by_id and promise.path in by_path:
            yield _other_id(promise, by_path[promise.path])
    if new := _unlisted(subject, promises):
        what = f"{len(new)} published addresses are not in it yet, such as {new[0][0]}"
        hint = "`blogkit check --fix` writes them down; commit the file"
        yield NEW.problem(what, Place(path=FILE_NAME), hint)


def _lacks_id(document: Document) -> bool:
    return document.is_post and not document.place("id").line


def _gone(subject: SiteSubject, promise: _Promise, document: Document | None) -> Iterator[Problem]:
    """What became of a path; what is hidden went for a reason, which ``blogkit status`` tells."""
    if document is None:
        what = f"{promise.path} was published, and nothing is there any more"
        hint = f"put '{promise.path}' into the 'aliases' of the post that answers for it now"
        yield GONE.problem(what, promise.place, f"{hint}; or delete this line, if nobody does")
    elif document.source in subject.site.paths:
        path = subject.site.paths[document.source]
        what = f"was published at {promise.path} and is at {path} now"
        hint = f"`blogkit check --fix` adds the alias; or 'aliases: [{promise.path}]'"
        yield GONE.problem(what, Place(path=document.source, line=1), hint)


def _other_id(promise: _Promise, document: Document) -> Problem:
    what = f"was published with the id {promise.id} and has {document.id} now"
    hint = f"write 'id: {promise.id}', or delete line {promise.line} of {FILE_NAME}"
    place = document.place("id")
    return ID_CHANGED.problem(what, place if place.line else replace(place, line=1), hint)


def _unlisted(subject: SiteSubject, promises: tuple[_Promise, ...]) -> list[tuple[str, str]]:
    """Path and id of each visible post and page that ``urls.txt`` has not."""
    known = {promise.path for promise in promises}
    shown = (*subject.site.posts, *subject.site.pages)
    pairs = ((str(subject.site.paths[one.source]), one.id) for one in shown)
    return sorted(pair for pair in pairs if pair[0] not in known)


def _promises(subject: SiteSubject) -> tuple[tuple[_Promise, ...], tuple[Problem, ...]]:
    try:
        raw = (subject.root / FILE_NAME).read_bytes()
    except FileNotFoundError:
        return (), ()
    text = raw.decode("utf-8-sig", errors="replace")
    found: list[_Promise] = []
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        path, _, identifier = line.strip().partition(" ")
        if not path or path.startswith("#"):
            continue
        promise = _Promise(unquote(path), identifier.strip(), number)
        if path_error(promise.path) or not promise.id or " " in promise.id:
            what = f"this is no path with an id: {line_of(line, 1)[:60]}"
            hint = "'/2026/05/tea/ tag:tea.example,2026:tea', as `blogkit check --fix` writes it"
            problems.append(UNREADABLE.problem(what, promise.place, hint))
        else:
            found.append(promise)
    return tuple(found), tuple(problems)


def _fixes(subject: SiteSubject) -> Iterator[Edit]:
    """Ids, aliases and new lines of ``urls.txt``, written down."""
    for document in subject.documents:
        if _lacks_id(document):
            change = partial(with_key, key="id", value=document.id)
            did = f"wrote 'id: {document.id}'"
            yield Edit(rule=NO_ID.name, path=document.source, did=did, change=change)
    promises, _ = _promises(subject)
    files = {output.path for output in subject.outputs}
    by_id = {document.id: document for document in subject.documents}
    for promise in promises:
        answering = by_id.get(promise.id)
        if output_file(UrlPath(promise.path)) in files or answering is None:
            continue
        if answering.source in subject.site.paths:
            change = partial(with_alias, alias=promise.path)
            did = f"added the alias {promise.path}"
            yield Edit(rule=GONE.name, path=answering.source, did=did, change=change)
    if new := _unlisted(subject, promises):
        lines = [f"{quoted(path)} {identifier}" for path, identifier in new]
        did = f"wrote down {len(new)} addresses" if len(new) > 1 else f"wrote down {new[0][0]}"
        change = partial(_with_lines, lines=lines)
        yield Edit(rule=NEW.name, path=FILE_NAME, did=did, change=change)


def _with_lines(raw: bytes, lines: list[str]) -> bytes:
    """``raw`` with ``lines`` in it, sorted; comments stay on top."""
    try:
        kept = raw.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return raw
    comments = [line for line in kept if line.startswith("#")]
    paths = {line.strip() for line in kept if line.strip() and not line.startswith("#")}
    return "\n".join([*comments, *sorted(paths | set(lines)), ""]).encode()


FAMILY = Family(rules=(NO_ID, NEW, GONE, ID_CHANGED, UNREADABLE), site=_problems, fixes=_fixes)
