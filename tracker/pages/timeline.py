"""The states at each earlier month end, as they were known then, by the same function that judges today."""

from datetime import date
from functools import cache

from msgspec import Struct

from tracker.assess.measure import assess_measure
from tracker.model.measures import Measure
from tracker.model.periods import Cadence, Period, whole_periods
from tracker.model.plan import Plan
from tracker.model.progress import Update
from tracker.model.reports import known_by
from tracker.model.states import State
from tracker.pages.words import period_words


class MonthState(Struct, frozen=True):
    """A measure's state at a month's end, None where all its targets had been withdrawn."""

    end: date
    words: str
    state: State | None
    late: bool


@cache
def month_ends(start: date, as_of: date) -> list[Period]:
    """The months that ended from a plan's start up to a day, in order."""
    return list(whole_periods(Cadence.MONTH, start.replace(day=1), as_of))


def month_states(measure: Measure, plan: Plan, updates: tuple[Update, ...], as_of: date) -> tuple[MonthState, ...]:
    """The states of a measure at each month's end, from what had been filed by then, oldest first."""
    states = []
    is_one_year = plan.start.year == as_of.year
    for month in month_ends(plan.start, as_of):
        found = assess_measure(measure, plan, known_by(updates, month.end), month.end)
        words = f"{month.start.month}月" if is_one_year else period_words(month)
        states.append(MonthState(month.end, words, found.state, found.late))
    return tuple(states)
