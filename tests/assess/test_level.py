"""A level: a figure to be held, or with `from` first to be reached; past due, the last value up to due decides."""

from fractions import Fraction

from tests.assess.build import BY_QUARTER, HUNDRED, YEAR, cases, day, judge, plan, target, update, values

HOLD_85 = target(at_least="85", kind="level")
AT_MOST_55 = target(at_most="55")
FROM_90_TO_55 = target(at_most="55", from_="90")
FROM_50_TO_100 = target(at_least="100", from_="50", kind="level")


@cases(
    "given, value, state",
    ("at-least-exactly", {"at_least": "85", "kind": "level"}, "85", "met"),
    ("at-least-short", {"at_least": "85", "kind": "level"}, "84.999999", "missed"),
    ("more-than-exactly", {"more_than": "70", "kind": "level"}, "70", "missed"),
    ("more-than-in-the-last-place", {"more_than": "70", "kind": "level"}, "70.000001", "met"),
    ("at-most-exactly", {"at_most": "55"}, "55", "met"),
    ("at-most-exceeded", {"at_most": "55"}, "55.000001", "missed"),
    ("at-most-below", {"at_most": "55"}, "0", "met"),
    ("less-than-exactly", {"less_than": "55"}, "55", "missed"),
    ("less-than-in-the-last-place", {"less_than": "55"}, "54.999999", "met"),
    ("typed-with-more-places", {"at_least": "0.3", "kind": "level"}, "0.30", "met"),
    ("below-zero", {"at_most": "0"}, "-0.1", "met"),
)
def test_met_or_missed(given, value, state):
    found = judge(target(**given), values({"2024-02-19": value}), "2024-02-19", HUNDRED)
    assert found.state.slug == state
    assert found.position is None  # a level without `from` has no line to follow


@cases(
    "as_of, state",
    ("first-day", "2024-01-01", "not_due"),
    ("january-within-grace", "2024-02-09", "not_due"),
    ("january-closed", "2024-02-10", "unreported"),
    ("day-due", "2024-04-09", "unreported"),
    ("day-after", "2024-04-10", "overdue"),
)
def test_no_value(as_of, state):
    """Once a round is closed a report is overdue, before due and after."""
    for level in (HOLD_85, AT_MOST_55, FROM_90_TO_55):
        found = judge(level, [], as_of, HUNDRED)
        assert (found.state.slug, found.silent) == (state, state != "not_due")


@cases(
    "value, when, as_of, state, silent",
    ("met-first-day-of-the-last-closed-round", "55", "2024-06-01", "2024-07-10", "met", False),
    ("met-day-before-it", "55", "2024-05-31", "2024-07-10", "stale", True),
    ("met-round-within-grace", "55", "2024-05-31", "2024-07-09", "met", False),
    ("missed-in-time", "56", "2024-06-01", "2024-07-10", "missed", False),
    ("missed-and-silent-stays-missed", "56", "2024-05-31", "2024-07-10", "missed", True),
    ("on-the-day-due", "55", "2024-12-01", "2024-12-31", "met", False),
    ("silent-on-the-day-due", "55", "2024-10-31", "2024-12-31", "stale", True),
    ("missed-on-the-day-due", "56", "2024-12-31", "2024-12-31", "missed", False),
)
def test_before_due(value, when, as_of, state, silent):
    """Met (stale when overdue for a report), or missed."""
    found = judge(AT_MOST_55, values({when: value}), as_of, YEAR)
    assert (found.state.slug, found.silent) == (state, silent)


@cases(
    "level, state",
    ("held-at-85", HOLD_85, "missed"),
    ("at-most-55", AT_MOST_55, "met"),
    ("from-90-down-to-55", FROM_90_TO_55, "met"),
)
def test_a_level_that_falls_from_90_to_55(level, state):
    assert judge(level, values({"2024-02-10": "90", "2024-02-19": "55"}), "2024-02-19", HUNDRED).state.slug == state


