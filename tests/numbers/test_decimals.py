"""Numbers are decimals from the file to every output: as typed, compared before rounding, never a binary float's."""

import re

import pytest

YEAR = ("2024-01-01", "2024-12-31")
TEXTS = (".html", ".json", ".csv", ".xml", ".ics")
FLOATS = re.compile(r"[0-9]\.[0-9]{7,}|[0-9]e[-+]?[0-9]+\b")


def target(comparator: str, figure: str, more: str = "") -> str:
    return f"{{id: it, name: 面积, {comparator}: {figure}, unit: 家{more}}}"


def update(day: str, value: str) -> str:
    return f"{{date: {day}, note: 进展。, values: {{it: {value}}}}}"


def test_three_tenths_are_three_tenths(built):
    """0.1 + 0.2 is no 0.30000000000000004: half of the way is 50 per cent, and 0.3 meets 0.3."""
    values = f"{update('2024-03-31', '0.1')}\n{update('2024-12-31', '0.3')}"
    site = built(YEAR, "2024-12-31", target("at_least", "0.3", ", plan: {2024-06-30: 0.15}"), values)
    assert site.target["state"] == "achieved"
    assert '"value": 0.3}' in site.text("measures/1/measure.json")
    for path in site.folder.rglob("*"):
        if path.suffix in TEXTS and "pagefind" not in path.parts:
            assert FLOATS.findall(path.read_text("utf-8")) == [], path


@pytest.mark.parametrize("value", ["999999999999999.999999", "0.000001", "80.50", "-12.30", "007", "0.10"])
def test_a_value_is_shown_as_it_was_typed(built, value):
    kind = ", kind: level"
    site = built(YEAR, "2024-09-30", target("at_least", "1", kind), update("2024-09-30", value))
    shown = value.lstrip("0") if value == "007" else value
    assert f'"latest": {{"date": "2024-09-30", "value": {shown}}}' in site.text("measures/1/measure.json")
    assert f"{shown}家" in site.page
    assert f",{shown}," in site.text("data/targets.csv")
    assert f",{shown}," in site.text("data/updates.csv")


@pytest.mark.parametrize(
    ("figure", "value", "share"),
    [
        ("3", "1", "33%"),
        ("3", "2", "67%"),
        ("8", "1", "13%"),
        ("1000", "999.9", "99%"),
        ("1", "0.005", "1%"),
        ("7", "7", "100%"),
    ],
)
def test_shares_are_rounded_at_the_end(built, figure, value, share):
    """Halves away from zero; never 100 per cent of what is not met."""
    site = built(YEAR, "2024-12-31", target("at_least", figure), update("2024-12-31", value))
    assert share in site.page


def test_more_than_is_strict_to_the_last_digit(built):
    found = []
    for value in ("70", "70.000000", "70.000001"):
        targets = target("more_than", "70", ", kind: level")
        found.append(built(YEAR, "2024-06-30", targets, update("2024-06-30", value)).target["state"])
    assert found == ["missed", "missed", "met"]


def test_a_level_of_nothing_at_all_is_drawn(built):
    """No complaint was wanted, and none came: the chart's scale has no height of its own."""
    site = built(YEAR, "2024-06-30", target("at_most", "0"), update("2024-06-30", "0"))
    assert site.target["state"] == "met"
    assert "<polyline" in site.text("measures/1/index.html")


def test_a_gap_of_a_third_is_exact(built):
    """Expected on 2024-04-30 of 3 by the year's end: 3 × 121 ÷ 366."""
    site = built(YEAR, "2024-04-30", target("at_least", "3"), update("2024-04-30", "1"))
    assert str(site.target["expected"]["value"]) == "0.991803"
    assert str(site.target["gap"]) == "0.273224"
