"""A recurring target: each whole period between start and due, once closed, is met or not by its own value."""

from tests.assess.build import YEAR, cases, judge, plan, target, update, values

MONTHLY = target(at_least="1", every="month")
MONTHS = [f"2024-{month:02}" for month in range(1, 13)]


def all_but(*missing: str) -> dict[str, str]:
    """A value of 1 for each month of 2024 but these."""
    return {month: "1" for month in MONTHS if month not in missing}


@cases(
    "given, as_of, state, met, closed",
    ("none-closed", {}, "2024-02-09", "not_due", 0, 0),
    ("none-closed-though-reported", {"2024-01": "1"}, "2024-02-09", "not_due", 0, 0),
    ("first-closed-exactly-met", {"2024-01": "1"}, "2024-02-10", "on_track", 1, 1),
    ("first-closed-exactly-none", {}, "2024-02-10", "gaps", 0, 1),
    ("first-closed-short", {"2024-01": "0.999999"}, "2024-02-10", "gaps", 0, 1),
    ("one-short-of-several", all_but("2024-03"), "2024-09-30", "gaps", 7, 8),
    ("none-met-of-several", {}, "2024-09-30", "gaps", 0, 8),
    ("all-so-far", all_but("2024-09", "2024-10", "2024-11", "2024-12"), "2024-09-30", "on_track", 8, 8),
    ("september-closed", all_but("2024-09", "2024-10", "2024-11", "2024-12"), "2024-10-10", "gaps", 8, 9),
    ("september-within-grace", all_but("2024-09", "2024-10", "2024-11", "2024-12"), "2024-10-09", "on_track", 8, 8),
    ("past-due-last-within-grace", all_but(), "2025-01-09", "on_track", 11, 11),
    ("past-due-last-within-grace-unreported", all_but("2024-12"), "2025-01-09", "on_track", 11, 11),
    ("past-due-none-met-last-within-grace", {}, "2025-01-09", "gaps", 0, 11),
    ("all-closed-all-met", all_but(), "2025-01-10", "achieved", 12, 12),
    ("all-closed-last-missing", all_but("2024-12"), "2025-01-10", "gaps", 11, 12),
    ("all-closed-only-one-met", {"2024-06": "1"}, "2025-01-10", "gaps", 1, 12),
    ("all-closed-none-met", {}, "2025-01-10", "overdue", 0, 12),
    ("all-closed-all-short", dict.fromkeys(MONTHS, "0"), "2025-01-10", "overdue", 0, 12),
    ("all-closed-long-after", all_but(), "2026-06-30", "achieved", 12, 12),
)
def test_months(given, as_of, state, met, closed):
    """None closed; all closed: every one, none, or some met; one or more closed ones short; else."""
    found = judge(MONTHLY, [update("2024-01-31", values={"it": given})] if given else [], as_of, YEAR)
    assert (found.state.slug, found.met_periods, len(found.closed_periods)) == (state, met, closed)


@cases(
    "given, value, met",
    ("at-least-exactly", {"at_least": "2"}, "2", True),
    ("at-least-short", {"at_least": "2"}, "1.999999", False),
    ("more-than-exactly", {"more_than": "2"}, "2", False),
    ("more-than", {"more_than": "2"}, "2.000001", True),
    ("decimal", {"at_least": "0.3"}, "0.30", True),
)
def test_a_period_is_met_by_its_own_value(given, value, met):
    found = judge(target(every="month", **given), values({"2024-01-31": {"2024-01": value}}), "2024-02-10", YEAR)
    assert [(result.period.key, result.met) for result in found.closed_periods] == [("2024-01", met)]


def test_a_surplus_makes_up_for_nothing():
    found = judge(MONTHLY, values({"2024-02-29": {"2024-01": "0", "2024-02": "5"}}), "2024-03-10", YEAR)
    assert (found.state.slug, found.met_periods) == ("gaps", 1)


def test_a_period_without_a_value_is_told_from_one_with_nought():
    found = judge(MONTHLY, values({"2024-01-31": {"2024-01": "0"}}), "2024-03-10", YEAR)
    assert [result.value for result in found.closed_periods] == [0, None]


