"""Corrections (更正): they replace the values and done of their measure's update of a date; both updates are kept."""

from itertools import permutations

import pytest

from tests.assess.build import YEAR, cases, day, judge, judge_measure, target, update, values
from tracker.model.reports import known_by, standing, superseded

OF_366 = target(at_least="366")


def first_hand(value: str = "80", **given):
    return update("2024-06-30", filed="2024-07-05", values={"it": value}, **given)


def correction(value: str, filed: str = "2024-07-20", **given):
    return update("2024-06-30", filed=filed, corrects="2024-06-30", values={"it": value}, **given)


@cases(
    "reports, as_of, state, readings",
    ("corrected-up", [first_hand("80"), correction("182")], "2024-07-31", "on_track", ["182"]),
    ("corrected-down", [first_hand("182"), correction("80")], "2024-07-31", "behind", ["80"]),
    ("as-it-was", [first_hand("182")], "2024-07-31", "on_track", ["182"]),
    ("corrected-twice", [first_hand("366"), correction("80"), correction("182", "2024-08-02")], "2024-07-31",
     "on_track", ["182"]),
    ("corrected-back", [first_hand("182"), correction("80"), correction("182", "2024-08-02")], "2024-07-31",
     "on_track", ["182"]),
    ("corrected-thrice", [first_hand("1"), correction("2", "2024-07-06"), correction("3", "2024-07-07"),
     correction("182", "2024-07-08")], "2024-07-31", "on_track", ["182"]),
    ("no-filing-date-on-the-correction", [first_hand("80"),
     update("2024-06-30", corrects="2024-06-30", values={"it": "182"})], "2024-07-31", "on_track", ["182"]),
    ("no-filing-date-on-either", [update("2024-06-30", values={"it": "80"}),
     update("2024-06-30", corrects="2024-06-30", values={"it": "182"})], "2024-07-31", "on_track", ["182"]),
    ("filed-on-one-day", [first_hand("80"), correction("182", "2024-07-05")], "2024-07-31", "on_track", ["182"]),
    ("other-dates-stay", [*values({"2024-05-31": "150"}), first_hand("80"), correction("182")], "2024-07-31",
     "on_track", ["150", "182"]),
    ("an-earlier-date-corrected", [*values({"2024-05-31": "150"}), first_hand("182"),
     update("2024-05-31", filed="2024-07-20", corrects="2024-05-31", values={"it": "140"})], "2024-07-31",
     "on_track", ["140", "182"]),
    ("correction-without-values", [*values({"2024-05-31": "150"}), first_hand("182"),
     update("2024-06-30", filed="2024-07-20", corrects="2024-06-30")], "2024-07-09", "on_track", ["150"]),
    ("correction-of-all-there-was", [first_hand("182"),
     update("2024-06-30", filed="2024-07-20", corrects="2024-06-30")], "2024-07-31", "unreported", []),
    ("the-date-itself-was-wrong", [first_hand("150"),
     update("2024-05-31", filed="2024-07-20", corrects="2024-06-30", values={"it": "150"})], "2024-07-09",
     "on_track", ["150"]),
)  # fmt: skip
def test_values_are_replaced(reports, as_of, state, readings):
    """Whatever the order in the file."""
    for order in permutations(reports):
        found = judge(OF_366, order, as_of, YEAR)
        assert found.state.slug == state
        assert [str(reading.value) for reading in found.readings] == readings


def test_the_corrected_date_is_the_date_of_the_reading():
    moved = update("2024-05-31", filed="2024-07-20", corrects="2024-06-30", values={"it": "150"})
    found = judge(OF_366, [first_hand("150"), moved], "2024-07-31", YEAR)
    assert found.latest == (day("2024-05-31"), 150)
    assert found.silent  # June is closed, and nothing is dated in it any more


def test_all_values_are_replaced_not_only_those_given_anew():
    """A correction stands in for the whole of the values: what it leaves out is no longer said."""
    targets = [target(at_least="100"), target(id="other", at_least="100")]
    reports = [
        update("2024-06-30", filed="2024-07-05", values={"it": "50", "other": "60"}),
        update("2024-06-30", filed="2024-07-20", corrects="2024-06-30", values={"it": "55"}),
    ]
    found = judge_measure(targets, reports, "2024-07-31", YEAR)
    assert [[str(reading.value) for reading in one.readings] for one in found.targets] == [["55"], []]


