"""Reasons as the public reads them: they add up, and say no more than is known."""

from tests.assess.build import YEAR, cases, judge, target, update
from tracker.pages.words import reason

MONTHLY = target(at_least="1", every="month")


@cases(
    "given, as_of, said",
    ("none-closed", {}, "2024-02-09", "第一期还没有到期"),
    (
        "reported-before-the-first-is-closed",
        {"2024-01": "1"},
        "2024-02-09",
        "第一期还没有到期；另有1个月已填报，未到判定的日子",
    ),
    ("all-met", {"2024-01": "1", "2024-02": "2"}, "2024-03-31", "到期2个月，2个月达到"),
    (
        "each-that-is-closed-is-in-one-count",
        {"2024-01": "1", "2024-02": "0", "2024-03": "1"},
        "2024-05-31",
        "到期4个月，2个月达到，1个月不足，1个月未填报",
    ),
    (
        "reported-and-not-yet-judged",
        {"2024-01": "1", "2024-03": "1"},
        "2024-03-31",
        "到期2个月，1个月达到，1个月未填报；另有1个月已填报，未到判定的日子",
    ),
)
def test_periods_are_counted_out_whole(given, as_of, said):
    reported = [update(as_of, values={"it": given})] if given else []
    assert reason(judge(MONTHLY, reported, as_of, YEAR)) == said
