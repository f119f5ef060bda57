"""What must hold of every state, over random plans, targets of every kind, and histories of reports."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from tests.assess.build import measure, plan, target
from tests.steady import steady
from tracker.assess.case import TargetAssessment
from tracker.assess.measure import MeasureAssessment, assess_measure
from tracker.model.measures import Target
from tracker.model.periods import Cadence, whole_periods
from tracker.model.plan import Plan
from tracker.model.progress import Update
from tracker.model.states import ASSESSABLE, Group, State

DAY = timedelta(days=1)
KINDS = ("cumulative", "level", "level-from", "falling-level", "falling-level-from", "recurring", "milestone")
RISING = ("cumulative", "level", "level-from", "recurring")
LAGGING = ("cumulative", "level", "level-from", "falling-level-from", "recurring")
# The design's order of states, but for one pair: a level with `from` goes from ahead to met, which is what it is for.
BEST_FIRST = (
    *(State.ACHIEVED, State.NOT_DUE, State.MET, State.AHEAD, State.ON_TRACK, State.UNREPORTED, State.STALE),
    *(State.GAPS, State.MISSED, State.BEHIND, State.FAR_BEHIND, State.OVERDUE),
)

Text = dict[str, Any]


@dataclass(frozen=True)
class Scene:
    """A plan, the targets of a measure, and what was reported on it, oldest first, up to the day `last`."""

    plan: Plan
    targets: tuple[Target, ...]
    updates: tuple[Text, ...]
    last: date

    @property
    def first(self) -> date:
        return self.plan.start

    @property
    def deadline(self) -> date:
        """The day that the first of its targets is due."""
        return min(self.due(one) for one in self.targets)

    def due(self, of: Target) -> date:
        return of.due or self.plan.end

    def judge(self, as_of: date, updates: Sequence[Text] | None = None) -> MeasureAssessment:
        """The measure at a day, by all its updates unless others are given."""
        records = [Update.model_validate(one) for one in (self.updates if updates is None else updates)]
        return assess_measure(measure(*self.targets), self.plan, records, as_of)


def decimals(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """Numbers as they are typed, with up to two decimals; whole tens are frequent, so that boundaries are met."""
    tens = st.integers(-(-low // 10), high // 10).map(lambda n: Decimal(10 * n))
    return st.one_of(tens, st.decimals(low, high, allow_nan=False, allow_infinity=False, places=2))


LENGTHS = (0, 20, 59, 99, 181, 365, 365, 500, 730)


def between(low: date, high: date) -> st.SearchStrategy[date]:
    """A day from one to another, not oftener early than late."""
    length = max((high - low).days, 0)
    return st.sampled_from(range(length + 1)).map(lambda n: low + n * DAY)


@st.composite
def plans(draw: st.DrawFn, shortest: int = 0) -> Plan:
    """A plan of a day, of two years, or of anything between."""
    start = draw(between(date(2019, 12, 1), date(2027, 3, 31)))
    end = start + draw(st.sampled_from([length for length in LENGTHS if length >= shortest])) * DAY
    thresholds = draw(st.sampled_from([("10", "-10", "-30"), ("5", "-5", "-12.5"), ("0", "-20", "-40")]))
    return plan(
        start.isoformat(),
        end.isoformat(),
        report=draw(st.sampled_from(["month", "quarter", "half-year"])),
        grace_days=str(draw(st.one_of(st.just(10), st.integers(1, 45)))),
        pace=dict(zip(("ahead", "behind", "far_behind"), thresholds, strict=True)),
    )


@st.composite
def targets(draw: st.DrawFn, of_plan: Plan, name: str, kinds: Sequence[str] = KINDS) -> Target:
    """A target that passes every check of the format."""
    kind = draw(st.sampled_from(kinds))
    text: Text = {"id": name}
    due = of_plan.end
    if draw(st.booleans()):
        due = draw(between(of_plan.start + DAY, of_plan.end + 200 * DAY))
        text["due"] = due.isoformat()
    if draw(st.booleans()):
        text["report"] = draw(st.sampled_from(["month", "quarter", "half-year"]))
    if kind == "milestone":
        return target(**text)
    falling = kind.startswith("falling")
    comparator = draw(st.sampled_from(["at_most", "less_than"] if falling else ["at_least", "more_than"]))
    base, figure = Decimal(0), draw(decimals(1, 400))
    if kind.endswith("-from") or (kind == "cumulative" and draw(st.booleans())):
        base = figure - draw(decimals(1, 300)) * (-1 if falling else 1)
        text["from"] = str(base)
    if kind == "recurring":
        text["every"] = draw(st.sampled_from([one.value for one in Cadence]))
        assume(any(whole_periods(Cadence(text["every"]), of_plan.start, due)))
    if kind.startswith("level"):
        text["kind"] = "level"
    if (kind == "cumulative" or kind.endswith("-from")) and (due - of_plan.start).days > 1:
        dates = draw(st.sets(between(of_plan.start + DAY, due - DAY), max_size=3))
        steps = sorted((base + (figure - base) * draw(st.integers(0, 20)) / 20 for _ in dates), reverse=falling)
        text["plan"] = {when.isoformat(): f"{value:f}" for when, value in zip(sorted(dates), steps, strict=True)}
    return target(**{comparator: str(figure)}, **text)


@st.composite
def scenes(draw: st.DrawFn, kinds: Sequence[str] = KINDS, most: int = 3, shortest: int = 0, fewest: int = 0) -> Scene:
    """A measure and its history, as a file that passes every check could hold them."""
    of_plan = draw(plans(shortest))
    named = [f"target-{place}" for place in range(draw(st.integers(1, most)))]
    promised = [draw(targets(of_plan, name, kinds)) for name in named]
    last = draw(between(of_plan.start, of_plan.end + 60 * DAY))
    updates: list[Text] = []
    for when in sorted(draw(st.sets(between(of_plan.start, last), min_size=fewest, max_size=5))):
        filed = when
        updates.append({**draw(entries(of_plan, promised, when)), "filed": filed.isoformat()})
        while draw(st.sampled_from([False] * 5 + [True])):
            filed += draw(st.integers(1, 40)) * DAY
            again = draw(entries(of_plan, promised, when))
            updates.append({**again, "filed": filed.isoformat(), "corrects": when.isoformat()})
    return Scene(of_plan, tuple(promised), tuple(updates), last)


@st.composite
def entries(draw: st.DrawFn, of_plan: Plan, promised: Sequence[Target], when: date) -> Text:
    """What is reported on some of the targets on a day, often close to what is expected."""
    values: Text = {}
    done: list[str] = []
    for one in promised:
        if draw(st.sampled_from([True, False, False, False])):
            continue
        due = one.due or of_plan.end
        if one.comparator is None:
            done += [one.id] if draw(st.booleans()) else []
        elif one.every is not None:
            begun = [each.key for each in whole_periods(one.every, of_plan.start, due) if each.start <= when][-30:]
            kept = draw(st.lists(st.sampled_from(begun), unique=True)) if begun else []
            if kept:
                values[one.id] = {key: str(draw(st.one_of(st.just(one.figure), decimals(0, 400)))) for key in kept}
        else:
            gone = Decimal((when - of_plan.start).days + 1) / Decimal((due - of_plan.start).days + 1)
            share = gone + Decimal(draw(st.integers(-9, 4))) / 20
            near = (one.base + (one.figure - one.base) * share).quantize(Decimal("0.01"))
            values[one.id] = f"{draw(st.sampled_from([near, near, near, one.figure, draw(decimals(-100, 500))])):f}"
    said = {"self_assessment": draw(st.sampled_from(list(ASSESSABLE)))} if draw(st.booleans()) else {}
    return {"date": when.isoformat(), "note": "进展。", "values": values, "done": done, **said}


def known(found: MeasureAssessment) -> list[object]:
    """Everything that is said of a measure, but for the order of its updates."""
    said = found.self_assessment
    return [found.state, found.late, found.silent, found.counts, said, found.standing, found.targets, found.withdrawn]


# 1. No new data never looks better than bad data.


@steady(300)
@given(st.data())
def test_a_later_day_without_new_data_never_looks_better_than_lagging(data):
    """Before due, from 进度滞后 a target goes to 进度滞后 or 已逾期 and nowhere else."""
    scene = data.draw(scenes(LAGGING, shortest=59, fewest=1))
    silence = data.draw(st.sets(between(scene.last, scene.plan.end + 200 * DAY), min_size=3, max_size=10))
    lagging: set[str] = set()
    for as_of in sorted(silence):
        for found in scene.judge(as_of).targets:
            if as_of > scene.due(found.target):
                continue
            if found.target.id in lagging:
                event(f"still {found.state.slug}")
                assert found.state.group in (Group.BEHIND, Group.OVERDUE), as_of
            if found.state.group is Group.BEHIND:
                lagging.add(found.target.id)


@steady(60)
@given(st.data())
def test_on_no_single_day_of_silence(data):
    """The same, day by day, for the measure too as long as all its targets lie ahead."""
    scene = data.draw(scenes(LAGGING, most=2, shortest=99, fewest=1))
    was: Group | None = None
    for as_of in (scene.last + n * DAY for n in range(min((scene.deadline - scene.last).days + 1, 150))):
        state = scene.judge(as_of).state
        assert state is not None
        assert was is not Group.BEHIND or state.group in (Group.BEHIND, Group.OVERDUE), as_of
        was = state.group
    event(f"at the end: {was and was.slug}")


# 2. More is never worse.


@steady(300)
@given(st.data())
def test_a_higher_value_never_worsens_a_target_that_wants_more(data):
    scene = data.draw(scenes(RISING, most=1, fewest=1))
    reported = [place for place, one in enumerate(scene.updates) if one["values"]]
    assume(reported)
    as_of = data.draw(between(scene.first, scene.deadline + 30 * DAY))
    before = scene.judge(as_of).targets[0]
    more = data.draw(decimals(1, 300))
    place = data.draw(st.sampled_from(reported))
    name = scene.targets[0].id
    given_value = scene.updates[place]["values"][name]
    if isinstance(given_value, dict):
        key = data.draw(st.sampled_from(sorted(given_value)))
        raised: object = {**given_value, key: str(Decimal(given_value[key]) + more)}
    else:
        raised = f"{Decimal(given_value) + more:f}"
    updates = list(scene.updates)
    updates[place] = {**updates[place], "values": {name: raised}}
    after = scene.judge(as_of, updates).targets[0]
    event(f"{before.state.slug} to {after.state.slug}")
    assert BEST_FIRST.index(after.state) <= BEST_FIRST.index(before.state)
    assert not (after.late and before.state is State.ACHIEVED and not before.late)


# 3. The order of entries changes nothing.


@steady(150)
@given(st.data())
def test_the_order_of_entries_changes_nothing(data):
    scene = data.draw(scenes())
    shuffled = data.draw(st.permutations(scene.updates))
    as_of = data.draw(between(scene.first, scene.last + 60 * DAY))
    turned = [{**one, "values": dict(reversed(one["values"].items())), "done": one["done"][::-1]} for one in shuffled]
    assert known(scene.judge(as_of, shuffled)) == known(scene.judge(as_of))
    assert known(scene.judge(as_of, turned))[:-3] == known(scene.judge(as_of))[:-3]


@steady(150)
@given(st.data())
def test_what_is_dated_after_as_of_changes_nothing(data):
    scene = data.draw(scenes())
    as_of = data.draw(between(scene.first, scene.last))
    earlier = [one for one in scene.updates if date.fromisoformat(one["date"]) <= as_of]
    assert known(scene.judge(as_of)) == known(scene.judge(as_of, earlier))


# 4. Gap and share are exact.


def standing_values(scene: Scene, name: str, as_of: date) -> dict[date, Fraction]:
    """The values of a target by date; of one date the entry filed last stands, whole."""
    by_date: dict[date, Text] = {}
    for one in sorted(scene.updates, key=lambda one: str(one["filed"])):
        by_date[date.fromisoformat(one["date"])] = one
    return {
        when: Fraction(one["values"][name])
        for when, one in sorted(by_date.items())
        if when <= as_of and name in one["values"]
    }


def round_end(scene: Scene, of: Target, as_of: date) -> date | None:
    """The end of the last whole round since the plan's start that ended grace_days before a day, counted by months."""
    length = {"month": 1, "quarter": 3, "half-year": 6}[(of.report or scene.plan.report).value]
    found = None
    for year in range(scene.first.year, as_of.year + 1):
        for month in range(1, 13, length):
            last = date(year, month + length - 1, calendar.monthrange(year, month + length - 1)[1])
            if date(year, month, 1) >= scene.first and (as_of - last).days >= scene.plan.grace_days:
                found = last
    return found


