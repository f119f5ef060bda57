"""A target as a card, with every figure that decides its state."""

from datetime import date

from msgspec import Struct

from tracker.assess import line
from tracker.assess.case import PeriodResult, TargetAssessment
from tracker.assess.measure import MeasureAssessment
from tracker.model.measures import Kind
from tracker.model.progress import Update
from tracker.model.states import Group
from tracker.pages import words
from tracker.pages.badges import Badge, hundredths, state_badge, target_badge


class PeriodCell(Struct, frozen=True):
    """A period of a recurring target: its key and words, its value as typed, and met, short, missing or open."""

    key: str
    words: str
    value: str
    status: str
    status_word: str


class ReadingRow(Struct, frozen=True):
    """A reported value: its day, the value as typed, the way it has come in per cent (levels: none), whether it meets."""

    date: date
    value: str
    share: str
    met: bool


class TargetCard(Struct, frozen=True):
    """A target with its state and every figure that decides it.

    `fill` and `pace` are per cent of the way (0 to 100, to two decimals, as text) for the bar and today's mark on it,
    empty where there is no bar: for other kinds of target, and as long as nothing was reported. `evidence` counts the
    documents of all updates that report the target; `verified` is None where none does.
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
    share: str
    fill: str
    pace: str
    pace_words: str
    expected: str
    gap: str
    readings: tuple[ReadingRow, ...]
    missed: int
    is_reported: bool
    silent: bool
    periods: tuple[PeriodCell, ...]
    periods_met: int
    periods_closed: int
    done_on: date | None
    verified: bool | None
    evidence: int
    withdrawn: str

    @property
    def quoted(self) -> str:
        """The words of the plan that it rests on, in quotes; empty where none are given."""
        return words.quoted(self.quote) if self.quote else ""

    @property
    def is_milestone(self) -> bool:
        """Whether it has no figure, and is done or not."""
        return self.kind == Kind.MILESTONE.slug

    @property
    def is_done(self) -> bool:
        """Whether it is achieved."""
        return self.badge.group == Group.DONE.slug

    @property
    def is_unproved(self) -> bool:
        """Whether it is achieved without a document that proves it."""
        return self.is_done and not self.evidence

    @property
    def is_unverified(self) -> bool:
        """Whether what was last reported on it is the unit's word alone."""
        return self.verified is False


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
    said = [found.latest.date] if found.latest else [update.date for update in reports(found, measure)]
    reported = found.done_on or max(said, default=None)
    if reported is None:
        return None
    return any(found.target.id in update.verified and update.date >= reported for update in measure.standing)


def reports(found: TargetAssessment, measure: MeasureAssessment) -> list[Update]:
    """The updates that report a target, oldest first."""
    name = found.target.id
    return [update for update in measure.standing if name in update.values or name in update.done]


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
        share=words.percent(position.share, met=met) if is_bar and position else "",
        fill=hundredths(position.share) if is_bar and position else "",
        pace=hundredths(found.pace) if is_bar and position else "",
        pace_words=words.percent(found.pace, met=found.pace == 1) if is_bar and position else "",
        expected=words.near(position.expected, target.figure) if position else "",
        gap=words.gap_words(position.gap) if position and not met else "",
        readings=reading_rows(found),
        missed=len(found.missed),
        is_reported=found.is_reported,
        silent=found.silent,
        periods=tuple(period_cell(result) for result in found.periods),
        periods_met=found.met_periods,
        periods_closed=len(found.closed_periods),
        done_on=found.done_on,
        verified=is_verified(found, measure),
        evidence=sum(len(update.evidence) for update in reports(found, measure)),
        withdrawn=f"{words.long_date(withdrawn.date)}调整：{withdrawn.reason}（{withdrawn.source}）"
        if withdrawn
        else "",
    )
