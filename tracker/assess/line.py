"""The line a target should follow, and how far a value is off it. Exact fractions throughout."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from tracker.model.measures import Target
from tracker.model.periods import DAY


def elapsed(day: date, start: date, due: date) -> Fraction:
    """The share of the time from start to due, both included, that has passed on a day: 0 to 1."""
    share = Fraction((day - start).days + 1, (due - start).days + 1)
    return min(max(share, Fraction(0)), Fraction(1))


def expected(target: Target, day: date, start: date, due: date) -> Fraction:
    """The value expected on a day, in the target's unit.

    Straight lines through `from` on the day before the start, the plan points, and the figure on the day it is due.
    """
    points = [(start - DAY, target.base), *sorted(target.plan.items()), (due, target.figure)]
    day = min(max(day, points[0][0]), due)
    for (first, low), (last, high) in pairwise(points):
        if day <= last:
            return Fraction(low) + Fraction((day - first).days, (last - first).days) * (Fraction(high) - Fraction(low))
    raise AssertionError("a day is at most the day due")


def share(target: Target, value: Decimal | Fraction) -> Fraction:
    """How much of the way from `from` to the figure a value is: 0 at `from`, 1 at the figure."""
    return (Fraction(value) - Fraction(target.base)) / (Fraction(target.figure) - Fraction(target.base))


def gap(target: Target, value: Decimal, expectation: Fraction) -> Fraction:
    """How far a value is ahead (+) of what was expected or behind it (−), in points of the whole way."""
    return 100 * (Fraction(value) - expectation) / (Fraction(target.figure) - Fraction(target.base))
