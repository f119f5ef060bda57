"""A cumulative target: a total since the start that is to reach a figure by the day it is due."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.assess.build import (
    BY_HALF_YEAR,
    BY_QUARTER,
    HUNDRED,
    YEAR,
    cases,
    day,
    days,
    judge,
    plan,
    target,
    update,
    values,
)
from tracker.assess.case import TargetAssessment
from tracker.model.measures import Kind
from tracker.model.reports import known_by

OF_100 = target(at_least="100")
OF_366 = target(at_least="366")


def gap_of(assessment: TargetAssessment) -> Fraction:
    assert assessment.position is not None
    return assessment.position.gap


@cases(
    "given, kind",
    ("at-least-accumulates", {"at_least": "5"}, Kind.CUMULATIVE),
    ("more-than-accumulates", {"more_than": "5"}, Kind.CUMULATIVE),
    ("at-least-says-level", {"at_least": "5", "kind": "level"}, Kind.LEVEL),
    ("more-than-says-level", {"more_than": "5", "kind": "level"}, Kind.LEVEL),
    ("at-most-is-a-level", {"at_most": "5"}, Kind.LEVEL),
    ("less-than-is-a-level", {"less_than": "5"}, Kind.LEVEL),
    ("every-is-recurring", {"at_least": "5", "every": "week"}, Kind.RECURRING),
    ("no-figure-is-a-milestone", {}, Kind.MILESTONE),
)
def test_kind(given, kind):
    assert target(**given).kind is kind


@cases(
    "value, gap, state",
    ("far-ahead", "99.999999", "49.999999", "ahead"),
    ("gap-exactly-ahead", "60", "10", "ahead"),
    ("just-below-ahead", "59.999999", "9.999999", "on_track"),
    ("on-the-line", "50", "0", "on_track"),
    ("gap-exactly-behind", "40", "-10", "on_track"),
    ("just-below-behind", "39.999999", "-10.000001", "behind"),
    ("gap-exactly-far-behind", "20", "-30", "behind"),
    ("just-below-far-behind", "19.999999", "-30.000001", "far_behind"),
    ("nothing-done", "0", "-50", "far_behind"),
    ("gone-backwards", "-5", "-55", "far_behind"),
)
def test_gap(value, gap, state):
    """≥ ahead, ≥ behind, ≥ far_behind, else: the 50th day of 100, so a gap is the value less 50."""
    found = judge(OF_100, values({"2024-02-19": value}), "2024-02-19", HUNDRED)
    assert (found.state.slug, gap_of(found)) == (state, Fraction(gap))
    assert (found.silent, found.late) == (False, False)
    assert not found.is_outdated


@cases(
    "value, state",
    ("ahead", "52.5", "ahead"),
    ("not-quite-ahead", "52.49", "on_track"),
    ("on-track", "48", "on_track"),
    ("behind", "47.99", "behind"),
    ("still-behind", "45", "behind"),
    ("far-behind", "44.99", "far_behind"),
)
def test_the_plan_sets_the_thresholds(value, state):
    strict = plan("2024-01-01", "2024-04-09", pace={"ahead": "2.5", "behind": "-2", "far_behind": "-5"})
    assert judge(OF_100, values({"2024-02-19": value}), "2024-02-19", strict).state.slug == state


@cases(
    "comparator, value, state",
    ("at-least-met-exactly", "at_least", "70", "achieved"),
    ("at-least-short", "at_least", "69.999999", "ahead"),
    ("at-least-surpassed", "at_least", "170", "achieved"),
    ("more-than-is-strict", "more_than", "70", "ahead"),
    ("more-than-met", "more_than", "70.000001", "achieved"),
)
def test_meeting_the_figure(comparator, value, state):
    found = judge(target(**{comparator: "70"}), values({"2024-02-19": value}), "2024-02-19", HUNDRED)
    assert found.state.slug == state
    assert not found.late


def test_the_latest_value_counts_not_the_highest():
    found = judge(OF_100, values({"2024-01-31": "100", "2024-02-19": "45"}), "2024-02-19", HUNDRED)
    assert found.state.slug == "on_track"
    assert found.latest == (day("2024-02-19"), 45)
    assert [reading.value for reading in found.readings] == [100, 45]


@cases(
    "given, as_of, state",
    ("short-on-the-day-due", {"2024-04-09": "99"}, "2024-04-09", "on_track"),
    ("short-the-day-after", {"2024-04-09": "99"}, "2024-04-10", "overdue"),
    ("reached-on-the-day-due", {"2024-04-09": "100"}, "2024-04-10", "achieved"),
    ("silence-never-beats-a-deadline", {"2024-01-05": "99"}, "2024-06-30", "overdue"),
    ("no-value-on-the-day-due", {}, "2024-04-09", "unreported"),
    ("no-value-the-day-after", {}, "2024-04-10", "overdue"),
    ("short-even-after", {"2024-05-31": "99"}, "2024-05-31", "overdue"),
    ("met-after", {"2024-05-31": "100"}, "2024-05-31", "achieved"),
    ("met-but-not-yet-by-as-of", {"2024-05-31": "100"}, "2024-05-30", "overdue"),
    ("met-then-fell", {"2024-04-09": "100", "2024-04-30": "98"}, "2024-04-30", "overdue"),
)
def test_due(given, as_of, state):
    """Before is strict: a target due on as_of is not overdue."""
    assert judge(OF_100, values(given), as_of, HUNDRED).state.slug == state


@cases(
    "given, as_of, state",
    ("own-due-on-the-day", {"due": "2024-06-30"}, "2024-06-30", "unreported"),
    ("own-due-the-day-after", {"due": "2024-06-30"}, "2024-07-01", "overdue"),
    ("after-the-plan-ended", {"due": "2025-03-31"}, "2025-03-31", "unreported"),
    ("after-the-plan-ended-past-due", {"due": "2025-03-31"}, "2025-04-01", "overdue"),
    ("the-plans-end", {}, "2024-12-31", "unreported"),
    ("past-the-plans-end", {}, "2025-01-01", "overdue"),
    ("due-before-any-round-closed-on-the-day", {"due": "2024-01-20"}, "2024-01-20", "not_due"),
    ("due-before-any-round-closed-the-day-after", {"due": "2024-01-20"}, "2024-01-21", "overdue"),
)
def test_due_of_its_own(given, as_of, state):
    assert judge(target(at_least="10", **given), [], as_of, YEAR).state.slug == state


@cases(
    "given, late",
    ("met-before", {"2024-03-31": "100"}, False),
    ("met-on-the-day-due", {"2024-04-09": "100"}, False),
    ("met-the-day-after", {"2024-04-10": "100"}, True),
    ("met-before-and-kept", {"2024-03-31": "100", "2024-04-30": "101"}, False),
    ("met-before-fell-met-again-before", {"2024-02-19": "100", "2024-02-29": "99", "2024-04-09": "100"}, False),
    ("met-before-fell-before-met-again-after", {"2024-02-19": "100", "2024-04-09": "99", "2024-04-10": "100"}, True),
    ("met-before-fell-after-met-again-after", {"2024-04-09": "100", "2024-04-20": "99", "2024-04-30": "100"}, True),
    ("met-after-and-kept", {"2024-04-09": "99", "2024-04-20": "100", "2024-04-30": "120"}, True),
)
def test_late(given, late):
    """逾期完成: first met for good after due."""
    found = judge(OF_100, values(given), "2024-05-31", HUNDRED)
    assert (found.state.slug, found.late) == ("achieved", late)


def test_a_strict_figure_met_late():
    """Reached on the day due, surpassed a day later: more_than was first met after due."""
    found = judge(target(more_than="100"), values({"2024-04-09": "100", "2024-04-10": "101"}), "2024-04-10", HUNDRED)
    assert (found.state.slug, found.late) == ("achieved", True)


def test_achieved_is_never_stale():
    found = judge(OF_366, values({"2024-01-20": "366"}), "2024-12-31", YEAR)
    assert found.state.slug == "achieved"
    assert not found.silent  # nothing more is owed
    assert not found.is_outdated


@cases(
    "as_of, state",
    ("first-day", "2024-01-01", "not_due"),
    ("january-not-over", "2024-01-30", "not_due"),
    ("january-within-grace", "2024-02-09", "not_due"),
    ("january-exactly-grace-days-ago", "2024-02-10", "unreported"),
    ("later", "2024-06-30", "unreported"),
    ("day-due", "2024-12-31", "unreported"),
)
def test_no_value(as_of, state):
    assert judge(OF_366, [], as_of, YEAR).state.slug == state


def test_only_values_of_this_target_are_its_values():
    reports = [update("2024-06-30", values={"another": "5"}), update("2024-06-30", note="有进展。")]
    assert judge(OF_366, reports, "2024-06-30", YEAR).state.slug == "unreported"


def test_a_value_dated_after_as_of_is_not_there_yet():
    assert judge(OF_366, values({"2024-03-02": "40"}), "2024-03-01", YEAR).state.slug == "unreported"


@cases(
    "start, report, grace, as_of, closed",
    ("month-within-grace", "2024-01-01", "month", "10", "2024-07-09", "2024-05"),
    ("month-exactly-grace-days-ago", "2024-01-01", "month", "10", "2024-07-10", "2024-06"),
    ("month-one-day-of-grace", "2024-01-01", "month", "1", "2024-07-01", "2024-06"),
    ("month-ends-on-as-of", "2024-01-01", "month", "1", "2024-06-30", "2024-05"),
    ("month-grace-longer-than-a-month", "2024-01-01", "month", "40", "2024-07-09", "2024-04"),
    ("month-grace-longer-than-a-month-exactly", "2024-01-01", "month", "40", "2024-07-10", "2024-05"),
    ("quarter-within-grace", "2024-01-01", "quarter", "10", "2024-07-09", "2024-Q1"),
    ("quarter-exactly-grace-days-ago", "2024-01-01", "quarter", "10", "2024-07-10", "2024-Q2"),
    ("quarter-within-grace-of-a-month", "2024-01-01", "quarter", "10", "2024-09-30", "2024-Q2"),
    ("half-year-within-grace", "2024-01-01", "half-year", "10", "2025-01-09", "2024-H1"),
    ("half-year-exactly-grace-days-ago", "2024-01-01", "half-year", "10", "2025-01-10", "2024-H2"),
    ("round-before-the-start", "2024-01-01", "month", "10", "2024-01-10", None),
    ("month-begun-before-the-start", "2024-01-02", "month", "10", "2024-02-10", None),
    ("first-whole-month", "2024-01-02", "month", "10", "2024-03-10", "2024-02"),
    ("quarter-begun-before-the-start", "2024-02-01", "quarter", "10", "2024-04-10", None),
    ("first-whole-quarter", "2024-02-01", "quarter", "10", "2024-07-10", "2024-Q2"),
    ("half-year-begun-before-the-start", "2024-04-01", "half-year", "10", "2024-07-10", None),
    ("leap-february-within-grace", "2024-01-01", "month", "1", "2024-02-29", "2024-01"),
    ("leap-february-closed", "2024-01-01", "month", "1", "2024-03-01", "2024-02"),
    ("leap-day-is-thirty-days-before", "2024-01-01", "month", "30", "2024-03-30", "2024-02"),
    ("leap-day-is-not-yet-thirty-days-before", "2024-01-01", "month", "30", "2024-03-29", "2024-01"),
    ("short-february-is-thirty-days-before", "2023-01-01", "month", "30", "2023-03-30", "2023-02"),
    ("across-the-year-s-end", "2024-01-01", "month", "10", "2025-01-09", "2024-11"),
)
def test_last_closed_round(start, report, grace, as_of, closed):
    """A round is closed when it ended at least grace_days before as_of; one that began before the plan is none."""
    on = plan(start, "2025-12-31", report=report, grace_days=grace)
    found = judge(OF_100, [], as_of, on)
    assert (found.closed_round and found.closed_round.key) == closed
    assert found.state.slug == ("unreported" if closed else "not_due")


@cases(
    "given, as_of, silent",
    ("first-day-of-the-last-closed-round", "2024-06-01", "2024-07-10", False),
    ("day-before-it", "2024-05-31", "2024-07-10", True),
    ("last-day-of-it", "2024-06-30", "2024-07-10", False),
    ("after-it", "2024-07-05", "2024-07-10", False),
    ("the-round-is-within-grace", "2024-05-31", "2024-07-09", False),
    ("round-before-on-its-first-day", "2024-05-01", "2024-07-09", False),
    ("round-before-was-missed", "2024-04-30", "2024-07-09", True),
    ("no-round-closed", "2024-01-01", "2024-02-09", False),
)
def test_overdue_for_a_report(given, as_of, silent):
    """应报未报: no value dated in or after the last closed round."""
    on_pace = str((day(given) - day("2023-12-31")).days)
    found = judge(OF_366, values({given: on_pace}), as_of, YEAR)
    assert (found.silent, found.state.slug) == (silent, "stale" if silent else "on_track")


@cases(
    "value, fresh, silent",
    ("ahead", "365", "ahead", "stale"),
    ("gap-exactly-ahead", "218.6", "ahead", "stale"),
    ("on-track", "182", "on_track", "stale"),
    ("gap-exactly-behind", "145.4", "on_track", "stale"),
    ("behind", "145.399999", "behind", "behind"),
    ("gap-exactly-far-behind", "72.2", "behind", "behind"),
    ("far-behind", "72.199999", "far_behind", "far_behind"),
    ("achieved", "366", "achieved", "achieved"),
)
def test_silence_hides_nothing_bad(value, fresh, silent):
    """Ahead and on track become stale; the other two keep their state and carry the mark 数据过期."""
    told = judge(OF_366, values({"2024-06-30": value}), "2024-07-10", YEAR)
    assert (told.state.slug, told.is_outdated) == (fresh, False)
    # The same value, true of a day too early to answer for June, is judged at the same end of June.
    quiet = judge(OF_366, values({"2024-05-31": value}), "2024-07-10", YEAR)
    assert quiet.position is not None
    assert quiet.position.on == day("2024-06-30")
    assert (quiet.state.slug, quiet.is_outdated) == (silent, silent in ("behind", "far_behind"))


@cases(
    "as_of, on, state, outdated",
    ("day-of-the-value", "2024-06-30", "2024-06-30", "on_track", False),
    ("july-not-over", "2024-07-30", "2024-06-30", "on_track", False),
    ("july-within-grace", "2024-08-09", "2024-06-30", "on_track", False),
    ("july-closed-gap-8", "2024-08-10", "2024-07-31", "stale", False),
    ("august-within-grace", "2024-09-09", "2024-07-31", "stale", False),
    ("august-closed-gap-17", "2024-09-10", "2024-08-31", "behind", True),
    ("september-closed-gap-25", "2024-10-10", "2024-09-30", "behind", True),
    ("october-closed-gap-34", "2024-11-10", "2024-10-31", "far_behind", True),
    ("day-due", "2024-12-31", "2024-11-30", "far_behind", True),
    ("past-due", "2025-01-01", "2024-11-30", "overdue", False),
)
def test_where_the_expected_value_is_taken(as_of, on, state, outdated):
    """At the later of the latest value's date and the end of the last closed round: half-way, then silence."""
    found = judge(OF_366, values({"2024-06-30": "182"}), as_of, YEAR)
    assert found.position is not None
    assert (found.position.on, found.position.expected) == (day(on), (day(on) - day("2023-12-31")).days)
    assert gap_of(found) == Fraction(100 * (182 - found.position.expected), 366)
    assert (found.state.slug, found.is_outdated) == (state, outdated)


