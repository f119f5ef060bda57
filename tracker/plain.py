"""Plain files: no links, no folders, nothing that another program stands behind."""

import errno
import os
import stat
import sys

FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class NotPlain(Exception):
    """What stands at a path is no plain file."""


def plain_bytes(path: str, most: int = sys.maxsize) -> bytes:
    """The bytes of a plain file, or so many of its first. Raises NotPlain, OSError.

    By the system's own calls: there are thousands of small files, and file objects take longer than all the rest.
    """
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
