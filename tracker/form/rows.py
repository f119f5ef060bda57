"""The rows of a form: a target each, with what is promised and what was reported last."""

import hashlib
from datetime import date

from msgspec import Struct

from tracker.assess.assessment import Assessment
from tracker.assess.case import TargetAssessment
from tracker.assess.measure import MeasureAssessment
from tracker.model.departments import Department
from tracker.model.measures import Kind, Measure
from tracker.model.tracker import Tracker
from tracker.pages import words


class Row(Struct, frozen=True):
    """A target in a form: what is given, and what may be chosen from. `by` is the unit that the form is for."""

    number: int
    target: str
    measure: str
    name: str
    promise: str
    last: str
    last_date: date | None
    kind: Kind
    reporters: tuple[str, ...]
    periods: tuple[str, ...]
    by: str

    @property
    def seal(self) -> str:
        """What shows whether the given cells are as they were written."""
        day = self.last_date.isoformat() if self.last_date else ""
        return seal(str(self.number), self.target, self.measure, self.name, self.promise, self.last, day)


def seal(*given: str) -> str:
    """A short mark of some texts, which changes with them."""
    return hashlib.sha256("\0".join(given).encode()).hexdigest()[:12]


def rows(assessment: Assessment, unit: Department | None) -> list[Row]:
    """The rows of a unit's form, or of all units': every target that counts, in the order of the plan."""
    made = []
    for found in assessment.measures:
        names = (*found.measure.lead, *found.measure.responsible)
        own = [str(name) for name in names if assessment.tracker.unit(name) is unit]
        if unit is None or own:
            by = own[0] if own and unit is not None and not unit.group else ""
            made += [row(assessment, found, target, by) for target in found.targets]
    return made


def row(assessment: Assessment, found: MeasureAssessment, target: TargetAssessment, by: str) -> Row:
    """A target as a row."""
    last, last_date = last_report(found, target)
    return Row(
        number=found.measure.number,
        target=target.target.id,
        measure=f"{found.measure.number}　{found.measure.title}",
        name=target.target.name,
        promise=words.promise(target.target) or f"应于{words.long_date(target.due)}完成",
        last=last,
        last_date=last_date,
        kind=target.target.kind,
        reporters=reporters(assessment.tracker, found.measure),
        periods=tuple(result.period.key for result in target.periods),
        by=by,
    )


def reporters(tracker: Tracker, measure: Measure) -> tuple[str, ...]:
    """Who may report on a measure: its units as it names them, and any unit where it names a collective."""
    named = [(name, tracker.unit(name)) for name in (*measure.lead, *measure.responsible)]
    own = [str(name) for name, unit in named if not unit.group]
    rest = [unit.name for unit in tracker.register.root if not unit.group] if len(own) < len(named) else []
    return tuple(dict.fromkeys([*own, *rest]))


def last_report(found: MeasureAssessment, target: TargetAssessment) -> tuple[str, date | None]:
    """What was reported last on a target, in words, and the day it was true of."""
    name = target.target.id
    if target.done_on:
        return "已完成", target.done_on
    if target.latest:
        return words.amount(target.target, target.latest.value), target.latest.date
    reported = [result for result in target.periods if result.value is not None]
    if not reported:
        return "", None
    period, value = reported[-1].period, reported[-1].value
    assert value is not None
    day = max(update.date for update in found.standing if name in update.values)
    return f"{period.key}：{words.amount(target.target, value)}", day