@cases(
    "day_of_it, elapsed",
    ("before-the-start", "2023-12-30", "0"),
    ("day-before-the-start", "2023-12-31", "0"),
    ("first-day", "2024-01-01", "1/366"),
    ("leap-day", "2024-02-29", "60/366"),
    ("day-after-leap-day", "2024-03-01", "61/366"),
    ("half-way", "2024-07-01", "1/2"),
    ("day-due", "2024-12-31", "1"),
    ("after", "2025-06-30", "1"),
)
def test_elapsed(day_of_it, elapsed):
    assert judge(OF_366, [], day_of_it, YEAR).elapsed == Fraction(elapsed)


@cases(
    "start, due, as_of, elapsed",
    ("leap-year", "2024-01-01", "2024-12-31", "2024-03-31", "91/366"),
    ("common-year", "2023-01-01", "2023-12-31", "2023-03-31", "90/365"),
    ("own-due", "2024-01-01", "2024-06-30", "2024-03-31", "1/2"),
    ("due-after-the-plan", "2024-01-01", "2025-12-31", "2024-12-31", "366/731"),
    ("two-days", "2024-02-28", "2024-02-29", "2024-02-28", "1/2"),
)
def test_elapsed_runs_to_the_targets_own_due(start, due, as_of, elapsed):
    found = judge(target(at_least="5", due=due), [], as_of, plan(start, "2024-12-31"))
    assert (found.elapsed, found.due) == (Fraction(elapsed), day(due))


