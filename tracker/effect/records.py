"""The differences between two versions of the sources, in words: frozen records of plain values, as JSON has them."""

from msgspec import Struct


class Move(Struct, frozen=True):
    """Something that is other words than before; empty where there was, or now is, nothing."""

    what: str
    before: str
    after: str


class Proof(Struct, frozen=True):
    """A document that proves an update."""

    title: str
    url: str


class NewUpdate(Struct, frozen=True):
    """An update that was not there before, in words; days as 2024-06-30, `corrects` empty where it is no correction."""

    date: str
    filed: str
    by: str
    corrects: str
    note: str
    values: tuple[str, ...]
    done: tuple[str, ...]
    verified: tuple[str, ...]
    self_assessment: str
    evidence: tuple[Proof, ...]
    next: str


class TargetMove(Struct, frozen=True):
    """A target whose latest figure or whose state moves: figures as typed without the `unit`, `goal` what was promised."""

    id: str
    name: str
    before: str
    after: str
    unit: str
    goal: str
    state_before: str
    state_after: str
    reason: str


class MeasureMove(Struct, frozen=True):
    """What moves on the page of one measure; empty states where it does not move or was not there."""

    number: int
    title: str
    is_new: bool
    state_before: str
    state_after: str
    targets: tuple[TargetMove, ...]
    marks: tuple[Move, ...]
    updates: tuple[NewUpdate, ...]


class Remedy(Struct, frozen=True):
    """What to do about a change that must not be: `lines` to put into `file`, at `where`."""

    file: str
    where: str
    lines: tuple[str, ...]


class HistoryChange(Struct, frozen=True):
    """A published record (an update or an amendment) that was edited or removed; `changes` are none where it was removed."""

    number: int
    title: str
    record: str
    is_removed: bool
    summary: str
    changes: tuple[Move, ...]
    remedies: tuple[Remedy, ...]


class PromiseChange(Struct, frozen=True):
    """A promise that is another than before. `target` is an id, `field` what of the measure; one of them is empty.

    `record` is the amendment that covers it, in words; where none does, it is empty and `missing` says why.
    """

    number: int
    title: str
    target: str
    field: str
    subject: str
    what: str
    before: str
    after: str
    record: str
    missing: str

    @property
    def is_covered(self) -> bool:
        return not self.missing


class CountMove(Struct, frozen=True):
    """A count of measures that moves."""

    word: str
    before: int
    after: int


class TotalsMove(Struct, frozen=True):
    """Totals that move: of the whole, of a chapter or of a unit; `total` measures are counted after the change."""

    scope: str
    name: str
    total: int
    counts: tuple[CountMove, ...]


class PageMove(Struct, frozen=True):
    """A page that appears or vanishes: its address below the root, and its title."""

    address: str
    title: str


class Effect(Struct, frozen=True):
    """All that merging would change. Lists are in the order of the plan, empty where nothing moves.

    `unreadable` are the errors of the version compared with: where there are any, states, totals, pages and warnings
    could not be compared. `incomparable` are the measures of which it could not be read what was promised or reported.
    """

    base: str
    commit: str
    is_first: bool
    unreadable: tuple[str, ...]
    incomparable: tuple[int, ...]
    history: tuple[HistoryChange, ...]
    promises: tuple[PromiseChange, ...]
    remedies: tuple[Remedy, ...]
    as_of: Move | None
    measures: tuple[MeasureMove, ...]
    totals: tuple[TotalsMove, ...]
    amendments: tuple[str, ...]
    settings: tuple[Move, ...]
    texts: tuple[Move, ...]
    pages_new: tuple[PageMove, ...]
    pages_gone: tuple[PageMove, ...]
    warnings_new: tuple[str, ...]
    warnings_gone: tuple[str, ...]
    program: tuple[str, ...]

    @property
    def uncovered(self) -> tuple[PromiseChange, ...]:
        """The changes of promises that no amendment covers."""
        return tuple(change for change in self.promises if not change.is_covered)

    @property
    def is_refused(self) -> bool:
        """Whether it must not be merged: history was changed, or a promise without an amendment."""
        return bool(self.history or self.uncovered)

    @property
    def is_public(self) -> bool:
        """Whether anything that the public sees moves."""
        return bool(
            self.history
            or self.promises
            or self.as_of
            or self.measures
            or self.totals
            or self.amendments
            or self.settings
            or self.texts
            or self.pages_new
            or self.pages_gone
        )
