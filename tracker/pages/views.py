"""What any page or file of the site says of a measure, worked out once."""

from datetime import date
from functools import cached_property

from msgspec import Struct

from tracker.assess.assessment import Assessment
from tracker.assess.measure import MeasureAssessment
from tracker.model.departments import Department
from tracker.model.states import State
from tracker.model.tracker import Tracker
from tracker.pages.cards import TargetCard, target_card
from tracker.pages.entries import EntryRow, entry_rows, newest_filing
from tracker.pages.rows import MeasureRow, measure_row
from tracker.pages.timeline import MonthState, month_states


class View(Struct, frozen=True):
    """A measure's states and the pieces that pages are made of.

    `state` is None where all targets are withdrawn, `stated` the state that its unit last said it is in; `cards` are the
    targets that count, `months` the states at earlier months' ends, `filed` is the day the newest update was filed.
    """

    row: MeasureRow
    state: State | None
    late: bool
    stated: State | None
    cards: tuple[TargetCard, ...]
    withdrawn: tuple[TargetCard, ...]
    entries: tuple[EntryRow, ...]
    months: tuple[MonthState, ...]
    filed: date | None


class UnitViews(Struct, frozen=True, dict=True):
    """A unit with the measures it leads and those it is responsible for, each in the order of the plan."""

    unit: Department
    lead: tuple[View, ...]
    responsible: tuple[View, ...]

    @cached_property
    def all(self) -> list[View]:
        """All its measures, each once, in the order of the plan."""
        return sorted((*self.lead, *self.responsible), key=lambda view: view.row.number)


class Views(Struct, frozen=True, dict=True):
    """All measures, in the order of the plan, with the tracker they are from."""

    tracker: Tracker
    all: tuple[View, ...]
    by_chapter: dict[int, tuple[View, ...]]
    units: tuple[UnitViews, ...]

    @cached_property
    def entries(self) -> list[EntryRow]:
        """All updates, the newest filed first."""
        return sorted((entry for view in self.all for entry in view.entries), key=lambda entry: entry.order)


def view(tracker: Tracker, found: MeasureAssessment) -> View:
    """All that is said of one measure."""
    said = found.self_assessment
    entries = entry_rows(tracker, found)
    return View(
        measure_row(tracker, found),
        found.state,
        found.late,
        said.state if said else None,
        tuple(target_card(target, found) for target in found.targets),
        tuple(target_card(target, found) for target in found.withdrawn),
        entries,
        month_states(found.measure, tracker.plan, tracker.entry(found.measure.number).updates, found.as_of),
        newest_filing(entries),
    )


def views(assessment: Assessment) -> Views:
    """All that is said of the measures of a plan."""
    tracker = assessment.tracker
    return arranged(tracker, tuple(view(tracker, found) for found in assessment.measures))


def arranged(tracker: Tracker, every: tuple[View, ...]) -> Views:
    """The measures by chapter and by unit; in both roles of one, a unit counts as lead once."""
    by_chapter: dict[int, list[View]] = {chapter.number: [] for chapter in tracker.plan.chapters}
    lead: dict[str, list[View]] = {unit.slug: [] for unit in tracker.register.root}
    responsible: dict[str, list[View]] = {unit.slug: [] for unit in tracker.register.root}
    for one in every:
        by_chapter[one.row.chapter].append(one)
        leads = dict.fromkeys(unit.slug for unit in one.row.lead)
        others = dict.fromkeys(unit.slug for unit in one.row.responsible)
        for slug in leads:
            lead[slug].append(one)
        for slug in others:
            if slug not in leads:
                responsible[slug].append(one)
    return Views(
        tracker,
        every,
        {number: tuple(found) for number, found in by_chapter.items()},
        tuple(UnitViews(u, tuple(lead[u.slug]), tuple(responsible[u.slug])) for u in tracker.register.root),
    )
