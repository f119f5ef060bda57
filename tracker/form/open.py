"""A form's file opened: bounded, its table found, its columns where they were."""

import io
import warnings
import zipfile
from typing import Any

from openpyxl import load_workbook

from tracker.form.cells import Wrong
from tracker.form.columns import COLUMNS, HEADER_ROW, SHEET

MOST_BYTES = 200_000_000
MOST_ROWS = 100_000


def sheet_of(data: bytes) -> Any:
    """The sheet of a form that was filled in. Raises Wrong where the file is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise Wrong("too-large")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about drop-down lists that it does not keep; they are not read
            book = load_workbook(io.BytesIO(data), data_only=False)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, SyntaxError):
        # openpyxl has no error of its own for what is no workbook inside; a parser's error is a SyntaxError
        raise Wrong("not-a-workbook") from None
    if SHEET not in book.sheetnames:
        raise Wrong("no-sheet")
    sheet = book[SHEET]
    if not hasattr(sheet, "max_row") or sheet.max_row > MOST_ROWS:
        raise Wrong("too-large")
    return sheet


def changed_header(sheet: Any) -> tuple[int, str, str] | None:
    """The first column whose header is another than it was: its place, the header expected, and the one there."""
    for place, column in enumerate(COLUMNS):
        value = str(sheet.cell(HEADER_ROW + 1, place + 1).value or "").strip()
        if value != column.header:
            return place, column.header, value
    return None
