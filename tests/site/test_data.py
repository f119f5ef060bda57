"""The open data: files agree with each other and with the pages, and each changes when a figure does."""

import csv
import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import icalendar
import pytest
from openpyxl import load_workbook

from build import ROOT, build
from tracker.pages.open_data import LEDGER, PLAN_JSON, TABLES

ATOM = "{http://www.w3.org/2005/Atom}"


def rows(site: Path, name: str) -> list[dict[str, str]]:
    with (site / f"data/{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def plan(site: Path) -> dict:
    return json.loads((site / "data/plan.json").read_text("utf-8"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_csv_has_the_documented_fields(site: Path, table) -> None:
    found = rows(site, table.name)
    assert list(found[0]) == [field.name for field in table.fields]
    if table.key:
        keys = [tuple(row[name] for name in table.key) for row in found]
        assert len(keys) == len(set(keys))


def paths(value: object, at: str = "") -> set[str]:
    """Every path of a JSON value, a list's items as []."""
    found: set[str] = set()
    if isinstance(value, dict):
        for key, item in value.items():
            found |= {f"{at}.{key}".lstrip("."), *paths(item, f"{at}.{key}".lstrip("."))}
    elif isinstance(value, list):
        found |= {f"{at}[]"}
        for item in value:
            found |= paths(item, f"{at}[]")
    return found


def test_every_field_of_the_json_is_documented(plan: dict) -> None:
    documented = {field.name for field in PLAN_JSON.fields}
    for path in paths(plan):
        told = path in documented or f"{path}[]" in documented or path.removesuffix("[]") in documented
        whole = [
            name
            for name in documented
            if path.startswith((f"{name}.", f"{name}[]")) and name not in ("plan", "measures[]")
        ]
        assert told or whole, path
    leaves = {name for name in documented if name not in paths(plan)}
    assert leaves <= {"amendments[]"}


@pytest.mark.parametrize("table", [*TABLES, LEDGER, PLAN_JSON], ids=lambda table: table.name)
def test_the_data_page_documents_every_field(site: Path, table) -> None:
    text = (site / "data/index.html").read_text("utf-8")
    for field in table.fields:
        assert f">{field.name}<" in text
        assert field.title in text


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_package_describes_every_field(site: Path, table) -> None:
    package = json.loads((site / "data/datapackage.json").read_text("utf-8"))
    resource = next(one for one in package["resources"] if one["name"] == table.name)
    assert [field["name"] for field in resource["schema"]["fields"]] == [field.name for field in table.fields]
    assert (site / "data" / resource["path"]).is_file()


def test_the_ledger_has_the_same_figures(site: Path) -> None:
    sheet = load_workbook(site / "data/tracker.xlsx")[LEDGER.title]
    names = [field.name for field in LEDGER.fields]
    measures = {row["number"]: row for row in rows(site, "measures")}
    for cells, target in zip(sheet.iter_rows(min_row=3, values_only=True), rows(site, "targets"), strict=True):
        row = dict(zip(names, cells, strict=True))
        assert (row["number"], row["name"], row["state"]) == (int(target["measure"]), target["name"], target["state"])
        assert row["due"].date().isoformat() == target["due"]
        assert (row["value"] is None) == (target["latest_value"] == "")
        assert row["value"] is None or row["value"] == float(target["latest_value"])
        assert (row["lead"], row["title"]) == (
            measures[target["measure"]]["lead"],
            measures[target["measure"]]["title"],
        )


def test_tables_agree_with_the_json(site: Path, plan: dict) -> None:
    by_number = {str(measure["number"]): measure for measure in plan["measures"]}
    for row in rows(site, "measures"):
        assert row["state"] == by_number[row["number"]]["state_word"]
        assert row["lead"] == "；".join(by_number[row["number"]]["lead"])
    assessed = {(row["measure"], row["target"]): row for row in rows(site, "assessments")}
    for row in rows(site, "targets"):
        target = next(one for one in by_number[row["measure"]]["targets"] if one["id"] == row["target"])
        assert row["state"] == target["state_word"] == assessed[row["measure"], row["target"]]["state"]
        assert row["figure"] == ("" if target["figure"] is None else format(target["figure"], "g"))


def test_one_measure_as_json_is_the_item_of_the_whole(site: Path, plan: dict) -> None:
    for measure in plan["measures"]:
        alone = json.loads((site / f"measures/{measure['number']}/measure.json").read_text("utf-8"))
        assert alone["measure"] == measure
        assert alone["schema_version"] == plan["schema_version"]
        assert alone["sample"] is True


def test_totals_are_counts_of_the_measures(plan: dict) -> None:
    def counted(numbers: list[int]) -> dict[str, int]:
        groups = [measure["group"] for measure in plan["measures"] if measure["number"] in numbers]
        return {group: groups.count(group) for group in ("done", "normal", "behind", "overdue", "no-data")}

    parts = [*plan["chapters"], *plan["departments"]]
    for part in parts:
        numbers = part.get("measures", [*part.get("lead", []), *part.get("responsible", [])])
        assert len(numbers) == len(set(numbers)) == part["totals"]["total"]
        assert counted(numbers) == {group: part["totals"][group] for group in counted([])}
    assert plan["totals"]["total"] == 26
    assert counted([measure["number"] for measure in plan["measures"]]).items() <= plan["totals"].items()


def test_every_figure_is_on_the_measure_page(site: Path, plan: dict) -> None:
    for measure in plan["measures"]:
        text = (site / f"measures/{measure['number']}/index.html").read_text("utf-8")
        assert measure["title"] in text
        assert measure["state_word"] in text
        for target in measure["targets"]:
            assert target["name"] in text
            if target["latest"]:
                assert format(target["latest"]["value"], "g") in text
        for update in measure["updates"]:
            assert update["note"] in text


def test_feeds(site: Path, plan: dict) -> None:
    feeds = sorted(site.rglob("feed.xml"))
    assert len(feeds) == 1 + len(plan["departments"])
    for path in feeds:
        top = ET.parse(path).getroot()
        ids = [entry.findtext(f"{ATOM}id") for entry in top.iter(f"{ATOM}entry")]
        assert len(ids) == len(set(ids))
        assert "示例数据" in (top.findtext(f"{ATOM}title") or "")
    whole = ET.parse(site / "feed.xml").getroot()
    assert len(list(whole.iter(f"{ATOM}entry"))) == 50


def test_an_entry_that_was_corrected_has_changed(site: Path, plan: dict) -> None:
    """Its text says so since then: who has read it is shown it anew."""
    gone = {
        update["filed"]: update["corrected_on"] for update in plan["measures"][5]["updates"] if update["corrected_on"]
    }
    assert gone
    for path in (site / "feed.xml", site / "departments/development-operation/feed.xml"):
        for entry in ET.parse(path).getroot().iter(f"{ATOM}entry"):
            published, updated = (entry.findtext(f"{ATOM}{name}") or "" for name in ("published", "updated"))
            corrected = re.search(r"已于([\d-]+)更正。", entry.findtext(f"{ATOM}summary") or "")
            assert updated[:10] == (corrected[1] if corrected else published[:10])


def test_what_a_unit_says_of_itself_is_named_as_what_is_computed(plan: dict) -> None:
    words = {measure["state"]: measure["state_word"] for measure in plan["measures"]}
    words |= {one["state"]: one["state_word"] for measure in plan["measures"] for one in measure["targets"]}
    said = [measure["self_assessment"] for measure in plan["measures"]]
    said += [update["self_assessment"] for measure in plan["measures"] for update in measure["updates"]]
    assert {words[one["state"]] == one["state_word"] for one in said if one} == {True}


def test_calendars(site: Path, plan: dict) -> None:
    calendar = icalendar.Calendar.from_ical((site / "deadlines.ics").read_bytes())
    events = calendar.walk("VEVENT")
    days = {(measure["number"], target["due"]) for measure in plan["measures"] for target in measure["targets"]}
    assert {event["uid"].split("@")[0] for event in events} == {f"measure-{number}-{due}" for number, due in days}
    said = {event["uid"].split("@")[0]: event["summary"] for event in events}
    for measure in plan["measures"]:
        for due in {target["due"] for target in measure["targets"]}:
            states = [target["state"] for target in measure["targets"] if target["due"] == due]
            done = f"，已完成{states.count('achieved')}项" if "achieved" in states else ""
            assert f"条{len(states)}项指标到期{done}：" in said[f"measure-{measure['number']}-{due}"]


def test_a_changed_figure_changes_page_json_and_tables_alike(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for name in ("content", "data", "templates"):
        shutil.copytree(ROOT / name, root / name)
    progress = root / "data/progress.yaml"
    text = progress.read_text("utf-8")
    assert text.count("incubation-space: 118") == 1
    progress.write_text(text.replace("incubation-space: 118", "incubation-space: 60.5"), "utf-8")
    site = tmp_path / "site"
    build(root, site)
    assert "60.5万平方米" in (site / "measures/6/index.html").read_text("utf-8")
    item = json.loads((site / "data/plan.json").read_text("utf-8"))["measures"][5]["targets"][0]
    assert (item["latest"]["value"], item["state"]) == (60.5, "far_behind")
    row = next(row for row in rows(site, "targets") if row["target"] == "incubation-space")
    assert (row["latest_value"], row["state"]) == ("60.5", "严重滞后")
    row = next(row for row in rows(site, "assessments") if row["target"] == "incubation-space")
    assert (row["latest_value"], row["state"]) == ("60.5", "严重滞后")
