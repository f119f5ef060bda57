"""Warnings that want the states: self-assessments better than computed, and reports that are overdue."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from tracker.assess.assessment import Assessment
from tracker.assess.measure import MeasureAssessment
from tracker.model.plan import Plan
from tracker.model.states import State
from tracker.problems import Problem, problem
from tracker.read.files import LARGEST, Files, decode
from tracker.read.repository import PROGRESS
from tracker.read.source import Source


def doubts(assessment: Assessment, files: Files) -> list[Problem]:
    """The warnings about a plan judged at its `as_of`, sorted; `files` are those it was read from, for their places."""
    text, _ = decode(PROGRESS, files.read(PROGRESS) or b"", LARGEST)
    source = Source(PROGRESS, text)
    found: list[Problem] = []
    for measure in assessment.measures:
        found += self_assessment_is_not_better(measure, source)
        found += reports_are_not_overdue(measure, assessment.tracker.plan, source)
    return sorted(found)


def self_assessment_is_not_better(measure: MeasureAssessment, source: Source) -> Iterator[Problem]:
    """A unit does not say better of itself than the figures do."""
    said, computed = measure.self_assessment, measure.state
    if measure.disagrees and said is not None and computed is not None:
        key, updates = entry_of(measure, source)
        path: tuple[str | int, ...] = ("measures", key)
        for place, update in enumerate(updates):
            if update.get("self_assessment") and update.get("date") == said.date.isoformat():
                path = ("measures", key, "updates", place, "self_assessment")
        words = {"number": measure.measure.number, "value": said.state.word, "state": computed.word}
        yield problem(source.at(*path), "self-assessment-better", **words)


def reports_are_not_overdue(measure: MeasureAssessment, plan: Plan, source: Source) -> Iterator[Problem]:
    """Every target is reported on in its round or in the days of grace after it."""
    late = [target for target in measure.targets if target.silent or target.state is State.STALE]
    rounds = [target.closed_round for target in late if target.closed_round is not None]
    if late and rounds:
        key, _ = entry_of(measure, source)
        at = source.at("measures", key, key=True)
        words = {
            "number": measure.measure.number,
            "value": "、".join(target.target.name for target in late),
            "date": max(rounds).end + timedelta(days=plan.grace_days),
        }
        yield problem(at, "report-overdue", **words)


def entry_of(measure: MeasureAssessment, source: Source) -> tuple[str, list[dict[str, Any]]]:
    """What was reported on a measure: its number as typed (06 is 6; empty where nothing was), and the updates."""
    tree: Any = source.reading.tree
    for key, entry in (tree.get("measures") or {}).items():
        if key.isdecimal() and int(key) == measure.measure.number:
            return key, (entry or {}).get("updates") or []
    return "", []
