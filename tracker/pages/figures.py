"""The targets with figures on a measure's page: card, chart or strip, and the pace needed from here."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from tracker.assess.case import TargetAssessment
from tracker.assess.measure import MeasureAssessment
from tracker.model.measures import Comparator, Kind
from tracker.model.tracker import Tracker
from tracker.pages import words
from tracker.pages.cards import TargetCard
from tracker.pages.charts.line import LineChart, line_chart
from tracker.pages.charts.scale import trimmed
from tracker.pages.charts.strip import Strip, strip
from tracker.pages.views import View

MONTH = Fraction(365, 12)  # days


class Figure(Struct, frozen=True):
    """A target with its picture: a line chart, a strip of periods, or none; `needed` is the pace from here on.

    `headline` is its value, or for a recurring target how many of the periods due were met.
    """

    card: TargetCard
    chart: LineChart | None
    strip: Strip | None
    needed: str
    headline: str


def figures(tracker: Tracker, measure: MeasureAssessment, view: View) -> list[Figure]:
    """The targets with a figure, in the order of the file, with their pictures."""
    return [
        Figure(
            card,
            line_chart(found, tracker.plan),
            strip(found, card.periods),
            needed(found, tracker.plan.start),
            headline(found, card),
        )
        for found, card in zip(measure.targets, view.cards, strict=True)
        if found.target.kind is not Kind.MILESTONE
    ]


def headline(found: TargetAssessment, card: TargetCard) -> str:
    """The figure that stands out on a target."""
    if found.target.every is None:
        return card.value or "没有填报"
    if not card.periods_closed:
        return "未到期"
    return f"{card.periods_met}/{card.periods_closed}{words.COUNTED[found.target.every]}"


def needed(found: TargetAssessment, start: date) -> str:
    """What a cumulative target not yet met still needs each month, beside what it has had until now."""
    target, latest = found.target, found.latest
    if target.kind is not Kind.CUMULATIVE or latest is None or target.met_by(latest.value) or found.due <= found.as_of:
        return ""
    left, days = Fraction(target.figure) - Fraction(latest.value), (found.due - latest.date).days
    if days <= 0:
        return ""
    had = (Fraction(latest.value) - Fraction(target.base)) / ((latest.date - start).days + 1)
    each, before = (words.near(pace * MONTH, Decimal("0.1")) for pace in (left / days, had))
    is_at_end = "，恰好达到不算" if target.comparator is Comparator.MORE_THAN else ""
    return (
        f"还差{words.number(trimmed(left))}{target.unit}{is_at_end}。{words.long_date(latest.date)}以后平均每月要完成约{each}{target.unit}，"
        f"此前平均每月约{before}{target.unit}。"
    )
