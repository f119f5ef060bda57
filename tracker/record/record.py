"""Recording: updates put into progress.yaml, and the whole repository checked as it would then be."""

import codecs
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from tracker.load import load
from tracker.problems import Failed, Place, Problem
from tracker.read import yaml
from tracker.read.files import Files
from tracker.read.repository import PROGRESS
from tracker.read.source import Source
from tracker.record.insert import Inserted, insert
from tracker.record.overlay import Overlay


class Addition(NamedTuple):
    """An update to add to a measure, as a tree of texts."""

    number: int
    update: dict[str, Any]


@dataclass(frozen=True)
class Recorded:
    """progress.yaml before and after, the blocks that were added, the path of each, and the warnings about them."""

    before: bytes
    after: bytes
    blocks: tuple[str, ...]
    paths: tuple[yaml.Path, ...]
    warnings: tuple[Problem, ...]


class Refused(Exception):
    """The result would not pass the check: carries the problems, the files as they would be, the path of each update."""

    def __init__(self, problems: list[Problem], files: Overlay, paths: tuple[yaml.Path, ...]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems
        self.files = files
        self.paths = paths


def record(files: Files, additions: Sequence[Addition]) -> Recorded:
    """What progress.yaml becomes with some updates added; nothing is written.

    Raises Failed where the repository does not pass the check to begin with, Refused where it then would not, and
    CannotInsert where no place is found.
    """
    _, known = load(files)
    before = files.read(PROGRESS) or b""
    text, done = before.removeprefix(codecs.BOM_UTF8).decode(), list[Inserted]()
    for addition in additions:
        done.append(insert(text, *addition))
        text = done[-1].text
    after = before[: len(before) - len(before.removeprefix(codecs.BOM_UTF8))] + text.encode()
    overlay, paths = Overlay(files, {PROGRESS: after}), tuple(inserted.path for inserted in done)
    try:
        _, warnings = load(overlay)
    except Failed as failed:
        raise Refused(failed.problems, overlay, paths) from None
    return Recorded(before, after, tuple(inserted.block for inserted in done), paths, tuple(new(warnings, known)))


def new(warnings: list[Problem], known: list[Problem]) -> Iterator[Problem]:
    """The warnings that were not there before; lines may have moved."""
    left = Counter((warning.code, warning.message) for warning in known)
    for warning in warnings:
        left[warning.code, warning.message] -= 1
        if left[warning.code, warning.message] < 0:
            yield warning


def places(files: Files, paths: Sequence[yaml.Path]) -> list[dict[Place, tuple[yaml.Path, bool]]]:
    """Of each update, the places in progress.yaml with the path in the update that stands there, and whether as a key."""
    source = Source(PROGRESS, (files.read(PROGRESS) or b"").decode("utf-8-sig").replace("\r\n", "\n"))
    found = []
    for path in paths:
        inside = [at for at in source.spans if at[: len(path)] == path]
        found.append(
            {source.at(*at, key=key): (at[len(path) :], key) for key in (True, False) for at in sorted(inside, key=len)}
        )
    return found