@cases(
    "original, corrected_to, state",
    ("done-taken-back", ["it"], [], "not_due"),
    ("done-after-all", [], ["it"], "achieved"),
    ("done-said-again", ["it"], ["it"], "achieved"),
    ("another-was-done", ["it"], ["another"], "not_due"),
)
def test_done_is_replaced(original, corrected_to, state):
    targets = [target(), target(id="another")]
    reports = [
        update("2024-06-30", filed="2024-07-05", done=original),
        update("2024-06-30", filed="2024-07-20", corrects="2024-06-30", done=corrected_to),
    ]
    for order in permutations(reports):
        assert judge_measure(targets, order, "2024-07-31", YEAR).targets[0].state.slug == state


def test_done_is_dated_by_what_stands():
    """Done in June was a mistake; it was done in September, after it was due."""
    due_june = target(due="2024-06-30")
    reports = [
        update("2024-06-30", filed="2024-07-05", done=["it"]),
        update("2024-09-30", filed="2024-10-05", done=["it"]),
        update("2024-06-30", filed="2024-10-06", corrects="2024-06-30", note="6月尚未印发。"),
    ]
    before = judge(due_june, reports[:2], "2024-09-30", YEAR)
    after = judge(due_june, reports, "2024-09-30", YEAR)
    assert (before.state.slug, before.late, before.done_on) == ("achieved", False, day("2024-06-30"))
    assert (after.state.slug, after.late, after.done_on) == ("achieved", True, day("2024-09-30"))


def test_late_is_judged_by_what_stands():
    """The fall that made it late was a slip of the pen."""
    reports = values({"2024-06-30": "366", "2024-12-31": "36", "2025-01-31": "366"})
    slip = update("2024-12-31", filed="2025-02-01", corrects="2024-12-31", values={"it": "366"})
    assert judge(OF_366, reports, "2025-02-01", YEAR).late
    assert not judge(OF_366, [slip, *reports], "2025-02-01", YEAR).late


@cases(
    "corrections, met",
    ("as-it-was", [], [True, True]),
    ("one-period-taken-back", [{"2024-02": "1"}], [False, True]),
    ("an-older-value-counts-again", [{"2024-01": "2"}], [True, False]),
    ("nothing-left", [{}], [False, False]),
)
def test_periods_are_replaced(corrections, met):
    """January was 0 in January and 2 in February; the update of February is corrected."""
    reports = values({"2024-01-31": {"2024-01": "0"}, "2024-02-29": {"2024-01": "2", "2024-02": "1"}})
    reports += [
        update("2024-02-29", filed="2024-03-05", corrects="2024-02-29", **({"values": {"it": given}} if given else {}))
        for given in corrections
    ]
    monthly = target(at_least="1", every="month")
    for order in permutations(reports):
        assert [one.met for one in judge(monthly, order, "2024-03-10", YEAR).closed_periods] == met


BY_TWO = {"by_one": "发展运行部", "by_other": "先进制造部"}


def of_two(**given):
    """Two units report on one date, each a target of its own; corrections follow."""
    return [
        update("2024-06-30", filed="2024-07-05", by=BY_TWO["by_one"], values={"it": "50"}),
        update("2024-06-30", filed="2024-07-05", by=BY_TWO["by_other"], values={"other": "60"}),
        *([update("2024-06-30", corrects="2024-06-30", **given)] if given else []),
    ]


@cases(
    "reports, readings",
    ("both-stand", of_two(), [["50"], ["60"]]),
    ("the-one-corrects-its-own", of_two(filed="2024-07-20", by="发展运行部", values={"it": "55"}), [["55"], ["60"]]),
    ("the-other-corrects-its-own", of_two(filed="2024-07-20", by="先进制造部", values={"other": "1"}),
     [["50"], ["1"]]),
    ("the-other-withdraws-its-own", of_two(filed="2024-07-20", by="先进制造部"), [["50"], []]),
    ("no-filing-date", of_two(by="先进制造部", values={"other": "1"}), [["50"], ["1"]]),
    ("a-chain-of-the-one",
     [*of_two(filed="2024-07-20", by="发展运行部", values={"it": "55"}),
      update("2024-06-30", filed="2024-07-21", corrects="2024-06-30", by="发展运行部", values={"it": "56"})],
     [["56"], ["60"]]),
    ("each-corrects-its-own",
     [*of_two(filed="2024-07-20", by="发展运行部", values={"it": "55"}),
      update("2024-06-30", filed="2024-07-21", corrects="2024-06-30", by="先进制造部", values={"other": "1"})],
     [["55"], ["1"]]),
)  # fmt: skip
def test_two_units_on_one_date(reports, readings):
    targets = [target(at_least="100"), target(id="other", at_least="100")]
    in_file = judge_measure(targets, reports, "2024-07-31", YEAR)
    for order in permutations(reports):
        found = judge_measure(targets, order, "2024-07-31", YEAR)
        assert [[str(reading.value) for reading in one.readings] for one in found.targets] == readings
        assert found.standing == in_file.standing


