"""A canary in every text of the sources is nothing but text in every file of the site."""

import csv
import gzip
import io
import json
from pathlib import Path

import openpyxl
import pytest

from tests.hostile.judge import unsafe
from tests.hostile.markup import strings, taken_apart
from tests.hostile.plant import CANARY, planted
from tests.hostile.run import Runner

FEW = {"robots.txt", "search/folding.json", "search/pinyin.json"}


@pytest.fixture(scope="module")
def nest(tmp_path_factory) -> Path:
    """The site of a repository with a canary in every text."""
    with Runner(tmp_path_factory.mktemp("canary")) as runner:
        outcome = runner.run(dict(planted()[0]))
        assert outcome.built, outcome
        return runner.output


def texts(path: Path) -> list[str]:
    """Every text of a file, as whoever reads the file sees it."""
    data = path.read_bytes()
    match path.suffix:
        case ".html":
            return taken_apart(data.decode()).texts
        case ".json":
            return list(strings(json.loads(data)))
        case ".pf_fragment":
            return list(strings(json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))))
        case ".csv":
            return [cell for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")) for cell in row]
        case ".xlsx":
            sheets = openpyxl.load_workbook(io.BytesIO(data)).worksheets
            return [str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row]
        case ".xml":
            from xml.etree import ElementTree as ET

            return [
                text
                for element in ET.fromstring(data).iter()
                for text in (element.text or "", *element.attrib.values())
            ]
        case ".ics":
            return [data.decode().replace("\r\n ", "").replace("\\\\", "\\").replace("\\,", ",").replace("\\;", ";")]
    return []


def test_nothing_is_unescaped(nest):
    assert unsafe(nest) == []


def test_no_page_has_it_as_markup(nest):
    for path in (*nest.rglob("*.html"), *nest.rglob("*.xml")):
        assert b"<canary" not in path.read_bytes(), path


def test_every_canary_is_shown(nest):
    """So that what is said above is said of every text there is."""
    read = "\0".join(text for path in sorted(nest.rglob("*")) if path.is_file() for text in texts(path))
    unseen = [mark for mark in planted()[1] if mark not in read]
    assert unseen == []


@pytest.mark.parametrize("kind", ["html", "json", "csv", "xlsx", "xml", "ics"])
def test_every_kind_of_file_has_it(nest, kind):
    assert any(CANARY in text for path in nest.rglob(f"*.{kind}") for text in texts(path))
