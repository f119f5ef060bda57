"""Reporting rounds: which is the last that should have been reported, and who was silent."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

from tracker.model.measures import Target
from tracker.model.periods import DAY, Cadence, Period
from tracker.model.plan import Plan


def is_closed(period: Period, plan: Plan, as_of: date) -> bool:
    """Whether a period ended at least the days of grace before a day."""
    return period.end + timedelta(days=plan.grace_days) <= as_of


def last_closed_round(target: Target, plan: Plan, as_of: date) -> Period | None:
    """The latest whole round since the plan's start that is closed at a day, or None."""
    latest = last_closed(target.report or plan.report, plan.grace_days, as_of)
    return latest if latest.start >= plan.start else None


@cache
def last_closed(cadence: Cadence, grace_days: int, as_of: date) -> Period:
    """The latest period of a cadence that ended at least so many days before a day."""
    latest = Period.containing(as_of - timedelta(days=grace_days), cadence)
    return (
        latest if latest.end + timedelta(days=grace_days) <= as_of else Period.containing(latest.start - DAY, cadence)
    )


def is_silent(days: Iterable[date], closed: Period | None) -> bool:
    """Whether no day reported on lies in or after the last closed round: 应报未报."""
    return closed is not None and not any(day >= closed.start for day in days)
