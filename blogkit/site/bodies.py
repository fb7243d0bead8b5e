"""Bodies: from the references in a body to what they lead to, and to problems where to nothing."""

import posixpath
from collections.abc import Mapping

from blogkit.dataclasses import replace
from blogkit.errors import Place, Problem, Severity, did_you_mean
from blogkit.model.digests import Digest
from blogkit.model.documents import Document, Reference
from blogkit.model.shortcuts import is_diagram, shortcut_template
from blogkit.model.site import Asset, Site
from blogkit.model.theme import Theme
from blogkit.model.views import BodyView, ResolvedReference
from blogkit.site.paths import asset_path
from blogkit.site.pictures import Pictures, broken_image
from blogkit.urls import quoted


class Bodies:
    """Resolves references against the documents and assets of a site.

    ``look`` is the theme, and the language of the site.
    """

    def __init__(
        self, site: Site, assets: Mapping[str, Asset], pictures: Pictures, look: tuple[Theme, str]
    ) -> None:
        self._theme, self._language = look
        self._assets = assets
        self._pictures = pictures
        self._addresses = pictures.addresses
        self._visible = site.visible
        self._paths = site.paths
        self._broken = site.broken
        self._hidden = {hidden.source: hidden for hidden in site.hidden}
        self.problems: list[Problem] = []
        self._told: set[tuple[Place, str]] = set()

    def of(self, document: Document) -> BodyView:
        """The body of ``document`` with everything that it names resolved."""
        view = BodyView(
            source=document.source,
            body_digest=document.body_digest,
            references=tuple(
                self._resolved(document, reference) for reference in document.references
            ),
        )
        return self._with_shortcuts(view, document) if document.shortcuts else view

    def _with_shortcuts(self, view: BodyView, document: Document) -> BodyView:
        """``view`` with what its shortcuts depend on: their templates, and the words of those."""
        theme = self._theme
        language = document.lang if theme.speaks(document.lang) else self._language
        names = map(shortcut_template, document.shortcuts)
        made_by = (theme.templates.get(name, Digest("")) for name in names)
        spoken = theme.speaks(language) or theme.speaks("en")
        return replace(view, shortcuts=(*made_by, spoken), language=language)

    def _resolved(self, document: Document, reference: Reference) -> ResolvedReference:
        if reference.target.startswith("/"):
            fragment = f"#{quoted(reference.fragment)}" if reference.fragment else ""
            url = self._addresses.prefixed(reference.target) + fragment
            return ResolvedReference(reference=reference, url=url)
        target = self._visible.get(reference.target)
        if target is not None and reference.kind in {"link", "argument"}:
            self._check_anchor(document, reference, target)
            url = self._addresses.href(self._paths[target.source])
            if reference.fragment:
                url += "#" + quoted(reference.fragment)
            return ResolvedReference(reference=reference, url=url)
        asset = self._assets.get(reference.target)
        if asset is not None:
            return self._file(document, reference, asset)
        if reference.target not in self._broken:
            self._report(document, reference)
        return ResolvedReference(reference=reference, url="")

    def _file(self, document: Document, reference: Reference, asset: Asset) -> ResolvedReference:
        url = self._addresses.href(asset_path(asset.source))
        if reference.kind != "image":
            return ResolvedReference(reference=reference, url=url)
        if problem := broken_image("shows", asset):
            self._problem(document, reference, problem)
        srcset = self._pictures.srcset(asset)
        return ResolvedReference(
            reference=reference,
            url=url,
            width=asset.width,
            height=asset.height,
            srcset=srcset,
            sizes=self._pictures.sizes if srcset else "",
            tone=asset.tone,
        )

    def _check_anchor(self, document: Document, reference: Reference, target: Document) -> None:
        if reference.fragment and reference.fragment not in target.anchors:
            what = f"{target.source} has no heading '#{reference.fragment}'"
            hint = did_you_mean(reference.fragment, target.anchors)
            self._problem(document, reference, Problem(rule="dead-anchor", what=what, hint=hint))

    def _report(self, document: Document, reference: Reference) -> None:
        """A link to what is hidden for now only warns: time alone never breaks a build."""
        hidden = self._hidden.get(reference.target)
        if hidden is not None:
            problem = Problem(
                rule="hidden-target",
                what=f"links to {hidden.source}, which is {_state(hidden.why)}; "
                "readers see the words without the link",
                severity=Severity.WARNING,
            )
        else:
            verb = "shows" if reference.kind in {"image", "media"} else "links to"
            what = f"{verb} {reference.target}, which is not there"
            hint = self._nearest(reference.target)
            if is_diagram(posixpath.basename(reference.target)):
                what, hint = "the picture of this diagram is missing", "run `blogkit diagrams`"
            problem = Problem(rule="dead-link", what=what, hint=hint)
        self._problem(document, reference, problem)

    def _nearest(self, target: str) -> str:
        name = posixpath.basename(target)
        known = {posixpath.basename(path): path for path in (*self._visible, *self._assets)}
        if name in known:
            return f"there is {known[name]}"
        hint = did_you_mean(name, known)
        return hint if hint.startswith("did") else ""

    def _problem(self, document: Document, reference: Reference, problem: Problem) -> None:
        """Keep ``problem``, if there is none yet with the target that was written at this place."""
        place = Place(path=document.source, line=reference.line, column=reference.column)
        if not place.line or (place, reference.target) not in self._told:
            self._told.add((place, reference.target))
            self.problems.append(problem.at(place))


def _state(why: str) -> str:
    return {"draft": "a draft", "unused": "about what no visible post has"}.get(why, why)
