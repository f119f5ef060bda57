"""What was published and is edited or removed instead of corrected; and the updates that are new.

An update is one that was there before when it says the same, wherever it stands and however it is typed. Of those that
are left on both sides the likest are paired, so that an edited update shows as before and after.
Figures that were published as samples are no history once the real ones take their place.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from tracker.effect import remedies
from tracker.effect.contents import contents, is_edit, likeness, moves, summary
from tracker.effect.records import HistoryChange, Move
from tracker.effect.side import Side
from tracker.effect.typed import typed
from tracker.model.amendments import Amendment
from tracker.model.progress import Update


class Matched(NamedTuple):
    """The updates of a measure before and after: those edited, in pairs, those gone, and those new."""

    edited: list[tuple[Update, Update]]
    removed: list[Update]
    new: list[Update]


def match(before: Sequence[Update], after: Sequence[Update]) -> Matched:
    """Tell which updates are the same, edited, gone and new."""
    old, new = left_over(before, after), left_over(after, before)
    scored = [
        (-likeness(was, now), i, j)
        for i, (_, was) in enumerate(old)
        for j, (_, now) in enumerate(new)
        if is_edit(was, now)
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(scored):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return Matched(
        [(old[i][0], new[j][0]) for i, j in sorted(pairs.items())],
        [update for i, (update, _) in enumerate(old) if i not in pairs],
        [update for j, (update, _) in enumerate(new) if j not in pairs.values()],
    )


def left_over(updates: Sequence[Update], others: Sequence[Update]) -> list[tuple[Update, dict[str, Hashable]]]:
    """The updates that say what none of the others does, with what they say."""
    there = Counter(frozenset(contents(update).items()) for update in others)
    found = []
    for update in updates:
        says = contents(update)
        key = frozenset(says.items())
        if there[key]:
            there[key] -= 1
        else:
            found.append((update, says))
    return found


def is_replaced_sample(before: Side, after: Side) -> bool:
    """Whether invented figures make place for real ones."""
    return before.sample and not after.sample


def changed_history(before: Side, after: Side) -> Iterator[HistoryChange]:
    """Every published record that was edited or removed, in the order of the plan."""
    numbers = sorted({*before.updates, *after.updates})
    for number in () if is_replaced_sample(before, after) else numbers:
        yield from of_measure(before, after, number)
    yield from of_amendments(before, after)


def of_measure(before: Side, after: Side, number: int) -> Iterator[HistoryChange]:
    """The updates of one measure that were edited or removed."""
    old, new = before.updates.get(number, ()), after.updates.get(number, ())
    measure = before.measures.get(number) or after.measures.get(number)
    title = measure.title if measure else ""
    matched = match(old, new)
    for was, now in matched.edited:
        fields, others = contents(was), contents(now)
        changed = {key for key in (*fields, *others) if fields.get(key) != others.get(key)}
        is_check = changed == {"verified"} and set(was.verified) < set(now.verified)
        ways = remedies.for_edited(number, was, now, old, is_check=is_check)
        yield HistoryChange(number, title, named(was), False, summary(measure, was), moves(measure, was, now), ways)
    for was in matched.removed:
        ways = remedies.for_removed(number, was)
        yield HistoryChange(number, title, named(was), True, summary(measure, was), (), ways)


def named(update: Update) -> str:
    """What to call an update."""
    kind = f"对{update.corrects}的更正" if update.corrects else "填报"
    return f"{update.date}的{kind}（{update.by}）" if update.by else f"{update.date}的{kind}"


def of_amendments(before: Side, after: Side) -> Iterator[HistoryChange]:
    """The amendments that were edited or removed."""
    gone = [amendment for amendment in before.amendments if amendment not in after.amendments]
    new = [amendment for amendment in after.amendments if amendment not in before.amendments]
    for was in gone:
        now = next((other for other in new if is_same_record(was, other)), None)
        title = before.measures[was.measure].title if was.measure in before.measures else ""
        changes = amendment_moves(was, now) if now else ()
        record, text = f"{was.date}的修订记录", f"{was.from_} → {was.to}"
        yield HistoryChange(was.measure, title, record, now is None, text, changes, remedies.for_amendment(was))


def is_same_record(was: Amendment, now: Amendment) -> bool:
    """Whether an amendment may be another after editing: more than half of it is the same."""
    old, new = typed(was), typed(now)
    keys = {*old, *new}
    return 2 * sum(bool(old.get(key) == new.get(key)) for key in keys) > len(keys)


def amendment_moves(was: Amendment, now: Amendment) -> tuple[Move, ...]:
    """What was edited in an amendment."""
    old, new = typed(was), typed(now)
    return tuple(
        Move(key, text(old.get(key)), text(new.get(key)))
        for key in dict.fromkeys((*old, *new))
        if old.get(key) != new.get(key)
    )


def text(value: object) -> str:
    """A field of an amendment as one text."""
    return " ".join(str(item) for item in value.values()) if isinstance(value, dict) else str(value or "")
