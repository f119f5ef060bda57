"""The whole plan judged at one day."""

from msgspec import Struct

from tracker.assess.measure import MeasureAssessment, assess_measure
from tracker.model.tracker import Tracker


class Assessment(Struct, frozen=True):
    """Every measure's assessment at the tracker's `as_of`, in the order of the plan."""

    tracker: Tracker
    measures: tuple[MeasureAssessment, ...]


def assess(tracker: Tracker) -> Assessment:
    """Judge every measure of the plan at the day `as_of`."""
    plan, as_of = tracker.plan, tracker.head.as_of
    return Assessment(
        tracker,
        tuple(
            assess_measure(measure, plan, tracker.entry(measure.number).updates, as_of) for measure in tracker.measures
        ),
    )
