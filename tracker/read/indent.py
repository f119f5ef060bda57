"""Lines that stand too far in or out: where a line belongs, told by the keys around it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracker.read.vocabulary import fits_below, sort_of, together
from tracker.read.yaml import Finding

LINE = re.compile(
    r"^(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)"
    r"(?P<key>(?P<quote>[\"']?)[^\s\"'#:\[\]{},]+(?P=quote) *:(?= |$))?(?P<rest>.*)$"
)
BLOCK_TEXT = re.compile(r"[|>][-+\d]*(?: +#.*)?$")


class Line(NamedTuple):
    """A line that is part of the structure: its first column, the column of its key, and whether more is to come below."""

    number: int
    indent: int
    is_item: bool
    column: int
    key: str
    opens: bool


class Level:
    """A list or mapping that is open at some line: its column, its keys (a list: its items' first keys), its latest line."""

    def __init__(self, column: int, is_list: bool) -> None:
        self.column = column
        self.is_list = is_list
        self.keys: set[str] = set()
        self.line = 0

    def has_kin_of(self, key: str) -> bool:
        """Whether a key goes together with those that are here; no key does with items that have none."""
        return key in self.keys or any(key and other and together(key, other) for other in self.keys)


def structure(lines: list[str]) -> Iterator[Line]:
    """The lines that make up the structure: no comments, no blank lines, no text of a block (| or >)."""
    text_above = -1
    for number, line in enumerate(lines):
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
        opens = not rest or rest.startswith("#") or (is_text and not is_deeper(lines[number + 1 :], column))
        key = (found["key"] or "").rstrip(" :").strip("\"'")
        yield Line(number, indent, bool(found["dashes"]), column, key, opens)


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


def first_misplaced(lines: list[str], number: int) -> Finding | None:
    """What is wrong with where a line stands, or with one above that it should stand in line with."""
    found = list(structure(lines[: number + 1]))
    if not found or found[-1].number != number:
        return None
    above = surely_misplaced(found)
    if above is not None:
        return above
    below = next(structure([""] * (number + 1) + lines[number + 1 : number + 20]), None)
    return blame(misplaced(found), found, below) or loose(lines, found[-1])


def surely_misplaced(found: list[Line]) -> Finding | None:
    """What is wrong with where one of the lines stands that the last should stand in line with, where its key tells for sure."""
    beside = {level.line for level in levels(found[:-1])} | {line.number for line in found[-2:-1]}
    for place, line in enumerate(found[:-1]):
        if line.number in beside and sort_of(line.key) in ("field", "number"):
            finding = misplaced(found[: place + 1], sure=True)
            if finding is not None:
                return finding
    return None


def above_twice(lines: list[str], number: int) -> Finding | None:
    """The misplaced line above a key that seems to be given twice only because of it; None where there is none."""
    found = [line for line in structure(lines[: number + 1]) if line.number <= number]
    return surely_misplaced(found)


def loose(lines: list[str], line: Line) -> Finding | None:
    """A line that is neither a key nor an item of a list."""
    if line.key or line.is_item:
        return None
    return Finding(line.number, line.indent, "yaml-loose-line", {"value": lines[line.number].strip()})


def blame(finding: Finding | None, found: list[Line], below: Line | None) -> Finding | None:
    """The line above where it alone is out of line: an item whose other keys, here and below, stand in one column."""
    if finding is None or len(found) < 3 or below is None:
        return finding
    head, item, line = found[-3:]
    alone = item.is_item and item.key and finding.words.get("first") == item.number and not line.is_item
    if not (alone and below.indent == line.indent and not below.is_item):
        return finding
    if item.column != item.indent + 2 and line.indent == item.indent + 2:
        return Finding(item.number, item.indent + 1, "yaml-dash-spaces", {"hint": f"- {item.key}: …"})
    if head.opens and item.indent == head.column + 2:
        return finding
    right = item.indent + line.indent - item.column
    return Finding(item.number, item.indent, "yaml-indent", {"value": item.indent, "right": right, "first": line.number})


def misplaced(found: list[Line], *, sure: bool = False) -> Finding | None:
    """What is wrong with where the last of some lines stands; None where nothing can be told.

    A line belongs with the keys that go together with its own; else, unless that must be `sure`, with what is nearest.
    """
    *above, line = found
    stack = levels(above)
    like = [level for level in stack if level.is_list == line.is_item]
    kin = [level for level in like if level.has_kin_of(line.key)]
    last = above[-1] if above else None
    if last and last.opens and last.key and (not kin or fits_below(last.key, line.key)):
        return None if sure else below_its_head(line, last)
    if sort_of(line.key) == "number" and not kin and not sure and line.key not in ("", "0"):
        return Finding(line.number, line.indent, "measures-missing", {})
    lost = [level for level in stack if level.is_list and level.column == line.indent and line.key in level.keys]
    if lost and line.key and not line.is_item:
        return Finding(line.number, line.indent, "yaml-dash-lost", {"first": lost[-1].line})
    near = kin or [level for level in like if line.key and not sure]
    best = min(near, key=lambda level: (abs(level.column - line.indent), -level.column), default=None)
    if best is not None and best.column != line.indent:
        words = {"value": line.indent, "right": best.column, "first": best.line}
        return Finding(line.number, line.indent, "yaml-indent", words)
    if best is None and line.is_item and last and last.key and not sure:
        return Finding(line.number, line.indent, "yaml-list-under-text", {"value": last.key})
    return None


def below_its_head(line: Line, head: Line) -> Finding | None:
    """What is wrong with a line after one that wants something below it: it must stand further in."""
    if line.indent > head.column or (line.is_item and line.indent == head.column):
        return None
    words = {"key": head.key, "value": line.indent, "right": head.column + 2, "first": head.number}
    return Finding(line.number, line.indent, "yaml-indent-below", words)


def misplaced_line(lines: list[str], number: int) -> Finding | None:
    """What is wrong with where a line stands, by the lines above it."""
    found = list(structure(lines[: number + 1]))
    return misplaced(found) if found and found[-1].number == number else None


def moved(lines: list[str], finding: Finding) -> Iterator[tuple[int, int]]:
    """The lines that go along when a line is moved to where it belongs, each with its column: an item's keys, what is below."""
    line, *after = structure([""] * finding.line + lines[finding.line :])
    right = int(str(finding.words["right"]))
    yield line.number, right
    inner = after[0].indent if after and after[0].indent > line.indent else None
    if inner is None or (inner != line.column if line.is_item else inner > right or not line.opens):
        return
    for follower in after:
        if follower.indent < inner:
            return
        yield follower.number, follower.indent + right - line.indent
