"""Pages as HTML: kept by the digest of their records, shared among processes."""

import pickle
from collections.abc import Iterator, Sequence

from tracker.cache import Cache, digest
from tracker.pages.page import Page
from tracker.render.site import Rendering
from tracker.workers import shared


def rendered_pages(pages: Sequence[Page], rendering: Rendering, cache: Cache, jobs: int) -> Iterator[tuple[str, bytes]]:
    """Each page's file and its HTML, in no certain order: from the cache, or rendered by so many processes."""
    missing: list[Page] = []
    keys: dict[str, str] = {}
    for page in pages:
        keys[page.file] = digest("page", rendering.digest, pickle.dumps(page, -1))
        kept = cache.get(keys[page.file])
        if isinstance(kept, bytes):
            yield page.file, kept
        else:
            missing.append(page)
    for place, html in shared(lambda place: rendering.html(missing[place]), range(len(missing)), jobs):
        cache.put(keys[missing[place].file], html)
        yield missing[place].file, html
