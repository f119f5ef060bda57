"""Totals: counts of measures by group, always with what they are counted out of."""

from collections import Counter
from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from tracker.model.states import Group, State


class Judged(Protocol):
    """Whatever has a state: a measure now, or at an earlier month's end."""

    @property
    def state(self) -> State | None: ...

    @property
    def late(self) -> bool: ...


class Totals(Struct, frozen=True):
    """Counts of `total` measures; `late` of the achieved ones were so only after they were due.

    `withdrawn` more have no target left that counts, and are in no other figure.
    """

    states: Counter[State]
    total: int
    late: int
    withdrawn: int

    def group(self, group: Group) -> int:
        """How many are in a group."""
        return sum(count for state, count in self.states.items() if state.group is group)

    @property
    def groups(self) -> list[tuple[Group, int]]:
        """Every group with its count, best first."""
        return [(group, self.group(group)) for group in Group]


def total(assessments: Iterable[Judged]) -> Totals:
    """Count measures by state. A joint measure is given, and counted, once."""
    found = list(assessments)
    counted = [(assessment.state, assessment.late) for assessment in found if assessment.state is not None]
    return Totals(
        Counter(state for state, _ in counted),
        len(counted),
        sum(late for _, late in counted),
        len(found) - len(counted),
    )
