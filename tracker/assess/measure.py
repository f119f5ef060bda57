"""The state of a measure: the worst of its targets', beside what the unit says of itself."""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from functools import cached_property

from msgspec import Struct

from tracker.assess.case import TargetAssessment
from tracker.assess.target import assess_target
from tracker.model.measures import Measure
from tracker.model.plan import Plan
from tracker.model.progress import Update
from tracker.model.reports import standing
from tracker.model.states import SEVERITY, Group, State

BEST_FIRST = (Group.DONE, Group.NORMAL, Group.BEHIND, Group.OVERDUE)


class Agreement(Enum):
    """How a self-assessment stands to the computed state, by group."""

    NONE = "未自评"
    AGREES = "自评与测算一致"
    WORSE = "自评低于测算"
    BETTER = "自评与测算不一致"
    UNKNOWN = "无法核对"


class SelfAssessment(Struct, frozen=True):
    """What a unit said of a measure, and when."""

    state: State
    date: date
    agreement: Agreement


class MeasureAssessment(Struct, frozen=True, dict=True):
    """A measure at a day. `targets` are those that count, `withdrawn` those that no longer do, both in the file's order.

    `updates` are all that were reported, in the order of the file.
    """

    measure: Measure
    as_of: date
    targets: tuple[TargetAssessment, ...]
    withdrawn: tuple[TargetAssessment, ...]
    updates: tuple[Update, ...]

    @cached_property
    def state(self) -> State | None:
        """The worst state of the targets; None where all are withdrawn."""
        return State.worst([target.state for target in self.targets]) if self.targets else None

    @property
    def late(self) -> bool:
        """Whether it is achieved, but a target only after it was due."""
        return self.state is State.ACHIEVED and any(target.late for target in self.targets)

    @cached_property
    def standing(self) -> tuple[Update, ...]:
        """The updates that count, oldest first."""
        return tuple(standing(self.updates, self.as_of))

    @property
    def counts(self) -> list[tuple[State, int]]:
        """How many targets are in which state, worst first, states with none left out."""
        states = [target.state for target in self.targets]
        return [(state, states.count(state)) for state in State if state in states]

    @property
    def silent(self) -> bool:
        """Whether a report on any of its targets is overdue: 应报未报."""
        return any(target.silent for target in self.targets)

    @cached_property
    def self_assessment(self) -> SelfAssessment | None:
        """The latest self-assessment, or None; of several filed on one day the lowest.

        A correction replaces values and done: what was said beside them stands, unless the correction says it anew.
        """
        said = [
            ((update.date, update.corrects is not None, update.filed_on, -SEVERITY[stated]), stated)
            for update in self.updates
            if (stated := update.self_assessment)
        ]
        if not said:
            return None
        (day, *_), stated = max(said)
        return SelfAssessment(stated, day, agreement(stated, self.state))

    @property
    def disagrees(self) -> bool:
        """Whether the unit says better of itself than the figures do."""
        return self.self_assessment is not None and self.self_assessment.agreement is Agreement.BETTER


def agreement(stated: State, computed: State | None) -> Agreement:
    """Compare a self-assessment with the computed state by group."""
    if computed is None or computed.group is Group.NO_DATA:
        return Agreement.UNKNOWN
    said, found = BEST_FIRST.index(stated.group), BEST_FIRST.index(computed.group)
    return Agreement.AGREES if said == found else Agreement.BETTER if said < found else Agreement.WORSE


def assess_measure(measure: Measure, plan: Plan, updates: Sequence[Update], as_of: date) -> MeasureAssessment:
    """Judge a measure at a day by all updates filed on it (those dated later are left aside)."""
    counted = standing(updates, as_of)
    targets = [assess_target(target, plan, counted, as_of) for target in measure.targets]
    return MeasureAssessment(
        measure,
        as_of,
        tuple(target for target in targets if not is_withdrawn(target, as_of)),
        tuple(target for target in targets if is_withdrawn(target, as_of)),
        tuple(update for update in updates if update.date <= as_of),
    )


def is_withdrawn(target: TargetAssessment, as_of: date) -> bool:
    """Whether a target had been withdrawn by a day."""
    return target.target.withdrawn is not None and target.target.withdrawn.date <= as_of
