"""Units as links, and a measure as a row of a list."""

from datetime import date

from msgspec import Struct

from tracker.assess.measure import MeasureAssessment
from tracker.model.departments import UnitName
from tracker.model.measures import Kind
from tracker.model.states import SEVERITY, State
from tracker.model.tracker import Tracker
from tracker.pages import words
from tracker.pages.badges import Badge, state_badge


class UnitLink(Struct, frozen=True):
    """A unit as a measure names it, with the address of its page."""

    name: str
    address: str
    is_group: bool = False

    @property
    def slug(self) -> str:
        """The unit's own part of the address."""
        return self.address.split("/")[1]


class MeasureRow(Struct, frozen=True):
    """A measure in a list.

    `due` is the next day something is due, `rank` the place of its state, worst first. What it promises is in
    `promises`, its figures, and `milestones`.
    """

    number: int
    numeral: str
    title: str
    address: str
    badge: Badge
    why: str
    chapter: int
    chapter_title: str
    chapter_address: str
    lead: tuple[UnitLink, ...]
    responsible: tuple[UnitLink, ...]
    topics: tuple[str, ...]
    kinds: tuple[str, ...]
    due: date | None
    updated: date | None
    silent: bool
    disagrees: bool
    rank: int
    promises: tuple[str, ...]
    milestones: tuple[str, ...]

    @property
    def promised(self) -> tuple[str, ...]:
        """What it promises in short: its figures and how many milestones, or its milestones where it has no figure."""
        if not self.promises:
            return self.milestones
        return (*self.promises, f"另有{len(self.milestones)}个节点") if self.milestones else self.promises

    @property
    def due_month(self) -> str:
        """The month of the next day something is due, as the list's filter has it; empty where nothing is."""
        return self.due.isoformat()[:7] if self.due else ""

    @property
    def sort_keys(self) -> str:
        """What the list sorts by: number, state worst first, due (done last), latest report (none first)."""
        due = self.due.isoformat() if self.due else "9"
        updated = self.updated.isoformat() if self.updated else "0"
        return f"{self.number}|{self.rank}|{due}|{updated}"

    @property
    def unit_keys(self) -> str:
        """The units by slug and by role, as the list's filter asks for them; in both roles a unit counts as lead."""
        lead = dict.fromkeys(unit.slug for unit in self.lead)
        others = dict.fromkeys(unit.slug for unit in self.responsible if unit.slug not in lead)
        roles = [*(f"lead:{slug}" for slug in lead), *(f"responsible:{slug}" for slug in others)]
        return " ".join((*lead, *others, *roles))


def why(found: MeasureAssessment) -> str:
    """How a measure's state came about: 3项指标：完成2，逾期1."""
    counts = [f"{'完成' if state is State.ACHIEVED else state.word}{count}" for state, count in reversed(found.counts)]
    withdrawn = f"，另有已调整{len(found.withdrawn)}项" if found.withdrawn else ""
    return f"{len(found.targets)}项指标：{'，'.join(counts)}{withdrawn}" if counts else "全部指标已调整"


def unit_link(tracker: Tracker, name: UnitName) -> UnitLink:
    """A unit as written, linked to its page."""
    unit = tracker.unit(name)
    return UnitLink(str(name), f"departments/{unit.slug}/", unit.group)


def measure_row(tracker: Tracker, found: MeasureAssessment) -> MeasureRow:
    """A measure as a row of a list."""
    measure = found.measure
    chapter = tracker.plan.chapter[measure.chapter]
    open_dues = [target.due for target in found.targets if target.state is not State.ACHIEVED]
    return MeasureRow(
        number=measure.number,
        numeral=words.numeral(measure.number),
        title=measure.title,
        address=f"measures/{measure.number}/",
        badge=state_badge(found.state, late=found.late),
        why=why(found),
        chapter=chapter.number,
        chapter_title=chapter.title,
        chapter_address=f"chapters/{chapter.slug}/",
        lead=tuple(unit_link(tracker, name) for name in measure.lead),
        responsible=tuple(unit_link(tracker, name) for name in measure.responsible),
        topics=measure.topics,
        kinds=tuple(dict.fromkeys(target.kind.slug for target in measure.targets)),
        due=min(open_dues, default=None),
        updated=max((update.date for update in found.standing), default=None),
        silent=found.silent,
        disagrees=found.disagrees,
        rank=SEVERITY[found.state] if found.state else len(SEVERITY),
        promises=tuple(
            f"{target.target.name}{words.promise(target.target)}"
            for target in found.targets
            if target.target.kind is not Kind.MILESTONE
        ),
        milestones=tuple(target.target.name for target in found.targets if target.target.kind is Kind.MILESTONE),
    )
