"""The geometry of the charts: every place is in per cent of the plot, worked out here, so that templates only draw.

A plot runs from 0 to 100 from left to right and from top to bottom. Text keeps its size on every screen, because
places are per cent of an SVG without a view box.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from msgspec import Struct

from tracker.assess import line
from tracker.assess.case import TargetAssessment
from tracker.model.measures import Kind, Target
from tracker.model.periods import DAY, Cadence, whole_periods
from tracker.model.plan import Plan
from tracker.pages import words
from tracker.pages.badges import Bar
from tracker.pages.cards import PeriodCell

TICKS = 5
LABELLED = 5
MONTHS_LABELLED = 12
STEPS = (1, 2, 3, 6, 12)


class Tick(Struct, frozen=True):
    """A mark on an axis: its place, and its label."""

    at: str
    label: str


class Dot(Struct, frozen=True):
    """A reading on the plot. `anchor` is the side of the point that its label begins at: start, middle or end."""

    x: str
    y: str
    label: str
    anchor: str
    met: bool


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
    limit_below: bool
    good: tuple[str, str] | None
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    today: str


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


def place(share: Fraction) -> str:
    """A share of the plot in per cent, to two decimals."""
    return format(words.rounded(share, 4).scaleb(2).normalize(), "f")


def scale(values: Iterable[Fraction], *, whole: bool) -> list[Fraction]:
    """Round figures that span some values, three to six of them, evenly apart; `whole` scales begin at 0."""
    found = list(values)
    low, high = min(found), max(found)
    if whole or (low >= 0 and low * 2 <= high):
        low = min(low, Fraction(0))
    if low == high:
        low, high = low - 1 if low else low, high + 1
    step = nice((high - low) / 4)
    first = low // step
    last = -((-high) // step)
    return [step * count for count in range(int(first), int(last) + 1)]


def nice(step: Fraction) -> Fraction:
    """The next of 1, 2, 5, 10, 20, 50 … (or their tenths) that is not below a step."""
    power = Fraction(1)
    while power * 10 <= step:
        power *= 10
    while power > step:
        power /= 10
    return next(power * times for times in (1, 2, 5, 10) if power * times >= step)


@cache
def month_ticks(first: date, last: date) -> tuple[Tick, ...]:
    """The beginnings of some months between two days, few enough to be read."""
    months = [month.start for month in whole_periods(Cadence.MONTH, first.replace(day=1), last) if month.start >= first]
    apart = next((step for step in STEPS if len(months) <= step * TICKS), 12)
    shown = months[::apart]
    several = len({month.year for month in shown}) > 1
    return tuple(
        Tick(
            place(Fraction((month - first).days, (last - first).days)),
            f"{month.year}年{month.month}月" if several else f"{month.month}月",
        )
        for month in shown
    )


def line_chart(found: TargetAssessment, plan: Plan) -> LineChart | None:
    """The chart of a cumulative target or a level; None where nothing was reported yet."""
    target = found.target
    if not found.readings or target.kind not in (Kind.CUMULATIVE, Kind.LEVEL):
        return None
    first, last = plan.start - DAY, max(found.due, found.readings[-1].date)
    leads = target.kind is Kind.CUMULATIVE or target.from_ is not None
    figures = [line.exact(target.figure), *(line.exact(reading.value) for reading in found.readings)]
    up = scale([*figures, line.exact(target.base)] if leads else figures, whole=target.kind is Kind.CUMULATIVE)
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
        limit_below=not rising or limit < Fraction(1, 8),
        good=(place(good[0]), place(good[1])) if good else None,
        across=month_ticks(first, last),
        up=tuple(Tick(place(y(value)), words.number(trimmed(value))) for value in up),
        today=place(x(found.as_of)) if found.as_of <= last else "",
    )


def trimmed(value: Fraction) -> Decimal:
    """A round figure without needless decimals."""
    shown = Decimal(value.numerator) / Decimal(value.denominator)
    return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown.normalize()


def points(found: Iterable[tuple[Fraction, Fraction]]) -> str:
    """Points for a polyline."""
    return " ".join(f"{place(x)},{place(y)}" for x, y in found)


def expected_points(target: Target, plan: Plan, due: date) -> list[tuple[date, Fraction]]:
    """The line a target should follow: where it begins, its planned points, where it ends."""
    days = [plan.start - DAY, *sorted(target.plan), due]
    return [(day, line.expected(target, day, plan.start, due)) for day in days]


def dots(
    found: TargetAssessment, x: Callable[[date], Fraction], y: Callable[[Fraction | Decimal], Fraction]
) -> Iterator[Dot]:
    """The readings; the last has its value beside it, and each of a few."""
    readings = found.readings
    for number, (day, value) in enumerate(readings, 1):
        across = x(day)
        anchor = "start" if across < Fraction(1, 10) else "end" if across > Fraction(9, 10) else "middle"
        label = words.number(value) if number == len(readings) or len(readings) <= LABELLED else ""
        yield Dot(place(across), place(y(value)), label, anchor, found.target.met_by(value))


def described(found: TargetAssessment) -> str:
    """What a line chart shows, in words."""
    target = found.target
    first, last = found.readings[0], found.readings[-1]
    said = f"{words.long_date(last.date)}为{words.amount(target, last.value)}"
    if len(found.readings) > 1:
        said = f"{words.long_date(first.date)}为{words.amount(target, first.value)}，{said}"
    return f"共{len(found.readings)}次填报。{said}。目标{words.promise(target)}，期限{words.long_date(found.due)}。"


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
