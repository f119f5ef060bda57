"""Pieces that many pages show: badges, units, a measure as a row, a target as a card, totals as a bar."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tracker.assess import line
from tracker.assess.measure import MeasureAssessment
from tracker.assess.target import PeriodResult, TargetAssessment
from tracker.assess.totals import Totals
from tracker.model.departments import UnitName
from tracker.model.measures import Kind
from tracker.model.states import SEVERITY, State
from tracker.model.tracker import Tracker
from tracker.pages import words


@dataclass(frozen=True)
class Badge:
    """A state as shown: always a word and a shape (by group) with the colour."""

    word: str
    state: str
    group: str
    mark: str = ""


@dataclass(frozen=True)
class UnitLink:
    """A unit as a measure names it, with the address of its page."""

    name: str
    address: str
    is_group: bool = False

    @property
    def slug(self) -> str:
        """The unit's own part of the address."""
        return self.address.split("/")[1]


@dataclass(frozen=True)
class Segment:
    """A group's share of a stacked bar: `start`, `middle` and `width` in per cent of the bar, to two decimals, as text."""

    group: str
    word: str
    count: int
    start: str
    width: str
    middle: str


@dataclass(frozen=True)
class Bar:
    """Totals as a stacked bar with its words: every group has a segment, also one with none."""

    segments: tuple[Segment, ...]
    total: int
    late: int
    withdrawn: int


@dataclass(frozen=True)
class PeriodCell:
    """A period of a recurring target: its key and words, its value as typed, and met, short, missing or open."""

    key: str
    words: str
    value: str
    status: str
    status_word: str


@dataclass(frozen=True)
class ReadingRow:
    """A reported value: its day, the value as typed, the way it has come in per cent (levels: none), whether it meets."""

    date: date
    value: str
    share: str
    met: bool


@dataclass(frozen=True)
class TargetCard:
    """A target with its state and every figure that decides it.

    `fill` and `pace` are per cent of the way (0 to 100, to two decimals, as text) for the bar and today's mark on it,
    empty for kinds of target that have no bar.
    """

    id: str
    name: str
    kind: str
    kind_word: str
    promise: str
    due: date
    every: str
    quote: str
    note: str
    badge: Badge
    reason: str
    value: str
    value_date: date | None
    share: str
    fill: str
    pace: str
    pace_words: str
    expected: str
    expected_on: date | None
    gap: str
    readings: tuple[ReadingRow, ...]
    missed: int
    periods: tuple[PeriodCell, ...]
    periods_met: int
    periods_closed: int
    done_on: date | None
    verified: bool | None
    evidence: int
    withdrawn: str


@dataclass(frozen=True)
class MeasureRow:
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


def hundredths(share: Fraction) -> str:
    """A share as per cent to two decimals, kept within the bar."""
    return format(words.rounded(min(max(share, Fraction(0)), Fraction(1)) * 100, 2), "f")


def state_badge(state: State | None, *, late: bool = False) -> Badge:
    """A state as shown; 已调整 where there is none, because everything was withdrawn."""
    if state is None:
        return Badge("已调整", "withdrawn", "withdrawn")
    return Badge(state.word, state.slug, state.group.slug, "逾期完成" if late else "")


def target_badge(found: TargetAssessment) -> Badge:
    """A target's state as shown, with the marks that go with it."""
    mark = "逾期完成" if found.late else "数据过期" if found.is_outdated else ""
    return Badge(found.state.word, found.state.slug, found.state.group.slug, mark)


def why(found: MeasureAssessment) -> str:
    """How a measure's state came about: 3项指标：完成2，逾期1."""
    counts = [f"{'完成' if state is State.ACHIEVED else state.word}{count}" for state, count in reversed(found.counts)]
    withdrawn = f"，另有已调整{len(found.withdrawn)}项" if found.withdrawn else ""
    return f"{len(found.targets)}项指标：{'，'.join(counts)}{withdrawn}" if counts else "全部指标已调整"