def expected(scene: Scene, of: Target, on: date) -> Fraction:
    """The value of the line on a day, by summing what each of its straight pieces adds up to that day."""
    start, due = scene.first, scene.due(of)
    points = [(start - DAY, of.from_ or 0), *sorted(of.plan.items()), (due, of.figure)]
    value = Fraction(points[0][1])
    for (low_day, low), (high_day, high) in pairwise(points):
        gone = Fraction((min(max(on, low_day), high_day) - low_day).days, (high_day - low_day).days)
        value += gone * (Fraction(high) - Fraction(low))
    return value


@steady(300)
@given(st.data())
def test_gap_and_share_are_exact(data):
    """Against a reckoning of its own: the contract's formula in whole fractions, the rounds by counting months."""
    scene = data.draw(scenes(("cumulative", "level-from", "falling-level-from"), most=1, fewest=1))
    of = scene.targets[0]
    as_of = data.draw(between(scene.first, scene.deadline + 30 * DAY))
    found = scene.judge(as_of).targets[0]
    values = standing_values(scene, of.id, as_of)
    if found.target.kind.slug == "level" and as_of > scene.due(of):
        values = {when: value for when, value in values.items() if when <= scene.due(of)}
    if not values:
        assert found.position is None
        return
    when, value = max(values.items())
    event(found.state.slug)
    closed = round_end(scene, of, as_of)
    on = max(when, closed) if closed else when
    way = Fraction(of.figure) - Fraction(of.from_ or 0)
    gap = 100 * (value - expected(scene, of, on)) / way
    assert found.position is not None
    assert (found.position.expected, found.position.gap) == (expected(scene, of, on), gap)
    assert found.position.share == (value - Fraction(of.from_ or 0)) / way
    check_state_by_gap(scene, found, gap, as_of)


