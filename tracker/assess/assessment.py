"""The whole plan judged at one day."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from tracker.assess.measure import MeasureAssessment, assess_measure
from tracker.assess.totals import Totals, total
from tracker.model.departments import Department
from tracker.model.tracker import Tracker


@dataclass(frozen=True)
class Assessment:
    """Every measure's assessment at the tracker's `as_of`, in the order of the plan."""

    tracker: Tracker
    measures: tuple[MeasureAssessment, ...]

    @cached_property
    def totals(self) -> Totals:
        """The whole."""
        return total(self.measures)

    @cached_property
    def by_number(self) -> dict[int, MeasureAssessment]:
        return {assessment.measure.number: assessment for assessment in self.measures}

    @cached_property
    def by_chapter(self) -> dict[int, list[MeasureAssessment]]:
        """The measures of each chapter."""
        found: dict[int, list[MeasureAssessment]] = {chapter.number: [] for chapter in self.tracker.plan.chapters}
        for assessment in self.measures:
            found[assessment.measure.chapter].append(assessment)
        return found

    @cached_property
    def by_unit(self) -> dict[str, "UnitMeasures"]:
        """The measures of each unit by its slug and by role; in both roles of one counts as lead once."""
        lead: dict[str, list[MeasureAssessment]] = defaultdict(list)
        responsible: dict[str, list[MeasureAssessment]] = defaultdict(list)
        for assessment in self.measures:
            leads = {self.tracker.unit(name).slug: None for name in assessment.measure.lead}
            others = {self.tracker.unit(name).slug: None for name in assessment.measure.responsible}
            for slug in leads:
                lead[slug].append(assessment)
            for slug in others:
                if slug not in leads:
                    responsible[slug].append(assessment)
        return {
            unit.slug: UnitMeasures(unit, tuple(lead[unit.slug]), tuple(responsible[unit.slug]))
            for unit in self.tracker.register.root
        }


@dataclass(frozen=True)
class UnitMeasures:
    """A unit with the measures it leads and those it is responsible for, each in the order of the plan."""

    unit: Department
    lead: tuple[MeasureAssessment, ...]
    responsible: tuple[MeasureAssessment, ...]

    @property
    def all(self) -> list[MeasureAssessment]:
        """All its measures, each once, in the order of the plan."""
        return sorted((*self.lead, *self.responsible), key=lambda assessment: assessment.measure.number)


def assess(tracker: Tracker) -> Assessment:
    """Judge every measure of the plan at the day `as_of`."""
    plan, as_of = tracker.plan, tracker.head.as_of
    return Assessment(
        tracker,
        tuple(
            assess_measure(measure, plan, tracker.entry(measure.number).updates, as_of)
            for measure in tracker.measures
        ),
    )
