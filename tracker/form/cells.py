"""What stands in a cell, as the text that would be typed in progress.yaml. Raises Wrong where that cannot be told."""

import datetime
import re
from decimal import Decimal
from typing import Any

MOST_DECIMALS = 6
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
    if isinstance(cell.value, float) and len(text.partition(".")[2]) > MOST_DECIMALS:
        raise Wrong("too-many-decimals", value=text)
    return text


def day_of(cell: Any) -> str:
    """A cell of days as text; spreadsheets that do not take 2024/6/30 for a day leave it as text."""
    text = text_of(cell)
    found = DAY.fullmatch(text)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else text


def decimal_text(value: float) -> str:
    """A number as it was typed: the shortest that the cell's binary number stands for."""
    return plain(Decimal(repr(value)))


def plain(value: Decimal) -> str:
    """A decimal without exponent and without zeros at its end."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
