"""Forms of the small plan, filled in."""

import io
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from tests.record.small import fill
from tracker.assess.assessment import Assessment, assess
from tracker.command import main
from tracker.form.columns import COLUMNS, FIRST_ROW, SHEET
from tracker.form.write import form
from tracker.load import load
from tracker.read.files import Folder

HEADERS = {column.header: place + 1 for place, column in enumerate(COLUMNS)}
BESIDE = len(COLUMNS) + 1


def assessment(root: Path) -> Assessment:
    return assess(load(Folder(fill(root)))[0])


class Sheet:
    """A blank form of the small plan, opened as a clerk would."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.book = load_workbook(io.BytesIO(form(assessment(root), None)))
        self.page = self.book[SHEET]

    def put(self, target: str, **cells: Any) -> str:
        """Fill in cells of a target's row by their headers; answers the address of the last."""
        rows = range(FIRST_ROW + 1, self.page.max_row + 1)
        row = next(row for row in rows if self.page.cell(row, 2).value == target)
        cell = None
        for header, value in cells.items():
            cell = self.page.cell(row, HEADERS.get(header.replace("完成", "完成（是）"), BESIDE))
            cell.value = value
        return cell.coordinate if cell else ""

    def record(self, name: str = "表.xlsx") -> int:
        """Take the form back by the command."""
        path = self.root / name
        self.book.save(path)
        return main(["record", "--from", str(path)], self.root, lambda: None)

    @property
    def progress(self) -> str:
        return (self.root / "data/progress.yaml").read_text("utf-8")
