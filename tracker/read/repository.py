"""What a repository of source files holds, as far as it is right, and where each part of it was read."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace
from pydantic import BaseModel

from tracker.cache import digest
from tracker.model.amendments import Amendments
from tracker.model.brief import Brief
from tracker.model.departments import Register
from tracker.model.measures import Measure
from tracker.model.plan import Plan
from tracker.model.progress import ProgressHead, Update
from tracker.model.site import Site
from tracker.problems import Problem
from tracker.read.blocks import Block, Blocks
from tracker.read.source import Source

PROGRESS = "data/progress.yaml"

R = TypeVar("R", bound=BaseModel)
R_co = TypeVar("R_co", bound=BaseModel, covariant=True)


class Loaded(Struct, Generic[R_co], frozen=True, dict=True):
    """A record, had by `get` when it is first asked for, with where it was read: its source, and its path in it."""

    get: Callable[[], R_co]
    source: Source
    at: tuple[str | int, ...] = ()

    @cached_property
    def record(self) -> R_co:
        """The record."""
        return self.get()

    def problem(self, path: tuple[str | int, ...], code: str, *, key: bool = False, **words: object) -> Problem:
        """A problem with what stands at a path of the record."""
        return self.source.problem((*self.at, *path), code, key=key, **words)


def known(record: R, source: Source, at: tuple[str | int, ...] = ()) -> Loaded[R]:
    """A record that is there, with where it was read."""
    return Loaded(lambda: record, source, at)


class LoadedMeasure(Loaded[Measure], frozen=True, kw_only=True):
    """A measure, of which little is known at once: it in brief, and the digest of its file."""

    brief: Brief
    digest: str

    @property
    def number(self) -> int:
        """Its number."""
        return self.brief.number


class Repository(Struct, dict=True):
    """What could be read. A part that could not be is None; `broken` has the numbers of measures that could not be.

    `partial` has the keys of the measures of whose updates some could not be read, `texts` every text as it was typed,
    `blocks` those of progress.yaml where it was read entry by entry.
    """

    plan: Loaded[Plan] | None = None
    register: Loaded[Register] | None = None
    site: Loaded[Site] | None = None
    amendments: Loaded[Amendments] | None = None
    head: Loaded[ProgressHead] | None = None
    entries: Mapping[str, list[Loaded[Update]]] = field(default_factory=dict)
    measures: list[LoadedMeasure] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    blocks: Blocks | None = None
    about: str = ""
    progress: Source = field(default_factory=lambda: Source(PROGRESS, ""))

    @cached_property
    def pieces(self) -> "list[Piece]":
        """The measures' own sources, in order; where progress.yaml was not read entry by entry, the whole of it goes with each.

        To be asked for when all has been read.
        """
        if self.blocks is None:
            whole = ("", Block(self.texts[PROGRESS], 1))
            entries = dict.fromkeys((loaded.number for loaded in self.measures), whole)
        else:
            entries = {int(key): (key, block) for key, block in self.blocks.entries.items()}
        return [
            Piece(loaded, self.texts[loaded.source.path], *entries.get(loaded.number, ("", None)))
            for loaded in self.measures
        ]

    def only(self, piece: "Piece") -> "Repository":
        """The repository as if there were no other measure."""
        return replace(
            self, measures=[piece.measure], entries={piece.key: self.entries[piece.key]} if piece.block else {}
        )

    def outside(self) -> "Repository":
        """The texts that are no measure's own, progress.yaml up to its measures."""
        assert self.blocks is not None
        own = {loaded.source.path for loaded in self.measures}
        texts = {path: text for path, text in self.texts.items() if path not in own}
        return Repository(texts={**texts, PROGRESS: self.blocks.before})


class Piece(Struct, frozen=True, dict=True):
    """One measure's own sources: its file and its entry, whose block is None where it has none."""

    measure: LoadedMeasure
    text: str
    key: str = ""
    block: Block | None = None

    @property
    def line(self) -> int:
        """The line of progress.yaml that its entry begins on; 0 where it has none."""
        return self.block.line if self.block else 0

    @cached_property
    def digest(self) -> str:
        """The digest of the sources."""
        return digest(self.measure.source.path, self.measure.digest, self.block.digest if self.block else "")
