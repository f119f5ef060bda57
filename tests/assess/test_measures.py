"""A measure has the worst state of its targets; totals count measures by group, with their denominator."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from types import MappingProxyType

import pytest
from msgspec.structs import fields

from tests.assess.build import YEAR, cases, day, judge_measure, measure, target, update, values
from tracker.assess.assessment import Assessment, assess
from tracker.assess.case import TargetAssessment
from tracker.assess.measure import Agreement, MeasureAssessment, agreement
from tracker.assess.totals import total
from tracker.model.departments import Register
from tracker.model.measures import Measure
from tracker.model.progress import Entry, ProgressHead, Update
from tracker.model.states import Group, State
from tracker.model.tracker import Tracker
from tracker.pages.views import views

WORST_FIRST = (
    "overdue far_behind behind missed gaps stale unreported on_track met ahead not_due achieved".split()  # noqa: SIM905
)
PRINTED = MappingProxyType(
    {
        "achieved": ("已完成", "已完成"),
        "ahead": ("超序时", "正常推进"),
        "on_track": ("按序时", "正常推进"),
        "met": ("达标", "正常推进"),
        "not_due": ("未到期", "正常推进"),
        "behind": ("滞后", "进度滞后"),
        "far_behind": ("严重滞后", "进度滞后"),
        "missed": ("未达标", "进度滞后"),
        "gaps": ("未按期开展", "进度滞后"),
        "overdue": ("逾期", "已逾期"),
        "unreported": ("未填报", "数据缺失"),
        "stale": ("数据过期", "数据缺失"),
    }
)


def in_state(state: State, *, late: bool = False, name: str = "it") -> TargetAssessment:
    """A target in a state, however it came to be in it."""
    return TargetAssessment(
        target=target(id=name),
        start=day("2024-01-01"),
        as_of=day("2024-06-30"),
        due=day("2024-12-31"),
        state=state,
        closed_round=None,
        silent=False,
        late=late,
    )


def of_states(*states: str, late: Sequence[int] = (), updates: Sequence[Update] = ()) -> MeasureAssessment:
    """A measure of targets in these states; `late` says which of them are."""
    found = tuple(in_state(State[name.upper()], late=place in late) for place, name in enumerate(states))
    return MeasureAssessment(measure(), day("2024-06-30"), found, (), tuple(updates))


@pytest.mark.parametrize(("slug", "printed"), PRINTED.items(), ids=PRINTED)
def test_printed_words_and_groups(slug, printed):
    state = State[slug.upper()]
    assert (state.slug, state.word, state.group.word) == (slug, *printed)
    assert State(state.word) is state


def test_there_are_no_other_states_and_groups():
    assert {state.slug for state in State} == set(PRINTED)
    assert [group.word for group in Group] == ["已完成", "正常推进", "进度滞后", "已逾期", "数据缺失"]


@pytest.mark.parametrize(
    ("worse", "better"),
    [(a, b) for i, a in enumerate(WORST_FIRST) for b in WORST_FIRST[i:]],
    ids=lambda slug: slug,
)
def test_the_worst_state_is_the_measures(worse, better):
    assert of_states(worse, better).state is State[worse.upper()]
    assert of_states(better, worse).state is State[worse.upper()]


@cases(
    "states, state",
    ("one", ["met"], "met"),
    ("all-achieved", ["achieved", "achieved", "achieved"], "achieved"),
    ("all-but-one-achieved", ["achieved", "not_due", "achieved"], "not_due"),
    ("all-of-them", WORST_FIRST, "overdue"),
)
def test_achieved_only_if_all_are(states, state):
    for order in permutations(states) if len(states) < 4 else [states, states[::-1]]:
        found = of_states(*order).state
        assert found is not None
        assert found.slug == state


@cases(
    "states, counts",
    ("one", ["met"], [("met", 1)]),
    ("three", ["achieved", "overdue", "achieved"], [("overdue", 1), ("achieved", 2)]),
    ("worst-first", WORST_FIRST[::-1], [(slug, 1) for slug in WORST_FIRST]),
)
def test_counts(states, counts):
    """The badge says why: 3项指标：完成2，逾期1."""
    assert [(state.slug, count) for state, count in of_states(*states).counts] == counts


@cases(
    "states, late_ones, late",
    ("none-late", ["achieved", "achieved"], [], False),
    ("one-late", ["achieved", "achieved"], [1], True),
    ("late-but-not-all-achieved", ["achieved", "met"], [0], False),
)
def test_late(states, late_ones, late):
    """逾期完成 is said of a measure that is achieved."""
    assert of_states(*states, late=late_ones).late is late


GONE = {"date": "2024-03-31", "reason": "机构改革", "source": "《关于调整的通知》"}


@cases(
    "when, counted, withdrawn, state",
    ("before", "2024-03-30", ["kept", "gone"], [], "unreported"),
    ("on-the-day", "2024-03-31", ["kept"], ["gone"], "met"),
    ("after", "2024-04-30", ["kept"], ["gone"], "met"),
)
def test_withdrawn_targets_do_not_count(when, counted, withdrawn, state):
    targets = [target(id="kept", at_most="5"), target(id="gone", at_least="10", withdrawn=GONE)]
    found = judge_measure(targets, [update("2024-03-15", values={"kept": "5"})], when, YEAR)
    assert found.state is not None
    assert found.state.slug == state
    assert [one.target.id for one in found.targets] == counted
    assert [one.target.id for one in found.withdrawn] == withdrawn


def test_a_measure_with_all_targets_withdrawn_has_no_state():
    found = judge_measure([target(at_least="10", withdrawn=GONE)], [], "2025-06-30", YEAR)
    assert (found.state, found.late, found.counts) == (None, False, [])
    assert (total([found]).total, total([found]).withdrawn) == (0, 1)


SAYS = {"已完成": "achieved", "正常推进": "on_track", "进度滞后": "behind", "已逾期": "overdue", "数据缺失": "stale"}
COMPARED = {
    #              computed: 已完成     正常推进    进度滞后    已逾期      数据缺失
    "已完成": ("AGREES", "BETTER", "BETTER", "BETTER", "UNKNOWN"),
    "正常推进": ("WORSE", "AGREES", "BETTER", "BETTER", "UNKNOWN"),
    "进度滞后": ("WORSE", "WORSE", "AGREES", "BETTER", "UNKNOWN"),
    "已逾期": ("WORSE", "WORSE", "WORSE", "AGREES", "UNKNOWN"),
}


@pytest.mark.parametrize(
    ("said", "computed", "expected"),
    [
        pytest.param(said, computed, expected, id=f"says-{SAYS[said]}-is-{SAYS[computed]}")
        for said, row in COMPARED.items()
        for computed, expected in zip(SAYS, row, strict=True)
    ],
)
def test_self_assessment_is_compared_by_group(said, computed, expected):
    """Every state of the one group against every state of the other."""
    for stated in (state for state in State if state.group.word == said):
        for found in (state for state in State if state.group.word == computed):
            assert agreement(stated, found) is Agreement[expected]
            one = of_states(found.slug, updates=[update("2024-06-30", self_assessment=stated.word)])
            assert one.self_assessment is not None
            assert one.self_assessment.agreement is Agreement[expected]
            assert one.disagrees is (expected == "BETTER")


def test_printed_words_of_the_comparison():
    assert Agreement.BETTER.value == "自评与测算不一致"
    assert Agreement.UNKNOWN.value == "无法核对"


@cases(
    "updates, word, when",
    ("none", [("2024-06-30", None)], None, None),
    ("the-latest", [("2024-05-31", "滞后"), ("2024-06-30", "按序时")], "按序时", "2024-06-30"),
    ("the-latest-that-says-so", [("2024-05-31", "滞后"), ("2024-06-30", None)], "滞后", "2024-05-31"),
    ("not-after-as-of", [("2024-05-31", "滞后"), ("2024-07-31", "按序时")], "滞后", "2024-05-31"),
)
def test_the_latest_self_assessment_counts(updates, word, when):
    reports = [update(on, **({"self_assessment": said} if said else {})) for on, said in updates]
    for order in (reports, reports[::-1]):
        said = judge_measure([target()], order, "2024-06-30", YEAR).self_assessment
        assert (said and said.state.word, said and said.date) == (word, when and day(when))


@cases(
    "reports, word",
    ("filed-later", [("2024-07-02", "发展运行部", "滞后"), ("2024-07-05", "先进制造部", "按序时")], "按序时"),
    ("filed-later-and-lower", [("2024-07-05", "发展运行部", "滞后"), ("2024-07-02", "先进制造部", "按序时")], "滞后"),
    ("filed-on-one-day", [("2024-07-05", "发展运行部", "按序时"), ("2024-07-05", "先进制造部", "滞后")], "滞后"),
    ("filed-on-one-day-turned", [("2024-07-05", "发展运行部", "滞后"), ("2024-07-05", "先进制造部", "按序时")], "滞后"),
)
def test_two_units_assess_themselves_on_one_date(reports, word):
    """What was filed last counts; of what was filed on one day the lower, whatever the order in the file."""
    updates = [update("2024-06-30", filed=filed, by=by, self_assessment=said) for filed, by, said in reports]
    for order in (updates, updates[::-1]):
        said = judge_measure([target()], order, "2024-07-31", YEAR).self_assessment
        assert said is not None
        assert said.state.word == word


@cases(
    "given, silent",
    ("both-reported", {"one": "5", "other": "5"}, False),
    ("one-of-two", {"one": "5"}, True),
    ("neither", {}, True),
)
def test_a_measure_is_silent_when_any_of_its_targets_is(given, silent):
    targets = [target(id="one", at_most="5"), target(id="other", at_least="10")]
    reports = [update("2024-06-30", values=given)] if given else []
    assert judge_measure(targets, reports, "2024-07-10", YEAR).silent is silent


def test_totals():
    """Counts with their denominator: 6项中2项，其中逾期完成1项. What was withdrawn whole is told apart."""
    withdrawn = MeasureAssessment(measure(), day("2024-06-30"), (), (in_state(State.OVERDUE),), ())
    found = total(
        [
            of_states("achieved", "achieved", late=[0]),
            of_states("achieved"),
            of_states("achieved", "ahead", late=[0]),
            of_states("missed", "stale"),
            of_states("stale"),
            of_states("overdue"),
            withdrawn,
        ]
    )
    assert (found.total, found.late, found.withdrawn) == (6, 1, 1)
    assert [(group.word, count) for group, count in found.groups] == [
        ("已完成", 2),
        ("正常推进", 1),
        ("进度滞后", 1),
        ("已逾期", 1),
        ("数据缺失", 1),
    ]
    assert sum(count for _, count in found.groups) == found.total


def test_totals_of_nothing():
    found = total([])
    assert (found.total, found.late, found.withdrawn, {count for _, count in found.groups}) == (0, 0, 0, {0})


UNITS = Register.model_validate(
    [
        {"name": "发展运行部", "slug": "development", "aliases": ["发运部"]},
        {"name": "先进制造部", "slug": "industry"},
        {"name": "政务中心", "slug": "services", "offices": ["营商办", "审批办"]},
        {"name": "各相关单位", "slug": "all", "group": "true"},
    ]
)


def assessed(
    *measures: Measure, updates: dict[int, list[Update]] | None = None, as_of: str = "2024-02-01"
) -> Assessment:
    """The assessment of a whole plan of these measures."""
    given = {
        "plan": YEAR,
        "register": UNITS,
        "head": ProgressHead(as_of=day(as_of)),
        "by_number": {one.number: one for one in measures},
        "entries": {number: Entry(updates=tuple(of)) for number, of in (updates or {}).items()},
        "amendments": (),
        "about": "",
        "files": {one.number: f"content/measures/{one.number:02}-it.md" for one in measures},
    }
    return assess(Tracker(**{field.name: given.get(field.name) for field in fields(Tracker)}))


def by_role(assessment: Assessment) -> dict[str, tuple[list[int], list[int], int]]:
    """For each unit's page: the numbers of the measures it leads, of those it is responsible for, and the total."""
    return {
        one.unit.slug: (
            [view.row.number for view in one.lead],
            [view.row.number for view in one.responsible],
            total(one.all).total,
        )
        for one in views(assessment).units
    }


