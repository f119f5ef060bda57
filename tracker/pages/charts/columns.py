"""Totals by month as stacked columns."""

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct

from tracker.pages.badges import Bar
from tracker.pages.charts.plot import place

LABELLED = 5
MONTHS_LABELLED = 12


class Block(Struct, frozen=True):
    """A group's part of a column."""

    group: str
    y: str
    height: str


class Column(Struct, frozen=True):
    """Totals as a stacked column; the best group stands at the foot."""

    x: str
    middle: str
    width: str
    label: str
    blocks: tuple[Block, ...]


class Columns(Struct, frozen=True):
    """Totals by month, side by side."""

    title: str
    description: str
    columns: tuple[Column, ...]


def columns(months: Iterable[tuple[str, Bar]]) -> Columns:
    """Totals by month as stacked columns."""
    found = list(months)
    width = Fraction(1, len(found) or 1)
    apart = 1 if len(found) <= MONTHS_LABELLED else -(-len(found) // LABELLED)
    made = []
    for number, (label, bar) in enumerate(found):
        left = width * number + width / 10
        blocks = tuple(
            Block(
                part.group,
                place(1 - (Fraction(part.start) + Fraction(part.width)) / 100),
                place(Fraction(part.width) / 100),
            )
            for part in bar.segments
            if part.count
        )
        shown = "" if number % apart else label
        made.append(Column(place(left), place(left + width * 2 / 5), place(width * 4 / 5), shown, blocks))
    said = "；".join(
        f"{label}末" + "，".join(f"{part.word}{part.count}" for part in bar.segments if part.count)
        for label, bar in found[-1:]
    )
    return Columns("各月末的举措状态", f"从{found[0][0]}到{found[-1][0]}。{said}。" if found else "", tuple(made))
