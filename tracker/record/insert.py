"""A new update put into the text of progress.yaml, and the proof that nothing else changed."""

from copy import deepcopy
from typing import Any, NamedTuple

from tracker.read import yaml
from tracker.record.place import CannotInsert, Place


class Inserted(NamedTuple):
    """A text with an update put in: what was put, where in the text, and the update's path."""

    text: str
    block: str
    start: int
    path: yaml.Path


def insert(text: str, number: int, update: dict[str, Any]) -> Inserted:
    """A text that passes the check, with an update of a measure after those it has. Raises CannotInsert."""
    edits = Place(text, number, update).edits()
    after = text
    for edit in sorted(edits, reverse=True):
        after = after[: edit.start] + edit.text + after[edit.end :]
    path = path_of(text, after, number, update)
    block = edits[-1]
    return Inserted(after, block.text, block.start - sum(e.end - e.start for e in edits if e is not block), path)


def path_of(before: str, after: str, number: int, update: dict[str, Any]) -> yaml.Path:
    """Where the update is; raises CannotInsert unless the text after is the one before with the update, and no more."""
    expected: Any = deepcopy(yaml.parse(before).tree)
    measures = expected["measures"] = expected.get("measures") or {}
    key = next((key for key in measures if key.isascii() and key.isdigit() and int(key) == number), str(number))
    entry = measures[key] = measures.get(key) or {}
    entry["updates"] = [*(entry.get("updates") or []), update]
    try:
        found = yaml.parse(after)
    except yaml.Unreadable as error:
        raise CannotInsert from error
    if found.twice or without_last_breaks(found.tree) != without_last_breaks(expected):
        raise CannotInsert
    return "measures", key, "updates", len(entry["updates"]) - 1


def without_last_breaks(tree: yaml.Tree) -> yaml.Tree:
    """A tree whose texts have no line break at the end: a block scalar gets one when lines are put below it."""
    if isinstance(tree, dict):
        return {key: without_last_breaks(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [without_last_breaks(item) for item in tree]
    return tree.rstrip("\n") if tree is not None else None
