"""Whatever leaves the site says that its figures are invented, where they are; nothing says so of real figures."""

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
from tracker.pages.open_data import LEDGER, NOTICE, TABLES
from tracker.pages.words import SAMPLE

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the miniature's figures, were they real ones."""
    root = tmp_path_factory.mktemp("real-figures")
    shutil.copytree(ROOT / "tests/miniature", root, dirs_exist_ok=True)
    shutil.copytree(ROOT / "templates", root / "templates")
    progress = root / "data/progress.yaml"
    progress.write_text(progress.read_text("utf-8").replace("sample: true\n", ""), "utf-8")
    build(root, root / "site")
    return root / "site"


def test_what_a_page_is_about_as_others_tell_it(site: Path) -> None:
    for path in site.rglob("index.html"):
        head = path.read_text("utf-8").split("</head>")[0]
        told = re.findall(r'(?:[Dd]escription"|:description") (?:content|)="?([^"]*)"', head)
        told += re.findall(r'"description": "([^"]*)"', head)
        assert len(told) >= 3, path
        assert all(text.startswith(f"{SAMPLE}。") for text in told), path


def test_citations(site: Path) -> None:
    for path in site.glob("measures/*/index.html"):
        cited = re.search(r"<dt>引用本页</dt><dd>(.*?)</dd>", path.read_text("utf-8"))
        assert cited is not None
        assert SAMPLE in cited[1], path


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_of_every_table(site: Path, table) -> None:
    with (site / f"data/{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row[NOTICE.name] for row in csv.DictReader(file)} == {SAMPLE}


def test_the_ledger_and_each_page_that_is_printed_of_it(site: Path) -> None:
    book = load_workbook(site / "data/tracker.xlsx")
    sheet = book[LEDGER.title]
    assert SAMPLE in sheet["A1"].value
    assert sheet.print_title_rows == "$1:$2"
    assert sheet.auto_filter.ref.startswith("A2:")
    assert SAMPLE in [cell.value for cell in book["说明"]["A"]]


def test_feeds_and_calendars(site: Path) -> None:
    for path in site.rglob("feed.xml"):
        top = ET.parse(path).getroot()
        texts = [top.findtext(f"{ATOM}title"), *(one.findtext(f"{ATOM}summary") for one in top.iter(f"{ATOM}entry"))]
        assert all(SAMPLE in (text or "") for text in texts), path
    for path in site.rglob("deadlines.ics"):
        found = icalendar.Calendar.from_ical(path.read_bytes())
        assert SAMPLE in found["x-wr-calname"]
        assert all(SAMPLE in event["summary"] for event in found.walk("VEVENT")), path


def test_the_package(site: Path) -> None:
    assert SAMPLE in json.loads((site / "data/datapackage.json").read_text("utf-8"))["title"]


def test_a_map_for_search_engines_is_no_page_of_a_sample(site: Path, real: Path) -> None:
    assert "网站地图" not in (site / "index.html").read_text("utf-8")
    assert '<a href="./sitemap.xml">网站地图</a>' in (real / "index.html").read_text("utf-8")


def test_real_figures_are_not_said_to_be_invented(real: Path) -> None:
    for path in real.rglob("*"):
        if path.is_file():
            assert SAMPLE.encode() not in path.read_bytes(), path
    with (real / "data/measures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert {row[NOTICE.name] for row in csv.DictReader(file)} == {""}
    sheet = load_workbook(real / "data/tracker.xlsx")[LEDGER.title]
    assert sheet["A1"].value.endswith("台账，数据截至2024-09-30")