@cases(
    "given, as_of, pace",
    ("half-way", {}, "2024-02-19", "1/2"),
    ("half-way-from", {"from": "20"}, "2024-02-19", "1/2"),
    ("half-way-planned-late", {"plan": {"2024-02-19": "10"}}, "2024-02-19", "1/10"),
    ("own-due", {"due": "2024-03-10"}, "2024-02-19", "5/7"),
    ("day-due", {}, "2024-04-09", "1"),
    ("after", {}, "2024-05-31", "1"),
)
def test_pace_by_as_of(given, as_of, pace):
    """Beside progress: the share of the way that should have been come by as_of, reported or not."""
    for reports in ([], values({"2024-01-31": "30"})):
        found = judge(target(at_least="100", **given), reports, as_of, HUNDRED)
        assert (found.as_of, found.pace) == (day(as_of), Fraction(pace))


def test_a_plan_of_one_day():
    on = plan("2024-02-29", "2024-02-29")
    found = judge(OF_100, values({"2024-02-29": "90"}), "2024-02-29", on)
    assert (found.elapsed, found.state.slug, gap_of(found)) == (1, "on_track", -10)
    assert judge(OF_100, values({"2024-02-29": "90"}), "2024-03-01", on).state.slug == "overdue"


@cases(
    "given, value, gap, share, state",
    ("on-the-line", {"at_least": "200", "from": "100"}, "150", "0", "1/2", "on_track"),
    ("gap-exactly-behind", {"at_least": "200", "from": "100"}, "140", "-10", "2/5", "on_track"),
    ("just-below", {"at_least": "200", "from": "100"}, "139.999999", "-10.000001", "39999999/100000000", "behind"),
    ("gap-exactly-ahead", {"at_least": "200", "from": "100"}, "160", "10", "3/5", "ahead"),
    ("gap-exactly-far-behind", {"at_least": "200", "from": "100"}, "120", "-30", "1/5", "behind"),
    ("no-progress", {"at_least": "200", "from": "100"}, "100", "-50", "0", "far_behind"),
    ("lost-ground", {"at_least": "200", "from": "100"}, "90", "-60", "-1/10", "far_behind"),
    ("met", {"at_least": "200", "from": "100"}, "200", "50", "1", "achieved"),
    ("from-below-zero", {"at_least": "50", "from": "-50"}, "0", "0", "1/2", "on_track"),
    ("from-nought", {"at_least": "100", "from": "0"}, "40", "-10", "2/5", "on_track"),
    ("from-nought-unsaid", {"at_least": "100"}, "40", "-10", "2/5", "on_track"),
)
def test_from(given, value, gap, share, state):
    """Half-way: expected is the middle of `from` and the figure; gap and share are of the way between them."""
    found = judge(target(**given), values({"2024-02-19": value}), "2024-02-19", HUNDRED)
    assert found.position is not None
    assert (found.state.slug, found.position.gap, found.position.share) == (state, Fraction(gap), Fraction(share))


