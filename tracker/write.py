"""The stage that puts a site in place: complete on disk before it takes the old one's place, whole or not at all.

A file whose bytes have not changed is the old file itself (a hard link), so that its time stays and copies move only
changes. One that still has the size, time and number that it was written with is believed to have its bytes; any other
is read. The new site is made out of the one before the old one, where that is kept: the most of it is in its place already.
"""

import ctypes
import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tracker.cache import NO_CACHE, Cache, Later, digest
from tracker.hold import MARKER, NOTE, Held, refuse_strangers
from tracker.plain import NotPlain, plain_bytes
from tracker.shelf import Shelf
from tracker.spare import clear, give, take

AT_FDCWD = -100
RENAME_EXCHANGE = 2


class Stamp(NamedTuple):
    """What tells a file: the digest of its bytes, its size, the nanosecond it was written, its number on the disk."""

    digest: str
    size: int
    time: int
    number: int


def write(held: Held, files: Iterable[tuple[str, bytes | Later]], cache: Cache = NO_CACHE) -> int:
    """Put a site in place of the one at the output that is held; answers how many files it has.

    Files are paths below the output and their bytes. Raises OSError; the old site then stands as it was.
    """
    with Shelf(cache, "written", dict[str, Stamp]) as stamps:
        take(cache, held.new)
        count = fill(held.new, held.output, files, stamps)
        flush(held.lock)
        give(cache, swap(held))
    return count


def fill(new: Path, old: Path, files: Iterable[tuple[str, bytes | Later]], stamps: Shelf[Stamp]) -> int:
    """Make a folder the new site. `stamps` are those of the files of an earlier one, as far as known."""
    site = Staging(new, old, stamps)
    count = 0
    site.place(MARKER, NOTE)
    for path, data in files:
        site.place(path, data)
        count += 1
    site.tidy()
    return count


class Staging:
    """The folder of a new site, beside the old one. Paths are text: there are many, and each takes its time."""

    def __init__(self, new: Path, old: Path, stamps: Shelf[Stamp]) -> None:
        self.new, self.old, self.stamps = str(new), str(old), stamps
        self.folders, self.files = clear(new, lambda path, status: stamps.before.get(path, ())[1:] == traits(status))
        self.entered = {"": True}  # its folders, and whether the old site's of that place is no link, nor beyond one

    def place(self, path: str, data: bytes | Later) -> None:
        """Have one file in its place: leave it, link the old one where it has the same bytes, or write it."""
        wanted = data.digest if isinstance(data, Later) else digest(data)
        known = self.stamps.get(path)
        new, before = f"{self.new}/{path}", f"{self.old}/{path}"
        if path in self.files:
            self.files.remove(path)
            if known is not None and known.digest == wanted:
                return
            os.unlink(new)  # noqa: PTH108
        if path.startswith("/") or ".." in path.split("/"):
            raise ValueError(f"{path} leads out of the site")
        found = same(before, wanted, known) if self.enter(path.rpartition("/")[0]) else None
        if found is None or not link(before, new):
            with open(new, "xb") as file:  # noqa: PTH123
                file.write(data.get() if isinstance(data, Later) else data)
            found = stamp(new, wanted)
        if found != known:
            self.stamps.put(path, found)

    def enter(self, folder: str) -> bool:
        """Have a folder in the new site; answers as `entered` has it."""
        if folder not in self.entered:
            is_inside = self.enter(folder.rpartition("/")[0])
            if folder not in self.folders:
                os.mkdir(f"{self.new}/{folder}")  # noqa: PTH102
            self.entered[folder] = is_inside and not os.path.islink(f"{self.old}/{folder}")  # noqa: PTH114
        return self.entered[folder]

    def tidy(self) -> None:
        """Do away with the files that are no part of the new site, and with folders in which there is nothing else."""
        for path in self.files:
            os.unlink(f"{self.new}/{path}")  # noqa: PTH108
            folder = path
            with suppress(OSError):  # there is something else
                while folder := folder.rpartition("/")[0]:
                    os.rmdir(f"{self.new}/{folder}")  # noqa: PTH106


def stamp(path: str, wanted: str) -> Stamp:
    """The stamp of a file with bytes of a digest."""
    return Stamp(wanted, *traits(os.lstat(path)))


def traits(status: os.stat_result) -> tuple[int, int, int]:
    """Size, time and number of a file."""
    return status.st_size, status.st_mtime_ns, status.st_ino


def same(path: str, wanted: str, known: Stamp | None) -> Stamp | None:
    """The stamp of a plain file that has bytes of a digest, by the stamp it had or else by its bytes; None where it has not."""
    try:
        found = stamp(path, wanted)
        if known is not None and found[1:] == known[1:]:
            return found if known.digest == wanted else None
        return found if digest(plain_bytes(path)) == wanted else None
    except (OSError, NotPlain):
        return None


def link(before: str, new: str) -> bool:
    """Give a file a second name; answers False where the system will not, as with a file of someone else's."""
    try:
        os.link(before, new)
    except OSError:
        return False
    return True


def flush(handle: int) -> None:
    """Have the file system that an open file is on written to disk. Raises OSError for what failed since it was opened."""
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        os.sync()
    elif syncfs(handle) != 0:
        raise OSError(ctypes.get_errno(), "syncfs")


def swap(held: Held) -> Path:
    """Let the new site take the output's place: by one rename or exchange, or by two renames where that cannot be.

    Answers where the old one is then. Raises CannotWrite where something of somebody else's came there meanwhile.
    """
    refuse_strangers(held.output)
    is_exchanged = held.output.exists() and exchange(held.new, held.output)
    if not is_exchanged:
        if held.output.exists():
            held.output.rename(held.old)
        held.new.rename(held.output)
    with suppress(OSError):  # the site is in place; some file systems cannot do this with a folder
        settle(held.output.parent)
    return held.new if is_exchanged else held.old


def settle(folder: Path) -> None:
    """Have the names in a folder written to disk: before the old site goes, the new one is there for good."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; answers False where the system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM):
        return False
    raise OSError(number, os.strerror(number), str(other))
