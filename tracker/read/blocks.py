"""progress.yaml taken apart at its measures, so that what has not changed need not be read again."""

import re
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct

from tracker.cache import digest
from tracker.read.source import Source

BEGIN = re.compile(r"^measures:[ \t]*(?:#.*)?$", re.MULTILINE)
NEXT = re.compile(r"^[^\s#].*$", re.MULTILINE)


class Block(Struct, frozen=True, dict=True):
    """The text of one measure's entry, and the line of the whole that it begins on, counted from 1."""

    text: str
    line: int

    @cached_property
    def digest(self) -> str:
        """The digest of the text."""
        return digest("entry", self.text)

    def source(self, path: str) -> Source:
        """The entry as if it were the only one in the file at a path, with its places in that file."""
        return Source(path, f"measures:\n{self.text}", first_line=self.line - 1)


class Blocks(NamedTuple):
    """The text up to the line `measures:` and that line, the block of each measure by its key, and what follows them."""

    before: str
    line: int
    entries: dict[str, Block]
    after: Block

    @property
    def rest(self) -> str:
        """The text without its measures and the line above them."""
        return BEGIN.sub("", self.before, count=1) + self.after.text


def split(text: str) -> Blocks | None:
    """The blocks of a text, or None where it is not plainly laid out and has to be read as a whole.

    Plainly: `measures:` on a line of its own, and every entry's number at one and the same indentation.
    """
    begin = BEGIN.search(text)
    if begin is None:
        return None
    after = NEXT.search(text, begin.end())
    end = after.start() if after else len(text)
    body = text[begin.end() + 1 : end]
    indent = re.search(r"^( +)[^\s#]", body, re.MULTILINE)
    if indent is None:
        return None
    heads = list(re.finditer(rf"^{indent[1]}(\d+):", body, re.MULTILINE))
    level = re.findall(rf"^ {{0,{len(indent[1])}}}[^\s#]", body, re.MULTILINE)
    keys = [head[1] for head in heads]
    if len(level) != len(heads) or len(set(keys)) != len(keys):
        return None
    starts = [0, *(head.start() for head in heads[1:])]
    ends = [*starts[1:], len(body)]
    found = {}
    first = text.count("\n", 0, begin.end()) + 1
    line = first + 1
    for key, start, stop in zip(keys, starts, ends, strict=True):
        found[key] = Block(body[start:stop], line)
        line += found[key].text.count("\n")
    return Blocks(text[: begin.end() + 1], first, found, Block(text[end:], line))
