"""Records made from plain text, as the YAML reader would hand it over, and the shape of the tables of cases."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from tracker.assess.case import TargetAssessment
from tracker.assess.measure import MeasureAssessment, assess_measure
from tracker.model.measures import Measure, Target
from tracker.model.plan import Plan
from tracker.model.progress import Update

Text = str | Mapping[str, Any] | Sequence[Any]

MEASURE = {"number": "1", "chapter": "1", "title": "一条举措", "lead": ["发展运行部"]}
PLAN = {
    "title": "一个方案",
    "short_title": "方案",
    "issuer": "沣东新城",
    "source": {"title": "《一个方案》"},
    "chapters": [{"number": "1", "slug": "one", "title": "第一章"}],
}


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(first: str, last: str) -> list[date]:
    """Every day from the first to the last."""
    return [day(first) + timedelta(days=i) for i in range((day(last) - day(first)).days + 1)]


def plan(start: str, end: str, **given: Text) -> Plan:
    """A plan; `report` is monthly, `grace_days` 10 and `pace` 10, −10, −30 unless given."""
    return Plan.model_validate({**PLAN, "start": start, "end": end, **given})


def target(**given: Text) -> Target:
    """A target named `it`; its unit is 家 unless it is a milestone. `from_` is typed `from`."""
    given = {key.rstrip("_"): value for key, value in given.items()}
    figures = {"at_least", "more_than", "at_most", "less_than"}
    unit = {"unit": "家"} if figures & given.keys() else {}
    return Target.model_validate({"id": "it", "name": "一项指标", **unit, **given})


def measure(*targets: Target, **given: Text) -> Measure:
    return Measure.model_validate({**MEASURE, "targets": targets or (target(),), **given})


def update(when: str, **given: Text) -> Update:
    """An update true of a day; it has a note, so that nothing else is needed."""
    return Update.model_validate({"date": when, "note": "进展。", **given})


def values(dated: Mapping[str, Text]) -> list[Update]:
    """An update for each date with a value of the target `it`."""
    return [update(when, values={"it": value}) for when, value in dated.items()]


def judge_measure(
    targets: Sequence[Target], updates: Sequence[Update], as_of: str | date, on: Plan, **given: Text
) -> MeasureAssessment:
    """Judge a measure of these targets at a day."""
    return assess_measure(measure(*targets, **given), on, updates, day(as_of) if isinstance(as_of, str) else as_of)


def judge(given: Target, updates: Sequence[Update], as_of: str | date, on: Plan) -> TargetAssessment:
    """Judge a target at a day, in a measure of its own."""
    return judge_measure([given], updates, as_of, on).targets[0]


def cases(names: str, *rows: tuple[Any, ...]) -> pytest.MarkDecorator:
    """A table of cases: each row begins with its id, then has a cell for each of the names."""
    return pytest.mark.parametrize(names, [pytest.param(*cells, id=name) for name, *cells in rows])


# A plan of 100 days and, for a target of 100, an expected value that is the number of the day: 10 on 01-10, 50 on
# 02-19, 91 on 03-31, 100 on 04-09. January is closed on 02-10, February on 03-10, March only after the plan's end.
HUNDRED = plan("2024-01-01", "2024-04-09")
# A leap year, by months: a month is closed on the 10th of the next. For a target of 366 the expected value is the
# number of the day: 182 on 06-30.
YEAR = plan("2024-01-01", "2024-12-31")
BY_QUARTER = plan("2024-01-01", "2024-12-31", report="quarter")
BY_HALF_YEAR = plan("2024-01-01", "2024-12-31", report="half-year")
