"""A milestone: done or not done by the day it is due."""

from tests.assess.build import BY_QUARTER, YEAR, cases, day, judge, judge_measure, plan, target, update

DUE_JUNE = target(due="2024-06-30")


@cases(
    "done_on, as_of, state, late",
    ("before", "2024-03-31", "2024-03-31", "achieved", False),
    ("on-the-day-due", "2024-06-30", "2024-06-30", "achieved", False),
    ("the-day-after", "2024-07-01", "2024-07-01", "achieved", True),
    ("long-after", "2024-12-31", "2025-06-30", "achieved", True),
    ("done-but-not-yet-by-as-of", "2024-07-05", "2024-07-04", "overdue", False),
    ("done-long-ago-and-silent-since", "2024-01-05", "2024-12-31", "achieved", False),
)
def test_done(done_on, as_of, state, late):
    """Done, dated up to as_of; after due it is late."""
    found = judge(DUE_JUNE, [update(done_on, done=["it"])], as_of, YEAR)
    assert (found.state.slug, found.late) == (state, late)
    assert found.done_on == (day(done_on) if state == "achieved" else None)
    assert found.is_reported is (state == "achieved")
    assert found.silent is (state != "achieved")
    assert not found.is_outdated


@cases(
    "dates, done_on, late",
    ("said-again-after-due", ["2024-06-30", "2024-07-31"], "2024-06-30", False),
    ("in-any-order", ["2024-07-31", "2024-06-30"], "2024-06-30", False),
    ("first-after-due", ["2024-07-31", "2024-08-31"], "2024-07-31", True),
)
def test_done_when_first_said(dates, done_on, late):
    found = judge(DUE_JUNE, [update(when, done=["it"]) for when in dates], "2024-12-31", YEAR)
    assert (found.done_on, found.late) == (day(done_on), late)


def test_done_filed_late_is_not_done_late():
    """The date it is true of counts, not the day of filing."""
    found = judge(DUE_JUNE, [update("2024-06-30", filed="2024-08-01", done=["it"])], "2024-08-31", YEAR)
    assert (found.state.slug, found.late) == ("achieved", False)


@cases(
    "reported, as_of, state",
    ("on-the-day-due", ["2024-06-30"], "2024-06-30", "not_due"),
    ("the-day-after", ["2024-06-30"], "2024-07-01", "overdue"),
    ("silence-never-beats-a-deadline", ["2024-01-05"], "2024-07-31", "overdue"),
    ("no-update-past-due", [], "2024-07-01", "overdue"),
    ("no-update-on-the-day-due", [], "2024-06-30", "unreported"),
)
def test_due(reported, as_of, state):
    assert judge(DUE_JUNE, [update(when) for when in reported], as_of, YEAR).state.slug == state


def test_due_before_any_round_closed():
    early = target(due="2024-01-20")
    assert judge(early, [], "2024-01-20", YEAR).state.slug == "not_due"
    assert judge(early, [], "2024-01-21", YEAR).state.slug == "overdue"


@cases(
    "reported, as_of, state",
    ("no-round-closed", [], "2024-02-09", "not_due"),
    ("no-round-closed-but-an-update", ["2024-01-31"], "2024-02-09", "not_due"),
    ("no-update-of-the-measure", [], "2024-02-10", "unreported"),
    ("update-dated-after-as-of", ["2024-02-11"], "2024-02-10", "unreported"),
    ("first-day-of-the-last-closed-round", ["2024-01-01"], "2024-02-10", "not_due"),
    ("day-before-the-last-closed-round", ["2024-01-31"], "2024-03-10", "stale"),
    ("round-within-grace", ["2024-01-31"], "2024-03-09", "not_due"),
    ("silent-for-long", ["2024-01-31"], "2024-12-31", "stale"),
    ("one-of-several-in-time", ["2024-01-31", "2024-11-30", "2024-02-29"], "2024-12-31", "not_due"),
)
def test_not_done(reported, as_of, state):
    """No round closed; no update of the measure; overdue for a report; else. Due at the plan's end."""
    found = judge(target(), [update(when) for when in reported], as_of, YEAR)
    assert found.state.slug == state
    assert not found.is_reported


@cases(
    "reported, as_of, silent",
    ("first-day-of-the-last-closed-round", ["2024-06-01"], "2024-07-10", False),
    ("day-before-it", ["2024-05-31"], "2024-07-10", True),
    ("nothing", [], "2024-07-10", True),
    ("no-round-closed", [], "2024-02-09", False),
    ("past-due", ["2024-05-31"], "2025-01-01", True),
    ("past-due-in-time", ["2024-11-01"], "2025-01-01", False),
)
def test_overdue_for_a_report(reported, as_of, silent):
    """No update of the measure dated in or after the last closed round, whether or not the target is past due."""
    assert judge(target(), [update(when) for when in reported], as_of, YEAR).silent is silent


@cases(
    "given",
    ("a-note", {"note": "正在起草。"}),
    ("a-value-of-another-target", {"values": {"other": "5"}}),
    ("another-milestone-done", {"done": ["another"]}),
    ("verification-of-another", {"verified": ["another"]}),
)
def test_any_update_of_the_measure_is_a_report(given):
    others = [target(id="another"), target(id="other", at_least="10")]
    found = judge_measure([target(), *others], [update("2024-06-30", **given)], "2024-07-10", YEAR)
    assert found.targets[0].state.slug == "not_due"
    assert not found.targets[0].silent


@cases(
    "given, on, as_of, state",
    ("by-months", {}, YEAR, "2024-05-10", "stale"),
    ("by-quarters-of-its-own", {"report": "quarter"}, YEAR, "2024-05-10", "not_due"),
    ("by-quarters-of-its-own-silent", {"report": "quarter"}, YEAR, "2024-07-10", "stale"),
    ("by-quarters", {}, BY_QUARTER, "2024-07-09", "not_due"),
    ("by-months-of-its-own", {"report": "month"}, BY_QUARTER, "2024-05-10", "stale"),
)
def test_rounds(given, on, as_of, state):
    assert judge(target(**given), [update("2024-03-31")], as_of, on).state.slug == state


@cases(
    "as_of, state",
    ("plan-over-target-not", "2025-03-31", "not_due"),
    ("past-due", "2025-04-01", "overdue"),
)
def test_due_after_the_plan_ended(as_of, state):
    assert judge(target(due="2025-03-31"), [update("2025-02-28")], as_of, YEAR).state.slug == state


def test_a_plan_that_begins_in_mid_month():
    """January began before the plan did: the first round to close is February."""
    on = plan("2024-01-02", "2024-12-31")
    assert judge(target(), [], "2024-02-10", on).state.slug == "not_due"
    assert judge(target(), [], "2024-03-10", on).state.slug == "unreported"
