"""What is usual: whether posts that were edited are tied to nothing beside lists and terms."""

from blogkit.cache.outlines import Row, anchors_digest, files, outline_of, targets
from blogkit.cache.trace import Trace
from blogkit.config.settings import Settings
from blogkit.pipeline.edit.read import Edit

_TIES = ("aliases", "lang", "translation_of", "mentions")
"""Fields that tie a post to what this way does not look at."""


def is_usual(edit: Edit, trace: Trace, settings: Settings) -> bool:
    """Whether the posts of an edit are tied to nothing that this way does not look at."""
    if trace.head.warned and edit.moves:
        return False
    if settings.authors and any(
        author not in settings.authors for one in edit.now.values() for author in one.authors
    ):
        return False
    return _have_own_ids(edit, trace) and all(_is_post(edit, one, trace) for one in edit.sources)


def _have_own_ids(edit: Edit, trace: Trace) -> bool:
    """Whether no post is called for ever what another one is."""
    new = [
        one.id
        for source, one in edit.now.items()
        if source not in edit.before or edit.before[source].id != one.id
    ]
    return len({*new}) == len(new) and not any(map(trace.is_id, new))


def _is_post(edit: Edit, source: str, trace: Trace) -> bool:
    """Whether lists, neighbours and terms are all that the edit of a post touches."""
    before, now = edit.before.get(source), edit.now.get(source)
    known = [one for one in (before, now) if one is not None]
    if any(one.enclosure or one.kind == "episode" for one in known):
        return False
    rows = [outline_of(now)] if now else []
    rows += [trace.rows[source].row] if source in trace.rows else []
    if before is None or now is None or not trace.rows[source].path:
        # One that readers see for the first time, or nobody any more, brings all its ties.
        tied = any(getattr(one, field) for one in known for field in _TIES if field != "lang")
        named = any(_files(one, trace) for one in rows)
        return known[0].kind == "post" and not tied and not named and not trace.is_named(source)
    same = all(getattr(before, field) == getattr(now, field) for field in _TIES)
    usual = {before.kind, now.kind} == {"post"} or before.digest == now.digest
    stays = len({anchors_digest(one) for one in rows}) == 1
    alike = len({_files(one, trace) for one in rows}) == 1
    return same and usual and alike and (stays or not trace.is_named(source))


def _files(row: Row, trace: Trace) -> frozenset[str]:
    """What the document of ``row`` names beside other sources."""
    return frozenset(one for one in (*targets(row), *files(row)) if one not in trace.rows)
