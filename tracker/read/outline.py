"""The structure of a YAML text by its lines alone, for texts that no parser reads: lines, and the lists and mappings open there."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.read.vocabulary import together

LINE = re.compile(
    r"^(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)"
    r"(?P<key>(?P<quote>[\"']?)[^\s\"'#:\[\]{},]+(?P=quote) *:(?= |$))?(?P<rest>.*)$"
)
NEAR = 100  # lines to look ahead for the text of a block
BLOCK_TEXT = re.compile(r"[|>][-+\d]*(?: +#.*)?$")


class Line(NamedTuple):
    """A line that is part of the structure: its first column, the column of its key, and whether more is to come below."""

    number: int
    indent: int
    is_item: bool
    column: int
    key: str
    opens: bool
    text: str


class Level:
    """A list or mapping that is open at some line: its column, its keys (a list: its items' first keys), its latest line."""

    def __init__(self, column: int, is_list: bool) -> None:
        self.column = column
        self.is_list = is_list
        self.keys: set[str] = set()
        self.line = 0

    def has_kin_of(self, key: str) -> bool:
        """Whether a key goes together with those that are here, or begins an item like them; a key is in a mapping once."""
        if key in self.keys:
            return self.is_list
        return bool(key) and together(key, self.keys)


def structure(lines: list[str], first: int = 0) -> Iterator[Line]:
    """The lines that make up the structure: no comments, no blank lines, no text of a block (| or >).

    `first` is the number of the first of the lines.
    """
    text_above = -1
    for at, line in enumerate(lines):
        found = LINE.match(line)
        if found is None or not line.strip() or line.lstrip().startswith("#"):
            continue
        indent = len(found["indent"])
        if 0 <= text_above < indent:
            continue
        rest = found["rest"].strip()
        column = found.end("dashes")
        is_text = bool(found["key"] and BLOCK_TEXT.match(rest))
        text_above = column if is_text else -1
        opens = not rest or rest.startswith("#") or (is_text and not is_deeper(lines[at + 1 : at + NEAR], column))
        key = (found["key"] or "").rstrip(" :").strip("\"'")
        yield Line(first + at, indent, bool(found["dashes"]), column, key, opens, line.strip())


def is_deeper(lines: list[str], column: int) -> bool:
    """Whether the first of some lines that is not blank stands further in than a column."""
    first = next((line for line in lines if line.strip()), "")
    return len(first) - len(first.lstrip(" ")) > column


def levels(lines: list[Line]) -> list[Level]:
    """The lists and mappings that are open after some lines, outermost first."""
    stack: list[Level] = []
    for line in lines:
        while stack and stack[-1].column > line.indent:
            stack.pop()
        if line.is_item:
            enter(stack, line.indent, True, line)
        elif len(stack) > 1 and stack[-1].is_list and stack[-2].column == line.indent:
            stack.pop()
        if line.key:
            enter(stack, line.column, False, line)
    return stack


def enter(stack: list[Level], column: int, is_list: bool, line: Line) -> None:
    """Take a line into the list or mapping at a column; open one where there is none."""
    if not stack or (stack[-1].column, stack[-1].is_list) != (column, is_list):
        stack.append(Level(column, is_list))
    stack[-1].keys.add(line.key)
    stack[-1].line = line.number
