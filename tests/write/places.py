"""What the tests of writing share: putting a site in place, and what is there afterwards."""

from collections.abc import Iterable
from pathlib import Path

from tracker import write as stage
from tracker.hold import MARKER, hold

FIRST = [("index.html", b"one"), ("measures/1/index.html", b"same")]
SECOND = [("index.html", b"two"), ("measures/1/index.html", b"same")]


def write(output: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Put a site in place, as a build does."""
    with hold(output) as held:
        return stage.write(held, files)


def content(folder: Path) -> dict[str, bytes]:
    """The files of a site, without the marker."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def left_beside(output: Path) -> list[str]:
    """The names beside an output."""
    return sorted(path.name for path in output.parent.iterdir() if path != output)
