"""What all plots have: places in per cent, and marks on an axis."""

from fractions import Fraction

from msgspec import Struct

from tracker.pages import words


class Tick(Struct, frozen=True):
    """A mark on an axis: its place, and its label."""

    at: str
    label: str


def place(share: Fraction) -> str:
    """A share of the plot in per cent, to two decimals."""
    return format(words.rounded(share, 4).scaleb(2).normalize(), "f")