@cases(
    "when, expected",
    ("first-day", "2024-01-01", "11/2"),
    ("between-start-and-first-point", "2024-01-10", "10"),
    ("first-point", "2024-01-20", "15"),
    ("between-points", "2024-02-14", "55/2"),
    ("second-point", "2024-03-10", "40"),
    ("day-after-the-second-point", "2024-03-11", "42"),
    ("between-last-point-and-due", "2024-03-25", "70"),
    ("day-before-due", "2024-04-08", "98"),
    ("day-due", "2024-04-09", "100"),
)
def test_plan_points(when, expected):
    """Straight lines through 5 on the day before the start, 15 on day 20, 40 on day 70 and 100 on day 100."""
    stepped = target(at_least="100", from_="5", plan={"2024-03-10": "40", "2024-01-20": "15"})
    found = judge(stepped, values({when: "20"}), when, HUNDRED)
    assert found.position is not None
    assert found.position.expected == Fraction(expected)
    assert found.position.gap == 100 * (20 - Fraction(expected)) / 95
    assert found.position.share == Fraction(15, 95)


@cases(
    "value, state",
    ("ahead-of-the-plan-s-own-line", "20", "ahead"),
    ("on-it", "10", "on_track"),
    ("exactly-behind", "0", "on_track"),
)
def test_plan_points_take_the_place_of_time_elapsed(value, state):
    """Ten are planned by the 50th day, though half of the time is over."""
    late_start = target(at_least="100", plan={"2024-02-19": "10"})
    assert judge(late_start, values({"2024-02-19": value}), "2024-02-19", HUNDRED).state.slug == state


