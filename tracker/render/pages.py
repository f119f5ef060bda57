"""Pages as HTML: kept by the digest of their records, shared among processes."""

import io
import pickle
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

from tracker.cache import Cache, Later, digest
from tracker.pages.entries import EntryRow
from tracker.pages.page import Page
from tracker.pages.rows import MeasureRow
from tracker.render.site import Rendering
from tracker.shelf import Shelf
from tracker.workers import shared


class RecordPickler(pickle.Pickler):
    """Pickles pages' records, with rows told by their digests: a row that many pages show is gone through once.

    `rows` are those met so far, each with its digest, by its identity.
    """

    def __init__(self, text: io.BytesIO, rows: dict[int, tuple[object, str]]) -> None:
        super().__init__(text, pickle.HIGHEST_PROTOCOL)
        self.rows = rows

    def reducer_override(self, value: object) -> Any:
        if type(value) is not MeasureRow and type(value) is not EntryRow:
            return NotImplemented
        if id(value) not in self.rows:
            self.rows[id(value)] = value, digest(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        return str, (self.rows[id(value)][1],)


def record_digest(page: Page, rows: dict[int, tuple[object, str]]) -> str:
    """The digest of a page's record; `rows` are those met so far."""
    text = io.BytesIO()
    RecordPickler(text, rows).dump(page)
    return digest(text.getvalue())


def rendered_pages(
    pages: Sequence[Page], rendering: Rendering, cache: Cache, jobs: int
) -> Iterator[tuple[str, bytes | Later]]:
    """Each page's file and its HTML, in no certain order: from the cache, or rendered by so many processes."""
    rows: dict[int, tuple[object, str]] = {}
    keys = [digest("page", rendering.digest, record_digest(page, rows)) for page in pages]
    with Shelf[str](cache, "pages") as digests:
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


def kept(cache: Cache, key: str, rendering: Rendering, page: Page) -> bytes:
    """The HTML that an earlier build kept; rendered again where that is damaged."""
    return cache.get_bytes(key) or rendering.html(page)
