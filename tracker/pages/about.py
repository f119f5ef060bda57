"""How states are decided, printed from the real configuration, and the readings of the plan."""

from datetime import date
from fractions import Fraction

from msgspec import Struct

from tracker.assess import line
from tracker.assess.target import state_by_gap
from tracker.model.plan import Pace, Plan
from tracker.model.states import Group, State
from tracker.pages import words
from tracker.pages.badges import Badge, state_badge
from tracker.pages.entries import newest_filing
from tracker.pages.page import Crumb, Page
from tracker.pages.rows import MeasureRow
from tracker.pages.split import Short, short
from tracker.pages.views import Views

MEANING = {
    State.ACHIEVED: "达到目标。过了期限才达到的另标“逾期完成”。",
    State.AHEAD: "累计类指标，比序时进度超前达到界线。",
    State.ON_TRACK: "累计类指标在序时进度的允许范围内；按期开展的指标到期各期都达到。",
    State.MET: "水平类指标，最近的数值符合要求。",
    State.NOT_DUE: "还没到该报或该完成的时候。",
    State.BEHIND: "累计类指标，落后于序时进度超过允许范围。",
    State.FAR_BEHIND: "累计类指标，落后于序时进度超过更低的界线。",
    State.MISSED: "水平类指标，最近的数值不符合要求。",
    State.GAPS: "按期开展的指标，到期各期中有一期以上没有达到或没有填报。",
    State.OVERDUE: "过了期限仍未达到。没有填报也算逾期：沉默不能延长期限。",
    State.UNREPORTED: "已有填报期截止，从来没有填报。",
    State.STALE: "最近一个已截止的填报期没有新数据，旧数据不再用来判断正常或完成。",
}


class StateMeaning(Struct, frozen=True):
    """A state with what it means."""

    badge: Badge
    group: str
    meaning: str


class Example(Struct, frozen=True):
    """The rule of the gap worked out for one cumulative target of the plan's own period."""

    day: date
    figure: int
    expected: str
    elapsed: str
    rows: tuple[tuple[str, str, Badge], ...]


class Quality(Struct, frozen=True):
    """How complete the data is: updates, those with evidence, figures reported, milestones reported done, silent measures."""

    entries: int
    with_evidence: int
    figures: int
    reported: int
    milestones: int
    done: int
    silent: int
    measures: int


class About(Struct, frozen=True):
    """Data of about.html."""

    text: str
    states: tuple[StateMeaning, ...]
    report: str
    grace_days: int
    example: Example
    quality: Quality
    disputed: Short[MeasureRow]


def about(views: Views) -> Page:
    """The page 关于."""
    tracker, plan = views.tracker, views.tracker.plan
    data = About(
        text=tracker.about,
        states=tuple(meanings()),
        report=words.COUNTED[plan.report].removeprefix("个"),
        grace_days=plan.grace_days,
        example=example(plan, tracker.head.as_of),
        quality=quality(views),
        disputed=short([view.row for view in views.all if view.row.disagrees]),
    )
    return Page(
        "about/",
        "about",
        "关于与口径",
        "这个网站怎样判定每一项承诺的状态、数据从哪里来、口径如何、发现差错怎么办。",
        data,
        newest_filing(views.all),
        crumbs=(Crumb("关于与口径", "about/"),),
    )


def meanings() -> list[StateMeaning]:
    """Every state, by group, best group first."""
    return [
        StateMeaning(state_badge(state), group.word, MEANING[state])
        for group in Group
        for state in reversed(State)
        if state.group is group
    ]


def example(plan: Plan, as_of: date) -> Example:
    """A target of 100 over the plan's own period, judged at as_of by the plan's own thresholds."""
    figure = 100
    elapsed = line.elapsed(as_of, plan.start, plan.end)
    expected = figure * elapsed
    rows = []
    for gap in (Fraction(plan.pace.ahead), Fraction(0), Fraction(plan.pace.behind), Fraction(plan.pace.far_behind)):
        for value in {int(words.rounded(expected + gap)) + step for step in (0, -1)}:
            if 0 < value < figure:
                rows.append((value, judged(Fraction(value) - expected, plan.pace)))
    shown = tuple(
        (str(value), words.gap_words(value - expected), badge) for value, badge in sorted(set(rows), reverse=True)
    )
    return Example(
        as_of, figure, words.near(expected, like=plan.pace.ahead), words.percent(elapsed, met=elapsed == 1), shown
    )


def judged(gap: Fraction, pace: Pace) -> Badge:
    """The state that a gap means, as shown."""
    return state_badge(state_by_gap(gap, pace, silent=False))


def quality(views: Views) -> Quality:
    """Counts of what was reported and what proves it."""
    entries = [entry for view in views.all for entry in view.entries]
    figures = [card for view in views.all for card in view.cards if not card.is_milestone]
    milestones = [card for view in views.all for card in view.cards if card.is_milestone]
    return Quality(
        len(entries),
        sum(bool(entry.evidence) for entry in entries),
        len(figures),
        sum(card.is_reported for card in figures),
        len(milestones),
        sum(card.is_done for card in milestones),
        sum(view.row.silent for view in views.all),
        len(views.all),
    )
