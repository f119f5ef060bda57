"""The periods of a recurring target side by side."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from tracker.assess.case import TargetAssessment
from tracker.model.measures import Target
from tracker.pages.cards import PeriodCell
from tracker.pages.charts.plot import Tick, place

NEARLY, FOOT = Fraction(9, 10), Fraction(12, 100)


class Cell(Struct, frozen=True):
    """A period in a strip: its place and width, whether it was met, short, missing or is open, and its words.

    One that is short stands in a box, as high in it as its value is in what was promised: an empty box is a zero.
    """

    x: str
    width: str
    y: str
    height: str
    status: str
    words: str


class Strip(Struct, frozen=True):
    """The periods of a recurring target side by side, with the names of some below."""

    title: str
    description: str
    cells: tuple[Cell, ...]
    across: tuple[Tick, ...]


def height(target: Target, status: str, value: Decimal | None) -> Fraction:
    """How high a period stands; never in full where it is short: more than 2 is not 2."""
    if status == "open":
        return FOOT
    if status != "short" or value is None:
        return Fraction(1)
    share = Fraction(value) / Fraction(target.figure) if target.figure > 0 else Fraction(0)
    return min(max(share, Fraction(0)), NEARLY)


def strip(found: TargetAssessment, cells: Sequence[PeriodCell]) -> Strip | None:
    """The strip of a recurring target; None where it is of another kind."""
    if not cells:
        return None
    width = Fraction(1, len(cells))
    inner = width * Fraction(4, 5) if len(cells) > 1 else width
    shown = tuple(
        Cell(
            place(width * number),
            place(inner),
            place(1 - height(found.target, cell.status, result.value)),
            place(height(found.target, cell.status, result.value)),
            cell.status,
            f"{cell.words}：{cell.value or cell.status_word}",
        )
        for number, (cell, result) in enumerate(zip(cells, found.periods, strict=True))
    )
    apart = next((step for step in (1, 2, 3, 6, 13, 26) if len(cells) <= step * 6), len(cells))
    is_one_year = len({cell.words.split("年", 1)[0] for cell in cells}) == 1
    across = tuple(
        Tick(place(width * number), (is_one_year and cell.words.split("年", 1)[-1]) or cell.words)
        for number, cell in enumerate(cells)
        if number % apart == 0
    )
    counted = len(found.closed_periods)
    return Strip(
        f"{found.target.name}：逐期情况",
        f"共{len(cells)}期，已到期{counted}期，达到{found.met_periods}期。",
        shown,
        across,
    )
