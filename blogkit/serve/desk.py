"""The desk: from a page of the preview to what its writer should know of it, beside it."""

import html
from collections.abc import Iterable
from importlib import resources
from typing import Any
from urllib.parse import quote

from blogkit.dataclasses import replace
from blogkit.errors import Problem, Severity
from blogkit.model.digests import digest_of, digest_of_value
from blogkit.model.documents import Document
from blogkit.model.outputs import Output, TemplateJob
from blogkit.model.pages import PostPage, StaticPage, View
from blogkit.pipeline.preview import Preview, Shown
from blogkit.serve.teasers import PREFIX as TEASERS
from blogkit.urls import UrlPath, output_file

PREFIX = "/_blogkit/"
FILES = {"desk.js": "text/javascript", "worker.js": "text/javascript", "desk.css": "text/css"}
"""What the desk is made of, by name, with media types."""

_MOST_PROBLEMS = 50


def desk_file(name: str) -> bytes:
    """One of ``FILES``."""
    return (resources.files("blogkit.serve") / "assets" / name).read_bytes()


def with_desk(page: bytes, output: Output | None, shown: Shown) -> bytes:
    """``page`` with the script of the desk, which is told what it belongs to."""
    key, source = (page_key(output, shown), source_of(output)) if output else ("", "")
    tag = (
        f'<script src="{PREFIX}desk.js" defer data-key="{html.escape(key)}" '
        f'data-source="{html.escape(source)}"></script>'
    ).encode()
    end = page.rfind(b"</body>")
    return page[:end] + tag + page[end:] if end >= 0 else page + tag


def page_key(output: Output, shown: Shown) -> str:
    """What changes when a page has to be loaded again: all but the theme's stylesheets."""
    templates = shown.design.theme.templates if shown.design else {}
    if not isinstance(output.job, TemplateJob) or not isinstance(output.job.view, View):
        return output.key
    view = output.job.view
    others = tuple(pair for pair in view.site.assets if not pair[0].endswith(".css"))
    site = replace(view.site, assets=others, digest="")  # type: ignore[arg-type]
    template = templates.get(output.job.template, "")
    return digest_of(output.job.language, template, digest_of_value(replace(view, site=site)))


def source_of(output: Output) -> str:
    """The source of the document that a page shows; empty where it shows none."""
    view = output.job.view if isinstance(output.job, TemplateJob) else None
    return output.origin if isinstance(view, PostPage | StaticPage) else ""


def facts(preview: Preview, path: str, source: str) -> dict[str, Any]:
    """What the desk shows on the page at ``path``, which showed ``source`` when it was loaded."""
    shown = preview.shown
    output = shown.renewed.get(path) or shown.outputs.get(path)
    document = preview.document(source) if source else None
    hints, voice = _voice(preview, source)
    return {
        "key": page_key(output, shown) if output else "",
        "styles": _styles(output),
        "moved": "" if output and source_of(output) == source else preview.url_of(source),
        "problems": [_told(one) for one in shown.problems[:_MOST_PROBLEMS]],
        "hints": [_told(one) for one in (*_of(shown.warnings, source), *hints)],
        "voice": voice,
        "warnings": len(shown.warnings),
        "document": _about(document) if document else None,
        "links": _links(source),
        "editor": bool(shown.settings and shown.settings.serve.editor),
    }


def _styles(output: Output | None) -> dict[str, str]:
    """The URL of each of the theme's stylesheets, by name."""
    view = output.job.view if output and isinstance(output.job, TemplateJob) else None
    if not isinstance(view, View):
        return {}
    return {name: url for name, url in view.site.assets if name.endswith(".css")}


def _links(source: str) -> list[tuple[str, str]]:
    """Where the desk leads from a page: the teasers of its post, else those that are due."""
    if source.startswith("content/posts/"):
        return [("Its teasers", f"{TEASERS}?source={quote(source)}")]
    return [("Teasers", TEASERS)]


def _of(problems: Iterable[Problem], source: str) -> list[Problem]:
    return [one for one in problems if one.place and one.place.path == source]


def _voice(preview: Preview, source: str) -> tuple[tuple[Problem, ...], dict[str, Any] | None]:
    """How the post talks: its flaws, and its score with the reasons; nothing where it is none."""
    from blogkit.checks.registry import wanted
    from blogkit.checks.voice import judge

    subject = preview.subject(source) if source else None
    verdict = judge(subject) if subject else None
    if subject is None or verdict is None:
        return (), None
    told = wanted(verdict.problems, subject.settings, [subject.document])
    return tuple(told), {"score": verdict.score, "reasons": verdict.reasons}


def _about(document: Document) -> dict[str, Any]:
    return {
        "source": document.source,
        "title": document.title,
        "words": document.words,
        "minutes": max(1, round(document.words / 230)),
        "draft": document.draft,
    }


def _told(problem: Problem) -> dict[str, Any]:
    place = problem.place
    return {
        "rule": problem.rule,
        "severity": str(problem.severity),
        "path": place.path if place else "",
        "line": place.line if place else 0,
        "column": place.column if place else 0,
        "what": problem.what,
        "hint": problem.hint,
        "excerpt": problem.excerpt,
    }


def page_without_site(problems: Iterable[Problem]) -> bytes:
    """The page where there is none yet: what stands against it, even without scripts."""
    errors = [one for one in problems if one.severity is Severity.ERROR]
    items = "".join(
        f"<li><p><strong>{html.escape(str(one))}</strong></p>"
        f"<pre>{html.escape(one.excerpt)}</pre><p>{html.escape(one.hint)}</p></li>"
        for one in errors[:_MOST_PROBLEMS]
    )
    words = "This page cannot be shown yet." if errors else "The site is being read."
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>blogkit</title>'
        f'<link rel="stylesheet" href="{PREFIX}desk.css">'
        f"<body class=waiting><h1>{words}</h1><ul>{items}</ul></body></html>"
    ).encode()


def file_of(path: str) -> str:
    """The file of a site that a browser's ``location.pathname``, decoded, stands for."""
    return output_file(UrlPath(path))
