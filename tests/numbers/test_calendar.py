"""Days and periods at the edges of years, of weeks and of plans, through the whole generator."""

import pytest

from tests.messages.broken import miniature, problems_of
from tests.numbers.plan import changes

WEEKLY = "{id: it, name: 走访, at_least: 1, unit: 次, every: week}"
FIRMS = "{id: it, name: 企业, at_least: 100, unit: 家}"
LEVEL = "{id: it, name: 满意度, at_least: 90, unit: 分, kind: level}"
DONE = "{id: it, name: 印发方案}"


def of(cadence: str) -> str:
    return WEEKLY.replace("week", cadence)


def periods(day: str, *keys: str) -> str:
    return f"{{date: {day}, note: 进展。, values: {{it: {{{', '.join(f'{key}: 1' for key in keys)}}}}}}}"


@pytest.mark.parametrize(
    ("plan", "cadence", "keys"),
    [
        (("2020-12-21", "2021-01-10"), "week", ["2020-W52", "2020-W53", "2021-W01"]),
        (("2026-12-21", "2027-01-10"), "week", ["2026-W52", "2026-W53", "2027-W01"]),
        (("2024-12-23", "2025-01-12"), "week", ["2024-W52", "2025-W01", "2025-W02"]),
        (("2023-11-01", "2024-02-29"), "month", ["2023-11", "2023-12", "2024-01", "2024-02"]),
        (("2023-11-15", "2024-02-28"), "month", ["2023-12", "2024-01"]),
        (("2023-07-01", "2024-06-30"), "quarter", ["2023-Q3", "2023-Q4", "2024-Q1", "2024-Q2"]),
        (("2023-07-01", "2024-06-30"), "half-year", ["2023-H2", "2024-H1"]),
        (("2023-07-01", "2025-06-30"), "year", ["2024"]),
    ],
)
def test_periods_across_a_year_s_end(built, plan, cadence, keys):
    end = plan[1]
    site = built(plan, end, of(cadence), periods(end, *keys))
    assert [period["period"] for period in site.target["periods"]] == keys
    assert all(period["met"] for period in site.target["periods"])
    page = site.text("measures/1/index.html")
    assert page.count('<rect class="met"') + page.count('<rect class="open"') >= 1
    assert all(f",{key},1," in site.text("data/updates.csv") for key in keys)


@pytest.mark.parametrize(("year", "key"), [("2020", "2020-W53"), ("2026", "2026-W53")])
def test_week_53_counts_where_there_is_one(built, year, key):
    """All weeks of the year but the last are reported: the last is missed."""
    plan = (f"{year}-01-01", f"{int(year) + 1}-01-03")
    weeks = [f"{year}-W{week:02}" for week in range(2, 53)]
    site = built(plan, f"{int(year) + 1}-01-31", WEEKLY, periods(f"{int(year) + 1}-01-03", *weeks))
    assert site.target["state"] == "gaps"
    assert [one["period"] for one in site.target["periods"] if not one["met"]] == [key]


def test_there_is_no_week_53_of_2024():
    found = problems_of(
        miniature(changes(("2024-01-01", "2025-01-05"), "2025-01-05", WEEKLY, periods("2025-01-05", "2024-W53")))
    )
    assert [problem.code for problem in found] == ["bad-period"]


TWO = ("2023-01-01", "2024-12-31")


def test_a_plan_of_two_years_says_which_year(built):
    updates = "\n".join(
        f"{{date: {day}, note: 进展。, values: {{it: {value}}}}}"
        for day, value in (("2023-12-31", 40), ("2024-06-30", 60))
    )
    site = built(TWO, "2024-07-31", FIRMS, updates)
    assert site.target["expected"] == {"date": "2024-06-30", "value": site.target["expected"]["value"]}
    assert str(site.target["expected"]["value"]) == "74.829001"
    assert site.target["state"] == "behind"
    assert "2023年12月31日" in site.page
    assert "至6月30日应达75，实为60" in site.page
    early = built(TWO, "2024-01-31", FIRMS, updates.splitlines()[0])
    assert "至2023年12月31日应达50，实为40" in early.page
    assert "从2023年1月到2024年7月" in site.text("index.html")
    assert "<b>2024年1月</b>" in site.text("measures/1/index.html")


def test_what_is_late_by_a_year_says_so(built):
    due = FIRMS.replace("unit", "due: 2023-06-30, unit")
    late = "{date: 2024-06-30, note: 进展。, values: {it: 100}}"
    site = built(TWO, "2024-07-31", due, late)
    assert (site.target["state"], site.target["late"]) == ("achieved", True)
    assert "晚于2023年6月30日的期限" in site.page


@pytest.mark.parametrize(
    ("targets", "value"), [(FIRMS, "values: {it: 100}"), (LEVEL, "values: {it: 90}"), (DONE, "done: [it]")]
)
@pytest.mark.parametrize("day", ["2024-02-29", "2024-12-31"])
def test_a_plan_of_one_day(built, targets, value, day):
    site = built((day, day), day, targets, f"{{date: {day}, note: 完成。, {value}}}")
    assert site.target["state"] in ("achieved", "met")
    silent = built((day, day), day, targets)
    assert silent.target["state"] == "not_due"


def test_the_day_after_a_plan_of_one_day_it_is_overdue(built):
    site = built(("2024-02-29", "2024-02-29"), "2024-03-01", FIRMS)
    assert site.target["state"] == "overdue"
    assert "2024年2月29日" in site.page


def test_a_day_that_is_due_on_a_leap_day(built):
    due = FIRMS.replace("unit", "due: 2024-02-29, unit")
    reported = "{date: 2024-02-29, filed: 2024-02-29, note: 进展。, values: {it: 50}}"
    on_the_day = built(("2024-01-01", "2024-12-31"), "2024-02-29", due, reported)
    assert on_the_day.target["state"] == "far_behind"
    assert "DTSTART;VALUE=DATE:20240229" in on_the_day.text("deadlines.ics")
    assert "<updated>2024-02-29T00:00:00+08:00</updated>" in on_the_day.text("feed.xml")
    after = built(("2024-01-01", "2024-12-31"), "2024-03-01", due, reported)
    assert after.target["state"] == "overdue"


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2024-02-30", "没有“2024-02-30”这一天。请核对月份和日期。这个月的最后一天是 2024-02-29。"),
        ("2023-02-29", "没有“2023-02-29”这一天。请核对月份和日期。这个月的最后一天是 2023-02-28。"),
        ("2024-13-01", "没有“2024-13-01”这一天。请核对月份和日期。"),
    ],
)
def test_a_day_that_there_is_not_is_refused_in_words(typed, says):
    plan = changes(("2024-01-01", "2024-12-31"), "2024-09-30", FIRMS, f"{{date: {typed}, note: 进展。}}")
    assert [problem.message for problem in problems_of(miniature(plan))] == [says]
