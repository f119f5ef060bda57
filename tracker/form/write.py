"""A blank form as an XLSX file. The same inputs give the same bytes."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.assess.assessment import Assessment
from tracker.form.choices import Choices
from tracker.form.columns import CHOICES, COLUMNS, DONE, FIRST_ROW, HEADER_ROW, HELP, LINE, PLACE, SHEET, Use, lines
from tracker.form.instructions import instructions
from tracker.form.rows import Row, rows
from tracker.model.departments import Department
from tracker.model.fields import YEARS
from tracker.model.measures import Kind
from tracker.model.states import ASSESSABLE

GUIDE = 90  # the width of the instructions, in characters
CREATED = datetime(2000, 1, 1)
LAST_DAY = date(YEARS[-1], 12, 31)  # 20240630 is a number of days, too
TEXT = {"by", "period", "done", "note", "evidence", "url", "self_assessment", "next"}
DATES = {"date", "filed", "last_date"}
OF_KIND = {"period": {Kind.RECURRING}, "value": set(Kind) - {Kind.MILESTONE}, "done": {Kind.MILESTONE}}
PROTECTED = {"format_columns": True, "format_rows": True}


def form(assessment: Assessment, unit: Department | None) -> bytes:
    """The blank form of a unit, or of all units."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    plan = assessment.tracker.plan
    title = f"{plan.short_title}填报表（{unit.name if unit else '全部单位'}）"
    book.set_properties({"title": title, "created": CREATED})
    styles = Styles(book)
    page, guide, lists = (book.add_worksheet(name) for name in (SHEET, HELP, CHOICES))
    made = rows(assessment, unit)
    table(page, styles, title, assessment.tracker.head.as_of, made)
    validate(page, Choices(lists), made, plan.start)
    guide.set_column(0, 0, GUIDE, styles.plain)
    for place, line in enumerate(instructions(assessment)):
        guide.write_string(place, 0, line, styles.title if place == 0 else styles.plain)
        guide.set_row(place, 6 + LINE * lines(line, GUIDE))
    for sheet in (page, guide, lists):
        sheet.protect("", PROTECTED)
    lists.hide()
    book.close()
    return data.getvalue()


class Styles:
    """The looks of cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        cell = {"border": 1, "border_color": "#B7C3CC", "valign": "top", "text_wrap": True}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.header = book.add_format({**cell, "bold": True, "bg_color": "#DCE6F1", "valign": "vcenter"})
        self.asked = book.add_format({**cell, "bold": True, "bg_color": "#FFE8A3", "valign": "vcenter"})
        self.given = book.add_format({**cell, "bg_color": "#EEF1F3"})
        self.given_date = book.add_format({**cell, "bg_color": "#EEF1F3", "num_format": "yyyy-mm-dd"})
        self.closed = book.add_format({**cell, "bg_color": "#D5DADD"})
        self.open = book.add_format({**cell, "bg_color": "#FFFBEA", "locked": False})
        self.open_text = book.add_format({**cell, "bg_color": "#FFFBEA", "locked": False, "num_format": "@"})
        self.open_date = book.add_format({**cell, "bg_color": "#FFFBEA", "locked": False, "num_format": "yyyy-mm-dd"})

    def of(self, name: str, kind: Kind) -> Format:
        """The look of a cell to fill in; closed where a target of this kind has no use for it."""
        if kind not in OF_KIND.get(name, set(Kind)):
            return self.closed
        return self.open_date if name in DATES else self.open_text if name in TEXT else self.open


def table(page: Worksheet, styles: Styles, title: str, as_of: date, made: list[Row]) -> None:
    """The sheet to fill in: a heading, the header, a row a target."""
    page.write_string(0, PLACE["measure"], title, styles.title)
    notice = f"数据截至{as_of.isoformat()}。只填浅黄色的格子；不填的行留空。填法见“{HELP}”页。"
    page.write_string(1, PLACE["measure"], notice)
    for place, column in enumerate(COLUMNS):
        page.set_column(place, place, column.width, None, {"hidden": column.use is Use.HIDDEN})
        page.write_string(HEADER_ROW, place, column.header, styles.asked if column.use is Use.FILL else styles.header)
    for place, row in enumerate(made, FIRST_ROW):
        write(page, place, row, styles)
    page.freeze_panes(FIRST_ROW, PLACE["promise"])
    page.set_landscape()
    page.set_paper(8)
    page.fit_to_pages(1, 0)
    page.repeat_rows(HEADER_ROW)


def write(page: Worksheet, place: int, row: Row, styles: Styles) -> None:
    """A target's row: what is given, and empty cells."""
    given = [
        lines(getattr(row, name), width) for name, _, width, use in COLUMNS if use is Use.GIVEN and name not in DATES
    ]
    page.set_row(place, LINE * max(2, *given) + 3)
    for column, (name, _, _, use) in enumerate(COLUMNS):
        if use is Use.FILL:
            style = styles.of(name, row.kind)
            if name == "by" and row.by:
                page.write_string(place, column, row.by, style)
            else:
                page.write_blank(place, column, None, style)
            continue
        value = getattr(row, name)
        if isinstance(value, int):
            page.write_number(place, column, value)
        elif isinstance(value, date):
            page.write_datetime(place, column, value, styles.given_date)
        elif value:
            page.write_string(place, column, value, styles.given)
        else:
            page.write_blank(place, column, None, styles.given)


