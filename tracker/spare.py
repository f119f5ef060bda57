"""The site before the last one, kept in the cache's folder, for the next build to turn into the new one.

So the folders of a site, which are many, need not be made and done away with at every build.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tracker.cache import Cache
from tracker.hold import CannotWrite, refuse_strangers

FOLDER = "site"


def take(cache: Cache, new: Path) -> None:
    """Make the folder of a new site: of the spare one, where there is one, else empty."""
    new.mkdir()
    if cache.folder is None:
        return
    spare = cache.folder / FOLDER
    with suppress(OSError, CannotWrite):
        refuse_strangers(spare)
        if is_like(spare.lstat(), new.stat()):
            spare.rename(new)
        else:
            shutil.rmtree(spare)


def give(cache: Cache, old: Path) -> None:
    """Keep a site that is no longer in its place, unless there is a spare one already, or it is on another disk."""
    if cache.folder is not None:
        with suppress(OSError):
            old.rename(cache.folder / FOLDER)


def clear(site: Path, is_right: Callable[[str, os.stat_result], bool]) -> tuple[set[str], set[str]]:
    """Clear a site of all files that are not right, by path and status, and of folders that are empty or unlike its own.

    Answers the paths of the folders and of the files that stay.
    """
    like = site.stat()
    folders: set[str] = set()
    files: set[str] = set()

    def clear_folder(folder: str, below: str) -> bool:
        """Answers whether anything stays."""
        stays = False
        with os.scandir(folder) as found:
            entries = list(found)
        for entry in entries:
            path, status = below + entry.name, entry.stat(follow_symlinks=False)
            if not entry.is_dir(follow_symlinks=False):
                if is_right(path, status):
                    files.add(path)
                    stays = True
                else:
                    os.unlink(entry.path)  # noqa: PTH108
            elif is_like(status, like) and clear_folder(entry.path, f"{path}/"):
                folders.add(path)
                stays = True
            else:
                shutil.rmtree(entry.path)
        return stays

    clear_folder(str(site), "")
    return folders, files


def is_like(one: os.stat_result, other: os.stat_result) -> bool:
    """Whether a folder is as one that this process makes: whose it is, and who may do what in it."""
    return (one.st_mode, one.st_uid, one.st_gid) == (other.st_mode, other.st_uid, other.st_gid)