def test_plan_points_may_stand_still():
    flat = target(at_least="100", plan={"2024-01-20": "30", "2024-03-10": "30"})
    found = judge(flat, values({"2024-02-14": "30"}), "2024-02-14", HUNDRED)
    assert gap_of(found) == 0


@cases(
    "given, value, gap, state",
    ("a-tenth-and-two-tenths", {"at_least": "0.5", "from": "0.1"}, "0.3", "0", "on_track"),
    ("exactly-behind", {"at_least": "0.3"}, "0.12", "-10", "on_track"),
    ("exactly-ahead", {"at_least": "0.3"}, "0.18", "10", "ahead"),
    ("exactly-far-behind", {"at_least": "0.3"}, "0.06", "-30", "behind"),
    ("met-to-the-last-place", {"at_least": "0.3"}, "0.300000", "50", "achieved"),
    ("short-in-the-last-place", {"at_least": "0.3"}, "0.299999", "149999/3000", "ahead"),
    ("strictly-more-in-the-last-place", {"more_than": "0.3"}, "0.300001", "150001/3000", "achieved"),
    ("fifteen-digits", {"at_least": "900000000000000"}, "360000000000000", "-10", "on_track"),
)
def test_decimals(given, value, gap, state):
    """Numbers are decimals, compared before rounding: binary fractions would miss these boundaries."""
    found = judge(target(**given), values({"2024-02-19": value}), "2024-02-19", HUNDRED)
    assert found.position is not None
    assert (found.state.slug, found.position.gap) == (state, Fraction(gap))


