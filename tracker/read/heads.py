"""Keys whose line is lost: what stood below them is still there."""

import re

from tracker.read.events import Finding
from tracker.read.outline import Level, Line
from tracker.read.vocabulary import BELOW, LISTS, sort_of, together

FIGURE = re.compile(r"[\w-]+ *: +[+-]?\d+(\.\d+)?", re.ASCII)
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def lost_head(line: Line, stack: list[Level]) -> Finding | None:
    """The line that is missing above one: the key that it stood below, in the innermost of the mappings open there."""
    for level in reversed(stack):
        is_below = line.indent > level.column or (line.is_item and line.indent == level.column)
        if level.is_list or not (is_below or FIGURE.fullmatch(line.text)):
            continue
        for key in heads_of(line):
            if key not in level.keys and together(key, level.keys):
                return Finding(line.number, line.indent, "head-missing", {"key": key, "first": level.line})
    return None


def heads_of(line: Line) -> list[str]:
    """The keys that a line may stand right below."""
    if sort_of(line.key) != "id":
        return [key for key, below in BELOW.items() if line.key in below and line.is_item == (key in LISTS)]
    is_value = FIGURE.fullmatch(line.text) or (line.opens and ID.fullmatch(line.key))
    return ["values"] if is_value and not line.is_item else []