@cases(
    "reports, as_of, met",
    ("later-date-higher", {"2024-01-31": {"2024-01": "0"}, "2024-02-29": {"2024-01": "1"}}, "2024-03-10", [True]),
    ("later-date-lower", {"2024-01-31": {"2024-01": "1"}, "2024-02-29": {"2024-01": "0"}}, "2024-03-10", [False]),
    ("later-date-first-in-the-file", {"2024-02-29": {"2024-01": "0"}, "2024-01-31": {"2024-01": "1"}}, "2024-03-10",
     [False]),
    ("later-date-says-nothing-of-it", {"2024-01-31": {"2024-01": "1"}, "2024-02-29": {"2024-02": "0"}}, "2024-03-10",
     [True]),
    ("later-date-after-as-of", {"2024-01-31": {"2024-01": "1"}, "2024-03-11": {"2024-01": "0"}}, "2024-03-10", [True]),
)  # fmt: skip
def test_for_a_period_the_value_of_the_latest_date_counts(reports, as_of, met):
    found = judge(MONTHLY, values(reports), as_of, YEAR)
    assert [result.met for result in found.closed_periods if result.period.key == "2024-01"] == met


def test_the_latest_date_counts_not_the_latest_filing():
    reports = [
        update("2024-02-29", filed="2024-03-01", values={"it": {"2024-01": "1"}}),
        update("2024-01-31", filed="2024-03-05", values={"it": {"2024-01": "0"}}),
    ]
    assert judge(MONTHLY, reports, "2024-03-09", YEAR).state.slug == "on_track"


def test_a_short_value_of_an_open_period_is_not_held_against_it():
    reports = values({"2024-02-20": {"2024-01": "1", "2024-02": "0"}})
    assert judge(MONTHLY, reports, "2024-03-09", YEAR).state.slug == "on_track"
    assert judge(MONTHLY, reports, "2024-03-10", YEAR).state.slug == "gaps"


@cases(
    "start, due, every, keys",
    ("months-of-a-year", "2024-01-01", "2024-12-31", "month", MONTHS),
    ("month-begun-before-the-start", "2024-01-02", "2024-03-31", "month", ["2024-02", "2024-03"]),
    ("month-not-over-by-due", "2024-01-01", "2024-03-30", "month", ["2024-01", "2024-02"]),
    ("leap-day-due", "2024-01-01", "2024-02-29", "month", ["2024-01", "2024-02"]),
    ("day-before-leap-day-due", "2024-01-01", "2024-02-28", "month", ["2024-01"]),
    ("common-february", "2023-01-01", "2023-02-28", "month", ["2023-01", "2023-02"]),
    ("quarters", "2024-01-01", "2024-12-31", "quarter", ["2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4"]),
    ("quarter-begun-before-the-start", "2024-02-01", "2024-12-30", "quarter", ["2024-Q2", "2024-Q3"]),
    ("half-years", "2024-01-01", "2024-12-31", "half-year", ["2024-H1", "2024-H2"]),
    ("half-year-not-over-by-due", "2024-01-01", "2024-12-30", "half-year", ["2024-H1"]),
    ("half-years-over-two", "2024-07-01", "2025-06-30", "half-year", ["2024-H2", "2025-H1"]),
    ("years", "2024-01-01", "2025-12-31", "year", ["2024", "2025"]),
    ("weeks-begun-on-a-wednesday", "2020-01-01", "2020-01-19", "week", ["2020-W02", "2020-W03"]),
    ("weeks-over-a-year-s-end-w53", "2020-12-21", "2021-01-10", "week", ["2020-W52", "2020-W53", "2021-W01"]),
    ("week-53-not-over-by-the-year-s-end", "2020-12-21", "2020-12-31", "week", ["2020-W52"]),
    ("week-1-begins-in-december", "2024-12-23", "2025-01-05", "week", ["2024-W52", "2025-W01"]),
    ("week-53-of-2026", "2026-12-28", "2027-01-03", "week", ["2026-W53"]),
    ("leap-day-in-a-week", "2024-02-26", "2024-03-03", "week", ["2024-W09"]),
)
def test_whole_periods(start, due, every, keys):
    """Whole periods between start and due, both days included; weeks are ISO weeks."""
    recurring = target(at_least="1", every=every, due=due)
    found = judge(recurring, [], "2029-12-31", plan(start, "2028-12-31"))
    assert [result.period.key for result in found.periods] == keys
    assert (found.state.slug, len(found.closed_periods)) == ("overdue", len(keys))


def test_the_weeks_of_2024():
    """52 whole weeks: 2024-12-30 and 31 lie in the first week of 2025."""
    weekly = target(at_least="1", every="week")
    keys = [result.period.key for result in judge(weekly, [], "2024-01-01", YEAR).periods]
    assert keys == [f"2024-W{week:02}" for week in range(1, 53)]


