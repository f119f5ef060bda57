"""Recording: updates put into progress.yaml, and the whole repository checked as it would then be."""

import codecs
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from msgspec import Struct

from tracker.load import load
from tracker.model.reports import superseded
from tracker.model.tracker import Tracker
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


class Recorded(Struct, frozen=True):
    """progress.yaml before and after, the blocks that were added, the path of each, and the warnings about them.

    `outdone` has, of each that does not count since a correction filed later takes its place, the day that was filed.
    """

    before: bytes
    after: bytes
    blocks: tuple[str, ...]
    paths: tuple[yaml.Path, ...]
    warnings: tuple[Problem, ...]
    outdone: tuple[date, ...]


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
        tracker, warnings = load(overlay)
    except Failed as failed:
        raise Refused(list(new(failed.problems, known)), overlay, paths) from None
    return Recorded(
        before=before,
        after=after,
        blocks=tuple(inserted.block for inserted in done),
        paths=paths,
        warnings=tuple(new(warnings, known)),
        outdone=tuple(outdone(tracker, paths)),
    )


def outdone(tracker: Tracker, paths: Sequence[yaml.Path]) -> Iterator[date]:
    """When the corrections were filed that have taken the place of some updates."""
    for _, number, _, place in paths:
        updates = tracker.entry(int(number)).updates
        by = superseded(updates).get(int(place))
        if by is not None:
            yield updates[by].filed_on


def new(problems: list[Problem], known: list[Problem]) -> Iterator[Problem]:
    """The problems that were not there before; lines may have moved."""
    left = Counter((problem.code, problem.message) for problem in known)
    for problem in problems:
        left[problem.code, problem.message] -= 1
        if left[problem.code, problem.message] < 0:
            yield problem


class Parts:
    """Where the parts of an update stand in progress.yaml: found by a problem's place, or else by its line."""

    def __init__(self, source: Source, path: yaml.Path) -> None:
        self.by_place: dict[Place, Part] = {}
        self.by_line: dict[int, Part] = {}
        for at in sorted((at for at in source.spans if at[: len(path)] == path), key=len):
            for key in (True, False):
                place, part = source.at(*at, key=key), Part(at[len(path) :], key)
                self.by_place[place] = part
                self.by_line[place.line] = part

    def find(self, place: Place) -> "Part | None":
        """The part that a problem is with; None where it is with something else."""
        if place.path != PROGRESS:
            return None
        return self.by_place.get(place) or self.by_line.get(place.line)


class Part(NamedTuple):
    """A part of an update: its path, and whether its key is meant."""

    path: yaml.Path
    is_key: bool


def parts(files: Files, paths: Sequence[yaml.Path]) -> list[Parts]:
    """The parts of some updates."""
    text = (files.read(PROGRESS) or b"").decode("utf-8-sig")
    source = Source(PROGRESS, text.replace("\r\n", "\n").replace("\r", "\n"))
    return [Parts(source, path) for path in paths]
