"""The files of a repository, as bytes and as text."""

import codecs
import os
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Protocol

from tracker.model.fields import HIDDEN
from tracker.plain import NotPlain, plain_bytes
from tracker.problems import Place, Problem, problem

LARGEST = 256_000_000  # bytes; no file may have more, so no more are read


class Files(Protocol):
    """Where source files are read from: a folder, or a revision in git."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file by its path from the root; None where there is no such file. Raises NotAFile."""

    def names(self, folder: str) -> list[str]:
        """The names in a folder, sorted; none where there is no such folder, or a link. Raises NotAFile."""


class NotAFile(Exception):
    """What stands at a path is a link or a folder, or it cannot be read; `code` says which."""

    def __init__(self, path: str, code: str = "not-a-file") -> None:
        super().__init__(path)
        self.code = code


class Folder:
    """The files below a folder. Links are not followed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.inside: dict[str, bool] = {"": True}

    def read(self, path: str) -> bytes | None:
        if not self.is_inside(path.rpartition("/")[0]):
            raise NotAFile(path)
        try:
            return plain_bytes(f"{self.root}/{path}", LARGEST + 1)
        except NotPlain as error:
            raise NotAFile(path) from error
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise NotAFile(path, "file-unreadable") from error

    def is_inside(self, folder: str) -> bool:
        """Whether a folder is no link, nor beyond one."""
        if folder not in self.inside:
            parents = (self.root / folder, *(self.root / parent for parent in PurePosixPath(folder).parents))
            self.inside[folder] = not any(parent.is_symlink() for parent in parents)
        return self.inside[folder]

    def names(self, folder: str) -> list[str]:
        at = self.root / folder
        try:
            return sorted(os.listdir(at)) if self.is_inside(folder) else []  # noqa: PTH208
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise NotAFile(folder, "file-unreadable") from error


LOST = re.compile("\ufffd")
MARK = codecs.BOM_UTF8
MOST_TOLD = 50
SIGNATURES = [
    # what a file that is not text begins with, and what to call it
    (b"\xff\xfe", "UTF-16（记事本里叫“Unicode”）"),
    (b"\xfe\xff", "UTF-16（记事本里叫“Unicode”）"),
    (b"PK\x03\x04", "Word、Excel 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 或 Excel 文件"),
    (b"%PDF", "PDF 文件"),
]


def as_text(data: bytes) -> str:
    """The text of a file that `decode` found right."""
    return data.removeprefix(MARK).decode().replace("\r\n", "\n").replace("\r", "\n")


def decode(path: str, data: bytes, most: int) -> tuple[str, list[Problem]]:
    """The text of a file and its problems: it must be UTF-8 (a byte-order mark is dropped), visible, and not too large.

    The text is empty where it cannot be had; else it is without what cannot be seen, so that the rest can be read.
    """
    if len(data) > most:
        return "", [problem(Place(path), "file-too-large", size=len(data), most=most)]
    bare = data.removeprefix(MARK)
    signature = next((name for start, name in SIGNATURES if bare.startswith(start)), "")
    if signature or bare[:1000].count(0) * 20 > len(bare[:1000]):
        return "", [problem(Place(path, 1, 1), "not-utf-8", value=signature or "UTF-16（记事本里叫“Unicode”）")]
    try:
        text = as_text(data)
    except UnicodeDecodeError as error:
        return "", [not_utf8(path, bare, error.start)]
    if not text.strip():
        return "", [problem(Place(path, 1, 1), "file-empty")]
    if HIDDEN.search(text) is None and LOST.search(text) is None:
        return text, []
    found = [
        problem(place_of(path, text, hit.start()), "hidden-character", value=f"U+{ord(hit[0]):04X}")
        for hit in few(HIDDEN, text)
    ]
    found += [problem(place_of(path, text, hit.start()), "junk-character") for hit in few(LOST, text)]
    return HIDDEN.sub("", text) if found else text, found


def few(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The first places where a pattern is found: enough to be told of in one run."""
    return islice(pattern.finditer(text), MOST_TOLD)


def not_utf8(path: str, data: bytes, start: int) -> Problem:
    """Tell which encoding a file seems to be in, at the first byte that is not UTF-8."""
    before = data[:start]
    line_start = before.rfind(b"\n") + 1
    try:
        data.decode("gb18030")
        name = "GBK（记事本里叫“ANSI”）"
    except UnicodeDecodeError:
        name = "别的编码，或文件已损坏"
    column = len(data[line_start:start].decode("utf-8", "replace")) + 1
    return problem(Place(path, before.count(b"\n") + 1, column), "not-utf-8", value=name)


def place_of(path: str, text: str, offset: int) -> Place:
    """The place of a character of a text."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(path, text.count("\n", 0, offset) + 1, offset - start + 1)
