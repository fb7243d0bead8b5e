"""Checks of a plan: from all outputs to those that clash and those that nothing can make."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from blogkit.config.settings import Settings
from blogkit.errors import Place, Problem, Severity, did_you_mean
from blogkit.model.outputs import Output, TemplateJob
from blogkit.model.site import Site
from blogkit.model.theme import Theme
from blogkit.model.views import BodyView
from blogkit.site.extras import alias_origin
from blogkit.urls import UrlPath, comparable, output_file


def missing_templates(outputs: Iterable[Output], site: Site, theme: Theme) -> Iterator[Problem]:
    """Templates that a document or a page asks for: where a document chose one, or each once."""
    lacking = [
        (output, output.job)
        for output in outputs
        if isinstance(output.job, TemplateJob) and output.job.template not in theme.templates
    ]
    documents = site.visible if lacking else {}
    missing: dict[tuple[str, Place | None], Problem] = {}
    for output, job in lacking:
        document = documents.get(output.origin)
        place, hint = None, f"{output.origin} asks for it"
        if document and document.template:
            place, hint = document.place("template"), did_you_mean(job.template, theme.templates)
        problem = Problem(
            rule="missing-template",
            what=f"the theme '{theme.name}' has no template {job.template}",
            place=place,
            hint=hint,
        )
        missing.setdefault((job.template, place), problem)
    # A theme without any is one that could not be read, which was told already.
    yield from missing.values() if theme.templates else ()


def unknown_default_author(settings: Settings) -> Iterator[Problem]:
    """The author of posts that name none should be one that the settings describe."""
    author = settings.site.author
    if author and settings.authors and author not in settings.authors:
        yield Problem(
            rule="unknown-author",
            what=f"'site.author' is unknown: '{author}'",
            place=settings.place("site", "author"),
            hint=did_you_mean(author, settings.authors),
        )


def unknown_people(site: Site, settings: Settings) -> Iterator[Problem]:
    """Whom a post mentions, the settings should describe."""
    for post in site.posts:
        for key in post.mentions:
            if key not in settings.people:
                yield Problem(
                    rule="unknown-person",
                    what=f"'mentions' names '{key}', whom the settings do not know",
                    place=post.place("mentions"),
                    hint=did_you_mean(key, settings.people)
                    or f"[people.{key}] in blogkit.toml adds somebody",
                )


def dead_paths(outputs: Iterable[Output], bodies: Mapping[str, BodyView]) -> Iterator[Problem]:
    """Links to paths of this site at which nothing will be.

    A warning: the host may serve more there than blogkit makes.
    """
    files = {output.path for output in outputs}
    for source, body in bodies.items():
        for resolved in body.references:
            reference = resolved.reference
            path = unquote(reference.target.partition("?")[0])
            if path.startswith("/") and output_file(UrlPath(path)) not in files:
                yield Problem(
                    rule="dead-path",
                    what=f"links to {path}, and blogkit makes nothing there",
                    place=Place(path=source, line=reference.line, column=reference.column),
                    hint="a link to the source file itself is checked, and follows when it moves",
                    severity=Severity.WARNING,
                )


def collisions(outputs: Iterable[Output], site: Site) -> Iterator[Problem]:
    """Two outputs that some file system or host would take for one."""
    found = tuple(_colliding(tuple(outputs)))
    places = dict(_places(site)) if found else {}
    for output, other in found:
        yield _collision(output, other, places)


def _colliding(everything: Sequence[Output]) -> Iterator[tuple[Output, Output]]:
    first: dict[str, Output] = {}
    paths = comparable("\0".join(output.path for output in everything)).split("\0")
    for path, output in zip(paths, everything, strict=True):
        other = first.setdefault(path, output)
        if other is not output:
            yield output, other
    for path, output in first.items():
        folder = path.rpartition("/")[0]
        while folder:
            if folder in first:
                yield output, first[folder]
            folder = folder.rpartition("/")[0]


def clashes(new: Collection[str], known: Collection[str]) -> bool:
    """Whether an output at one of the paths ``new`` would clash with another, or with ``known``.

    Looked at in one go: a path alone would take longer to compare than to write.
    """
    if not new:
        return False
    taken = comparable("\n".join(known)).split("\n")
    fresh = [comparable(path) for path in new]
    files = {*taken, *fresh}
    if len(files) != len({*taken}) + len(fresh):
        return True
    folders = {path.rpartition("/")[0] for path in fresh}
    while folders:
        if not files.isdisjoint(folders):
            return True
        folders = {path.rpartition("/")[0] for path in folders} - {""}
    text = "\n".join(("", *files))
    return any(f"\n{one}/" in text for one in fresh)


def _places(site: Site) -> Iterator[tuple[str, Place]]:
    """Where the address of each document and alias was chosen, by origin."""
    for document in site.documents:
        yield document.source, document.place("slug")
        for alias in document.aliases:
            yield alias_origin(document, alias), document.place("aliases")


def _collision(output: Output, other: Output, places: Mapping[str, Place]) -> Problem:
    return Problem(
        rule="shared-url",
        what=f"{output.origin} and {other.origin} would both be at /{output.path}",
        place=next((place for one in (output, other) if (place := _place(one, places))), None),
        hint="give one of them another slug, date or alias",
    )


def _place(output: Output, places: Mapping[str, Place]) -> Place | None:
    file = Place(path=output.origin) if output.origin.startswith("content/") else None
    return places.get(output.origin, file)
