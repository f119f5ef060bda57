"""The line a target should follow, and how far a value is off it. Exact fractions throughout."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise

from tracker.model.measures import Target
from tracker.model.periods import DAY


@cache
def exact(value: Decimal) -> Fraction:
    """A figure as a fraction."""
    return Fraction(value)


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
            gone, left = (day - first).days, (last - day).days
            return (exact(low) * left + exact(high) * gone) / (gone + left)
    raise AssertionError("a day is at most the day due")


def way(target: Target) -> Fraction:
    """The whole way from `from` to the figure, in the target's unit; below 0 where it is to fall."""
    return exact(target.figure) - exact(target.base)


def share(target: Target, value: Decimal | Fraction) -> Fraction:
    """How much of the way from `from` to the figure a value is: 0 at `from`, 1 at the figure."""
    return (Fraction(value) - exact(target.base)) / way(target)


def gap(target: Target, value: Decimal, expectation: Fraction) -> Fraction:
    """How far a value is ahead (+) of what was expected or behind it (−), in points of the whole way."""
    return 100 * (exact(value) - expectation) / way(target)
