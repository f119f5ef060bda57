"""Judges a site: whatever was typed, nothing in it is anything but text, and every file is what its name says.

Each judgement is a generator of what is wrong, in English, for whoever reads the test's failure.
"""

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl

from tests.hostile.markup import markup

# What cannot be seen, or turns the direction of what can: in no file that people read.
UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)
PLAIN_PATH = re.compile(r"[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*")
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
CALENDAR_LINE = re.compile(
    r"(BEGIN|END):(VCALENDAR|VEVENT)|(PRODID|VERSION|X-WR-CALNAME|UID|SUMMARY|DESCRIPTION|URL|TRANSP|DTSTAMP|DTSTART)[:;].*"
)
ELEMENTS = {
    *("feed", "title", "id", "link", "updated", "published", "author", "name", "summary", "entry"),
    *("urlset", "url", "loc", "lastmod"),
}


def unsafe(site: Path) -> list[str]:
    """Everything that is wrong with the files of a site, each with the file's path."""
    found = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_symlink():
            found.append(f"{name}: a link")
        elif path.is_file() and name != ".commitment-tracker":
            found += [f"{name}: {wrong}" for wrong in judged(name, path.read_bytes())]
    return found


def judged(name: str, data: bytes) -> Iterator[str]:
    """What is wrong with one file."""
    if not all(PLAIN_PATH.fullmatch(part) for part in name.split("/")):
        yield "not a plain name"
    if name.startswith(("assets/", "search/pagefind/")) and not name.endswith(".pf_fragment"):
        return
    kind = Path(name).suffix
    if kind not in JUDGES:
        yield "a kind of file that a site does not have"
        return
    try:
        if kind in READABLE:
            text = data.decode("utf-8-sig")
            yield from (f"U+{ord(hit[0]):04X} cannot be seen" for hit in UNSEEN.finditer(text))
        yield from JUDGES[kind](data)
    except (ValueError, ET.ParseError) as error:
        yield f"cannot be read: {error}"


def page(data: bytes) -> Iterator[str]:
    yield from markup(data.decode())


def parsed_json(data: bytes) -> Iterator[str]:
    """JSON as its standard has it: no NaN, no half of a character, and numbers as they were typed."""

    def refuse(constant: str) -> None:
        raise ValueError(f"{constant} is no JSON")

    def as_typed(number: str) -> float:
        if "e" in number.lower():
            raise ValueError(f"{number} is not as it was typed")
        return float(number)

    text = data.decode()
    json.dumps(json.loads(text, parse_constant=refuse, parse_float=as_typed), ensure_ascii=False).encode()
    yield from ()


def parsed_xml(data: bytes) -> Iterator[str]:
    """XML without a document type, of the elements that feeds and maps have."""
    if b"<!" in data:
        yield "a declaration or a comment"
    for element in ET.fromstring(data).iter():
        if element.tag.rpartition("}")[2] not in ELEMENTS:
            yield f"an element <{element.tag}>"


def table(data: bytes) -> Iterator[str]:
    """Rows of one length, with no cell that a spreadsheet takes for a formula."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    for row in rows:
        if len(row) != len(rows[0]):
            yield f"a row of {len(row)} cells among rows of {len(rows[0])}"
        yield from (f"a formula {cell!r}" for cell in row if cell.startswith(FORMULA) and not NUMBER.fullmatch(cell))


def workbook(data: bytes) -> Iterator[str]:
    """Cells that are text, numbers and dates; nothing that leads out of the workbook."""
    parts = zipfile.ZipFile(io.BytesIO(data)).namelist()
    yield from (
        f"a part {part}" for part in parts if re.search(r"external|drawing|vba|comment|connection", part, re.IGNORECASE)
    )
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" or cell.hyperlink is not None:
                    yield f"{cell.coordinate} is a formula or a link"


def calendar(data: bytes) -> Iterator[str]:
    """Lines of at most 75 bytes, unfolded into properties that a deadline has."""
    text = data.decode()
    lines = text.split("\r\n")
    yield from (f"a line of {len(line.encode())} bytes" for line in lines if len(line.encode()) > 75)
    yield from (f"a loose line's end in {line!r}" for line in lines if "\n" in line or "\r" in line)
    for line in text.replace("\r\n ", "").rstrip("\r\n").split("\r\n"):
        if not CALENDAR_LINE.fullmatch(line):
            yield f"a property {line[:60]!r}"


def robots(data: bytes) -> Iterator[str]:
    lines = data.decode().splitlines()
    if len(lines) != 3 or not lines[2].startswith("Sitemap: http"):
        yield f"lines {lines}"


def fragment(data: bytes) -> Iterator[str]:
    yield from parsed_json(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


JUDGES: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".html": page,
    ".json": parsed_json,
    ".xml": parsed_xml,
    ".csv": table,
    ".xlsx": workbook,
    ".ics": calendar,
    ".txt": robots,
    ".pf_fragment": fragment,
}
READABLE = {".html", ".json", ".xml", ".csv", ".ics", ".txt"}
