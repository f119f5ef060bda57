"""A YAML text as nodes with the parser's marks: where each begins and ends, and whether it is block or flow style."""

from collections.abc import Iterator
from typing import Any

import yaml as parser
from msgspec import Struct, field

from tracker.read.events import events as events_of


class Mark(Struct, frozen=True):
    """A place in a text, from 0: its line, its column, and its offset from the text's start."""

    line: int
    column: int
    index: int


class Node(Struct):
    """A scalar, mapping or list of a text. A mapping has as many `keys` as `items`; `text` is a scalar's.

    The end of a block collection says nothing (it is where the parser noticed it): `line_after` is the place.
    """

    kind: str
    start: Mark
    end: Mark
    style: str
    text: str = ""
    keys: list["Node"] = field(default_factory=list)
    items: list["Node"] = field(default_factory=list)

    @property
    def is_flow(self) -> bool:
        """Whether it is a mapping or list in brackets."""
        return self.style == "flow"

    @property
    def is_kept(self) -> bool:
        """Whether it ends in a block scalar that blank lines below belong to (|+)."""
        if self.items and not self.is_flow:
            return self.items[-1].is_kept
        return self.style in ("|", ">") and "+" in self.text[:3]

    def find(self, key: str | int) -> "Node | None":
        """The value at a key of a mapping; a measure's number also as it may be written otherwise (06)."""
        return next((item for name, item in zip(self.keys, self.items, strict=True) if name.is_named(key)), None)

    def is_named(self, key: str | int) -> bool:
        """Whether a scalar is a key."""
        if isinstance(key, str):
            return self.text == key
        return self.text.isascii() and self.text.isdigit() and int(self.text) == key

    def line_after(self, lines: list[str]) -> int:
        """The first line below its content; blank lines and comments that follow are not content."""
        if self.items and not self.is_flow:
            return self.items[-1].line_after(lines)
        if self.style not in ("|", ">"):
            return self.end.line + 1
        line = self.end.line + (self.end.column > 0)
        while not self.is_kept and not lines[line - 1].strip():
            line -= 1
        return line


def nodes(text: str) -> Node:
    """The root node of a text that is right; an empty scalar where the text holds nothing."""
    events = events_of(text)
    for event in events:
        if isinstance(event, parser.NodeEvent):
            return node(event, events, text)
    nowhere = Mark(0, 0, 0)
    return Node("scalar", nowhere, nowhere, "")


def node(event: Any, events: Iterator[Any], text: str) -> Node:
    """The node that begins with an event."""
    start, end = mark(event.start_mark), mark(event.end_mark)
    if isinstance(event, parser.ScalarEvent):
        style = event.style or ""
        # Of a block scalar, what is asked for is its header.
        return Node("scalar", start, end, style, text[start.index : end.index] if style in ("|", ">") else event.value)
    is_mapping = isinstance(event, parser.MappingStartEvent)
    made = Node("mapping" if is_mapping else "list", start, end, "flow" if event.flow_style else "block")
    for child in events:
        if isinstance(child, parser.CollectionEndEvent):
            made.end = mark(child.end_mark)
            return made
        if is_mapping:
            made.keys.append(node(child, events, text))
        made.items.append(node(next(events) if is_mapping else child, events, text))
    return made


def mark(at: Any) -> Mark:
    """The parser's mark."""
    return Mark(at.line, at.column, at.index)