@cases(
    "given, state, missed",
    ("never-missed", {"2024-01-31": "85", "2024-02-19": "86"}, "met", []),
    ("missed-once-before", {"2024-01-31": "84", "2024-02-19": "85"}, "met", ["2024-01-31"]),
    ("missed-twice-before", {"2024-01-10": "1", "2024-01-31": "84", "2024-02-19": "85"}, "met",
     ["2024-01-10", "2024-01-31"]),
    ("missed-between", {"2024-01-10": "85", "2024-01-31": "84", "2024-02-19": "85"}, "met", ["2024-01-31"]),
    ("missed-before-and-now", {"2024-01-31": "84", "2024-02-19": "84"}, "missed", ["2024-01-31"]),
    ("missed-only-now", {"2024-01-31": "90", "2024-02-19": "55"}, "missed", []),
)  # fmt: skip
def test_earlier_misses_are_counted(given, state, missed):
    found = judge(HOLD_85, values(given), "2024-02-19", HUNDRED)
    assert found.is_reported
    assert (found.state.slug, [reading.date for reading in found.missed]) == (state, [day(when) for when in missed])


@cases(
    "given, as_of, state",
    ("met-on-the-day-due", {"2024-12-31": "55"}, "2025-01-01", "achieved"),
    ("still-open-on-the-day-due", {"2024-12-31": "55"}, "2024-12-31", "met"),
    ("missed-on-the-day-due", {"2024-12-31": "56"}, "2025-01-01", "overdue"),
    ("met-before-missed-at-due", {"2024-11-30": "55", "2024-12-31": "56"}, "2025-01-01", "overdue"),
    ("missed-before-met-at-due", {"2024-11-30": "56", "2024-12-31": "55"}, "2025-01-01", "achieved"),
    ("missed-after-due-is-of-no-account", {"2024-12-31": "55", "2025-01-01": "90"}, "2025-03-31", "achieved"),
    ("met-after-due-is-too-late", {"2024-12-31": "56", "2025-01-01": "50"}, "2025-03-31", "overdue"),
    ("reported-only-after-due", {"2025-01-01": "50"}, "2025-03-31", "overdue"),
    ("never-reported", {}, "2025-01-01", "overdue"),
    ("reported-for-the-last-round-closed-at-due", {"2024-11-01": "55"}, "2025-01-01", "achieved"),
    ("silent-at-due", {"2024-10-31": "55"}, "2025-01-01", "stale"),
    ("silent-at-due-spoke-after", {"2024-10-31": "55", "2025-01-05": "55"}, "2025-03-31", "stale"),
    ("silent-at-due-and-missed", {"2024-10-31": "56"}, "2025-01-01", "overdue"),
    ("silent-since-due-is-of-no-account", {"2024-12-31": "55"}, "2026-06-30", "achieved"),
)
def test_past_due(given, as_of, state):
    """By the latest value dated up to due: achieved, stale if it was overdue for a report at due, else overdue."""
    found = judge(AT_MOST_55, values(given), as_of, YEAR)
    assert found.state.slug == state
    assert not found.late  # 逾期完成 is of totals and milestones


@cases(
    "due, grace, when, state",
    ("own-due-in-time", "2024-06-30", "10", "2024-05-01", "achieved"),
    ("own-due-silent", "2024-06-30", "10", "2024-04-30", "stale"),
    ("round-closed-on-the-day-due", "2024-07-10", "10", "2024-06-01", "achieved"),
    ("round-closed-on-the-day-due-silent", "2024-07-10", "10", "2024-05-31", "stale"),
    ("day-before-the-round-closed", "2024-07-09", "10", "2024-05-31", "achieved"),
    ("no-round-closed-at-due", "2024-02-09", "10", "2024-01-01", "achieved"),
    ("longer-grace", "2024-06-30", "30", "2024-05-01", "achieved"),
    ("longer-grace-one-day-more", "2024-06-30", "31", "2024-04-30", "achieved"),
)
def test_overdue_for_a_report_at_due(due, grace, when, state):
    on = plan("2024-01-01", "2024-12-31", grace_days=grace)
    level = target(at_most="55", due=due)
    assert judge(level, values({when: "55"}), "2024-12-31", on).state.slug == state


@cases(
    "given, when, state",
    ("by-months", {}, "2024-10-31", "stale"),
    ("by-quarters-of-its-own", {"report": "quarter"}, "2024-07-01", "achieved"),
    ("by-quarters-silent", {"report": "quarter"}, "2024-06-30", "stale"),
    ("by-half-years", {"report": "half-year"}, "2024-01-01", "achieved"),
)
def test_past_due_with_a_round_of_its_own(given, when, state):
    assert judge(target(at_most="55", **given), values({when: "55"}), "2025-01-01", YEAR).state.slug == state


