"""Fail when the data is older than a reporting round and its days of grace: for a daily check. Only here is a clock."""

import argparse
from datetime import date, datetime, timedelta, timezone

from tracker.assess.rounds import last_closed
from tracker.command import Context
from tracker.load import load
from tracker.model.fields import day
from tracker.model.measures import due_of
from tracker.model.periods import DAY, Period
from tracker.model.tracker import Tracker
from tracker.pages.words import long_date, period_words
from tracker.read.files import Folder
from tracker.say import fail, say

CHINA = timezone(timedelta(hours=8))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("--today", type=day, metavar="DAY", help="the day to judge at (default: today)")


def run(context: Context) -> int:
    """Say whether the data is fresh; 1 where it is not."""
    tracker, _ = load(Folder(context.root))
    today = context.options.today or datetime.now(CHINA).date()
    as_of, missing = tracker.head.as_of, missing_round(tracker, today)
    if missing is None:
        ended = "；方案已经结束，不再检查" if is_over(tracker, today) else ""
        say(f"数据没有过期：数据截止日期是{long_date(as_of)}{ended}。")
        return 0
    until = long_date(missing.end + timedelta(days=tracker.plan.grace_days))
    fail(
        f"数据过期：{period_words(missing)}的填报应在{until}前完成，数据截止日期仍是{long_date(as_of)}。"
        f"请督查部门收齐填报，把 data/progress.yaml 里的 as_of 改为 {missing.end}。"
    )
    return 1


def last_due(tracker: Tracker) -> date:
    """The day on which the plan, and whatever is due after it, has ended."""
    dues = (due_of(target, tracker.plan.end) for measure in tracker.measures for target in measure.targets)
    return max(tracker.plan.end, *dues)


def is_over(tracker: Tracker, today: date) -> bool:
    """Whether nothing is left to report: all has ended, and as_of is past that."""
    return last_due(tracker) < min(today, tracker.head.as_of)


def missing_round(tracker: Tracker, today: date) -> Period | None:
    """The latest round that is closed today and that as_of does not reach; None where there is none.

    After the end one more round is enough: on its last day every target has been judged.
    """
    cadence = tracker.plan.report
    after_the_end = Period.containing(last_due(tracker) + DAY, cadence)
    latest = min(last_closed(cadence, tracker.plan.grace_days, today), after_the_end)
    if latest.start < tracker.plan.start or latest.end <= tracker.head.as_of or is_over(tracker, today):
        return None
    return latest
