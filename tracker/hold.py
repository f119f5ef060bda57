"""One build at a time holds the output. Only a folder of ours is taken, and what a killed build left is put right.

While an output `site` is held, `.site.lock` and the folder `.site.new` stand beside it, and go when it is done.
"""

import fcntl
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from tracker.reasons import Hindered, reason

MARKER = ".commitment-tracker"
NOTE = b"Made by the commitment tracker. The next build replaces this folder whole.\n"


class CannotWrite(Hindered):
    """The output cannot be written; it stands as it was."""


class Held(Struct, frozen=True):
    """An output that is held: the folder, the open lock file, and the folder beside it for what is not done yet."""

    output: Path
    lock: int
    beside: Path

    @property
    def new(self) -> Path:
        """The new site, until it takes the output's place."""
        return self.beside / "site"

    @property
    def old(self) -> Path:
        """The old site, where it had to be moved aside."""
        return self.beside / "old"

    @property
    def work(self) -> Path:
        """For what helpers write."""
        return self.beside / "work"


@contextmanager
def hold(output: Path) -> Iterator[Held]:
    """Hold an output for the length of a build. Raises CannotWrite, also for what the system refuses meanwhile."""
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output = output.parent.resolve() / output.name
        with locked(output.parent / f".{output.name}.lock") as lock:
            held = Held(output, lock, output.parent / f".{output.name}.new")
            mend(held)
            refuse_strangers(output)
            try:
                held.beside.mkdir()
                (held.beside / MARKER).write_bytes(NOTE)
                held.work.mkdir()
                yield held
            finally:
                with suppress(OSError, CannotWrite):  # what cannot be cleared away now, the next build tells of
                    mend(held)
    except OSError as error:
        raise CannotWrite(reason(error, output)) from error


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """Hold a lock file, gone at the end. Raises CannotWrite where another build holds it, or where it is not ours."""
    lock = take(path)
    try:
        yield lock
    finally:
        with suppress(OSError):
            path.unlink()
        os.close(lock)


def take(path: Path) -> int:
    """Open and lock a lock file; once more where the one that held it has just done away with it."""
    while True:
        lock = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o644)
        try:
            found = os.fstat(lock)
            if not stat.S_ISREG(found.st_mode) or found.st_size:
                raise CannotWrite(f"{path}：这不是本程序的文件，请移走它，或用 --output 另指一处")
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with suppress(FileNotFoundError):
                if os.path.samestat(found, path.lstat()):
                    return lock
        except BlockingIOError:
            os.close(lock)
            raise CannotWrite(f"{path}：另一次生成正在写这个文件夹，请等它结束再试") from None
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)


def mend(held: Held) -> None:
    """Put right what a build left, however it ended: an old site moved aside goes back, the rest is cleared away.

    The marker goes last, so that the folder is known for ours to the end. Raises CannotWrite.
    """
    if not os.path.lexists(held.beside):
        return
    refuse_strangers(held.beside)
    if held.old.is_dir() and not os.path.lexists(held.output):
        refuse_strangers(held.old)
        held.old.rename(held.output)
    for path in held.beside.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != MARKER:
            path.unlink()
    (held.beside / MARKER).unlink(missing_ok=True)
    held.beside.rmdir()


def refuse_strangers(folder: Path) -> None:
    """Raise CannotWrite for what is neither ours, nor an empty folder, nor absent."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise CannotWrite(f"{folder}：这里是链接或文件，不是文件夹，请移走它，或用 --output 另指一处")
    marker = folder / MARKER
    is_ours = marker.is_file() and not marker.is_symlink()
    if folder.is_dir() and not is_ours and any(folder.iterdir()):
        raise CannotWrite(f"{folder}：里面有不是本程序生成的文件，请移走它们，或用 --output 另指一处")