def check_state_by_gap(scene: Scene, found: TargetAssessment, gap: Fraction, as_of: date) -> None:
    """Before due and not met, the state is what the gap says, unless silence hides something good."""
    of, latest = found.target, found.latest
    assert latest is not None
    if of.met_by(latest.value) or as_of > scene.due(of):
        return
    pace = scene.plan.pace
    by_gap = [
        (Fraction(pace.ahead), State.AHEAD),
        (Fraction(pace.behind), State.ON_TRACK),
        (Fraction(pace.far_behind), State.BEHIND),
    ]
    state = next((state for limit, state in by_gap if gap >= limit), State.FAR_BEHIND)
    closed = round_end(scene, of, as_of)
    silent = closed is not None and latest.date < first_of_round(closed, of, scene.plan)
    assert found.silent is silent
    assert found.state is (State.STALE if silent and state in (State.AHEAD, State.ON_TRACK) else state)


def first_of_round(last: date, of: Target, of_plan: Plan) -> date:
    """The first day of the round that ends on a day."""
    length = {"month": 1, "quarter": 3, "half-year": 6}[(of.report or of_plan.report).value]
    return date(last.year, last.month - length + 1, 1)


# 5. No exception, and nothing that contradicts itself, for any valid input.


def holds_together(found: TargetAssessment) -> None:
    """What is true of an assessment whatever its state."""
    assert 0 <= found.elapsed <= 1
    assert 0 <= found.met_periods <= len(found.closed_periods) <= len(found.periods)
    assert not found.late or found.state is State.ACHIEVED
    assert not found.is_outdated or found.state.group is Group.BEHIND
    assert (found.state is State.OVERDUE) <= (found.as_of > found.due or bool(found.periods))
    assert all(reading.date <= found.as_of for reading in found.readings)
    assert list(found.readings) == sorted(found.readings)
    assert found.done_on is None or found.state is State.ACHIEVED


