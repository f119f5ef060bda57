"""The stage that puts a site in place: complete on disk before it takes the old one's place, whole or not at all.

The new site grows in a folder beside the output. What a killed build left there is cleared away by the next. A file
whose bytes have not changed is the old file itself (a hard link), so that its time stays and copies move only changes.
"""

import ctypes
import errno
import fcntl
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

MARKER = ".commitment-tracker"
NOTE = b"Made by the commitment tracker. The next build replaces this folder whole.\n"
AT_FDCWD = -100
RENAME_EXCHANGE = 2


class CannotWrite(Exception):
    """The output cannot be written; the message says why, for whoever runs the command."""


def write(output: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Put a site in place of the one at `output`; answers how many files it has.

    Files are paths below the output and their bytes. Raises CannotWrite; the old site then stands as it was.
    """
    try:
        with alone(output):
            mend(output)
            refuse_strangers(output)
            staging = beside(output, "new")
            try:
                count = fill(staging, output, files)
                flush(staging)
                swap(staging, output)
            finally:
                clear(staging)
            return count
    except OSError as error:
        raise CannotWrite(f"{error.filename or output}：{error.strerror or error}") from error


def beside(output: Path, what: str) -> Path:
    """A hidden folder or file of ours beside the output."""
    return output.with_name(f".{output.name}.{what}")


@contextmanager
def alone(output: Path) -> Iterator[None]:
    """Hold the output's lock. Raises CannotWrite where another build holds it."""
    output.parent.mkdir(parents=True, exist_ok=True)
    with beside(output, "lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotWrite(f"{output}：另一次生成正在写这个文件夹，请等它结束") from None
        yield


def mend(output: Path) -> None:
    """Put right what a killed build left: half a new site, or an old one moved aside."""
    aside = beside(output, "old")
    if aside.exists() and not output.exists():
        aside.rename(output)
    clear(aside)
    clear(beside(output, "new"))


def clear(folder: Path) -> None:
    """Remove a folder of ours; its marker goes last, so that it is known for ours to the end. Raises CannotWrite."""
    if not folder.exists():
        return
    refuse_strangers(folder)
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.name != MARKER:
            entry.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()


def refuse_strangers(output: Path) -> None:
    """Raise CannotWrite for an output that is neither ours, nor empty, nor absent."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise CannotWrite(f"{output}：不是文件夹，请用 --output 另指一处")
    if output.is_dir() and not (output / MARKER).is_file() and any(output.iterdir()):
        raise CannotWrite(f"{output}：里面有不是本程序生成的文件，请清空，或用 --output 另指一处")


def fill(staging: Path, old: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write the files of the new site into its folder."""
    made: set[str] = set()
    count = 0
    for path, data in [(MARKER, NOTE)]:
        place(staging, old, path, data, made)
    for path, data in files:
        place(staging, old, path, data, made)
        count += 1
    return count


def place(staging: Path, old: Path, path: str, data: bytes, made: set[str]) -> None:
    """Write one file, or link the old one where it has the same bytes. `made` are the folders that are there."""
    if path.startswith("/") or ".." in path.split("/"):
        raise ValueError(f"{path} leads out of the site")
    new, before = f"{staging}/{path}", f"{old}/{path}"  # paths as text: there are many, and each takes its time
    folder = new.rpartition("/")[0]
    if folder not in made:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103
        made.add(folder)
    if is_same(before, data):
        os.link(before, new)
    else:
        with open(new, "xb") as file:  # noqa: PTH123
            file.write(data)


def is_same(path: str, data: bytes) -> bool:
    """Whether a plain file has just these bytes."""
    try:
        status = os.lstat(path)
        if status.st_size != len(data) or not stat.S_ISREG(status.st_mode):
            return False
        with open(path, "rb") as file:  # noqa: PTH123
            return file.read() == data
    except OSError:
        return False


def flush(folder: Path) -> None:
    """Have the file system that a folder is on written to disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        syncfs = getattr(ctypes.CDLL(None), "syncfs", None)
        if syncfs is None or syncfs(handle) != 0:
            os.sync()
    finally:
        os.close(handle)


def swap(staging: Path, output: Path) -> None:
    """Let the new site take the output's place: by one rename or exchange, or by two renames where that cannot be."""
    if not output.exists():
        staging.rename(output)
    elif not exchange(staging, output):
        aside = beside(output, "old")
        output.rename(aside)
        staging.rename(output)
        clear(aside)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; answers False where the system cannot."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in (errno.EINVAL, errno.ENOSYS, errno.EPERM):
        return False
    raise OSError(number, os.strerror(number), str(other))
