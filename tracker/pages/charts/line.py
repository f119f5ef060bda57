"""Dated values against the line they should follow, or the limit they should keep to."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from tracker.assess import line
from tracker.assess.case import TargetAssessment
from tracker.model.measures import Kind, Target
from tracker.model.periods import DAY
from tracker.model.plan import Plan
from tracker.pages import words
from tracker.pages.charts.plot import Tick, place
from tracker.pages.charts.scale import month_ticks, scale, trimmed

LABELLED = 5
DIGIT = Fraction(12, 250)  # its width in 关怀版 on a telephone's plot
LABEL = Fraction(28, 190)  # its height
BESIDE = {
    "start": Fraction(0),
    "middle": Fraction(1, 2),
    "end": Fraction(1),
}  # how much of a label is left of its point


class Dot(Struct, frozen=True):
    """A reading on the plot. `anchor` is the side of the point that its label begins at: start, middle or end.

    The label of one that is `close` to a later one's would touch it on a telephone.
    """

    x: str
    y: str
    label: str
    anchor: str
    close: bool


class LineChart(Struct, frozen=True):
    """Dated values against the line they should follow (cumulative) or the limit they should keep to (level).

    `expected` and `values` are points for a polyline; `good` is top and height of the band that meets a level's limit.
    """

    title: str
    description: str
    expected: str
    values: str
    dots: tuple[Dot, ...]
    limit: Tick
    good: tuple[str, str] | None
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    today: str


def line_chart(found: TargetAssessment, plan: Plan) -> LineChart | None:
    """The chart of a cumulative target or a level; None where nothing was reported yet."""
    target = found.target
    if not found.readings or target.kind not in (Kind.CUMULATIVE, Kind.LEVEL):
        return None
    first, last = plan.start - DAY, max(found.due, found.readings[-1].date)
    leads = target.kind is Kind.CUMULATIVE or target.from_ is not None
    figures = [line.exact(target.figure), *(line.exact(reading.value) for reading in found.readings)]
    up = scale([*figures, line.exact(target.base)] if leads else figures)
    height = up[-1] - up[0]

    def x(day: date) -> Fraction:
        return Fraction((day - first).days, (last - first).days)

    def y(value: Fraction | Decimal) -> Fraction:
        return (up[-1] - (value if isinstance(value, Fraction) else line.exact(value))) / height

    limit = y(target.figure)
    rising = target.figure > target.base if leads else target.met_by(target.figure + 1)
    good = None if target.kind is Kind.CUMULATIVE else (Fraction(0), limit) if rising else (limit, 1 - limit)
    return LineChart(
        title=f"{target.name}：填报数值{'与应达进度' if leads else '与要求'}",
        description=described(found),
        expected=points((x(day), y(value)) for day, value in expected_points(target, plan, found.due)) if leads else "",
        values=points(
            [*([(x(first), y(target.base))] if leads else []), *((x(r.date), y(r.value)) for r in found.readings)]
        ),
        dots=tuple(dots(found, x, y)),
        limit=Tick(place(limit), f"{'目标' if leads else '要求'}{words.promise(target)}"),
        good=(place(good[0]), place(good[1])) if good else None,
        across=month_ticks(first, last),
        up=tuple(Tick(place(y(value)), words.number(trimmed(value))) for value in up),
        today=place(x(found.as_of)) if found.as_of <= last else "",
    )


def points(found: Iterable[tuple[Fraction, Fraction]]) -> str:
    """Points for a polyline."""
    return " ".join(f"{place(x)},{place(y)}" for x, y in found)


def expected_points(target: Target, plan: Plan, due: date) -> list[tuple[date, Fraction]]:
    """The line a target should follow: where it begins, its planned points, where it ends."""
    days = [plan.start - DAY, *sorted(target.plan), due]
    return [(day, line.expected(target, day, plan.start, due)) for day in days]


def dots(
    found: TargetAssessment, x: Callable[[date], Fraction], y: Callable[[Fraction | Decimal], Fraction]
) -> list[Dot]:
    """The readings; the last has its value beside it, and each of a few."""
    readings = found.readings
    made: list[Dot] = []
    shown: list[tuple[Fraction, Fraction, Fraction]] = []  # labels: left, right, height
    for day, value in reversed(readings):
        across, up = x(day), y(value)
        anchor = "start" if across < Fraction(1, 10) else "end" if across > Fraction(9, 10) else "middle"
        label = words.number(value) if not made or len(readings) <= LABELLED else ""
        width = DIGIT * (len(label) + 1)
        left = across - width * BESIDE[anchor]
        close = any(left < end and start < left + width and abs(up - at) < LABEL for start, end, at in shown)
        if label and not close:
            shown.append((left, left + width, up))
        made.append(Dot(place(across), place(up), label, anchor, close))
    return made[::-1]


def described(found: TargetAssessment) -> str:
    """What a line chart shows, in words."""
    target = found.target
    first, last = found.readings[0], found.readings[-1]
    said = f"{words.long_date(last.date)}为{words.amount(target, last.value)}"
    if len(found.readings) > 1:
        said = f"{words.long_date(first.date)}为{words.amount(target, first.value)}，{said}"
    return f"共{len(found.readings)}次填报。{said}。目标{words.promise(target)}，期限{words.long_date(found.due)}。"