@cases(
    "of_plan, of_target, as_of, closed, state",
    ("monthly-plan", YEAR, {}, "2024-05-10", "2024-04", "stale"),
    ("quarter-in-a-monthly-plan", YEAR, {"report": "quarter"}, "2024-05-10", "2024-Q1", "on_track"),
    ("quarter-in-a-monthly-plan-within-grace", YEAR, {"report": "quarter"}, "2024-07-09", "2024-Q1", "on_track"),
    ("quarter-in-a-monthly-plan-closed", YEAR, {"report": "quarter"}, "2024-07-10", "2024-Q2", "behind"),
    ("half-year-in-a-monthly-plan", YEAR, {"report": "half-year"}, "2024-07-09", None, "on_track"),
    ("month-in-a-quarterly-plan", BY_QUARTER, {"report": "month"}, "2024-05-10", "2024-04", "stale"),
    ("quarterly-plan", BY_QUARTER, {}, "2024-05-10", "2024-Q1", "on_track"),
    ("half-yearly-plan", BY_HALF_YEAR, {}, "2024-05-10", None, "on_track"),
)
def test_a_round_of_its_own(of_plan, of_target, as_of, closed, state):
    """`report` on a target takes the place of the plan's; the value is on pace on 03-31."""
    found = judge(target(at_least="366", **of_target), values({"2024-03-31": "91"}), as_of, of_plan)
    assert (found.closed_round and found.closed_round.key, found.state.slug) == (closed, state)


