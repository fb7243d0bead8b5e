"""Affected: from a site before and after an edit of a few posts to the files that may differ.

A superset, found without looking at the other posts: what is planned for nothing costs a
moment, and its key says that it did not change. Where an edit moves more than lists and
neighbours, there is no answer, and everything is planned.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property

from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.model.documents import Document
from blogkit.model.feeds import OPML, archive_path, feed_path
from blogkit.model.site import PLURALS, Edition, Taxonomy
from blogkit.site.cards import card_path
from blogkit.site.feeds import archive_size, archives_behind
from blogkit.site.frame import ROOT, Only
from blogkit.site.lists import index_path, print_path
from blogkit.site.moved import gone_pages, gone_times, pages, times
from blogkit.site.related import NEIGHBOURS, weight_of
from blogkit.site.search import block_of, entries_path, index_size, words_path
from blogkit.site.standing import Group, Members, Standing
from blogkit.urls import UrlPath, output_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """One post before and after an edit; None where it was not there, or not visible.

    ``shown``: what lists show of it is not the same.
    """

    before: Document | None
    now: Document | None

    @property
    def shown(self) -> bool:
        """Whether lists, neighbours and terms may show something else of it."""
        if self.before is None or self.now is None:
            return True
        return self.before.digest != self.now.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Affected:
    """What is to be planned, and the files that will be gone.

    ``shown``: what lists and the sitemap say of posts may be something else.
    """

    only: Only
    gone: frozenset[str]
    shown: bool


def affected(
    before: Standing, now: Standing, edited: Mapping[str, Edited], settings: Settings
) -> Affected | None:
    """What an edit of posts may change; None where that is not known.

    It is not for posts that leave their address, and for terms that are gone or are called
    something else. No post is in another language than before, or is a translation of another.
    """
    if before.pages != now.pages or _left(before, now, edited) or _renamed(before, now):
        return None
    search = index_size(len(before.posts) + len(before.pages))
    if search != index_size(len(now.posts) + len(now.pages)):
        return None
    change = _Change(before, now, edited, settings)
    posts = frozenset(change.posts())
    paths = (*change.paths(), *(now.paths[source] for source in posts))
    files = frozenset(map(output_file, paths))
    return Affected(
        only=Only(files=files, posts=posts, folders=frozenset(_folders(files))),
        gone=frozenset(map(output_file, change.gone())) - files,
        shown=any(one.shown for one in edited.values()),
    )


def _left(before: Standing, now: Standing, edited: Collection[str]) -> bool:
    """Whether a post has another address, or none any more."""
    return any(
        source in before.paths and now.paths.get(source) != before.paths[source]
        for source in edited
    )


def _folders(files: Iterable[str]) -> Iterator[str]:
    """All the folders that ``files`` are in, and those that these are in."""
    found = {file.rpartition("/")[0] for file in files}
    while found:
        yield from found
        found = {folder.rpartition("/")[0] for folder in found if folder}


def _renamed(before: Standing, now: Standing) -> bool:
    """Whether a term is gone, or is called something else."""
    for key, group in before.terms.items():
        other = now.terms.get(key)
        if other is None or (other.name, other.word) != (group.name, group.word):
            return True
    return False


class _Change:
    """An edit, looked at from each kind of output."""

    def __init__(
        self,
        before: Standing,
        now: Standing,
        edited: Mapping[str, Edited],
        settings: Settings,
    ) -> None:
        self._before, self._now = before, now
        self._edited = edited
        self._settings = settings
        self._shown = frozenset(source for source, one in edited.items() if one.shown)
        self._moved = before.posts != now.posts
        self._editions = tuple(zip(before.editions, now.editions, strict=True))
        self._per_page = settings.lists.per_page

    def posts(self) -> Iterator[str]:
        """The sources of the posts whose pages may differ."""
        now = self._now.paths
        yield from (source for source in self._edited if source in now)
        if not self._shown:
            return
        yield from self._neighbours()
        cards = frozenset(self._before.cards) ^ frozenset(self._now.cards)
        yield from (source for source in cards if source in now)
        for key, group in self._now.terms.items():
            before = self._members_before(key)
            if key[0] == "series" and not self._is_same_list(before, group.members):
                yield from (one for one in (*before, *group.members) if one in now)
            elif key[0] == "tag":
                for old, new in self._by_language(before, group.members):
                    yield from self._related(old, new)

    def paths(self) -> Iterator[UrlPath]:
        """Where the other outputs lie that may differ."""
        for old, new in self._editions:
            yield from self._feeds(new.home, old.posts, new.posts)
            yield from self._archives_of_feeds(old, new)
        yield from self._search()
        yield from self._aliases()
        for key, group in self._now.terms.items():
            yield from self._term(key, group)
        if self._shown:
            yield from self._singles()
            for old, new in self._editions:
                yield from self._pages(new.home, old.posts, new.posts)
                yield from times(old, new, self._shown)
            yield from map(card_path, self._cards())

    def gone(self) -> Iterator[UrlPath]:
        """Where outputs lay of which there will be none."""
        before, now = self._before, self._now
        size = self._per_page
        for old, new in self._editions:
            yield from gone_pages(new.home, (old.posts, new.posts), size)
            yield from gone_times(old, new)
        for key, group in before.terms.items():
            if key[0] != "series":
                members = group.members, now.terms[key].members
                yield from gone_pages(group.path, members, size)
        yield from (card_path(source) for source in set(before.cards) - set(now.cards))

    # --- pages of posts ------------------------------------------------------------------------

    def _neighbours(self) -> Iterator[str]:
        """The posts that are beside another one now, or beside one that looks other."""
        for old, new in self._editions:
            for members in (old.posts, new.posts) if self._moved else (new.posts,):
                yield from self._around(members, 1)

    def _around(self, members: Members, steps: int) -> Iterator[str]:
        """The posts that are at most so many steps from one that looks other, and that one."""
        for source in self._shown.intersection(members):
            place = members.index(source)
            for other in members[max(place - steps, 0) : place + steps + 1]:
                if other in self._now.paths:
                    yield other

    def _related(self, before: Members, now: Members) -> Iterator[str]:
        """The posts of a tag that may be related to others now, or to such as changed."""
        if self._is_same_list(before, now):
            return
        if before and now and weight_of(before) != weight_of(now):
            yield from now
            return
        for members in (before, now):
            yield from self._around(members, NEIGHBOURS)

    def _by_language(self, before: Members, now: Members) -> Iterator[tuple[Members, Members]]:
        """A list before and now, as it is in each language."""
        if len(self._editions) == 1:
            yield before, now
            return
        for old, new in self._held:
            yield [one for one in before if one in old], [one for one in now if one in new]

    @cached_property
    def _held(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        """The posts that each language had, and has."""
        return [(frozenset(old.posts), frozenset(new.posts)) for old, new in self._editions]

    def _cards(self) -> Iterator[str]:
        """The posts whose cards changed, that have a card now, or have none any more."""
        before, now = frozenset(self._before.cards), frozenset(self._now.cards)
        yield from (self._shown & now) | (before ^ now)

    def _aliases(self) -> Iterator[UrlPath]:
        """The old addresses of posts that look other: the pages there name them."""
        for source in self._shown:
            document = self._edited[source].now
            yield from map(UrlPath, document.aliases if document else ())

    # --- lists -----------------------------------------------------------------------------------

    def _members_before(self, key: tuple[Taxonomy, str]) -> Members:
        known = self._before.terms.get(key)
        return known.members if known else ()

    def _is_same_list(self, before: Members, now: Members) -> bool:
        """Whether a list has the same posts as before, and shows the same of them."""
        return before == now and self._shown.isdisjoint(now)

    def _term(self, key: tuple[Taxonomy, str], group: Group) -> Iterator[UrlPath]:
        before = self._members_before(key)
        if before == group.members and self._edited.keys().isdisjoint(group.members):
            return
        if key[0] in self._settings.feeds.terms:
            by_date = key[0] != "series"
            yield from self._feeds(group.path, before, group.members, by_date=by_date)
        if key[0] == "series":
            yield print_path(group.path)
        if self._is_same_list(before, group.members):
            return
        if key[0] == "series":
            yield group.path
        else:
            yield from self._pages(group.path, before, group.members)

    def _pages(self, base: UrlPath, before: Members, now: Members) -> Iterator[UrlPath]:
        return pages(base, (before, now), self._shown, self._per_page)

    def _singles(self) -> Iterator[UrlPath]:
        """Pages of which there is one, that show something of every post or of the newest."""
        for _, edition in self._editions:
            yield from (UrlPath(edition.home + name) for name in ("", "archive/", "subscribe/"))
        yield from (UrlPath("/404.html"), UrlPath("/search/"), OPML)
        for taxonomy, plural in PLURALS.items():
            yield index_path(str(getattr(self._settings.urls, taxonomy)), plural)

    # --- what programs read -----------------------------------------------------------------------

    def _feeds(
        self, page: UrlPath, before: Members, now: Members, *, by_date: bool = True
    ) -> Iterator[UrlPath]:
        """The feeds of a list that hold other entries, or one that changed in any way.

        The members of a series are not in the order of their dates: any may be, or may have been,
        in its feed.
        """
        size = self._settings.feeds.entries
        more = archives_behind(len(before), size) != archives_behind(len(now), size)
        newest = slice(size if by_date else None)
        held = now[newest]
        if more or before[newest] != held or not self._edited.keys().isdisjoint(held):
            yield from (feed_path(page, name) for name in self._settings.feeds.formats)
            if page == ROOT:
                yield from (UrlPath(old.path) for old in self._settings.redirect_feeds)

    def _archives_of_feeds(self, old: Edition, new: Edition) -> Iterator[UrlPath]:
        before, now = old.posts, new.posts
        entries = self._settings.feeds.entries
        size = archive_size(entries)
        count = archives_behind(len(before), entries), archives_behind(len(now), entries)
        for number in range(count[1]) if self._settings.feeds.archives else ():
            end, old_end = len(now) - number * size, len(before) - number * size
            held = now[end - size : end]
            same = number < count[0] and before[old_end - size : old_end] == held
            linked = number == 0 and count[0] != count[1]
            if not same or linked or not self._edited.keys().isdisjoint(held):
                for name in self._settings.feeds.formats:
                    yield archive_path(new.home, name, number + 1)

    def _search(self) -> Iterator[UrlPath]:
        """The first files of blocks of the index that edited posts are in; they stand for all."""
        blocks, _ = index_size(len(self._now.posts) + len(self._now.pages))
        for one in self._edited.values():
            for document in (one.before, one.now):
                if document is not None:
                    number = block_of(document.id, blocks)
                    yield words_path(number, 0)
                    if one.shown:
                        yield entries_path(number, 0)
