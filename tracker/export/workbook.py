"""The tables as one XLSX workbook, the 台账: styled headers, filters, frozen panes. Same figures as the CSV files."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.export.tables import Cell, Filled
from tracker.model.tracker import Tracker

WIDTHS = {"integer": 9, "number": 11, "date": 12, "boolean": 9, "string": 18}
WIDE = {"title": 44, "name": 36, "note": 44, "lead": 30, "responsible": 30, "quote": 40, "evidence": 44, "why": 32}
CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def workbook(tracker: Tracker, tables: tuple[Filled, ...]) -> bytes:
    """The workbook: a sheet that says what it is, and one a table."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": tracker.plan.title, "created": CREATED})
    header = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True, "valign": "vcenter"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    cover(book.add_worksheet("说明"), tracker, book.add_format({"text_wrap": True, "valign": "top"}), tables)
    for filled in tables:
        sheet(book.add_worksheet(filled.table.title), filled, header, day)
    book.close()
    return data.getvalue()


def cover(page: Worksheet, tracker: Tracker, wrap: Format, tables: tuple[Filled, ...]) -> None:
    """The first sheet: title, cut-off day, whether figures are invented, and what every column holds."""
    lines = [
        tracker.plan.title,
        f"数据截至{tracker.head.as_of.isoformat()}",
        "示例数据：数字均为虚构" if tracker.head.sample else "",
        tracker.site.root,
    ]
    lines += [f"{filled.table.title}·{field.title}：{field.name}" for filled in tables for field in filled.table.fields]
    page.set_column(0, 0, 90, wrap)
    for row, line in enumerate(line for line in lines if line):
        page.write_string(row, 0, line)


def sheet(page: Worksheet, filled: Filled, header: Format, day: Format) -> None:
    """A table as a sheet."""
    fields = filled.table.fields
    for column, field in enumerate(fields):
        page.set_column(column, column, WIDE.get(field.name, WIDTHS[field.type]))
        page.write_string(0, column, field.title.split("，")[0].split("：")[0], header)
    for row, cells in enumerate(filled.rows, 1):
        for column, value in enumerate(cells):
            write(page, row, column, value, day)
    page.freeze_panes(1, 2)
    page.autofilter(0, 0, len(filled.rows), len(fields) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)


def write(page: Worksheet, row: int, column: int, value: Cell, day: Format) -> None:
    """A cell by its type; text is never taken for a formula or an address."""
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_string(row, column, "是" if value else "否")
    elif isinstance(value, int | Decimal):
        page.write_number(row, column, value)
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
    else:
        page.write_string(row, column, value)
