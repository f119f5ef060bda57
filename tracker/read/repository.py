"""What a repository of source files holds, as far as it is right, and where each part of it was read."""

from typing import Generic, TypeVar

from msgspec import Struct, field
from pydantic import BaseModel

from tracker.model.amendments import Amendments
from tracker.model.departments import Register
from tracker.model.measures import Measure
from tracker.model.plan import Plan
from tracker.model.progress import ProgressHead, Update
from tracker.model.site import Site
from tracker.problems import Problem
from tracker.read.source import Source

PROGRESS = "data/progress.yaml"

R_co = TypeVar("R_co", bound=BaseModel, covariant=True)


class Loaded(Struct, Generic[R_co], frozen=True):
    """A record with where it was read: its source, and its path in it."""

    record: R_co
    source: Source
    at: tuple[str | int, ...] = ()

    def problem(self, path: tuple[str | int, ...], code: str, *, key: bool = False, **words: object) -> Problem:
        """A problem with what stands at a path of the record."""
        return self.source.problem((*self.at, *path), code, key=key, **words)


class Repository(Struct):
    """What could be read. A part that could not be is None; `broken` has the numbers of measures that could not be.

    `partial` has the keys of the measures of whose updates some could not be read, `texts` every text as it was typed,
    `blocks` the text of each entry by its key where progress.yaml was read entry by entry.
    """

    plan: Loaded[Plan] | None = None
    register: Loaded[Register] | None = None
    site: Loaded[Site] | None = None
    amendments: Loaded[Amendments] | None = None
    head: Loaded[ProgressHead] | None = None
    entries: dict[str, list[Loaded[Update]]] = field(default_factory=dict)
    measures: list[Loaded[Measure]] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    blocks: dict[str, str] | None = None
    about: str = ""
    progress: Source = field(default_factory=lambda: Source(PROGRESS, ""))
