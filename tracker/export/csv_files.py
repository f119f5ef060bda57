"""The tables as CSV that opens right in Excel and WPS: UTF-8 with a byte-order mark."""

import csv
import io
from datetime import date
from decimal import Decimal

from tracker.export.tables import Cell, Filled

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_file(filled: Filled) -> bytes:
    """A table as the bytes of a CSV file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([field.name for field in filled.table.fields])
    writer.writerows([cell(value) for value in row] for row in filled.rows)
    return text.getvalue().encode("utf-8-sig")


def cell(value: Cell) -> str:
    """A cell as text. Text that a spreadsheet would take for a formula is marked as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return "'" + text if text.startswith(FORMULA) else text
