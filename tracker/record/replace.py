"""Putting a file in place of another in one step, unless somebody else changed it meanwhile."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Changed(Exception):
    """The file is no longer what was read."""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait for others that write in a folder by this module, and keep them waiting."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def replace(path: Path, before: bytes, after: bytes) -> None:
    """Let `after` take the place of `before`, whole or not at all. Raises Changed where something else stands there."""
    with alone(path.parent):
        if path.read_bytes() != before:
            raise Changed(path)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(after)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(path.stat().st_mode & 0o7777)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
