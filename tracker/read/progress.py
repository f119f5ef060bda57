"""Progress: entry by entry, those that an earlier run found right when they are asked for."""

import re
from collections.abc import Iterator
from typing import Any

from tracker.lazy import Lazy
from tracker.model.progress import Entry, ProgressHead, Update
from tracker.read import blocks
from tracker.read.names import EXAMPLES
from tracker.read.reader import Reader
from tracker.read.repository import PROGRESS, Loaded, Repository, known
from tracker.read.source import Source

# The first line of a measure's entries in progress.yaml: what is wrong in one hides nothing in the others.
ENTRY = re.compile(r"^ {1,4}[\"']?第?\d{1,4}条?[\"']? *:")


def progress(reader: Reader, repository: Repository) -> None:
    """Progress, update by update, so that one wrong update hides no problem of another."""
    text = reader.text(PROGRESS)
    if text is None:
        return
    source = repository.progress = Source(PROGRESS, text, block=ENTRY)
    if by_blocks(reader, repository, source):
        return
    tree = reader.tree(source)
    if tree is None:
        return
    rest = {key: value for key, value in tree.items() if key != "measures"} if isinstance(tree, dict) else tree
    repository.head = reader.record(ProgressHead, rest, source)
    entries = tree.get("measures") if isinstance(tree, dict) else None
    if entries is not None and not isinstance(entries, dict):
        reader.problems.append(
            source.problem(("measures",), "not-a-mapping", value="measures", hint=EXAMPLES["measures"])
        )
        return
    repository.entries = read = {}
    for number, entry in (entries or {}).items():
        before = len(reader.problems)
        read[number] = list(updates_of(reader, source, number, entry))
        if source.reading.lost or len(reader.problems) > before:
            repository.partial.add(number)


def by_blocks(reader: Reader, repository: Repository, source: Source) -> bool:
    """Read progress entry by entry, those that an earlier run found right when they are asked for.

    Answers False where any of it has a problem.
    """
    found = blocks.split(source.text)
    if found is None:
        return False
    apart = Reader(reader.files, reader.cache)
    head = apart.once(ProgressHead, Source(PROGRESS, found.rest)) if found.rest.strip() else None
    entries = Lazy(found.entries, lambda number: entry_of(apart, number, found.entries[number]))
    for number, block in found.entries.items():
        if not reader.cache.has(block.digest):
            entries[number]
    if head is None or apart.problems:
        return False
    repository.head = Loaded(head.get, source)
    repository.entries = entries
    repository.blocks = found
    return True


def entry_of(reader: Reader, number: str, block: blocks.Block) -> list[Loaded[Update]]:
    """The updates of one entry's block of text."""
    source = block.source(PROGRESS)
    kept = reader.cache.get(block.digest)
    if not isinstance(kept, list):
        tree = reader.tree(source)
        entries = tree.get("measures") if isinstance(tree, dict) else {}
        kept = [loaded.record for loaded in updates_of(reader, source, number, (entries or {}).get(number))]
        source.forget()
        if not reader.problems:
            reader.cache.put(block.digest, kept)
    at = ("measures", number, "updates")
    return [known(record, source, (*at, place)) for place, record in enumerate(kept)]


def updates_of(reader: Reader, source: Source, number: str, entry: Any) -> Iterator[Loaded[Update]]:
    """The updates of one measure that are right."""
    at = ("measures", number)
    if entry is None:
        return
    rest = {key: value for key, value in entry.items() if key != "updates"} if isinstance(entry, dict) else entry
    if reader.record(Entry, rest, source, at) is None or not isinstance(entry, dict):
        return
    updates = entry.get("updates")
    if updates is not None and not isinstance(updates, list):
        reader.problems.append(
            source.problem((*at, "updates"), "not-a-list", value="updates", hint=EXAMPLES["updates"])
        )
        return
    for place, update in enumerate(updates or []):
        loaded = reader.record(Update, update, source, (*at, "updates", place))
        if loaded is not None:
            yield loaded
