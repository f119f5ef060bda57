"""What moves on each measure's page: figures, states, marks, and the updates that are new."""

from collections.abc import Iterator

from tracker.effect.contents import in_words
from tracker.effect.history import match
from tracker.effect.records import MeasureMove, Move, TargetMove
from tracker.effect.side import Side
from tracker.model.measures import Comparator, Kind, Target
from tracker.pages import words
from tracker.pages.badges import Badge
from tracker.pages.cards import TargetCard


def moved_measures(before: Side, after: Side) -> Iterator[MeasureMove]:
    """Every measure of which a figure, a state or a mark moves, or on which something new was reported."""
    for number, view in after.by_number.items():
        old = before.by_number.get(number)
        is_new = number not in before.measures and not before.is_unread(number)
        is_judged = before.views is not None or is_new
        new = match(before.updates.get(number, ()), after.updates.get(number, ())).new
        found = MeasureMove(
            number,
            view.row.title,
            is_new,
            *states(old.row.badge if old else None, view.row.badge, is_judged=is_judged),
            tuple(moved_targets(before, after, number)) if is_judged else (),
            tuple(marks(before, after, number)) if is_judged and old else (),
            tuple(in_words(after.measures[number], update) for update in new) if not before.is_unread(number) else (),
        )
        if is_new or found.state_after or found.targets or found.marks or found.updates:
            yield found


def states(before: Badge | None, after: Badge | None, *, is_judged: bool = True) -> tuple[str, str]:
    """The printed states before and after; both empty where it does not move."""
    old, new = shown(before), shown(after)
    return (old, new) if is_judged and old != new else ("", "")


def shown(badge: Badge | None) -> str:
    """A state as printed, with its mark."""
    if badge is None:
        return ""
    return f"{badge.word}（{badge.mark}）" if badge.mark else badge.word


def targets(side: Side, number: int) -> dict[str, tuple[Target, TargetCard]]:
    """The targets of a measure with their cards, in the order of the file; those that no longer count too."""
    view = side.by_number.get(number)
    if view is None:
        return {}
    cards = {card.id: card for card in (*view.cards, *view.withdrawn)}
    return {target.id: (target, cards[target.id]) for target in side.measures[number].targets}


def moved_targets(before: Side, after: Side, number: int) -> Iterator[TargetMove]:
    """The targets whose figure or state moves. Of those that came with the change, those on which something was reported."""
    old = targets(before, number)
    for name, (target, card) in targets(after, number).items():
        was = old[name][1] if name in old else None
        figures = (figure(was) if was else "", figure(card))
        badges = states(was.badge if was else None, card.badge)
        if figures[0] == figures[1] and (was is None or badges == ("", "")):
            continue
        unit = target.unit or "" if target.kind in (Kind.CUMULATIVE, Kind.LEVEL) else ""
        yield TargetMove(name, target.name, *figures, unit, goal(target), *badges, card.reason)


def figure(card: TargetCard) -> str:
    """Where a target has come to: its latest value as typed, its periods met, or the day it was done."""
    if card.kind == Kind.RECURRING.slug:
        return f"{card.periods_met}/{card.periods_closed}期" if card.periods_closed else ""
    if card.kind == Kind.MILESTONE.slug:
        return f"{words.short_date(card.done_on, card.due.year)}完成" if card.done_on else ""
    return card.readings[-1].value if card.readings else ""


def goal(target: Target) -> str:
    """What was promised, beside a figure: 150, or ≤60 where more is not better."""
    if target.comparator is None or target.kind is Kind.RECURRING:
        return words.promise(target)
    sign = "" if target.comparator is Comparator.AT_LEAST else target.comparator.sign
    return f"{sign}{words.number(target.figure)}"


MARKS = {
    "silent": "应报未报",
    "disagrees": "自评与测算不一致",
}


def marks(before: Side, after: Side, number: int) -> Iterator[Move]:
    """The marks that a measure of both sides carries in lists, and the targets checked by the supervising unit."""
    for name, word in MARKS.items():
        was, now = (getattr(side.by_number[number].row, name) for side in (before, after))
        if was != now:
            yield Move(word, "有" if was else "无", "有" if now else "无")
    old = targets(before, number)
    for name, (target, card) in targets(after, number).items():
        checked = bool(old[name][1].verified) if name in old else False
        if checked != bool(card.verified):
            yield Move(target.name, "已核实" if checked else "未核实", "已核实" if card.verified else "未核实")
