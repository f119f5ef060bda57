"""The broken repositories of tests/broken: each a folder with the files that differ from tests/miniature, and its messages."""

from collections.abc import Iterable
from pathlib import Path

from tracker.assess.doubts import doubts
from tracker.cache import NO_CACHE, Cache
from tracker.load import load
from tracker.problems import Failed, Problem
from tracker.read.files import Files, Folder

TESTS = Path(__file__).resolve().parent.parent
MINIATURE = TESTS / "miniature"
BROKEN = TESTS / "broken"
EXPECTED = "expected.txt"


class Overlaid:
    """Files over others: what `changed` has by its path takes the place of what is there; None takes it away."""

    def __init__(self, below: Files, changed: dict[str, bytes | None]) -> None:
        self.below = below
        self.changed = changed

    def read(self, path: str) -> bytes | None:
        return self.changed[path] if path in self.changed else self.below.read(path)

    def names(self, folder: str) -> list[str]:
        changed = {
            path.removeprefix(f"{folder}/"): data
            for path, data in self.changed.items()
            if path.startswith(f"{folder}/")
        }
        there = {name for name in self.below.names(folder) if changed.get(name, b"") is not None}
        return sorted(there | {name for name, data in changed.items() if data is not None and "/" not in name})


def miniature(changed: dict[str, bytes | None] | None = None) -> Overlaid:
    """The miniature repository, with some files changed."""
    return Overlaid(Folder(MINIATURE), changed or {})


def broken(name: str) -> Overlaid:
    """A broken repository by its name."""
    folder = BROKEN / name
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != EXPECTED)
    return miniature({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})


def names() -> list[str]:
    """The names of all broken repositories."""
    return sorted(path.name for path in BROKEN.iterdir() if path.is_dir())


def problems_of(files: Files, cache: Cache = NO_CACHE) -> list[Problem]:
    """What `check` would tell of some files."""
    try:
        tracker, warnings = load(files, cache)
    except Failed as failed:
        return failed.problems
    return sorted([*warnings, *doubts(tracker, files, cache)])


def told(problems: Iterable[Problem]) -> str:
    """Problems as expected.txt has them, one a line."""
    return "".join(f"{found.place}: {found.severity} {found.code}: {found.message}\n" for found in problems)
