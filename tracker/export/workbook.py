"""The ledger, 台账, as an XLSX workbook: styled header, filters, frozen panes. Same figures as the CSV files."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.export.tables import Cell, Row
from tracker.model.tracker import Tracker
from tracker.pages import words
from tracker.pages.open_data import LEDGER

WIDTHS = {"integer": 9, "number": 11, "date": 12, "boolean": 9, "string": 18}
WIDE = {"title": 44, "name": 36, "note": 44, "lead": 30, "responsible": 30, "quote": 40, "evidence": 44, "why": 32}
HEADER = 1  # the row that names the columns
CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def workbook(tracker: Tracker, rows: list[Row]) -> bytes:
    """The workbook: the ledger, a row a target, and a sheet that says what it is."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": words.marked(tracker, tracker.plan.title), "created": CREATED})
    header = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "vcenter"})
    page = book.add_worksheet(LEDGER.title)
    page.write_string(0, 0, headline(tracker), book.add_format({"bold": True}))
    ledger(page, rows, header, book.add_format({"num_format": "yyyy-mm-dd"}))
    cover(book.add_worksheet("说明"), tracker, book.add_format({"text_wrap": True, "valign": "top"}))
    book.close()
    return data.getvalue()


def headline(tracker: Tracker) -> str:
    """What stands above the ledger, on the screen and on each page that is printed: whose it is, of when, whether invented."""
    return words.marked(tracker, f"《{tracker.plan.title}》{LEDGER.title}，数据截至{tracker.head.as_of.isoformat()}")


def cover(page: Worksheet, tracker: Tracker, wrap: Format) -> None:
    """The sheet that says what this is: title, cut-off day, whether figures are invented."""
    said = (tracker.plan.title, f"数据截至{tracker.head.as_of.isoformat()}", words.notice(tracker), tracker.site.root)
    page.set_column(0, 0, 90, wrap)
    for row, text in enumerate(filter(None, said)):
        page.write_string(row, 0, text)


def ledger(page: Worksheet, rows: list[Row], header: Format, day: Format) -> None:
    """The ledger below its headline, ready to be filtered and printed."""
    for column, field in enumerate(LEDGER.fields):
        page.set_column(column, column, WIDE.get(field.name, WIDTHS[field.type]))
        page.write_string(HEADER, column, field.title, header)
    for row, cells in enumerate(rows, HEADER + 1):
        for column, value in enumerate(cells):
            write(page, row, column, value, day)
    page.freeze_panes(HEADER + 1, 2)
    page.autofilter(HEADER, 0, HEADER + len(rows), len(LEDGER.fields) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, HEADER)


def write(page: Worksheet, row: int, column: int, value: Cell, day: Format) -> None:
    """A cell by its type; text is never taken for a formula or an address."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_string(row, column, "是" if value else "否")
    elif isinstance(value, int | Decimal):
        page.write_number(row, column, value)
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
    else:
        page.write_string(row, column, value)
