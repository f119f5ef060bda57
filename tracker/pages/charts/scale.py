"""Axes: round figures up, the beginnings of months across."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from tracker.model.periods import Cadence, whole_periods
from tracker.pages.charts.plot import Tick, place

TICKS = 5
STEPS = (1, 2, 3, 6, 12)


def scale(values: Iterable[Fraction]) -> list[Fraction]:
    """Round figures that span some values and 0, three to six of them, evenly apart: a height is as tall as its value."""
    found = [Fraction(0), *values]
    low, high = min(found), max(found)
    step = nice((high - low) / 4) if low < high else Fraction(1)
    first = low // step
    last = max(-((-high) // step), first + 1)
    return [step * count for count in range(int(first), int(last) + 1)]


def nice(step: Fraction) -> Fraction:
    """The next of 1, 2, 5, 10, 20, 50 … (or their tenths) that is not below a step."""
    power = Fraction(1)
    while power * 10 <= step:
        power *= 10
    while power > step:
        power /= 10
    return next(power * times for times in (1, 2, 5, 10) if power * times >= step)


def trimmed(value: Fraction) -> Decimal:
    """A round figure without needless decimals."""
    shown = Decimal(value.numerator) / Decimal(value.denominator)
    return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown.normalize()


@cache
def month_ticks(first: date, last: date) -> tuple[Tick, ...]:
    """The beginnings of some months between two days, few enough to be read."""
    months = [month.start for month in whole_periods(Cadence.MONTH, first.replace(day=1), last) if month.start >= first]
    apart = next((step for step in STEPS if len(months) <= step * TICKS), 12)
    shown = months[::apart]
    several = len({month.year for month in shown}) > 1
    return tuple(
        Tick(
            place(Fraction((month - first).days, (last - first).days)),
            f"{month.year}年{month.month}月" if several else f"{month.month}月",
        )
        for month in shown
    )
