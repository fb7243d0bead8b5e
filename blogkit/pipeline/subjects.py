"""Subjects: from a document and what the cache has of it to what the checks look at."""

from pathlib import Path

from blogkit.checks.subjects import DocumentSubject
from blogkit.config.settings import Settings
from blogkit.content.decode import decode
from blogkit.model.documents import Body, Document
from blogkit.model.views import ResolvedReference
from blogkit.render.body import fill


def document_subject(
    document: Document, body: Body, text: str, root: Path, settings: Settings
) -> DocumentSubject:
    """What the checks look at: ``text`` is the Markdown, links in ``body`` lead to sources."""
    whole = decode((root / document.source).read_bytes())
    references = (
        ResolvedReference(reference=one, url=f"{one.target}#{one.fragment}".removesuffix("#"))
        for one in body.references
    )
    return DocumentSubject(
        document=document,
        text=text,
        first_line=1 + whole.count("\n") - text.count("\n"),
        html=fill(body, tuple(references), plain=True),
        language=document.lang or settings.site.language,
        settings=settings,
        root=root,
    )