def validate(page: Worksheet, choices: Choices, made: list[Row], start: date) -> None:
    """What may be chosen or typed in the cells to fill in."""
    last = FIRST_ROW + len(made) - 1
    if last < FIRST_ROW:
        return
    day: dict[str, object] = {"validate": "date", "criteria": "between", "minimum": start, "maximum": LAST_DAY}
    day |= {"error_title": "不是日期", "error_message": f"请写 {start.isoformat()} 以后的日期，例如 2024-06-30。"}
    for name in ("date", "filed"):
        page.data_validation(FIRST_ROW, PLACE[name], last, PLACE[name], day)
    for name, words in (("done", [DONE]), ("self_assessment", list(ASSESSABLE))):
        page.data_validation(FIRST_ROW, PLACE[name], last, PLACE[name], {"validate": "list", "source": words})
    number = {"validate": "decimal", "criteria": "between", "minimum": -(10**15), "maximum": 10**15}
    number |= {"error_title": "不是数", "error_message": "只写数字，不带单位、“约”“万”。"}
    figures = [(row.kind in (Kind.CUMULATIVE, Kind.LEVEL),) for row in made]
    for (is_figure,), ranges in runs(figures).items():
        if is_figure:
            restrict(page, "value", ranges, number)
    for units, ranges in runs([row.reporters for row in made]).items():
        message = {"error_type": "warning", "error_title": "不在可选项中", "error_message": "请选本条举措的单位。"}
        restrict(page, "by", ranges, {"validate": "list", "source": choices.range(units), **message})
    for periods, ranges in runs([row.periods for row in made]).items():
        # Several periods may be typed into one cell, so other words are let pass here.
        restrict(page, "period", ranges, {"validate": "list", "source": choices.range(periods), "show_error": False})


T = TypeVar("T")


def runs(of_rows: Sequence[tuple[T, ...]]) -> dict[tuple[T, ...], list[tuple[int, int]]]:
    """The first and last rows of each run of rows that have the same thing; rows that have nothing are left out."""
    found: dict[tuple[T, ...], list[tuple[int, int]]] = {}
    for place, thing in enumerate(of_rows, FIRST_ROW):
        ranges = found.setdefault(thing, [])
        if ranges and ranges[-1][1] == place - 1:
            ranges[-1] = (ranges[-1][0], place)
        else:
            ranges.append((place, place))
    return {thing: ranges for thing, ranges in found.items() if thing}


def restrict(page: Worksheet, name: str, ranges: list[tuple[int, int]], rule: dict[str, object]) -> None:
    """Put a rule on some rows of a column."""
    (first, last), *others = ranges
    column = PLACE[name]
    cells = [[begin, column, end, column] for begin, end in others]
    page.data_validation(first, column, last, column, {**rule, "other_cells": cells})
