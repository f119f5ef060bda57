"""Compressed variants beside the files that are text, for servers that send them as they are."""

import gzip
from collections.abc import Iterable, Iterator

import brotli

from tracker.cache import Later

TEXT = (".html", ".css", ".js", ".json", ".csv", ".xml", ".svg", ".ics", ".txt")
SMALLEST = 500


def compressed(files: Iterable[tuple[str, bytes | Later]]) -> Iterator[tuple[str, bytes]]:
    """Each file, and behind it its variants where they are worth having."""
    for path, made in files:
        data = made.get() if isinstance(made, Later) else made
        yield path, data
        if path.endswith(TEXT) and len(data) >= SMALLEST:
            yield f"{path}.gz", gzip.compress(data, 9, mtime=0)
            yield f"{path}.br", brotli.compress(data, quality=11)
