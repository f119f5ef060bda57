"""The files of a repository, as bytes and as text."""

import re
import stat
from pathlib import Path
from typing import Protocol

from tracker.problems import Place, Problem, problem

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff]"
)


class Files(Protocol):
    """Where source files are read from: a folder, or a revision in git."""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file by its path from the root; None where there is no such file. Raises NotAFile."""

    def names(self, folder: str) -> list[str]:
        """The names in a folder, sorted; none where there is no such folder."""


class NotAFile(Exception):
    """What stands at a path is a link or a folder."""


class Folder:
    """The files below a folder. Links are not followed."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def read(self, path: str) -> bytes | None:
        at = self.root / path
        try:
            mode = at.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        if not stat.S_ISREG(mode) or any(
            parent.is_symlink() for parent in at.relative_to(self.root).parents if parent.name
        ):
            raise NotAFile(path)
        return at.read_bytes()

    def names(self, folder: str) -> list[str]:
        at = self.root / folder
        return sorted(entry.name for entry in at.iterdir()) if at.is_dir() and not at.is_symlink() else []


def decode(path: str, data: bytes, most: int) -> tuple[str, list[Problem]]:
    """The text of a file and its problems: it must be UTF-8 (a byte-order mark is dropped), visible, and not too large."""
    if len(data) > most:
        return "", [problem(Place(path), "file-too-large", size=len(data), most=most)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return "", [not_utf8(path, data, error.start)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return "", [problem(Place(path, 1, 1), "file-empty")]
    found = [
        problem(place_of(path, text, hit.start()), "hidden-character", value=f"U+{ord(hit[0]):04X}")
        for hit in HIDDEN.finditer(text)
    ]
    found += [problem(place_of(path, text, hit.start()), "junk-character") for hit in re.finditer("\ufffd", text)]
    return text, found


def not_utf8(path: str, data: bytes, start: int) -> Problem:
    """Tell which encoding a file seems to be in, at the first byte that is not UTF-8."""
    before = data[:start]
    line_start = before.rfind(b"\n") + 1
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return problem(Place(path, 1, 1), "not-utf-8", value="UTF-16（“Unicode”）")
    try:
        data.decode("gb18030")
        name = "GBK"
    except UnicodeDecodeError:
        name = "别的编码，或文件已损坏"
    column = len(data[line_start:start].decode("gb18030", "replace")) + 1
    return problem(Place(path, before.count(b"\n") + 1, column), "not-utf-8", value=name)


def place_of(path: str, text: str, offset: int) -> Place:
    """The place of a character of a text."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(path, text.count("\n", 0, offset) + 1, offset - start + 1)
