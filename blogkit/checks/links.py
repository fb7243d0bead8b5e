"""Links: from all that would be published to what leads nowhere, here or elsewhere."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from urllib.parse import unquote, urljoin, urlsplit

from blogkit.checks.external import Answer
from blogkit.checks.published import Page, addresses, read_page
from blogkit.checks.rules import Family, Rule
from blogkit.checks.subjects import SiteSubject
from blogkit.checks.whereabouts import Whereabouts
from blogkit.dataclasses import dataclass, replace
from blogkit.errors import Place, Problem, Severity
from blogkit.model.outputs import Output, TemplateJob
from blogkit.urls import UrlPath, output_file, quoted

DEAD_LINK = Rule(
    name="links.dead-link",
    severity=Severity.WARNING,
    about="a page or a feed that leads to an address of this site at which nothing will be",
)
DEAD_ANCHOR = Rule(
    name="links.dead-anchor",
    severity=Severity.WARNING,
    about="a link to a place in a page that has no such place",
)
DEAD_FILE = Rule(
    name="links.dead-file",
    severity=Severity.WARNING,
    about="a picture, script, style sheet or feed that a page names and that will not be there",
)
GONE = Rule(
    name="links.gone",
    severity=Severity.WARNING,
    about="a link to a page elsewhere that is not there (404 or 410); only with `--external`",
)
MOVED = Rule(
    name="links.moved",
    severity=Severity.HINT,
    about="a link to a page elsewhere that moved for good; only with `--external`",
)
UNREACHABLE = Rule(
    name="links.unreachable",
    severity=Severity.HINT,
    about="a link to a page elsewhere that does not answer as it should; only with `--external`",
)

_EVERYWHERE = frozenset(["", "top"])
"""Fragments that every page has (HTML, 7.4.6.3)."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A link or a file as a page names it, without its fragment, and the file it leads to."""

    rule: Rule
    address: str
    fragment: str = ""


def _problems(subject: SiteSubject) -> Iterator[Problem]:
    outputs = {output.path: output for output in subject.outputs}
    pages = {
        output.path: read_page(subject.read(output))
        for output in subject.outputs
        if isinstance(output.job, TemplateJob) and output.path.endswith(".html")
    }
    look = _Look(subject, outputs, pages)
    yield from look.inside()
    if subject.ask is not None:
        answers = subject.ask(sorted(look.outside))
        yield from look.elsewhere(answers)


class _Look:
    """Where every link of a site leads; what it finds is told once for each address."""

    def __init__(
        self, subject: SiteSubject, outputs: Mapping[str, Output], pages: Mapping[str, Page]
    ) -> None:
        base = urlsplit(subject.settings.site.base_url)
        self._origin = f"{base.scheme}://{base.netloc}"
        self._prefix = base.path
        self._base = f"{self._origin}{base.path}"
        self._outputs = outputs
        self._pages = pages
        self._subject = subject
        self._where = Whereabouts(subject.root)
        self._told = {
            unquote(reference.target.partition("?")[0])
            for document in subject.documents
            for reference in document.references
            if reference.target.startswith("/")
        }
        self.outside: dict[str, list[tuple[str, str]]] = {}

    def inside(self) -> Iterator[Problem]:
        """Links within the site; those to elsewhere are kept in ``outside``."""
        dead: dict[_Use, list[tuple[str, str]]] = {}
        for path, written, use in self._uses():
            if not use.address.startswith("/"):
                self.outside.setdefault(use.address, []).append((path, written))
            elif problem := self._what_is_dead(use):
                dead.setdefault(problem, []).append((path, written))
        for use, places in sorted(dead.items(), key=lambda one: (one[0].address, one[0].fragment)):
            yield self._dead(use, places)

    def elsewhere(self, answers: Mapping[str, Answer]) -> Iterator[Problem]:
        """What pages elsewhere answered."""
        for address, answer in sorted(answers.items()):
            path, written = self.outside[address][0]
            place = self._place(path, written)
            if answer.status in {404, 410}:
                what = f"{address} is not there ({answer.status})"
                yield GONE.problem(
                    what, place, "link to where it is now, or to a copy in an archive"
                )
            elif answer.moved:
                what = f"{address} moved for good"
                yield MOVED.problem(what, place, f"link to {answer.moved}")
            elif not answer.is_well:
                what = f"{address} does not answer as it should: {answer.words}"
                yield UNREACHABLE.problem(what, place, "look at it in a browser")

    def _uses(self) -> Iterator[tuple[str, str, _Use]]:
        for path, page in self._pages.items():
            for written in page.links:
                if use := self._use(path, written, DEAD_LINK):
                    yield path, written, use
            for written in page.files:
                if use := self._use(path, written, DEAD_FILE):
                    yield path, written, use
        yield from self._of_feeds()

    def _of_feeds(self) -> Iterator[tuple[str, str, _Use]]:
        """Addresses of this site in feeds and in what else is no page."""
        for output in self._subject.texts():
            if output.path not in self._pages:
                for written in addresses(self._subject.read(output), self._base):
                    if use := self._use(output.path, written, DEAD_LINK):
                        yield output.path, written, use

    def _use(self, path: str, written: str, rule: Rule) -> _Use | None:
        found = _resolved(written, f"{self._base}/{quoted(path.removesuffix('index.html'))}")
        if found is None:
            return None
        address, fragment = found
        if address.startswith("/"):
            prefix = self._prefix
            if not address.startswith(f"{prefix}/") and address != prefix:
                return None
            return _Use(rule, address.removeprefix(prefix) or "/", fragment)
        return _Use(rule, address) if rule is DEAD_LINK else None

    def _what_is_dead(self, use: _Use) -> _Use | None:
        """``use`` by the rule that it breaks; None where it leads somewhere."""
        file = output_file(UrlPath(unquote(use.address)))
        if file not in self._outputs:
            return None if unquote(use.address) in self._told else replace(use, fragment="")
        page = self._pages.get(file)
        if page is None or not page.places or unquote(use.fragment) in page.places | _EVERYWHERE:
            return None
        return replace(use, rule=DEAD_ANCHOR)

    def _dead(self, use: _Use, places: list[tuple[str, str]]) -> Problem:
        path, written = places[0]
        verb = "names" if use.rule is DEAD_FILE else "links to"
        what = f"/{path} {verb} {use.address}, and blogkit makes nothing there"
        if use.rule is DEAD_ANCHOR:
            what = f"/{path} links to #{use.fragment} of {use.address}, which has no such place"
        others = len({one for one, _ in places}) - 1
        hint = f"so do {others} other files" if others > 1 else "so does another file"
        return use.rule.problem(what, self._place(path, written), hint if others else "")

    def _place(self, path: str, written: str) -> Place | None:
        """Where a writer wrote the link; None where a theme did."""
        return self._where.of(self._outputs[path].origin, written)


@lru_cache(maxsize=65_536)
def _resolved(written: str, here: str) -> tuple[str, str] | None:
    """An address below the host of ``here``, or a whole one elsewhere; None for mails and such."""
    try:
        absolute = urljoin(here, written.strip())
        parts = urlsplit(absolute)
        same = parts.netloc == urlsplit(here).netloc
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    if same:
        return parts.path or "/", parts.fragment
    return absolute.partition("#")[0], ""


FAMILY = Family(rules=(DEAD_LINK, DEAD_ANCHOR, DEAD_FILE, GONE, MOVED, UNREACHABLE), site=_problems)
