"""The tables as CSV that opens right in Excel and WPS: UTF-8 with a byte-order mark."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from tracker.export.tables import Cell, Row
from tracker.pages.open_data import Table

FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def csv_file(table: Table, lines: Iterable[bytes]) -> bytes:
    """A table as the bytes of a CSV file; `lines` are the rows of each measure, made by `csv_lines`."""
    header = csv_lines([tuple(field.name for field in table.fields)])
    return b"".join([BOM_UTF8, header, *lines])


def csv_lines(rows: Iterable[Row]) -> bytes:
    """Rows as lines of CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
    return text.getvalue().encode()


def cell(value: Cell) -> str:
    """A cell as text. Text that a spreadsheet would take for a formula is marked as text."""
    if isinstance(value, str):
        return "'" + value if value.startswith(FORMULA) else value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
