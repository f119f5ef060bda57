"""The stage that puts a site in place: complete on disk before it takes the old one's place, whole or not at all.

A file whose bytes have not changed is the old file itself (a hard link), so that its time stays and copies move only
changes.
"""

import ctypes
import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tracker.cache import Later, digest
from tracker.hold import MARKER, NOTE, Held
from tracker.plain import NotPlain, plain_bytes

AT_FDCWD = -100
RENAME_EXCHANGE = 2


def write(held: Held, files: Iterable[tuple[str, bytes | Later]]) -> int:
    """Put a site in place of the one at the output that is held; answers how many files it has.

    Files are paths below the output and their bytes. Raises OSError; the old site then stands as it was.
    """
    count = fill(held.new, held.output, files)
    flush(held.lock)
    swap(held)
    return count


def fill(staging: Path, old: Path, files: Iterable[tuple[str, bytes | Later]]) -> int:
    """Write the files of the new site into its folder."""
    staging.mkdir()
    made = {str(staging): True}
    count = 0
    place(staging, old, MARKER, NOTE, made)
    for path, data in files:
        place(staging, old, path, data, made)
        count += 1
    return count


def place(staging: Path, old: Path, path: str, data: bytes | Later, made: dict[str, bool]) -> None:
    """Write one file, or link the old one where it has the same bytes."""
    if path.startswith("/") or ".." in path.split("/"):
        raise ValueError(f"{path} leads out of the site")
    new, before = f"{staging}/{path}", f"{old}/{path}"  # paths as text: there are many, and each takes its time
    is_inside = enter(new.rpartition("/")[0], before.rpartition("/")[0], made)
    if not (is_inside and is_same(before, data) and link(before, new)):
        with open(new, "xb") as file:  # noqa: PTH123
            file.write(data.get() if isinstance(data, Later) else data)


def enter(new: str, before: str, made: dict[str, bool]) -> bool:
    """Make a folder of the new site, unless it is among those made.

    Answers whether the old site's folder of that place is no link, nor beyond one.
    """
    if new not in made:
        is_inside = enter(new.rpartition("/")[0], before.rpartition("/")[0], made)
        os.mkdir(new)  # noqa: PTH102
        made[new] = is_inside and not os.path.islink(before)  # noqa: PTH114
    return made[new]


def link(before: str, new: str) -> bool:
    """Give a file a second name; answers False where the system will not, as with a file of someone else's."""
    try:
        os.link(before, new)
    except OSError:
        return False
    return True


def is_same(path: str, data: bytes | Later) -> bool:
    """Whether a plain file has just these bytes."""
    try:
        found = plain_bytes(path)
    except (OSError, NotPlain):
        return False
    return digest(found) == data.digest if isinstance(data, Later) else found == data


def flush(handle: int) -> None:
    """Have the file system that an open file is on written to disk. Raises OSError for what failed since it was opened."""
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        os.sync()
    elif syncfs(handle) != 0:
        raise OSError(ctypes.get_errno(), "syncfs")


def swap(held: Held) -> None:
    """Let the new site take the output's place: by one rename or exchange, or by two renames where that cannot be."""
    if not held.output.exists():
        held.new.rename(held.output)
    elif not exchange(held.new, held.output):
        held.output.rename(held.old)
        held.new.rename(held.output)
    with suppress(OSError):  # the site is in place; some file systems cannot do this with a folder
        settle(held.output.parent)


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
