"""A form's file opened: bounded, its tables found, their columns where they were."""

import io
import warnings
import zipfile
from typing import Any

from openpyxl import load_workbook

from tracker.form.cells import Wrong
from tracker.form.columns import COLUMNS, HEADER_ROW

MOST_BYTES = 200_000_000
MOST_CELLS = 2_000_000
TOP = 10  # the rows among which a header is looked for
HEADERS = {column.header for column in COLUMNS}


def sheets_of(data: bytes) -> list[Any]:
    """The sheets of a form that was filled in, copies of its sheet among them. Raises Wrong where the file is no form."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise Wrong("too-large")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about drop-down lists that it does not keep; they are not read
            book = load_workbook(io.BytesIO(data), data_only=False)
    except (zipfile.BadZipFile, LookupError, AttributeError, ValueError, TypeError, OSError, SyntaxError):
        # openpyxl has no error of its own for what is no workbook inside; a parser's error is a SyntaxError
        raise Wrong("not-a-workbook") from None
    sheets = [sheet for sheet in book.worksheets if is_form(sheet)]
    if not sheets:
        raise Wrong("no-sheet")
    if any(sheet.max_row * sheet.max_column > MOST_CELLS for sheet in sheets):
        raise Wrong("too-large")
    return sheets


def is_form(sheet: Any) -> bool:
    """Whether a sheet has the form's header, whatever became of it: most of its words in one of the first rows."""
    rows = sheet.iter_rows(max_row=TOP, max_col=2 * len(COLUMNS), values_only=True)
    return any(2 * len(HEADERS.intersection(str(value).strip() for value in row)) > len(HEADERS) for row in rows)


def changed_header(sheet: Any) -> tuple[int, str, str] | None:
    """The first column whose header is another than it was: its place, the header expected, and the one there."""
    for place, column in enumerate(COLUMNS):
        value = str(sheet.cell(HEADER_ROW + 1, place + 1).value or "").strip()
        if value != column.header:
            return place, column.header, value
    return None
