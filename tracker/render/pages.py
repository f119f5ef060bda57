"""Pages as HTML: kept by the digest of their records, shared among processes."""

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct, msgpack
from msgspec.structs import astuple, replace

from tracker.cache import Cache, Later, digest
from tracker.pages.page import Page
from tracker.pages.rows import MeasureRow
from tracker.render.site import Rendering
from tracker.shelf import Shelf
from tracker.workers import shared


def rendered_pages(
    pages: Sequence[Page], rendering: Rendering, cache: Cache, jobs: int
) -> Iterator[tuple[str, bytes | Later]]:
    """Each page's file and its HTML, in no certain order: from the cache, or rendered by so many processes."""
    rows: dict[int, str] = {}
    keys = [digest("page", rendering.digest, packed(page, rows)) for page in pages]
    with Shelf(cache, "pages", dict[str, str]) as digests:
        missing = []
        for place, (key, page) in enumerate(zip(keys, pages, strict=True)):
            known = digests.get(key)
            if known is not None and cache.has(key):
                yield page.file, Later(known, partial(kept, cache, key, rendering, page))
            else:
                missing.append(place)
        for place, html in shared(lambda place: rendering.html(pages[place]), missing, jobs):
            cache.put_bytes(keys[place], html)
            digests.put(keys[place], digest(html))
            yield pages[place].file, html


def packed(page: Page, rows: dict[int, str]) -> bytes:
    """A page as bytes that tell it from any other. Rows that several lists have are there by their digests, kept in `rows`."""

    def brief(value: object) -> object:
        if not (isinstance(value, tuple) and value and isinstance(value[0], MeasureRow)):
            return value
        for row in value:
            if id(row) not in rows:
                rows[id(row)] = digest(msgpack.encode(row))
        return [rows[id(row)] for row in value]

    data = [brief(value) for value in astuple(page.data)] if isinstance(page.data, Struct) else page.data
    return msgpack.encode((replace(page, data=None), data))


def kept(cache: Cache, key: str, rendering: Rendering, page: Page) -> bytes:
    """The HTML that an earlier build kept; rendered again where that is damaged."""
    return cache.get_bytes(key) or rendering.html(page)