@pytest.mark.parametrize("short_by", ["0", "36.6"], ids=["on-the-line", "gap-exactly-behind"])
@pytest.mark.parametrize(
    ("of_plan", "of_target"),
    [(BY_QUARTER, {}), (YEAR, {"report": "quarter"})],
    ids=["by-the-plan", "by-the-target"],
)
def test_a_quarterly_reporter_on_pace_is_on_track_on_every_day(of_plan, of_target, short_by):
    """Who reports each quarter on the last day of grace is not late on any day between rounds."""
    reports = [
        update(when, filed=filed, values={"it": str(Decimal(expected) - Decimal(short_by))})
        for when, filed, expected in [
            ("2024-03-31", "2024-04-10", "91"),
            ("2024-06-30", "2024-07-10", "182"),
            ("2024-09-30", "2024-10-10", "274"),
        ]
    ]
    quarterly = target(at_least="366", **of_target)
    for as_of in days("2024-04-10", "2024-12-31"):
        assert judge(quarterly, known_by(reports, as_of), as_of, of_plan).state.slug == "on_track", as_of
    for as_of in days("2024-01-01", "2024-04-09"):
        assert judge(quarterly, known_by(reports, as_of), as_of, of_plan).state.slug == "not_due", as_of
    # Judged with all that is known today, the value is there on the day it is true of.
    for as_of in days("2024-03-31", "2024-12-31"):
        assert judge(quarterly, reports, as_of, of_plan).state.slug == "on_track", as_of


def test_a_monthly_reporter_who_misses_one_round():
    """Silent from the day the round closes to the day the value is filed, and on no other."""
    reports = [
        update("2024-01-31", filed="2024-02-05", values={"it": "31"}),
        update("2024-02-29", filed="2024-03-15", values={"it": "60"}),
    ]
    states = {
        as_of.isoformat(): judge(OF_366, known_by(reports, as_of), as_of, YEAR).state.slug
        for as_of in days("2024-02-04", "2024-04-09")
    }
    silent = {when for when, state in states.items() if state == "stale"}
    assert silent == {f"2024-03-{d}" for d in range(10, 15)}
    assert {states.pop("2024-02-04")} == {"not_due"}
    assert {state for when, state in states.items() if when not in silent} == {"on_track"}


@cases(
    "value, as_of, state",
    ("second-year", "366", "2024-12-31", "on_track"),
    ("second-year-last-closed-round-in-the-first", "366", "2025-01-31", "on_track"),
    ("second-year-silent", "366", "2025-02-10", "stale"),
)
def test_a_plan_over_two_years(value, as_of, state):
    on = plan("2024-01-01", "2025-12-31")
    assert judge(target(at_least="731"), values({"2024-12-31": value}), as_of, on).state.slug == state
