"""The page of one measure."""

from datetime import date

from msgspec import Struct

from tracker.assess.measure import Agreement, MeasureAssessment
from tracker.model.amendments import FIELDS, Amendment
from tracker.model.brief import Brief
from tracker.model.departments import UnitName
from tracker.model.measures import Measure
from tracker.model.states import State
from tracker.model.tracker import Tracker
from tracker.pages import words
from tracker.pages.badges import Badge, state_badge
from tracker.pages.cards import TargetCard
from tracker.pages.entries import EntryRow
from tracker.pages.figures import Figure, figures
from tracker.pages.links import correction_link, edit_link
from tracker.pages.page import Crumb, Page, PageKind
from tracker.pages.rows import MeasureRow, UnitLink, unit_link
from tracker.pages.views import View

NAMED = 3  # promises that a description names


class Neighbour(Struct, frozen=True):
    """The measure before or after, by number."""

    numeral: str
    title: str
    address: str


class UnitContact(Struct, frozen=True):
    """A unit with its role and the telephone of its office, where one is known."""

    unit: UnitLink
    role: str
    phone: str


class Disagreement(Struct, frozen=True):
    """What the unit says of itself beside what the figures say."""

    stated: Badge
    on: date
    agreement: str
    is_better: bool


class MonthCell(Struct, frozen=True):
    """The state at a month's end."""

    words: str
    end: date
    badge: Badge


class AmendmentRow(Struct, frozen=True):
    """A change of a promise: what it was, what it is, why, by which document."""

    date: date
    what: str
    before: str
    after: str
    reason: str
    document: str
    url: str


class MeasurePage(Struct, frozen=True):
    """Data of measure.html. `answer` has the reasons of the targets that decide the state, worst first; `judged` counts those that count."""

    row: MeasureRow
    answer: tuple[tuple[str, str], ...]
    body: str
    judged: int
    figures: tuple[Figure, ...]
    milestones: tuple[TargetCard, ...]
    milestones_done: int
    withdrawn: tuple[TargetCard, ...]
    due: date
    entries: tuple[EntryRow, ...]
    corrections: tuple[EntryRow, ...]
    amendments: tuple[AmendmentRow, ...]
    months: tuple[MonthCell, ...]
    contacts: tuple[UnitContact, ...]
    disagreement: Disagreement | None
    missing: tuple[str, ...]
    evidence: int
    citation: str
    permalink: str
    json: str
    edit_content: str
    edit_progress: str
    correction: str
    before: Neighbour | None
    after: Neighbour | None


def measure(tracker: Tracker, found: MeasureAssessment, view: View, before: Brief | None, after: Brief | None) -> Page:
    """The page of one measure, between its neighbours."""
    row, plan, site = view.row, tracker.plan, tracker.site
    permalink = site.root + row.address
    data = MeasurePage(
        row=row,
        answer=tuple(answer(found, view)),
        body=found.measure.body,
        judged=len(view.cards),
        figures=tuple(figures(tracker, found, view)),
        milestones=tuple(card for card in view.cards if card.is_milestone),
        milestones_done=sum(card.is_milestone and card.is_done for card in view.cards),
        withdrawn=view.withdrawn,
        due=max((card.due for card in view.cards), default=plan.end),
        entries=view.entries,
        corrections=tuple(entry for entry in view.entries if entry.corrects),
        amendments=tuple(amendment_row(found.measure, a) for a in tracker.amendments if a.measure == row.number),
        months=tuple(MonthCell(m.words, m.end, state_badge(m.state, late=m.late)) for m in view.months),
        contacts=tuple(contacts(tracker, found.measure)),
        disagreement=disagreement(found),
        missing=tuple(missing(view)),
        evidence=sum(len(entry.evidence) for entry in view.entries if not entry.corrected_on),
        citation=f"《{plan.title}》第（{row.numeral}）条",
        permalink=permalink,
        json=f"measures/{row.number}/measure.json",
        edit_content=edit_link(tracker, tracker.files[row.number]),
        edit_progress=edit_link(tracker, "data/progress.yaml"),
        correction=correction_link(tracker, row.title, permalink),
        before=neighbour(before),
        after=neighbour(after),
    )
    return Page(
        row.address,
        "measure",
        f"{row.numeral}、{row.title}",
        description(row),
        data,
        view.filed,
        PageKind.ARTICLE,
        (
            Crumb("全部举措", "measures/"),
            Crumb(f"第{words.numeral(row.chapter)}章", row.chapter_address),
            Crumb(f"第{row.numeral}条", row.address),
        ),
        keywords=(*row.topics, *(unit.name for unit in row.lead)),
    )


def description(row: MeasureRow) -> str:
    """A measure in one sentence: state, who leads, what is promised."""
    named, of = (row.promises or row.milestones or (row.title,))[:NAMED], len(row.promises) + len(row.milestones)
    more = f"等{of}项" if of > len(named) else ""
    return f"当前{row.badge.word}。牵头：{'、'.join(unit.name for unit in row.lead)}。承诺：{'；'.join(named)}{more}。"


def answer(found: MeasureAssessment, view: View) -> list[tuple[str, str]]:
    """Name and reason of each target that is in the measure's own state."""
    worst = found.state
    if worst is State.ACHIEVED:
        return []
    return [
        (one.target.name, card.reason)
        for one, card in zip(found.targets, view.cards, strict=True)
        if one.state is worst
    ]


def contacts(tracker: Tracker, measure: Measure) -> list[UnitContact]:
    """The units of a measure with their telephones, those that lead first."""
    named: list[tuple[str, UnitName]] = [("牵头单位", name) for name in measure.lead]
    named += [("责任单位", name) for name in measure.responsible]
    return [UnitContact(unit_link(tracker, name), role, tracker.unit(name).phone or "") for role, name in named]


def disagreement(found: MeasureAssessment) -> Disagreement | None:
    """The unit's own word beside the computed one, where there is one."""
    said = found.self_assessment
    if said is None:
        return None
    return Disagreement(state_badge(said.state), said.date, said.agreement.value, said.agreement is Agreement.BETTER)


def missing(view: View) -> list[str]:
    """What a reader would look for and does not find."""
    if not view.entries:
        return ["各单位还没有填报过这条举措。"]
    unreported = [card for card in view.cards if not card.is_reported]
    lacking = {
        "没有填报过": [card for card in unreported if not card.is_milestone],
        "没有报告完成": [card for card in unreported if card.is_milestone],
        "报告完成但没有依据材料": [card for card in view.cards if card.is_unproved],
        "单位填报、未经核实": [card for card in view.cards if card.is_unverified],
    }
    return [f"{what}：{'、'.join(card.name for card in cards)}。" for what, cards in lacking.items() if cards]


def amendment_row(measure: Measure, amendment: Amendment) -> AmendmentRow:
    """A change of a promise as shown."""
    what = measure.target[amendment.target].name if amendment.target else FIELDS[amendment.field or "title"]
    document = amendment.document
    return AmendmentRow(
        amendment.date, what, amendment.from_, amendment.to, amendment.reason, document.title, document.url or ""
    )


def neighbour(measure: Brief | None) -> Neighbour | None:
    """A measure as a neighbour."""
    if measure is None:
        return None
    return Neighbour(words.numeral(measure.number), measure.title, f"measures/{measure.number}/")
