"""Search: from the site to the search page and the files of an index in shards.

A hash of its id decides on a document's block, so that neither a new post nor an old one that
goes moves any other. Blocks double when they hold ``PER_BLOCK`` documents on average, pieces
with every ``PER_PIECE`` documents: only there the whole index is laid out anew.
"""

from collections.abc import Iterable, Iterator
from zlib import crc32

from blogkit.model.digests import digest_of, digest_of_bytes, digest_of_value
from blogkit.model.documents import LINES, Document
from blogkit.model.outputs import Output
from blogkit.model.pages import SearchPage
from blogkit.model.search import ENTRIES, PAGE, TEMPLATE, EntriesJob, FoundPage, WordsJob
from blogkit.model.views import PostSummary
from blogkit.site.frame import Frame
from blogkit.urls import UrlPath

PER_BLOCK = 1024
PER_PIECE = 64


def search_outputs(frame: Frame) -> Iterator[Output]:
    """The search page and its index, where the site can be searched."""
    if not frame.view.search:
        return
    total = len(frame.site.pages) + len(frame.site.posts)
    blocks, pieces = index_size(total)
    if frame.wants(PAGE):
        view = SearchPage(
            site=frame.view,
            page=frame.page("search", "Search", PAGE, key="search"),
            needs=frame.needs(TEMPLATE),
            blocks=blocks,
            pieces=pieces,
            total=total,
        )
        yield frame.render(TEMPLATE, PAGE, view, "the search page")
    wanted = [number for number in range(blocks) if frame.wants(words_path(number, 0))]
    pages = blocks_of(frame.site.pages, blocks)
    overview = frame.site.overview
    posts = overview.block if overview else blocks_of(frame.site.posts, blocks).__getitem__
    for number in wanted:
        # The newest post comes last, so that it changes the number of no other document.
        block = [*pages[number], *reversed(posts(number))]
        yield from _words(number, block, pieces)
        if frame.wants(entries_path(number, 0)):
            yield from _entries(frame, number, block)


def blocks_of(documents: Iterable[Document], blocks: int) -> list[list[Document]]:
    """The documents in each of so many blocks, in their order."""
    members: list[list[Document]] = [[] for _ in range(blocks)]
    for document in documents:
        members[block_of(document.id, blocks)].append(document)
    return members


def index_size(documents: int) -> tuple[int, int]:
    """How many blocks the index of so many documents has, and pieces in each."""
    return _doublings(documents, PER_BLOCK), min(_doublings(documents, PER_PIECE), LINES)


def block_of(identity: str, blocks: int) -> int:
    """In which of ``blocks`` the document of that id is."""
    return crc32(identity.encode()) % blocks


def words_path(number: int, piece: int) -> UrlPath:
    """Where a piece of a block lies; whoever plans the first one plans all of the block."""
    return UrlPath(f"{PAGE}words-{number}-{piece}.json")


def entries_path(number: int, part: int) -> UrlPath:
    """Where what is shown of a part of a block lies; the first part stands for all of them."""
    return UrlPath(f"{PAGE}entries-{number}-{part}.json")


def _doublings(count: int, each: int) -> int:
    """The smallest power of two that leaves at most ``each`` of ``count`` on average."""
    return 1 << max(0, (count - 1) // each).bit_length()


def _words(number: int, block: list[Document], pieces: int) -> Iterator[Output]:
    """The pieces of a block; the key of each covers its own lines of the documents alone."""
    sources = tuple(document.source for document in block)
    digests = memoryview("".join(one.words_digests for one in block).encode()).cast("Q")
    for piece in range(pieces):
        lines = tuple(range(piece, LINES, pieces))
        parts = [digest_of_bytes(digests[line::LINES].tobytes()) for line in lines]
        path = words_path(number, piece)
        job = WordsJob(sources=sources, lines=lines)
        yield Frame.file(path, job, digest_of("words", *parts), "the search index")


def _entries(frame: Frame, number: int, block: list[Document]) -> Iterator[Output]:
    for part, start in enumerate(range(0, len(block), ENTRIES)):
        documents = tuple(_found(frame, one) for one in block[start : start + ENTRIES])
        key = digest_of("entries", digest_of_value(documents))
        path = entries_path(number, part)
        yield Frame.file(path, EntriesJob(documents=documents), key, "the search index")


def _found(frame: Frame, document: Document) -> PostSummary | FoundPage:
    if document.is_post:
        return frame.summaries[document.source]
    return FoundPage(
        title=document.title,
        url=frame.addresses.href(frame.site.paths[document.source]),
        summary=document.summary,
        lang=document.lang or frame.settings.site.language,
    )
