"""A repository on disk for the tests to spoil: the miniature with some of its files changed, and the templates."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from build import ROOT
from tests.messages.broken import MINIATURE

PROGRESS = "data/progress.yaml"
PLAN = "data/plan.yaml"
UNITS = "data/departments.yaml"
SITE = "data/site.yaml"
AMENDMENTS = "data/amendments.yaml"
SPACE = "content/measures/01-space.md"
RATE = "content/measures/02-first-visit.md"
FAIRS = "content/measures/03-job-fairs.md"
LIST = "content/measures/04-white-list.md"
ABOUT = "content/pages/about.md"


@dataclass(frozen=True)
class Link:
    """A symbolic link to a target."""

    target: str


@dataclass(frozen=True)
class Mode:
    """What there is, with other permissions."""

    bits: int


class Folder:
    """An empty folder."""


class Pipe:
    """A named pipe, which nobody writes to."""


Change = bytes | Link | Mode | Folder | Pipe | None
Changes = dict[str | bytes, Change]


def original(path: str) -> str:
    """A file of the miniature as it is."""
    return (MINIATURE / path).read_text("utf-8")


def sources() -> dict[str, bytes]:
    """Every source file of the miniature, by its path."""
    found = sorted(path for path in MINIATURE.rglob("*") if path.is_file())
    return {path.relative_to(MINIATURE).as_posix(): path.read_bytes() for path in found}


def lay_out(root: Path, changes: Changes) -> None:
    """Make the repository at `root` the miniature with some changes. The templates are copied once, the cache stays."""
    if not (root / "templates").exists():
        shutil.copytree(ROOT / "templates", root / "templates")
    for name in ("content", "data"):
        wipe(root / name)
    for name in ("content", "data"):
        shutil.copytree(MINIATURE / name, root / name)
    for path, change in changes.items():
        put(root / os.fsdecode(path), change)


def wipe(folder: Path) -> None:
    """Remove a folder, whatever may have been done to its permissions."""
    for entry in [folder, *folder.rglob("*")] if folder.is_dir() and not folder.is_symlink() else []:
        if not entry.is_symlink():
            entry.chmod(0o700)
    if folder.is_symlink():
        folder.unlink()
    shutil.rmtree(folder, ignore_errors=True)


def put(at: Path, change: Change) -> None:
    """Change what stands at a path."""
    if isinstance(change, Mode):
        at.chmod(change.bits)
        return
    if at.is_dir() and not at.is_symlink():
        shutil.rmtree(at)
    at.unlink(missing_ok=True)
    at.parent.mkdir(parents=True, exist_ok=True)
    match change:
        case bytes():
            at.write_bytes(change)
        case Link():
            at.symlink_to(change.target)
        case Folder():
            at.mkdir()
        case Pipe():
            os.mkfifo(at)