def test_a_joint_measure_counts_once_in_the_whole_and_once_for_each_unit():
    joint = measure(number="1", lead=["发展运行部", "先进制造部"], responsible=["政务中心", "各相关单位"])
    single = measure(number="2", lead=["先进制造部"])
    found = assessed(joint, single)
    assert total(found.measures).total == 2
    assert by_role(found) == {
        "development": ([1], [], 1),
        "industry": ([1, 2], [], 2),
        "services": ([], [1], 1),
        "all": ([], [1], 1),
    }


@cases(
    "lead, responsible, lead_of, responsible_of",
    ("in-both-roles", ["政务中心"], ["政务中心"], [1], []),
    ("in-both-roles-by-its-office", ["政务中心（营商办）"], ["政务中心"], [1], []),
    ("in-both-roles-half-width-brackets", ["政务中心(营商办)"], ["政务中心（营商办）"], [1], []),
    ("two-offices-of-one-unit", ["政务中心（营商办）", "政务中心（审批办）"], ["先进制造部"], [1], []),
    ("two-offices-in-two-roles", ["政务中心（营商办）"], ["政务中心（审批办）"], [1], []),
    ("responsible-twice", ["先进制造部"], ["政务中心（营商办）", "政务中心"], [], [1]),
    ("responsible-only", ["先进制造部"], ["政务中心"], [], [1]),
)
def test_a_unit_in_both_roles_counts_as_lead_once(lead, responsible, lead_of, responsible_of):
    found = by_role(assessed(measure(number="1", lead=lead, responsible=responsible)))
    assert found["services"] == (lead_of, responsible_of, 1)


def test_an_alias_is_the_unit():
    found = by_role(assessed(measure(number="1", lead=["发运部"], responsible=["发展运行部"])))
    assert found["development"] == ([1], [], 1)


def test_every_measure_is_judged_by_its_own_updates_at_as_of():
    two = [measure(target(at_least="366"), number=str(number)) for number in (1, 2)]
    found = assessed(*two, updates={2: values({"2024-06-30": "182"})}, as_of="2024-06-30")
    assert [(one.measure.number, one.state and one.state.slug) for one in found.measures] == [
        (1, "unreported"),
        (2, "on_track"),
    ]
    assert {one.as_of for one in found.measures} == {date(2024, 6, 30)}
