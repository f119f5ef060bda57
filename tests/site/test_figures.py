"""Every figure on every page is the one in plan.json."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from markupsafe import escape

WORDS = {"done": "已完成", "normal": "正常推进", "behind": "进度滞后", "overdue": "已逾期", "no-data": "数据缺失"}
BADGE = r'class="badge [a-z-]+">(?:<svg.*?</svg>)?([^<]+)<'


@pytest.fixture(scope="module")
def plan(site: Path) -> dict[str, Any]:
    return json.loads((site / "data/plan.json").read_text("utf-8"))


def html(site: Path, address: str) -> str:
    return (site / address / "index.html").read_text("utf-8")


def legends(page: str) -> list[dict[str, int]]:
    """The counts by group of each stacked bar of a page; groups with none may be left out."""
    found = []
    for legend in re.findall(r'<ul class="legend">(.*?)</ul>', page, re.DOTALL):
        pairs = re.findall(r">([^<>]+)</(?:a|span)> <b>(\d+)</b>", legend)
        if pairs:
            found.append({word: int(count) for word, count in pairs})
    return found


def counted(plan: dict[str, Any], numbers: list[int]) -> dict[str, int]:
    groups = [measure["group"] for measure in plan["measures"] if measure["number"] in numbers]
    return {WORDS[group]: groups.count(group) for group in WORDS}


def same(legend: dict[str, int], counts: dict[str, int]) -> bool:
    return {word: legend.get(word, 0) for word in counts} == counts


def test_home_and_the_list_of_all(site: Path, plan: dict[str, Any]) -> None:
    everything = counted(plan, [measure["number"] for measure in plan["measures"]])
    for address in ("", "measures"):
        assert same(legends(html(site, address))[0], everything), address


def test_groups_are_told_state_by_state(site: Path, plan: dict[str, Any]) -> None:
    """正常推进 alone would hide that most of it is only not due yet."""
    states = Counter((WORDS[measure["group"]], measure["state_word"]) for measure in plan["measures"])
    for address in ("", "measures", "states/normal"):
        found = re.findall(r'>([^<>]+)</a> <b>\d+</b><span class="small">（([^<>其]+)）</span>', html(site, address))
        said = {(group, *part) for group, parts in found for part in re.findall(r"([^\d，]+)(\d+)", parts)}
        assert said == {(*key, str(count)) for key, count in states.items() if key[0] not in ("已完成", "已逾期")}


def test_chapters(site: Path, plan: dict[str, Any]) -> None:
    for chapter in plan["chapters"]:
        page = html(site, f"chapters/{chapter['slug']}")
        assert same(legends(page)[0], counted(plan, chapter["measures"]))
        assert f"{len(chapter['measures'])}项" in page


def test_departments(site: Path, plan: dict[str, Any]) -> None:
    for unit in plan["departments"]:
        found = legends(html(site, f"departments/{unit['slug']}"))
        expected = [counted(plan, unit[role]) for role in ("lead", "responsible") if unit[role]]
        assert len(found) == len(expected), unit["name"]
        assert all(same(legend, counts) for legend, counts in zip(found, expected, strict=True)), unit["name"]


@pytest.mark.parametrize("folder", ["measures", "chapters/*", "departments/*", "states/*"])
def test_rows_of_lists(site: Path, plan: dict[str, Any], folder: str) -> None:
    states = {measure["number"]: measure["state_word"] for measure in plan["measures"]}
    seen = set()
    for path in site.glob(f"{folder}/index.html"):
        page = path.read_text("utf-8")
        rows = re.findall(r"<tr\b.*?</tr>|<li class=\"row .*?</li>", page, re.DOTALL)
        for row in rows:
            number, badge = re.search(r"measures/(\d+)/\"", row), re.search(BADGE, row, re.DOTALL)
            if number and badge:
                assert badge[1] == states[int(number[1])], (path, number[1])
                seen.add(int(number[1]))
    assert seen == set(states)


def test_measures(site: Path, plan: dict[str, Any]) -> None:
    for measure in plan["measures"]:
        page = html(site, f"measures/{measure['number']}")
        assert re.search(BADGE, page, re.DOTALL)[1] == measure["state_word"]
        assert measure["why"] in page
        for target in measure["targets"]:
            assert target["name"] in page
            if target["kind"] != "milestone":
                assert escape(target["reason"]) in page, (measure["number"], target["id"])
            for period in target["periods"]:
                assert period["value"] is None or f"{period['value']}" in page
        for update in measure["updates"]:
            for value in update["values"].values():
                for figure in value.values() if isinstance(value, dict) else [value]:
                    assert format(figure, "g") in page


def test_groups(site: Path, plan: dict[str, Any]) -> None:
    for group, word in WORDS.items():
        page = html(site, f"states/{group}")
        numbers = {measure["number"] for measure in plan["measures"] if measure["group"] == group}
        main = page.split("<main", 1)[1].split("</main>", 1)[0]
        assert {int(found) for found in re.findall(r"measures/(\d+)/\"", main)} == numbers, word


def test_months_on_home_count_every_measure(site: Path, plan: dict[str, Any]) -> None:
    table = re.search(r'<th scope="col">月末</th>.*?</table>', html(site, ""), re.DOTALL)[0]
    rows = re.findall(r'<tr><th scope="row">[^<]+</th>(.*?)</tr>', table)
    ends = [month["end"] for month in plan["measures"][0]["months"]]
    assert len(rows) == len(ends)
    for row in rows:
        assert sum(map(int, re.findall(r"<td>(\d+)</td>", row))) == len(plan["measures"])


def test_what_is_missing(site: Path, plan: dict[str, Any]) -> None:
    """A milestone is done or not: one that was reported on and is not done was not never reported."""
    for measure in plan["measures"]:
        page = html(site, f"measures/{measure['number']}")
        section = re.search(r'<h2 id="missing">.*?</section>', page, re.DOTALL)
        said = dict(re.findall(r"<li>([^：]+)：(.*?)。</li>", section[0])) if section and measure["updates"] else {}
        lacking: dict[str, list[str]] = {"没有填报过": [], "没有报告完成": [], "单位填报、未经核实": []}
        for target in measure["targets"]:
            if target["kind"] == "milestone":
                what = "" if target["done_on"] else "没有报告完成"
            else:
                reported = target["latest"] or any(period["value"] is not None for period in target["periods"])
                what = "" if reported else "没有填报过"
            if target["verified"] is False:
                what = "单位填报、未经核实"
            if what:
                lacking[what].append(str(escape(target["name"])))
        expected = {what: "、".join(names) for what, names in lacking.items() if names and measure["updates"]}
        assert {what: names for what, names in said.items() if what in lacking} == expected, measure["number"]
        assert page.count("单位填报，未核实") == sum(target["verified"] is False for target in measure["targets"])


def test_how_complete_the_data_is(site: Path, plan: dict[str, Any]) -> None:
    targets = [target for measure in plan["measures"] for target in measure["targets"]]
    milestones = [target for target in targets if target["kind"] == "milestone"]
    page = html(site, "about")
    assert f"{len(milestones)}项中{sum(one['done_on'] is not None for one in milestones)}项报告完成" in page
    figures = [target for target in targets if target["kind"] != "milestone"]
    reported = [one for one in figures if one["latest"] or any(p["value"] is not None for p in one["periods"])]
    assert f"{len(figures)}项中{len(reported)}项有填报" in page


def test_attention_counts_measures_and_their_targets(site: Path, plan: dict[str, Any]) -> None:
    found = [
        (measure["number"], target["id"])
        for measure in plan["measures"]
        for target in measure["targets"]
        if target["state"] == "achieved" and target["verified"] is False
    ]
    measures = len({number for number, _ in found})
    assert measures < len(found)
    assert f'完成但未核实 <span class="quiet">{measures}项举措，{len(found)}项指标</span>' in html(site, "attention")


def test_a_month_s_end_counts_only_what_was_filed_by_then(site: Path, plan: dict[str, Any]) -> None:
    """The last month's end is another basis than today's, which counts what was filed after it: both say so."""
    latest = [measure["months"][-1]["state"] for measure in plan["measures"]]
    assert plan["measures"][0]["months"][-1]["end"] == plan["as_of"]
    assert latest != [measure["state"] for measure in plan["measures"]]
    for address in ("", "measures/18"):
        assert "各月末按当月末前已填报的数据、用同一套规则判定；以后补报的不改以前各月" in html(site, address)
    assert "那天的状态按当时已填报的数据判定" in html(site, "")
