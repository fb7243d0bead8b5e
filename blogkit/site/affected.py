"""Affected: from a site before and after an edit of a few posts to the files that may differ.

A superset, found without looking at the other posts: what is planned for nothing costs a
moment, and its key says that it did not change. Where an edit moves more than lists and
neighbours, there is no answer, and everything is planned.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from blogkit.config.settings import Settings
from blogkit.dataclasses import dataclass
from blogkit.model.documents import Document
from blogkit.model.feeds import archive_path, feed_path
from blogkit.model.site import PLURALS, Taxonomy
from blogkit.site.archive_years import time_path
from blogkit.site.cards import card_path
from blogkit.site.feeds import archive_size, archives_behind
from blogkit.site.frame import ROOT
from blogkit.site.lists import index_path, page_path, paginate, print_path
from blogkit.site.related import NEIGHBOURS, weight_of
from blogkit.site.search import block_of, index_size, words_path
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
    """The files to be planned, and those that will be gone."""

    files: frozenset[str]
    gone: frozenset[str]


def affected(
    before: Standing, now: Standing, edited: Mapping[str, Edited], settings: Settings
) -> Affected | None:
    """What an edit of posts may change in a site of one language; None where that is not known.

    It is not for posts that leave their address, and for terms that are gone or are called
    something else.
    """
    if before.pages != now.pages or _left(before, now) or _renamed(before, now):
        return None
    search = index_size(len(before.posts) + len(before.pages))
    if search != index_size(len(now.posts) + len(now.pages)):
        return None
    change = _Change(before, now, edited, settings)
    files = frozenset(map(output_file, change.paths()))
    return Affected(files=files, gone=frozenset(map(output_file, change.gone())) - files)


def _left(before: Standing, now: Standing) -> bool:
    """Whether a document has another address, or none any more."""
    return any(now.paths.get(source) != path for source, path in before.paths.items())


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
        self._per_page = settings.lists.per_page

    def paths(self) -> Iterator[UrlPath]:
        """Where the outputs lie that may differ."""
        for source in self._edited:
            if source in self._now.paths:
                yield self._now.paths[source]
        yield from self._feeds(ROOT, self._before.posts, self._now.posts)
        yield from self._archives_of_feeds()
        yield from self._search()
        for key, group in self._now.terms.items():
            yield from self._term(key, group)
        if self._shown:
            yield from self._neighbours()
            yield from self._singles()
            yield from self._pages(ROOT, self._before.posts, self._now.posts)
            yield from self._times()
            yield from self._cards()

    def gone(self) -> Iterator[UrlPath]:
        """Where outputs lay of which there will be none."""
        before, now = self._before, self._now
        yield from self._gone_pages(ROOT, before.posts, now.posts)
        for key, group in before.terms.items():
            if key[0] != "series":
                yield from self._gone_pages(group.path, group.members, now.terms[key].members)
        yield from (card_path(source) for source in set(before.cards) - set(now.cards))
        months = {*before.months} - {*now.months}
        yield from (_month_path(month) for month in months)
        years = {month[:4] for month in before.months} - {month[:4] for month in now.months}
        yield from (time_path(ROOT, int(year)) for year in years)

    # --- pages of posts ------------------------------------------------------------------------

    def _neighbours(self) -> Iterator[UrlPath]:
        """The pages of posts that are beside another one now, or beside one that looks other."""
        posts = self._now.posts
        if self._moved:
            sides = _sides(self._before.posts)
            for source, beside in _sides(posts).items():
                if sides.get(source) != beside or not self._shown.isdisjoint(beside):
                    yield self._now.paths[source]
            return
        for source in self._shown & {*posts}:
            place = posts.index(source)
            for other in posts[max(place - 1, 0) : place + 2]:
                yield self._now.paths[other]

    def _related(self, before: Members, now: Members) -> Iterator[UrlPath]:
        """The pages of posts of a tag that may be related to others now, or to such as changed."""
        if before and weight_of(before) != weight_of(now):
            yield from (self._now.paths[source] for source in now)
            return
        for members in (before, now):
            for source in self._shown.intersection(members):
                place = members.index(source)
                for other in members[max(place - NEIGHBOURS, 0) : place + NEIGHBOURS + 1]:
                    if other in self._now.paths:
                        yield self._now.paths[other]

    def _cards(self) -> Iterator[UrlPath]:
        """The cards of posts that changed, and posts that have a card now, or none any more."""
        before, now = frozenset(self._before.cards), frozenset(self._now.cards)
        for source in (self._shown & now) | (before ^ now):
            yield card_path(source)
            if source in self._now.paths:
                yield self._now.paths[source]

    # --- lists -----------------------------------------------------------------------------------

    def _term(self, key: tuple[Taxonomy, str], group: Group) -> Iterator[UrlPath]:
        known = self._before.terms.get(key)
        before = known.members if known else ()
        same = before == group.members
        if same and self._edited.keys().isdisjoint(group.members):
            return
        if key[0] in self._settings.feeds.terms:
            by_date = key[0] != "series"
            yield from self._feeds(group.path, before, group.members, by_date=by_date)
        if same and self._shown.isdisjoint(group.members):
            if key[0] == "series":
                yield print_path(group.path)
            return
        if key[0] == "series":
            yield from (group.path, print_path(group.path))
            yield from (self._now.paths[source] for source in group.members)
            yield from (self._now.paths[one] for one in before if one in self._now.paths)
            return
        yield from self._pages(group.path, before, group.members)
        if key[0] == "tag":
            yield from self._related(before, group.members)

    def _pages(self, base: UrlPath, before: Members, now: Members) -> Iterator[UrlPath]:
        """The pages of a list that hold other posts, hold one that changed, or lead elsewhere."""
        old = self._slices(before) if before != now else None
        for number, content in self._slices(now).items():
            changed = old is not None and old.get(number) != content
            if changed or not self._shown.isdisjoint(content[0]):
                yield page_path(base, number)

    def _slices(self, members: Members) -> dict[int, tuple[Members, int, int]]:
        """The pages of a list by number: what is on each, and which come before and after."""
        parts = paginate(members, self._per_page)
        numbers = [-1, *(part.number for part in parts), -1]
        return {
            part.number: (part.posts, numbers[place], numbers[place + 2])
            for place, part in enumerate(parts)
        }

    def _gone_pages(self, base: UrlPath, before: Members, now: Members) -> Iterator[UrlPath]:
        last_before, last = (len(paginate(one, self._per_page)) for one in (before, now))
        yield from (page_path(base, number) for number in range(last, last_before))

    def _times(self) -> Iterator[UrlPath]:
        """The pages of years and months; those beside one that came or went lead elsewhere."""
        for length in (4, 7):
            before, now = _by_time(self._before, length), _by_time(self._now, length)
            if [*before] != [*now]:
                sides = _sides(tuple(before))
                beside = {
                    time for time, both in _sides(tuple(now)).items() if both != sides.get(time)
                }
            else:
                beside = set()
            for time, members in now.items():
                if (
                    time in beside
                    or before.get(time) != members
                    or not self._shown.isdisjoint(members)
                ):
                    yield _month_path(time) if length == 7 else time_path(ROOT, int(time))

    def _singles(self) -> Iterator[UrlPath]:
        """Pages of which there is one, that show something of every post or of the newest."""
        names = ("/", "/archive/", "/subscribe/", "/404.html", "/search/")
        yield from map(UrlPath, names)
        for taxonomy, plural in PLURALS.items():
            yield index_path(str(getattr(self._settings.urls, taxonomy)), plural)

    # --- what programs read -----------------------------------------------------------------------

    def _feeds(
        self, page: UrlPath, before: Members, now: Members, *, by_date: bool = True
    ) -> Iterator[UrlPath]:
        """The feeds of a list that hold other entries, or one that changed in any way.

        The members of a series are not in the order of their dates: any may be in its feed.
        """
        size = self._settings.feeds.entries
        more = archives_behind(len(before), size) != archives_behind(len(now), size)
        newest = now[:size] if by_date else now
        if more or before[:size] != now[:size] or not self._edited.keys().isdisjoint(newest):
            yield from (feed_path(page, name) for name in self._settings.feeds.formats)
            if page == ROOT:
                yield from (UrlPath(old.path) for old in self._settings.redirect_feeds)

    def _archives_of_feeds(self) -> Iterator[UrlPath]:
        before, now = self._before.posts, self._now.posts
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
                    yield archive_path(ROOT, name, number + 1)

    def _search(self) -> Iterator[UrlPath]:
        """The first file of each block of the index that edited posts are in; it stands for all."""
        blocks, _ = index_size(len(self._now.posts) + len(self._now.pages))
        for one in self._edited.values():
            for document in (one.before, one.now):
                if document is not None:
                    yield words_path(block_of(document.id, blocks), 0)


def _sides(members: Sequence[str]) -> dict[str, tuple[str, str]]:
    """What stands on either side of each of ``members``; empty where nothing does."""
    around = ("", *members, "")
    return {one: (around[place], around[place + 2]) for place, one in enumerate(members)}


def _by_time(standing: Standing, length: int) -> dict[str, Members]:
    """The posts of each year (``length`` 4) or month (7), newest first."""
    times = (month[:length] for month in standing.months)
    pairs = zip(times, standing.posts, strict=True)
    return {
        time: tuple(source for _, source in group)
        for time, group in groupby(pairs, key=lambda pair: pair[0])
    }


def _month_path(month: str) -> UrlPath:
    return time_path(ROOT, int(month[:4]), int(month[5:7]))
