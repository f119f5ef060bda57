"""The indentation that a file's own entries are typed with, so that a new one stands as its neighbours do."""

from collections.abc import Iterator

from tracker.record.block import Layout
from tracker.record.nodes import Node


def layout(root: Node, number: int) -> Layout:
    """The file's indentation as the latest entries show it, those of the measure first; the house's where none do."""
    found: dict[str, int] = {}
    for name, offset in offsets(root, number):
        found.setdefault(name, offset)
    return Layout(**found)


def offsets(root: Node, number: int) -> Iterator[tuple[str, int]]:
    """The name and size of every indentation, those to go by first."""
    measures = root.find("measures")
    if measures is None or not is_open(measures):
        return
    yield "measures", measures.start.column - root.start.column
    own = measures.find(number)
    entries = [node for node in (own, *reversed(measures.items)) if node is not None and is_open(node)]
    for entry in entries:
        yield "number", entry.start.column - measures.start.column
        updates = entry.find("updates")
        if updates is None or not is_open(updates):
            continue
        yield "updates", updates.start.column - entry.start.column
        for update in reversed(updates.items):
            if is_open(update):
                yield "item", update.start.column - updates.start.column
                yield from inside(update)


def inside(update: Node) -> Iterator[tuple[str, int]]:
    """The indentations within an update."""
    for child in update.items:
        if not is_open(child):
            continue
        yield "mapping" if child.kind == "mapping" else "dash", child.start.column - update.start.column
        if child.kind == "list":
            yield "inner", child.items[-1].start.column - child.start.column
        else:
            yield from inside(child)


def is_open(node: Node) -> bool:
    """Whether a node is a mapping or list in block style."""
    return bool(node.items) and not node.is_flow


def is_spaced(siblings: Node, lines: list[str]) -> bool:
    """Whether blank lines part the items of a mapping or list; the comments above an item go with it."""
    if len(siblings.items) < 2:
        return False
    line = (siblings.keys or siblings.items)[-1].start.line - 1
    while lines[line].strip() == "-" or lines[line].lstrip().startswith("#"):
        line -= 1
    return not lines[line].strip()
