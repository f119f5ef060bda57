"""A folder of templates, compiled while there is other work to do. What compiles them is read only where it has to be done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from tracker.cache import NO_CACHE, Cache, digest
from tracker.workers import kept_or_meanwhile


class Templates(Struct, frozen=True):
    """A folder of templates, the digest of their texts, and how to get the codes they are compiled to, to be asked for once."""

    folder: Path
    digest: str
    codes: Callable[[], dict[str, bytes]]


@contextmanager
def compiling(folder: Path, cache: Cache = NO_CACHE, jobs: int = 1) -> Iterator[Templates]:
    """The templates of a folder, compiled by an earlier build, or meanwhile by another process where there may be several."""
    sources = (
        part
        for path in sorted(folder.rglob("*.html"))
        for part in (path.relative_to(folder).as_posix(), path.read_bytes())
    )
    made = digest(*sources)
    key = digest("templates", str(folder), made)
    with kept_or_meanwhile(cache, key, lambda: codes(folder), jobs) as wanted:
        yield Templates(folder, made, wanted)


def codes(folder: Path) -> dict[str, bytes]:
    """What a folder's templates are compiled to. Raises CannotRender for one that is not right in itself."""
    from tracker.render.environment import environment

    made: dict[str, bytes] = {}
    environment(folder, made)
    return made
