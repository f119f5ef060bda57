"""What an update says, apart from how it is typed: order, spacing and line breaks are of no account."""

from collections.abc import Hashable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from tracker.effect.records import Move, NewUpdate, Proof
from tracker.model.measures import Measure
from tracker.model.periods import Period
from tracker.model.progress import Update
from tracker.pages import words


def contents(update: Update) -> dict[str, Hashable]:
    """The fields of an update, to compare by; fields that say nothing are left out."""
    found: dict[str, Hashable] = {
        "date": update.date,
        "filed": update.filed_on,
        "by": str(update.by or ""),
        "corrects": update.corrects,
        "note": "".join((update.note or "").split()),
        "values": frozenset((name, frozen(value)) for name, value in update.values.items()),
        "done": frozenset(update.done),
        "self_assessment": update.self_assessment,
        "evidence": frozenset(("".join(proof.title.split()), proof.url) for proof in update.evidence),
        "next": "".join((update.next or "").split()),
        "verified": frozenset(update.verified),
    }
    return {key: value for key, value in found.items() if value}


def frozen(value: Decimal | dict[Period, Decimal]) -> Hashable:
    """A value to compare by: 80 and 80.0 are the same."""
    return frozenset(value.items()) if isinstance(value, dict) else value


def likeness(before: Mapping[str, Hashable], after: Mapping[str, Hashable]) -> float:
    """How alike two updates are, from 0 to 1: the share of their fields that are the same."""
    keys = {*before, *after}
    return sum(before.get(key) == after.get(key) for key in keys) / len(keys)


def is_edit(before: Mapping[str, Hashable], after: Mapping[str, Hashable]) -> bool:
    """Whether one update may be the other after editing: of the same day and unit, or at least half the same."""
    same_entry = all(before.get(key) == after.get(key) for key in ("date", "by", "corrects"))
    return same_entry or likeness(before, after) >= 0.5


def values_in_words(measure: Measure | None, update: Update) -> dict[str, str]:
    """The values of an update by what they are of: a target's name, with the period where it is of one."""
    found = {}
    for name, value in update.values.items():
        target = measure.target.get(name) if measure else None
        called, unit = (target.name, target.unit or "") if target else (name, "")
        if isinstance(value, dict):
            for period, item in sorted(value.items()):
                found[f"{called} {words.period_words(period)}"] = f"{words.number(item)}{unit}"
        else:
            found[called] = f"{words.number(value)}{unit}"
    return found


def names(measure: Measure | None, ids: Sequence[str]) -> tuple[str, ...]:
    """The names of targets."""
    return tuple(measure.target[name].name if measure and name in measure.target else name for name in ids)


def in_words(measure: Measure | None, update: Update) -> NewUpdate:
    """An update in words."""
    return NewUpdate(
        date=update.date.isoformat(),
        filed=update.filed_on.isoformat(),
        by=str(update.by or ""),
        corrects=update.corrects.isoformat() if update.corrects else "",
        note=update.note or "",
        values=tuple(f"{name} {value}" for name, value in values_in_words(measure, update).items()),
        done=names(measure, update.done),
        verified=names(measure, update.verified),
        self_assessment=update.self_assessment.word if update.self_assessment else "",
        evidence=tuple(Proof(proof.title, proof.url) for proof in update.evidence),
        next=update.next or "",
    )


def moves(measure: Measure | None, before: Update, after: Update) -> tuple[Move, ...]:
    """What was edited in an update, field by field, values one by one."""
    old, new = contents(before), contents(after)
    was, now = in_words(measure, before), in_words(measure, after)
    found = []
    for key, field in Update.model_fields.items():
        if old.get(key) == new.get(key):
            continue
        if key == "values":
            found += value_moves(values_in_words(measure, before), values_in_words(measure, after))
        else:
            found.append(Move(str(field.title), joined(getattr(was, key)), joined(getattr(now, key))))
    return tuple(found)


def value_moves(before: dict[str, str], after: dict[str, str]) -> list[Move]:
    """The values that were edited."""
    called = dict.fromkeys((*before, *after))
    return [
        Move(name, before.get(name, ""), after.get(name, "")) for name in called if before.get(name) != after.get(name)
    ]


def joined(value: Any) -> str:
    """A field of an update in words as one text."""
    if isinstance(value, tuple):
        return "、".join(f"{item.title} {item.url}" if isinstance(item, Proof) else item for item in value)
    return str(value)


def summary(measure: Measure | None, update: Update) -> str:
    """An update in one line."""
    said = in_words(measure, update)
    parts = [said.note, *said.values, *(f"完成：{name}" for name in said.done)]
    return "；".join(part.rstrip("。") for part in parts if part)
