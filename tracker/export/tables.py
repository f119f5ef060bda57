"""The rows of the open data's tables."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tracker.assess.case import TargetAssessment
from tracker.assess.measure import MeasureAssessment
from tracker.model.measures import Kind, Target
from tracker.model.progress import Update
from tracker.model.reports import corrected_on
from tracker.model.tracker import Tracker
from tracker.pages import words
from tracker.pages.cards import is_verified
from tracker.pages.open_data import ASSESSMENTS, LEDGER, MEASURES, TARGETS, UPDATES
from tracker.pages.views import View

Cell = str | int | Decimal | date | bool | None


Row = tuple[Cell, ...]


def rows(tracker: Tracker, measure: MeasureAssessment, view: View) -> dict[str, list[Row]]:
    """The rows of one measure in each table, by the table's name."""
    found = {one.target.id: one for one in (*measure.targets, *measure.withdrawn)}
    targets = [found[target.id] for target in measure.measure.targets]
    counted = {one.target.id for one in measure.targets}
    tables: dict[str, Iterable[Row]] = {
        MEASURES.name: [measure_row(tracker, measure, view)],
        TARGETS.name: [target_row(measure, one) for one in targets],
        UPDATES.name: update_rows(measure),
        ASSESSMENTS.name: [assessment_row(tracker, measure, one) for one in targets],
    }
    notice = words.notice(tracker)
    return {
        **{name: [(*row, notice) for row in made] for name, made in tables.items()},
        LEDGER.name: [ledger_row(tracker, view, one, is_counted=one.target.id in counted) for one in targets],
    }


def measure_row(tracker: Tracker, found: MeasureAssessment, view: View) -> Row:
    """A row of measures.csv, up to the notice."""
    row = view.row
    said = found.self_assessment
    return (
        row.number,
        row.title,
        row.chapter,
        row.chapter_title,
        "；".join(unit.name for unit in row.lead),
        "；".join(unit.name for unit in row.responsible),
        "；".join(row.topics),
        row.badge.word,
        found.state.group.word if found.state else "",
        found.late,
        row.why,
        len(view.cards),
        len(view.withdrawn),
        found.silent,
        said.state.word if said else "",
        said.agreement.value if said else "",
        len(view.entries),
        row.updated,
        tracker.site.root + row.address,
    )


def target_row(measure: MeasureAssessment, found: TargetAssessment) -> Row:
    """A row of targets.csv, up to the notice."""
    target = found.target
    latest = found.latest
    return (
        measure.measure.number,
        target.id,
        target.name,
        target.kind.slug,
        target.comparator.key if target.comparator else "",
        figure(target),
        target.unit or "",
        target.every.value if target.every else "",
        found.due,
        target.from_,
        target.quote or "",
        target.note or "",
        target.withdrawn.date if target.withdrawn else None,
        found.state.word,
        latest.value if latest else None,
        latest.date if latest else None,
        found.done_on,
        is_verified(found, measure),
    )


def update_rows(measure: MeasureAssessment) -> Iterator[Row]:
    """The rows of updates.csv of a measure, up to the notice: one for each value and each milestone done; one where there is neither."""
    gone = corrected_on(measure.updates)
    for place, update in enumerate(measure.updates):
        for target, period, value, done in said(update):
            yield (
                measure.measure.number,
                place + 1,
                update.date,
                update.filed_on,
                str(update.by) if update.by else "",
                target,
                period,
                value,
                done,
                update.note or "",
                update.self_assessment.word if update.self_assessment else "",
                " ".join(evidence.url for evidence in update.evidence),
                update.next or "",
                update.corrects,
                gone.get(place),
            )


def said(update: Update) -> Iterable[tuple[str, str, Decimal | None, bool | None]]:
    """What an update says of targets: (id, period, value, done)."""
    found: list[tuple[str, str, Decimal | None, bool | None]] = []
    for target in update.values:
        single = update.number(target)
        found += [(target, "", single, None)] if single is not None else []
        found += [(target, period.key, value, None) for period, value in sorted(update.periods(target).items())]
    found += [(target, "", None, True) for target in update.done]
    return found or [("", "", None, None)]


def assessment_row(tracker: Tracker, measure: MeasureAssessment, found: TargetAssessment) -> Row:
    """A row of assessments.csv, up to the notice."""
    target, plan, position = found.target, tracker.plan, found.position
    latest = found.latest
    is_recurring = target.kind is Kind.RECURRING
    return (
        measure.measure.number,
        target.id,
        found.as_of,
        target.kind.slug,
        target.comparator.key if target.comparator else "",
        figure(target),
        target.unit or "",
        target.base if target.kind is Kind.CUMULATIVE else target.from_,
        plan.start,
        found.due,
        " ".join(f"{day}={words.number(value)}" for day, value in sorted(target.plan.items())),
        six(found.elapsed),
        (target.report or plan.report).value,
        plan.grace_days,
        found.closed_round.key if found.closed_round else "",
        found.silent,
        latest.value if latest else None,
        latest.date if latest else None,
        position.on if position else None,
        six(position.expected) if position else None,
        six(position.gap) if position else None,
        plan.pace.ahead,
        plan.pace.behind,
        plan.pace.far_behind,
        len(found.missed) if target.kind is Kind.LEVEL else None,
        len(found.periods) if is_recurring else None,
        len(found.closed_periods) if is_recurring else None,
        found.met_periods if is_recurring else None,
        found.done_on,
        found.late,
        target.withdrawn.date if target.withdrawn else None,
        found.state.word,
        found.state.group.word,
        found.is_outdated,
    )


def ledger_row(tracker: Tracker, view: View, found: TargetAssessment, *, is_counted: bool) -> Row:
    """A row of the ledger, 台账; a target that no longer counts is 已调整."""
    target, latest = found.target, found.latest
    chapter = tracker.plan.chapter[view.row.chapter]
    periods = f"{found.met_periods}/{len(found.closed_periods)}期" if found.periods else ""
    return (
        view.row.number,
        view.row.title,
        chapter.title,
        "；".join(unit.name for unit in view.row.lead),
        "；".join(unit.name for unit in view.row.responsible),
        target.name,
        words.promise(target) or "完成",
        found.due,
        latest.value if latest else None,
        target.unit or "",
        latest.date if latest else found.done_on,
        periods,
        found.state.word if is_counted else "已调整",
        words.reason(found),
    )


def figure(target: Target) -> Decimal | None:
    """The figure promised; none for a milestone."""
    return target.figure if target.comparator else None


def six(value: Fraction) -> Decimal:
    """A fraction to six decimals, without closing zeros."""
    text = format(words.rounded(value, 6), "f")
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
