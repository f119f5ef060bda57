"""What a form looks like: its sheets, its columns, the rows above the table. Writing and reading both go by this."""

import math
from enum import Enum
from typing import NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell

SHEET = "填报"
HELP = "说明"
CHOICES = "选项"
HEADER_ROW = 2
FIRST_ROW = 3
LINE = 15  # the height of a line, in points
DONE = "是"


class Use(Enum):
    """Who a column is for: the program alone (hidden), the reader (locked), or the clerk."""

    HIDDEN = "hidden"
    GIVEN = "given"
    FILL = "fill"


class Column(NamedTuple):
    """A column: its name here, its header, its width in characters, its use."""

    name: str
    header: str
    width: int
    use: Use


COLUMNS = (
    Column("number", "编号", 6, Use.HIDDEN),
    Column("target", "指标代号", 12, Use.HIDDEN),
    Column("seal", "校验", 10, Use.HIDDEN),
    Column("measure", "举措", 24, Use.GIVEN),
    Column("name", "指标", 26, Use.GIVEN),
    Column("promise", "承诺", 22, Use.GIVEN),
    Column("last", "上次数值", 14, Use.GIVEN),
    Column("last_date", "上次时点", 12, Use.GIVEN),
    Column("date", "数据时点", 12, Use.FILL),
    Column("filed", "填报日期", 12, Use.FILL),
    Column("by", "填报单位", 18, Use.FILL),
    Column("period", "时段", 12, Use.FILL),
    Column("value", "本次数值", 12, Use.FILL),
    Column("done", "完成（是）", 8, Use.FILL),
    Column("note", "说明", 36, Use.FILL),
    Column("evidence", "依据标题", 24, Use.FILL),
    Column("url", "依据网址", 30, Use.FILL),
    Column("self_assessment", "单位自评", 11, Use.FILL),
    Column("next", "下一步", 30, Use.FILL),
)
PLACE = {column.name: place for place, column in enumerate(COLUMNS)}
# What a row may have without saying anything yet.
FRAME = {"date", "filed", "by"}


def lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: a Chinese character is as wide as two digits, and a little more."""
    units = sum(2.2 if ord(character) > 0x2E80 or character in "“”‘’…—" else 1.1 for character in text)
    return max(1, math.ceil(units / width))


class Cell(NamedTuple):
    """A cell of a form: its sheet, its row and its column from 0."""

    sheet: str
    row: int
    column: int

    def __str__(self) -> str:
        return f"{self.sheet}!{xl_rowcol_to_cell(self.row, self.column)}"

    def seen_from(self, sheet: str) -> str:
        """Its address as the spreadsheet shows it (J7), with its sheet where that is another."""
        return str(self).removeprefix(f"{sheet}!")