@steady(300)
@given(st.data())
def test_every_valid_history_can_be_judged_on_every_day(data):
    scene = data.draw(scenes())
    for as_of in data.draw(st.sets(between(scene.first, scene.plan.end + 200 * DAY), min_size=1, max_size=5)):
        found = scene.judge(as_of)
        assert found.state is State.worst([one.state for one in found.targets])
        assert (found.state is State.ACHIEVED) == all(one.state is State.ACHIEVED for one in found.targets)
        assert sum(count for _, count in found.counts) == len(scene.targets)
        for one in found.targets:
            event(f"{one.target.kind.slug}: {one.state.slug}")
            holds_together(one)


HUGE, TINY = "999999999999999.999999", "0.000001"


@pytest.mark.parametrize("start", ["1990-01-01", "2199-12-30"])
@pytest.mark.parametrize(
    ("of", "value"),
    [
        (target(at_least=HUGE), TINY),
        (target(at_least=TINY), f"-{HUGE}"),
        (target(at_most=f"-{HUGE}", from_=HUGE), TINY),
        (target(more_than=TINY, kind="level"), HUGE),
        (target(at_least=TINY, every="week"), None),
        (target(), None),
    ],
    ids=["huge", "tiny", "falling", "level", "weeks", "milestone"],
)
def test_at_the_ends_of_what_may_be_typed(start, of, value):
    """Years from 1990 to 2199, and figures of as many digits as the format takes."""
    of_plan = plan(start, "2199-12-31", grace_days="366")
    entry = {"date": start, "note": "进展。", "values": {"it": value} if value else {}}
    for as_of in (date.fromisoformat(start), date(2199, 12, 31)):
        holds_together(assess_measure(measure(of), of_plan, [Update.model_validate(entry)], as_of).targets[0])