def unit_link(tracker: Tracker, name: UnitName) -> UnitLink:
    """A unit as written, linked to its page."""
    unit = tracker.unit(name)
    return UnitLink(str(name), f"departments/{unit.slug}/", unit.group)


def bar(totals: Totals) -> Bar:
    """Totals as a stacked bar."""
    segments = []
    start = 0
    for group, count in totals.groups:
        share, before = Fraction(count, totals.total or 1), Fraction(start, totals.total or 1)
        segments.append(
            Segment(
                group.slug, group.word, count, hundredths(before), hundredths(share), hundredths(before + share / 2)
            )
        )
        start += count
    return Bar(tuple(segments), totals.total, totals.late, totals.withdrawn)


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


def period_cell(result: PeriodResult) -> PeriodCell:
    """A period as a cell of a strip."""
    if result.value is not None:
        status, word = ("met", "达到") if result.met else ("short", "不足") if result.closed else ("open", "进行中")
    else:
        status, word = ("missing", "未填报") if result.closed else ("open", "未到期")
    value = words.number(result.value) if result.value is not None else ""
    return PeriodCell(result.period.key, words.period_words(result.period), value, status, word)


def reading_rows(found: TargetAssessment) -> tuple[ReadingRow, ...]:
    """The reported values of a target, oldest first."""
    target = found.target
    rows = []
    for day, value in found.readings:
        met = target.met_by(value)
        share = words.percent(line.share(target, value), met=met) if target.kind is Kind.CUMULATIVE else ""
        rows.append(ReadingRow(day, words.number(value), share, met))
    return tuple(rows)


def is_verified(found: TargetAssessment, measure: MeasureAssessment) -> bool | None:
    """Whether the supervising unit checked the latest report on a target; None where nothing was reported."""
    reported = found.done_on or (found.latest.date if found.latest else None)
    if reported is None:
        return None
    return any(found.target.id in update.verified and update.date >= reported for update in measure.standing)


def evidence_of(found: TargetAssessment, measure: MeasureAssessment) -> int:
    """How many documents go with the updates that report a target."""
    name = found.target.id
    return sum(len(update.evidence) for update in measure.standing if name in update.values or name in update.done)


def target_card(found: TargetAssessment, measure: MeasureAssessment) -> TargetCard:
    """A target as a card of its measure's page."""
    target, latest, position = found.target, found.latest, found.position
    is_bar = target.kind is Kind.CUMULATIVE
    met = latest is not None and target.met_by(latest.value)
    withdrawn = target.withdrawn
    return TargetCard(
        id=target.id,
        name=target.name,
        kind=target.kind.slug,
        kind_word=target.kind.word,
        promise=words.promise(target),
        due=found.due,
        every=f"每{target.every.word}" if target.every else "",
        quote=target.quote or "",
        note=target.note or "",
        badge=state_badge(None) if found in measure.withdrawn else target_badge(found),
        reason=words.reason(found),
        value=words.amount(target, latest.value) if latest else "",
        value_date=latest.date if latest else None,
        share=words.percent(position.share, met=met) if is_bar and position else "",
        fill=hundredths(position.share) if is_bar and position else "0" if is_bar else "",
        pace=hundredths(found.pace) if is_bar else "",
        pace_words=words.percent(found.pace, met=found.pace == 1) if is_bar else "",
        expected=words.near(position.expected, target.figure) if position else "",
        expected_on=position.on if position else None,
        gap=words.gap_words(position.gap) if position and not met else "",
        readings=reading_rows(found),
        missed=len(found.missed),
        periods=tuple(period_cell(result) for result in found.periods),
        periods_met=found.met_periods,
        periods_closed=len(found.closed_periods),
        done_on=found.done_on,
        verified=is_verified(found, measure),
        evidence=evidence_of(found, measure),
        withdrawn=f"{words.long_date(withdrawn.date)}调整：{withdrawn.reason}（{withdrawn.source}）"
        if withdrawn
        else "",
    )
