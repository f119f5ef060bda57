"""The state of one target at a day, with every input it rests on. The table of states is in the design's section 4."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.assess.case import Case, PeriodResult, Position, Reading, TargetAssessment
from tracker.assess.line import exact
from tracker.assess.rounds import is_closed, is_silent, last_closed_round
from tracker.model.measures import Kind, Target
from tracker.model.periods import Period, whole_periods
from tracker.model.plan import Pace, Plan
from tracker.model.progress import Update
from tracker.model.states import State


def assess_target(target: Target, plan: Plan, updates: Sequence[Update], as_of: date) -> TargetAssessment:
    """The state of a target at a day from the standing updates of its measure, oldest first."""
    case = Case(target, plan, as_of, [update for update in updates if update.date <= as_of])
    return BY_KIND[target.kind](case)


def readings_of(case: Case) -> tuple[Reading, ...]:
    """The values of a target that is not recurring, oldest first."""
    found = [(update.date, update.number(case.target.id)) for update in case.updates]
    return tuple(sorted(Reading(day, value) for day, value in found if value is not None))


def position_of(case: Case, latest: Reading) -> Position:
    """Where the latest value stands, taken at the later of its day and the end of the last closed round.

    Who reports on time is not late between rounds, who is silent is.
    """
    day = max(latest.date, case.closed_round.end) if case.closed_round else latest.date
    return Position(case.target, latest.value, case.plan.start, case.due, day)


def state_by_gap(gap: Fraction, pace: Pace, silent: bool) -> State:
    """The state that a gap means; without new data none looks better than with bad data."""
    if gap >= exact(pace.behind):
        if silent:
            return State.STALE
        return State.AHEAD if gap >= exact(pace.ahead) else State.ON_TRACK
    return State.BEHIND if gap >= exact(pace.far_behind) else State.FAR_BEHIND


def assess_cumulative(case: Case) -> TargetAssessment:
    """A total since the start that is to reach the figure by the day it is due."""
    readings = readings_of(case)
    silent = is_silent((reading.date for reading in readings), case.closed_round)
    if not readings:
        return case.without_value(silent=silent)
    latest = readings[-1]
    position = position_of(case, latest)
    late = False
    if case.target.met_by(latest.value):
        state, silent = State.ACHIEVED, False
        late = met_for_good(case.target, readings) > case.due
    elif case.is_past_due:
        state = State.OVERDUE
    else:
        state = state_by_gap(position.gap, case.plan.pace, silent)
    return case.assessment(state, silent=silent, late=late, latest=latest, readings=readings, position=position)


def met_for_good(target: Target, readings: Sequence[Reading]) -> date:
    """The day from which every value met the figure; the latest one does."""
    first = readings[-1].date
    for reading in reversed(readings):
        if not target.met_by(reading.value):
            break
        first = reading.date
    return first


def assess_level(case: Case) -> TargetAssessment:
    """A level that is to be held, or with `from` first to be reached; past due, the last value up to due decides."""
    readings = readings_of(case)
    closed = case.closed_round
    if case.is_past_due:
        readings = tuple(reading for reading in readings if reading.date <= case.due)
        closed = last_closed_round(case.target, case.plan, case.due)
    silent = is_silent((reading.date for reading in readings), closed)
    if not readings:
        return case.without_value(silent=silent)
    latest = readings[-1]
    position = position_of(case, latest) if case.target.from_ is not None else None
    if case.target.met_by(latest.value):
        state = State.STALE if silent else State.ACHIEVED if case.is_past_due else State.MET
    elif case.is_past_due:
        state = State.OVERDUE
    else:
        state = state_by_gap(position.gap, case.plan.pace, silent) if position else State.MISSED
    missed = tuple(reading for reading in readings[:-1] if not case.target.met_by(reading.value))
    return case.assessment(state, silent=silent, latest=latest, readings=readings, missed=missed, position=position)


def assess_recurring(case: Case) -> TargetAssessment:
    """Something to be done in every period; each closed period is met or not by its own value."""
    assert case.target.every is not None
    values: dict[Period, Decimal] = {}
    days: list[date] = []
    for update in case.updates:
        reported = update.periods(case.target.id)
        values.update(reported)
        days += [update.date] if reported else []
    results = tuple(
        PeriodResult(
            period,
            values.get(period),
            period in values and case.target.met_by(values[period]),
            is_closed(period, case.plan, case.as_of),
        )
        for period in whole_periods(case.target.every, case.plan.start, case.due)
    )
    closed = [result for result in results if result.closed]
    met = sum(result.met for result in closed)
    if not closed:
        state = State.NOT_DUE
    elif len(closed) == len(results):
        state = State.ACHIEVED if met == len(closed) else State.GAPS if met else State.OVERDUE
    else:
        state = State.ON_TRACK if met == len(closed) else State.GAPS
    silent = len(closed) < len(results) and is_silent(days, case.closed_round)
    return case.assessment(state, silent=silent, periods=results)


def assess_milestone(case: Case) -> TargetAssessment:
    """Something to be done once."""
    done = [update.date for update in case.updates if case.target.id in update.done]
    if done:
        return case.assessment(State.ACHIEVED, silent=False, late=done[0] > case.due, done_on=done[0])
    silent = is_silent((update.date for update in case.updates), case.closed_round)
    if case.is_past_due:
        state = State.OVERDUE
    elif case.closed_round is None:
        state = State.NOT_DUE
    elif not case.updates:
        state = State.UNREPORTED
    else:
        state = State.STALE if silent else State.NOT_DUE
    return case.assessment(state, silent=silent)


BY_KIND: dict[Kind, Callable[[Case], TargetAssessment]] = {
    Kind.CUMULATIVE: assess_cumulative,
    Kind.LEVEL: assess_level,
    Kind.RECURRING: assess_recurring,
    Kind.MILESTONE: assess_milestone,
}
