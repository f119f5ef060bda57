"""What a target is judged from, and what is found: its records."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

from msgspec import Struct

from tracker.assess import line
from tracker.assess.rounds import last_closed_round
from tracker.model.measures import Target, due_of
from tracker.model.periods import Period
from tracker.model.plan import Plan
from tracker.model.progress import Update
from tracker.model.states import Group, State


class Reading(NamedTuple):
    """A reported value, in the target's unit, and the day it was true of."""

    date: date
    value: Decimal


class PeriodResult(NamedTuple):
    """A period of a recurring target: its value (None: not reported), whether that meets the figure, whether it is closed."""

    period: Period
    value: Decimal | None
    met: bool
    closed: bool


class Position(Struct, frozen=True, dict=True):
    """Where a value stands to the line it should follow on the day `on`. Exact fractions, worked out when asked for."""

    target: Target
    value: Decimal
    start: date
    due: date
    on: date

    @cached_property
    def expected(self) -> Fraction:
        """The value expected on that day, in the target's unit."""
        return line.expected(self.target, self.on, self.start, self.due)

    @cached_property
    def gap(self) -> Fraction:
        """How far the value is off, in points of the whole way."""
        return line.gap(self.target, self.value, self.expected)

    @cached_property
    def share(self) -> Fraction:
        """How much of the way from `from` to the figure the value is."""
        return line.share(self.target, self.value)


class TargetAssessment(Struct, frozen=True, dict=True):
    """A target's state at `as_of`.

    `silent` is 应报未报; `missed` has a level's earlier readings that missed the figure.
    """

    target: Target
    start: date
    as_of: date
    due: date
    state: State
    closed_round: Period | None
    silent: bool
    late: bool = False
    latest: Reading | None = None
    position: Position | None = None
    readings: tuple[Reading, ...] = ()
    missed: tuple[Reading, ...] = ()
    periods: tuple[PeriodResult, ...] = ()
    done_on: date | None = None

    @cached_property
    def elapsed(self) -> Fraction:
        """The share of the time from start to due that has passed at as_of."""
        return line.elapsed(self.as_of, self.start, self.due)

    @cached_property
    def pace(self) -> Fraction:
        """The share of the way that a target with a line to follow should have come by as_of."""
        return line.share(self.target, line.expected(self.target, self.as_of, self.start, self.due))

    @property
    def is_outdated(self) -> bool:
        """Whether a state that is not one of missing data rests on old data: the mark 数据过期."""
        return self.silent and self.state.group is Group.BEHIND

    @property
    def is_reported(self) -> bool:
        """Whether anything was reported on it."""
        return bool(self.readings or self.done_on) or any(result.value is not None for result in self.periods)

    @property
    def closed_periods(self) -> tuple[PeriodResult, ...]:
        """The periods that are judged."""
        return tuple(result for result in self.periods if result.closed)

    @property
    def met_periods(self) -> int:
        """How many of the judged periods met the figure."""
        return sum(result.met for result in self.closed_periods)


class Case(Struct, frozen=True, dict=True):
    """What a target's state is decided from: the target, the plan, the day, and the standing updates up to it, oldest first."""

    target: Target
    plan: Plan
    as_of: date
    updates: Sequence[Update]

    @cached_property
    def due(self) -> date:
        return due_of(self.target, self.plan.end)

    @cached_property
    def closed_round(self) -> Period | None:
        return last_closed_round(self.target, self.plan, self.as_of)

    @property
    def is_past_due(self) -> bool:
        """Whether the target was due before the day; on the day itself it is not."""
        return self.due < self.as_of

    def assessment(self, state: State, *, silent: bool, **more: Any) -> TargetAssessment:
        """The assessment with what every kind of target has, and more that its own kind has."""
        return TargetAssessment(
            self.target, self.plan.start, self.as_of, self.due, state, self.closed_round, silent, **more
        )

    def without_value(self, *, silent: bool) -> TargetAssessment:
        """The assessment of a target on which nothing was reported."""
        if self.is_past_due:
            return self.assessment(State.OVERDUE, silent=silent)
        return self.assessment(State.UNREPORTED if self.closed_round else State.NOT_DUE, silent=silent)
