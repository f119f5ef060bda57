"""What is promised is shown whole, or it is said how much more there is; and by what a state is judged."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape


@pytest.fixture(scope="module")
def measures(site: Path) -> list[dict[str, Any]]:
    return json.loads((site / "data/plan.json").read_text("utf-8"))["measures"]


def page(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def split(measure: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The names of a measure's figures and of its milestones."""
    figures = [str(escape(one["name"])) for one in measure["targets"] if one["kind"] != "milestone"]
    return figures, [str(escape(one["name"])) for one in measure["targets"] if one["kind"] == "milestone"]


def test_rows_count_the_milestones_beside_figures(site: Path, measures: list[dict[str, Any]]) -> None:
    rows = re.findall(r"<tr data-item.*?</tr>", page(site, "measures"), re.DOTALL)
    for row, measure in zip(rows, measures, strict=True):
        figures, milestones = split(measure)
        if figures:
            assert all(name in row for name in figures)
            assert (f"另有{len(milestones)}个节点" in row) is bool(milestones), measure["number"]
        else:
            assert all(name in row for name in milestones)


def test_a_unit_s_list_names_every_target(site: Path, measures: list[dict[str, Any]]) -> None:
    units = json.loads((site / "data/plan.json").read_text("utf-8"))["departments"]
    for unit in units:
        found = page(site, f"departments/{unit['slug']}")
        for number in (*unit["lead"], *unit["responsible"]):
            figures, milestones = split(measures[number - 1])
            assert all(name in found for name in (*figures, *milestones)), (unit["name"], number)


def test_descriptions_count_what_they_leave_out(site: Path, measures: list[dict[str, Any]]) -> None:
    for measure in measures:
        description = re.search(
            r'<meta name="description" content="(.*?)">', page(site, f"measures/{measure['number']}")
        )
        named = sum(str(escape(target["name"])) in description[1] for target in measure["targets"])
        of = len(measure["targets"])
        assert named == of or f"等{of}项。" in description[1], measure["number"]


def test_what_is_judged_is_told_beside_the_paraphrase(site: Path, measures: list[dict[str, Any]]) -> None:
    for measure in measures:
        found = page(site, f"measures/{measure['number']}")
        assert "以上是本站的转述，准确的表述以" in found
        assert f"状态只按下列{len(measure['targets'])}项指标判定，正文里没有列为指标的内容不参与判定" in found


def test_quotes_in_quotes_are_single(site: Path, measures: list[dict[str, Any]]) -> None:
    for measure in measures:
        found = page(site, f"measures/{measure['number']}")
        for target in measure["targets"]:
            assert f"原文：“{target['quote'].replace('“', '‘').replace('”', '’')}”" in found
