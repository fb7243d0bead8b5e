"""Terms: from the words on posts to tags, categories, authors and series."""

from collections import Counter, defaultdict

from blogkit.config.settings import Settings
from blogkit.errors import Problem, Severity
from blogkit.model.documents import Document
from blogkit.model.site import Taxonomy, Term
from blogkit.site.paths import term_path
from blogkit.urls import slugify

TAXONOMIES: tuple[Taxonomy, ...] = ("tag", "category", "author", "series")


def words_of(document: Document, taxonomy: Taxonomy, settings: Settings) -> tuple[str, ...]:
    """The words of one taxonomy that stand on ``document``."""
    if taxonomy == "tag":
        return document.tags
    if taxonomy == "author":
        default = (settings.site.author,) if settings.site.author else ()
        return document.authors or default
    word = document.category if taxonomy == "category" else document.series
    return (word,) if word else ()


def collect_terms(
    posts: tuple[Document, ...], settings: Settings
) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """Every term that ``posts`` (newest first) have, and warnings for those spelled two ways."""
    terms: list[Term] = []
    warnings: list[Problem] = []
    for taxonomy in TAXONOMIES:
        spellings: dict[str, Counter[str]] = defaultdict(Counter)
        members: dict[str, dict[str, Document]] = defaultdict(dict)
        for post in posts:
            for spelling in words_of(post, taxonomy, settings):
                slug = slugify(spelling)
                spellings[slug][spelling] += 1
                members[slug][post.source] = post
        for slug in sorted(members):
            name = word = usual_spelling(spellings[slug])
            found = tuple(members[slug].values())
            path = term_path(taxonomy, slug, settings.urls)
            if taxonomy == "author":
                name = author_name(name, settings)
            elif len(spellings[slug]) > 1:
                others = tuple(sorted(set(spellings[slug]) - {name}))
                odd = next(
                    post for post in found if others[0] in words_of(post, taxonomy, settings)
                )
                warnings.append(_spelled_differently(taxonomy, name, others, odd))
            if taxonomy == "series":
                found = tuple(sorted(found, key=lambda post: post.part or 10**6, reverse=True))
            terms.append(
                Term(
                    taxonomy=taxonomy,
                    slug=slug,
                    name=name,
                    word=word,
                    path=path,
                    posts=found,
                    spellings=spellings[slug],
                )
            )
    return tuple(terms), tuple(warnings)


def author_name(key: str, settings: Settings) -> str:
    """The name of an author: from the settings, else the key itself."""
    author = settings.authors.get(key)
    return author.name if author else key


def usual_spelling(spellings: Counter[str]) -> str:
    """The spelling that most posts use; the first in order among equals."""
    return min(spellings, key=lambda word: (-spellings[word], word))


def _spelled_differently(
    taxonomy: str, name: str, others: tuple[str, ...], post: Document
) -> Problem:
    listed = ", ".join(f"'{word}'" for word in others)
    return Problem(
        rule="spelled-differently",
        what=f"the {taxonomy} '{name}' is also written {listed}; they are one page",
        place=post.place("tags" if taxonomy == "tag" else taxonomy),
        hint=f"write '{name}' everywhere",
        severity=Severity.WARNING,
    )