@cases(
    "value, gap, state",
    ("down-met", "55", "50", "met"),
    ("down-surpassed", "40", "650/7", "met"),
    ("down-short-in-the-last-place", "55.000001", "17499999/350000", "ahead"),
    ("down-gap-exactly-ahead", "69", "10", "ahead"),
    ("down-on-the-line", "72.5", "0", "on_track"),
    ("down-gap-exactly-behind", "76", "-10", "on_track"),
    ("down-gap-exactly-far-behind", "83", "-30", "behind"),
    ("down-just-beyond", "83.000001", "-10500001/350000", "far_behind"),
    ("down-where-it-began", "90", "-50", "far_behind"),
    ("down-gone-up", "97", "-70", "far_behind"),
)
def test_from_90_down_to_55(value, gap, state):
    """Half-way 72.5 is expected; a fall is progress, so a value above it is a gap below nought."""
    found = judge(FROM_90_TO_55, values({"2024-02-19": value}), "2024-02-19", HUNDRED)
    assert found.position is not None
    assert (found.state.slug, found.position.expected, found.position.gap) == (state, Fraction("72.5"), Fraction(gap))
    assert found.position.share == (90 - Fraction(value)) / 35


@cases(
    "value, state",
    ("up-met", "100", "met"),
    ("up-ahead", "80", "ahead"),
    ("up-gap-exactly-behind", "70", "on_track"),
    ("up-just-below", "69.999999", "behind"),
    ("up-gap-exactly-far-behind", "60", "behind"),
    ("up-far-behind", "59.999999", "far_behind"),
)
def test_from_50_up_to_100(value, state):
    assert judge(FROM_50_TO_100, values({"2024-02-19": value}), "2024-02-19", HUNDRED).state.slug == state


@cases(
    "given, as_of, state, outdated",
    ("met-is-stale", {"2024-01-31": "55"}, "2024-03-10", "stale", False),
    ("ahead-is-stale", {"2024-01-31": "56"}, "2024-03-10", "stale", False),
    ("on-track-is-stale", {"2024-01-31": "70"}, "2024-03-10", "stale", False),
    ("behind-keeps-its-state", {"2024-01-31": "75"}, "2024-03-10", "behind", True),
    ("far-behind-keeps-its-state", {"2024-01-31": "90"}, "2024-03-10", "far_behind", True),
    ("not-silent", {"2024-02-01": "75"}, "2024-03-10", "behind", False),
    ("past-due-met", {"2024-02-01": "55"}, "2024-04-10", "achieved", False),
    ("past-due-met-silent-at-due", {"2024-01-31": "55"}, "2024-04-10", "stale", False),
    ("past-due-not-met", {"2024-04-09": "56"}, "2024-04-10", "overdue", False),
    ("past-due-met-only-after", {"2024-04-09": "56", "2024-04-10": "50"}, "2024-04-10", "overdue", False),
    ("on-the-day-due", {"2024-04-09": "56"}, "2024-04-09", "on_track", False),
)
def test_from_silent_and_past_due(given, as_of, state, outdated):
    """At the end of February, the 60th day, 69 is expected."""
    found = judge(FROM_90_TO_55, values(given), as_of, HUNDRED)
    assert (found.state.slug, found.is_outdated) == (state, outdated)


def test_from_with_plan_points():
    """90 to 80 by the 20th day, 60 by the 70th, 55 on the 100th: on the 45th, 70 is expected."""
    stepped = target(at_most="55", from_="90", plan={"2024-01-20": "80", "2024-03-10": "60"})
    found = judge(stepped, values({"2024-02-14": "73.5"}), "2024-02-14", HUNDRED)
    assert found.position is not None
    assert (found.position.expected, found.position.gap, found.state.slug) == (70, -10, "on_track")


def test_a_quarterly_level_is_met_on_every_day_between_rounds():
    reports = values({"2024-03-31": "55", "2024-06-30": "55"})
    for as_of in ("2024-03-31", "2024-05-31", "2024-07-10", "2024-10-09"):
        assert judge(AT_MOST_55, reports, as_of, BY_QUARTER).state.slug == "met", as_of
    assert judge(AT_MOST_55, reports, "2024-10-10", BY_QUARTER).state.slug == "stale"


def test_a_value_dated_after_as_of_is_not_there_yet():
    reports = [*values({"2024-02-10": "50"}), update("2024-02-20", values={"it": "60"})]
    assert judge(AT_MOST_55, reports, "2024-02-19", HUNDRED).state.slug == "met"
    assert judge(AT_MOST_55, reports, "2024-02-20", HUNDRED).state.slug == "missed"
