"""What stands in a cell, as the text that would be typed in progress.yaml. Raises Wrong where that cannot be told."""

import datetime
import re
from decimal import Decimal
from typing import Any

TOO_LONG = re.compile(r"[+-]?[0-9]+\.[0-9]{7,}")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", re.ASCII)


class Wrong(Exception):
    """What is in a cell cannot be taken: a code of `tracker.form.sentences` and the words that fill it in."""

    def __init__(self, code: str, **words: object) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


def text_of(cell: Any) -> str:
    """A cell's content as text; a number as it was typed, a day as 2024-06-30, empty for nothing."""
    value = cell.value
    if cell.data_type == "f" or not isinstance(value, str | int | float | datetime.date | datetime.time | None):
        raise Wrong("formula")
    if cell.data_type == "e":
        raise Wrong("error-value", value=value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, float):
        return decimal_text(value)
    return "" if value is None else str(value).strip()


def number_of(cell: Any, unit: str) -> str:
    """A cell of figures as text; a per cent format counts where the unit is per cent."""
    text = text_of(cell)
    if isinstance(cell.value, datetime.date | datetime.time):
        raise Wrong("date-for-number")
    if isinstance(cell.value, int | float) and "%" in (cell.number_format or ""):
        if unit != "%":
            raise Wrong("percent-of-other", unit=unit)
        text = plain(Decimal(text) * 100)
    elif unit == "%" and re.fullmatch(r"[\d.]+\s*[%％]", text):
        text = text[:-1].strip()
    if TOO_LONG.fullmatch(text):
        raise Wrong("too-many-decimals", value=text)
    return text


def day_of(cell: Any) -> str:
    """A cell of days as text; spreadsheets that do not take 2024/6/30 for a day leave it as text.

    20240630 typed in a cell of days is a number of days too large for any, which is read as an error.
    """
    if cell.data_type == "e":
        raise Wrong("not-a-day")
    text = whole_month(cell)
    found = DAY.fullmatch(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else text


def period_of(cell: Any) -> str:
    """A cell of periods as text; the day that spreadsheets make of 2024-07 is the month it was typed as."""
    if isinstance(cell.value, datetime.datetime) and cell.value.day == 1:
        return f"{cell.value:%Y-%m}"
    return whole_month(cell)


def whole_month(cell: Any) -> str:
    """A cell's content as text, where that is not a number that may have lost the nought of its month: 2024.10 is 2024.1."""
    text = text_of(cell)
    if isinstance(cell.value, float) and text.endswith(".1"):
        raise Wrong("month-unclear", value=text)
    return text


def decimal_text(value: float) -> str:
    """A number as it was typed: the shortest that the cell's binary number stands for."""
    return plain(Decimal(repr(value)))


def plain(value: Decimal) -> str:
    """A decimal without exponent and without zeros at its end."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
