"""A folder of templates, compiled while there is other work to do. What compiles them is read only where it has to be done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from tracker.cache import NO_CACHE, Cache, digest
from tracker.workers import kept_or_meanwhile


class Templates(Struct, frozen=True):
    """A folder of templates, their texts as they were read once, the digest of those, and how to get their codes, once."""

    folder: Path
    texts: dict[str, bytes]
    digest: str
    codes: Callable[[], dict[str, bytes]]


@contextmanager
def compiling(folder: Path, cache: Cache = NO_CACHE, jobs: int = 1) -> Iterator[Templates]:
    """The templates of a folder, compiled by an earlier build, or meanwhile by another process where there may be several."""
    texts = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.html"))}
    made = digest(*texts, *texts.values())
    key = digest("templates", str(folder), made)
    with kept_or_meanwhile(cache, key, lambda: codes(folder, texts), jobs) as wanted:
        yield Templates(folder, texts, made, wanted)


def codes(folder: Path, texts: dict[str, bytes]) -> dict[str, bytes]:
    """What a folder's templates are compiled to. Raises CannotRender for one that is not right in itself."""
    from tracker.render.environment import environment

    made: dict[str, bytes] = {}
    environment(folder, texts, made)
    return made
