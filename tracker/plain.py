"""Plain files: no links, no folders, nothing that another program stands behind.

By the system's own calls: there are thousands of small files, and objects for files and paths take longer than all the rest.
"""

import errno
import os
import stat
import sys

FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class NotPlain(Exception):
    """What stands at a path is no plain file."""


def plain_bytes(path: str, most: int = sys.maxsize) -> bytes:
    """The bytes of a plain file, or so many of its first. Raises NotPlain, OSError."""
    try:
        handle = os.open(path, FLAGS)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotPlain(path) from error
        raise
    try:
        found = os.fstat(handle)
        if not stat.S_ISREG(found.st_mode):
            raise NotPlain(path)
        size = min(found.st_size, most)
        data = os.read(handle, size)
        while len(data) < size and (more := os.read(handle, size - len(data))):
            data += more
        return data
    finally:
        os.close(handle)


def all_below(folder: str, ending: str = "") -> dict[str, bytes]:
    """The bytes of all files below a folder with names that end so, by their paths from it, sorted. Raises NotPlain, OSError."""
    paths = [f"{at}/{name}" for at, _, names in os.walk(folder) for name in names if name.endswith(ending)]
    return {path[len(folder) + 1 :]: plain_bytes(path) for path in sorted(paths)}
