"""The periods of a recurring target side by side."""

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from tracker.assess.case import TargetAssessment
from tracker.pages.cards import PeriodCell
from tracker.pages.charts.plot import Tick, place


class Cell(Struct, frozen=True):
    """A period in a strip: its place and width, whether it was met, short, missing or is open, and its words."""

    x: str
    width: str
    status: str
    words: str


class Strip(Struct, frozen=True):
    """The periods of a recurring target side by side, with the names of some below."""

    title: str
    description: str
    cells: tuple[Cell, ...]
    across: tuple[Tick, ...]


def strip(found: TargetAssessment, cells: Sequence[PeriodCell]) -> Strip | None:
    """The strip of a recurring target; None where it is of another kind."""
    if not cells:
        return None
    width = Fraction(1, len(cells))
    inner = width * Fraction(4, 5) if len(cells) > 1 else width
    shown = tuple(
        Cell(place(width * number), place(inner), cell.status, f"{cell.words}：{cell.value or cell.status_word}")
        for number, cell in enumerate(cells)
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
