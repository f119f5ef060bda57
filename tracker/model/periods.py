"""Calendar periods: the weeks, months, quarters, half-years and years that promises and reports go by."""

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

DAY = timedelta(days=1)


class Cadence(StrEnum):
    """How often something recurs, as typed under `every` and `report`."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"

    @property
    def word(self) -> str:
        """The printed word, as in 每月."""
        return {"week": "周", "month": "月", "quarter": "季度", "half-year": "半年", "year": "年"}[self.value]

    @property
    def example(self) -> str:
        """A period of this cadence, as staff type it."""
        return {"week": "2024-W27", "month": "2024-07", "quarter": "2024-Q3", "half-year": "2024-H2", "year": "2024"}[
            self.value
        ]


MONTHS = {Cadence.MONTH: 1, Cadence.QUARTER: 3, Cadence.HALF_YEAR: 6, Cadence.YEAR: 12}
MARK = {Cadence.QUARTER: "Q", Cadence.HALF_YEAR: "H"}
KEYS = {
    Cadence.WEEK: re.compile(r"(\d{4})-W(\d{2})", re.ASCII),
    Cadence.MONTH: re.compile(r"(\d{4})-(\d{2})", re.ASCII),
    Cadence.QUARTER: re.compile(r"(\d{4})-Q([1-4])", re.ASCII),
    Cadence.HALF_YEAR: re.compile(r"(\d{4})-H([12])", re.ASCII),
    Cadence.YEAR: re.compile(r"(\d{4})()", re.ASCII),
}


class Period(NamedTuple):
    """A whole calendar period: its first and its last day, and its cadence. Sorts by date."""

    start: date
    end: date
    cadence: Cadence

    @property
    def key(self) -> str:
        """The period as staff type it: 2024-W27, 2024-07, 2024-Q3, 2024-H2, 2024."""
        if self.cadence is Cadence.WEEK:
            year, week, _ = self.start.isocalendar()
            return f"{year:04}-W{week:02}"
        if self.cadence is Cadence.YEAR:
            return f"{self.start.year:04}"
        part = (self.start.month - 1) // MONTHS[self.cadence] + 1
        mark = MARK.get(self.cadence)
        return f"{self.start.year:04}-{mark}{part}" if mark else f"{self.start.year:04}-{part:02}"

    @classmethod
    def containing(cls, day: date, cadence: Cadence) -> "Period":
        """The period of a cadence that a day lies in; weeks are ISO weeks, from Monday."""
        if cadence is Cadence.WEEK:
            monday = day - timedelta(days=day.weekday())
            return cls(monday, monday + timedelta(days=6), cadence)
        length = MONTHS[cadence]
        first = (day.month - 1) // length * length + 1
        year, month = divmod(day.year * 12 + first - 1 + length, 12)
        return cls(date(day.year, first, 1), date(year, month + 1, 1) - DAY, cadence)

    @classmethod
    def parse(cls, text: str) -> "Period | None":
        """The period that a key names, or None where it names none (2024-13, 2025-W53)."""
        for cadence, pattern in KEYS.items():
            found = pattern.fullmatch(text)
            if found is None:
                continue
            year, part = int(found[1]), int(found[2] or 1)
            try:
                if cadence is Cadence.WEEK:
                    return cls.containing(date.fromisocalendar(year, part, 1), cadence)
                return cls.containing(date(year, (part - 1) * MONTHS[cadence] + 1, 1), cadence)
            except (ValueError, OverflowError):
                return None
        return None

    def following(self) -> "Period":
        """The next period of the same cadence."""
        return Period.containing(self.end + DAY, self.cadence)


@lru_cache(maxsize=1000)
def whole_periods(cadence: Cadence, first: date, last: date) -> tuple[Period, ...]:
    """The periods of a cadence that lie wholly between two days, both included, in order."""
    found = []
    period = Period.containing(first, cadence)
    if period.start < first:
        period = period.following()
    while period.end <= last:
        found.append(period)
        period = period.following()
    return tuple(found)
