"""Calendar periods: keys, their borders, and how whole ones fill a stretch of time."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.steady import steady
from tracker.model.periods import DAY, Cadence, Period, whole_periods

days = st.dates(date(1990, 1, 1), date(2199, 12, 31))
cadences = st.sampled_from(list(Cadence))
periods = st.builds(Period.containing, days, cadences)


def key_of(day: date, cadence: Cadence) -> str:
    """What a day's period is called, by the calendar of the standard library."""
    year, week, _ = day.isocalendar()
    return {
        Cadence.WEEK: f"{year}-W{week:02}",
        Cadence.MONTH: f"{day:%Y-%m}",
        Cadence.QUARTER: f"{day.year}-Q{(day.month + 2) // 3}",
        Cadence.HALF_YEAR: f"{day.year}-H{1 if day.month <= 6 else 2}",
        Cadence.YEAR: f"{day.year}",
    }[cadence]


@pytest.mark.parametrize(
    ("key", "first", "last"),
    [
        ("2024-W27", "2024-07-01", "2024-07-07"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2021-W01", "2021-01-04", "2021-01-10"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2024-07", "2024-07-01", "2024-07-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2100-02", "2100-02-01", "2100-02-28"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-H2", "2024-07-01", "2024-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
    ],
)
def test_keys(key, first, last):
    period = Period.parse(key)
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat(), period.key) == (first, last, key)


@pytest.mark.parametrize(
    "text",
    [
        *("", "24", "202", "20240", "2024-", "2024-7", "2024-00", "2024-13", "2024-Q0", "2024-Q5", "2024-H0"),
        *("2024-H3", "2024-W00", "2024-W1", "2024-W54", "2025-W53", "2024W27", "2024-w27", "2024-q3", "2024-M07"),
        *("2024-07-01", " 2024-07", "2024-07 ", "2024-07\n", "２０２４-07", "2024-０７", "٢٠٢٤", "-2024", "+2024"),
        *("2024年7月", "0000", "0000-01", "9999-W52", "9999-12", "9999-Q4", "9999-H2", "9999"),
    ],
    ids=repr,
)
def test_what_names_no_period(text):
    """A key is typed in one way only: two spellings of one period would be two values of it."""
    assert Period.parse(text) is None


@steady(500)
@given(periods)
def test_a_period_is_found_again_by_its_key(period):
    assert Period.parse(period.key) == period


@steady(500)
@given(st.one_of(st.text(max_size=12), st.from_regex(r"\d{4}(-(W\d\d|\d\d|Q\d|H\d))?", fullmatch=True)))
def test_what_names_a_period_is_its_key(text):
    period = Period.parse(text)
    assert period is None or period.key == text


@steady(500)
@given(days, cadences)
def test_the_period_containing_a_day(day, cadence):
    """It is the longest run of days around the day that bear its key."""
    period = Period.containing(day, cadence)
    assert period.start <= day <= period.end
    assert (period.cadence, period.key) == (cadence, key_of(day, cadence))
    assert key_of(period.start, cadence) == key_of(period.end, cadence) == period.key
    assert key_of(period.start - DAY, cadence) != period.key != key_of(period.end + DAY, cadence)


@steady(300)
@given(days, cadences, st.integers(0, 365))
def test_every_day_of_a_period_is_in_it(day, cadence, later):
    period = Period.containing(day, cadence)
    other = min(period.start + timedelta(days=later), period.end)
    assert Period.containing(other, cadence) == period


@steady(300)
@given(periods)
def test_the_following_period_begins_the_day_after(period):
    following = period.following()
    assert (following.start, following.cadence) == (period.end + DAY, period.cadence)
    assert Period.containing(following.end, period.cadence) == following


@steady(300)
@given(days, st.integers(-40, 1200), cadences)
def test_whole_periods_fill_the_time_between_two_days(first, length, cadence):
    """Each lies between the days, one follows the other, and what is left at either end is less than one."""
    last = first + timedelta(days=length)
    found = list(whole_periods(cadence, first, last))
    for period in found:
        assert first <= period.start <= period.end <= last
        assert Period.containing(period.start, cadence) == period
    for earlier, later in pairwise(found):
        assert later == earlier.following()
    inside = {
        key_of(day, cadence)
        for day in (first + timedelta(days=i) for i in range(length + 1))
        if first <= Period.containing(day, cadence).start and Period.containing(day, cadence).end <= last
    }
    assert {period.key for period in found} == inside
    assert len(found) == len(inside)