@cases(
    "every, grace, as_of, closed",
    ("week-within-grace", "week", "10", "2024-01-16", 0),
    ("week-exactly-grace-days-ago", "week", "10", "2024-01-17", 1),
    ("week-one-day-of-grace", "week", "1", "2024-01-08", 1),
    ("quarter-within-grace", "quarter", "10", "2024-04-09", 0),
    ("quarter-exactly-grace-days-ago", "quarter", "10", "2024-04-10", 1),
    ("half-year-within-grace", "half-year", "10", "2024-07-09", 0),
    ("half-year-exactly-grace-days-ago", "half-year", "10", "2024-07-10", 1),
    ("leap-february-one-day-of-grace", "month", "1", "2024-03-01", 2),
    ("leap-february-ends-on-as-of", "month", "1", "2024-02-29", 1),
    ("year-within-grace", "year", "10", "2025-01-09", 0),
    ("year-exactly-grace-days-ago", "year", "10", "2025-01-10", 1),
)
def test_closed_by_grace_days(every, grace, as_of, closed):
    """A period is closed when it ended at least grace_days before as_of, whatever the reporting round."""
    on = plan("2024-01-01", "2024-12-31", grace_days=grace, report="half-year")
    found = judge(target(at_least="1", every=every), [], as_of, on)
    assert len(found.closed_periods) == closed


@cases(
    "given, as_of, state",
    ("half-done-while-open", {"2024-H1": "1"}, "2024-12-31", "on_track"),
    ("half-done-and-closed", {"2024-H1": "1"}, "2025-01-10", "gaps"),
    ("both-done", {"2024-H1": "1", "2024-H2": "1"}, "2025-01-10", "achieved"),
    ("neither-done", {}, "2025-01-10", "overdue"),
)
def test_half_years(given, as_of, state):
    reports = values({"2024-12-31": given}) if given else []
    assert judge(target(at_least="1", every="half-year"), reports, as_of, YEAR).state.slug == state


@cases(
    "given, as_of, state",
    ("all-closed-before-due-met", {"2024-Q1": "1"}, "2024-04-10", "achieved"),
    ("all-closed-before-due-not-met", {}, "2024-04-10", "overdue"),
)
def test_the_last_whole_period_may_close_before_due(given, as_of, state):
    quarterly = target(at_least="1", every="quarter", due="2024-06-29")
    assert judge(quarterly, values({"2024-03-31": given}) if given else [], as_of, YEAR).state.slug == state


@cases(
    "reports, as_of, silent, reported",
    ("first-day-of-the-last-closed-round", [("2024-06-01", {"2024-05": "1"})], "2024-07-10", False, True),
    ("day-before-it", [("2024-05-31", {"2024-05": "1"})], "2024-07-10", True, True),
    ("round-within-grace", [("2024-05-31", {"2024-05": "1"})], "2024-07-09", False, True),
    ("filed-late", [("2024-05-31", {"2024-05": "0"})], "2024-07-10", True, True),
    ("later-one-without-a-value", [("2024-06-30", {"2024-05": "1"}), ("2024-07-01", {})], "2024-07-10", False, True),
    ("an-update-without-a-value", [("2024-06-30", {})], "2024-07-10", True, False),
    ("nothing", [], "2024-07-10", True, False),
    ("no-round-closed", [], "2024-02-09", False, False),
    ("the-last-period-is-still-open", [], "2025-01-09", True, False),
    ("every-period-is-closed", [], "2025-01-10", False, False),
)
def test_overdue_for_a_report(reports, as_of, silent, reported):
    """No value dated in or after the last closed round, as for any figure; once every period is closed none is owed."""
    updates = [update(when, filed="2024-07-31", values={"it": given} if given else {}) for when, given in reports]
    found = judge(MONTHLY, updates, as_of, YEAR)
    assert (found.silent, found.is_reported) == (silent, reported)


def test_silence_is_told_by_its_gaps():
    """No value for long: a recurring target is never stale or unreported, its closed periods are short."""
    reports = values({"2024-01-31": {"2024-01": "1"}})
    states = [judge(MONTHLY, reports, as_of, YEAR).state.slug for as_of in ("2024-03-09", "2024-03-10", "2024-12-31")]
    assert states == ["on_track", "gaps", "gaps"]