@cases(
    "by",
    ("a-third-unit", {"by": "政务中心"}),
    ("nobody", {}),
)
def test_which_of_two_updates_is_meant_must_be_told(by):
    """A correction that may mean either replaces neither (and does not pass the check)."""
    reports = of_two(filed="2024-07-20", **by)
    assert superseded(reports) == {}
    assert superseded(reports[1:]) == {0: 1}


def test_two_corrections_filed_on_one_day_do_not_undo_each_other():
    """Which came last cannot be told: both stand (and do not pass the check), none is lost."""
    reports = [first_hand("80"), correction("84"), correction("85")]
    for order in permutations(reports):
        assert {str(one.values["it"]) for one in standing(order, day("2024-07-31"))} == {"84", "85"}


def test_what_corrects_nothing_replaces_nothing():
    reports = [
        first_hand("80"),
        update("2024-07-31", corrects="2024-07-31"),
        update("2024-06-29", corrects="2024-07-01"),
    ]
    assert superseded(reports) == {}


@cases(
    "when, known, state",
    ("before-it-was-filed", "2024-07-04", [], "unreported"),
    ("the-day-it-was-filed", "2024-07-05", ["80"], "behind"),
    ("the-day-before-the-correction", "2024-07-19", ["80"], "behind"),
    ("the-day-of-the-correction", "2024-07-20", ["182"], "on_track"),
    ("the-day-before-the-next", "2024-08-01", ["182"], "on_track"),
    ("the-day-of-the-next", "2024-08-02", ["100"], "behind"),
)
def test_known_by(when, known, state):
    """At an earlier day a correction filed later is not known, and what it will replace still counts."""
    reports = [correction("100", "2024-08-02"), correction("182"), first_hand("80")]
    found = judge(OF_366, known_by(reports, day(when)), when, YEAR)
    assert ([str(reading.value) for reading in found.readings], found.state.slug) == (known, state)


def test_without_filing_dates_an_update_is_known_from_its_date():
    reports = values({"2024-06-30": "182"})
    assert known_by(reports, day("2024-06-29")) == ()
    assert known_by(reports, day("2024-06-30")) == tuple(reports)


def test_a_correction_dated_after_as_of_is_left_aside():
    """Judged at an earlier day by all that is in the file: neither its values nor what it replaces are touched."""
    moved = update("2024-07-15", filed="2024-07-20", corrects="2024-06-30", values={"it": "190"})
    found = judge_measure([OF_366], [first_hand("182"), moved], "2024-07-05", YEAR)
    assert found.targets[0].latest == (day("2024-06-30"), 182)
    assert found.standing == (first_hand("182"),)


@pytest.mark.parametrize("silent", [False, True], ids=["as-reported", "only-corrected-since"])
def test_a_correction_is_not_a_new_report(silent):
    """It is of the date of its figures, however late it is filed."""
    reports = [
        update("2024-05-31", filed="2024-06-05", values={"it": "80"}),
        update("2024-05-31", filed="2024-07-09", corrects="2024-05-31", values={"it": "152"}),
        *([] if silent else values({"2024-06-30": "182"})),
    ]
    assert judge(OF_366, reports, "2024-07-10", YEAR).silent is silent
    assert (judge(target(), reports, "2024-07-10", YEAR).state.slug == "stale") is silent


def test_both_are_kept():
    """Both are shown, the old struck through: all updates stay, and the replaced one names its replacement."""
    reports = [first_hand("80"), correction("84"), correction("85", "2024-08-02"), *values({"2024-07-31": "90"})]
    found = judge_measure([OF_366], reports, "2024-07-31", YEAR)
    assert found.updates == tuple(reports)
    assert found.standing == (reports[2], reports[3])
    assert superseded(reports) == {0: 2, 1: 2}
    assert superseded(reports[::-1]) == {3: 1, 2: 1}
    assert standing(reports[::-1], day("2024-07-31")) == [reports[2], reports[3]]


@cases(
    "given, word, when",
    ("not-said-anew", {}, "按序时", "2024-06-30"),
    ("said-anew", {"self_assessment": "滞后"}, "滞后", "2024-06-30"),
)
def test_a_correction_replaces_values_and_done_only(given, word, when):
    """What the unit said of itself stands, unless the correction says it anew."""
    for filed in ({}, {"filed": "2024-07-20"}):
        corrected = update("2024-06-30", corrects="2024-06-30", values={"it": "84"}, **filed, **given)
        for order in permutations([first_hand(self_assessment="按序时"), corrected]):
            said = judge_measure([OF_366], order, "2024-07-31", YEAR).self_assessment
            assert said is not None
            assert (said.state.word, said.date) == (word, day(when))
