"""A tree as YAML: in block style as the house writes it, or in flow style where it must stand in brackets.

A scalar is quoted only where it would not be read back as itself, which our own parser decides.
"""

import json
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from msgspec import Struct

from tracker.read import yaml

# Behind a letter and a colon these would be read as part of a path, and refused.
NUMBERED = {r"\n": r"\x0a", r"\t": r"\x09"}


class Layout(Struct, frozen=True):
    """How far each level is indented below the one above it, in columns.

    `measures`, `number` and `updates` are what stands below those keys; `item` is from the dash of an update to its keys;
    `mapping`, `dash` and `inner` are the same of what stands in an update.
    """

    measures: int = 2
    number: int = 2
    updates: int = 2
    item: int = 2
    mapping: int = 2
    dash: int = 2
    inner: int = 2


def mapping(tree: dict[str, yaml.Tree], column: int, layout: Layout) -> Iterator[str]:
    """The lines of a mapping whose keys stand at a column."""
    pad = " " * column
    for key, value in tree.items():
        name = scalar(key, KEY)
        if isinstance(value, dict):
            yield f"{pad}{name}:"
            yield from mapping(value, column + layout.mapping, layout)
        elif isinstance(value, list):
            yield f"{pad}{name}:"
            for item in value:
                yield from list_item(item, column + layout.dash, layout.inner, layout)
        elif value is not None and "\n" in value:
            yield from lines_of_text(f"{pad}{name}:", value, column + layout.mapping)
        else:
            yield f"{pad}{name}: {scalar(value or '', VALUE)}"


def list_item(item: yaml.Tree, column: int, offset: int, layout: Layout) -> Iterator[str]:
    """The lines of an item of a list whose dash stands at a column, its content so many columns behind it."""
    assert not isinstance(item, list)
    head = " " * column + "-" + " " * (offset - 1)
    if isinstance(item, dict):
        first, *rest = mapping(item, column + offset, layout)
        yield head + first[column + offset :]
        yield from rest
    else:
        yield head + scalar(item or "", ITEM)


def lines_of_text(head: str, text: str, column: int) -> Iterator[str]:
    """A text of several lines as they are, where that is read back the same; else quoted on one."""
    lines = [" " * column + line if line else "" for line in text.split("\n")]
    if reads_as("k: |-\n" + "\n".join(lines), {"k": text}):
        yield f"{head} |-"
        yield from lines
    else:
        yield f"{head} {scalar(text, VALUE)}"


class Spot(NamedTuple):
    """Where a scalar stands: the text with it in its place, and the tree that this must be read as."""

    text: Callable[[str], str]
    tree: Callable[[str], object]


KEY = Spot(lambda written: f"{written}: v", lambda meant: {meant: "v"})
VALUE = Spot(lambda written: f"k: {written}", lambda meant: {"k": meant})
ITEM = Spot(lambda written: f"- {written}", lambda meant: [meant])
FLOW = Spot(lambda written: f"[{written}, {{{written}: {written}}}]", lambda meant: [meant, {meant: meant}])


def scalar(text: str, spot: Spot) -> str:
    """A text as a scalar on one line: plain where that is read back the same, else in quotes."""
    escaped = json.dumps(text, ensure_ascii=False)
    for written in (text, f'"{text}"', "'" + text.replace("'", "''") + "'", escaped):
        if reads_as(spot.text(written), spot.tree(text)):
            return written
    return re.sub(r"\\.", lambda found: NUMBERED.get(found[0], found[0]), escaped)


def reads_as(text: str, tree: object) -> bool:
    """Whether our parser makes a tree of a text."""
    try:
        found = yaml.parse(text)
    except yaml.Unreadable:
        return False
    return found.tree == tree and not found.twice


def flow(tree: yaml.Tree) -> str:
    """A tree in brackets, on one line."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{scalar(key, FLOW)}: {flow(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(flow(item) for item in tree) + "]"
    return scalar(tree or "", FLOW)
