"""Changes of what was promised, and whether an amendment covers each.

An amendment covers a change when it is of the same measure and of the same target or field, its `to` states what is
promised now, and it is a new one whose `from` states what was promised before, or an older one that no later amendment
has moved on from. Names and quotes go with an amendment of the same target's figure or date.
A withdrawal carries its own reason and source, so it needs no amendment. What is gone without being withdrawn cannot be
amended: it has to come back, and be withdrawn where the plan was changed.
"""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from tracker.effect.aspects import NONE, Aspect, differing, measure_aspects, states, target_aspects, unstated
from tracker.effect.records import PromiseChange
from tracker.effect.side import Side
from tracker.model.amendments import Amendment
from tracker.model.measures import Measure, Target

WITHOUT = "没有修订记录"


class Subject(Struct, frozen=True):
    """What a promise is of: a target, or a field of a measure, and the amendments of just that, old and new."""

    measure: Measure
    target: str
    field: str
    name: str
    new: tuple[Amendment, ...]
    old: tuple[Amendment, ...]

    def change(self, what: str, before: str, after: str, record: str = "", missing: str = WITHOUT) -> PromiseChange:
        """A change of this promise."""
        number, title = self.measure.number, self.measure.title
        return PromiseChange(
            number, title, self.target, self.field, self.name, what, before, after, record, "" if record else missing
        )


def changed_promises(before: Side, after: Side) -> list[PromiseChange]:
    """Every change of a promise, in the order of the plan. Measures that could not be read before are passed over."""
    found: list[PromiseChange] = []
    for number in sorted({*before.measures, *after.measures}):
        old, new = before.measures.get(number), after.measures.get(number)
        if old is None and before.is_unread(number):
            continue
        if old is None or new is None:
            found += whole_measure(before, after, new or old, is_new=old is None)
        else:
            found += fields(before, after, old, new)
            found += targets(before, after, old, new)
    return found


def subject(before: Side, after: Side, measure: Measure, target: Target | None = None, field: str = "") -> Subject:
    """What an amendment names, with the amendments that name it."""
    named = (measure.number, target.id if target else None, None if target else field)
    found = [a for a in after.amendments if (a.measure, a.target, None if a.target else a.field) == named]
    known = [*before.amendments]
    old = [a for a in found if a in known]
    new = [a for a in found if a not in known]
    return Subject(measure, target.id if target else "", field, target.name if target else "", tuple(new), tuple(old))


def whole_measure(before: Side, after: Side, measure: Measure | None, *, is_new: bool) -> Iterator[PromiseChange]:
    """A measure that came or went."""
    assert measure is not None
    about = subject(before, after, measure, field="title")
    if not is_new:
        yield about.change("整条举措", measure.title, "", missing="举措不能删除")
        return
    covering = next((a for a in about.new if states(a.to, measure.title)), None)
    yield about.change("整条举措", "", measure.title, shown(covering))


def fields(before: Side, after: Side, old: Measure, new: Measure) -> Iterator[PromiseChange]:
    """The changes of a measure's own fields."""
    was, now = measure_aspects(old, before.plan), measure_aspects(new, after.plan)
    for field in was:
        for pair in differing({field: was[field]}, {field: now[field]}):
            yield covered(subject(before, after, new, field=field), *pair)


def targets(before: Side, after: Side, old: Measure, new: Measure) -> Iterator[PromiseChange]:
    """The changes of a measure's targets, and the targets that came or went."""
    for name in dict.fromkeys((*old.target, *new.target)):
        was, now = old.target.get(name), new.target.get(name)
        if now is None:
            assert was is not None
            about = subject(before, after, old, was)
            yield about.change("整项指标", in_words(was), "", missing="指标不能删除")
        elif was is None:
            about = subject(before, after, new, now)
            covering = next((a for a in about.new if any(states(a.to, way) for way in ways_of(now))), None)
            yield about.change("整项指标", "", in_words(now), shown(covering))
        else:
            yield from target(before, after, new, was, now)


def target(before: Side, after: Side, measure: Measure, was: Target, now: Target) -> list[PromiseChange]:
    """The changes of one target."""
    about = subject(before, after, measure, now)
    pairs = differing(target_aspects(was, before.plan), target_aspects(now, after.plan))
    found = [covered(about, *pair) for pair in pairs]
    record = next((change.record for change, (old, _) in zip(found, pairs, strict=True) if counts(change, old)), "")
    found = [
        replace(change, record=record, missing="") if record and old.is_wording and not change.is_covered else change
        for change, (old, _) in zip(found, pairs, strict=True)
    ]
    return found + list(withdrawal(about, was, now))


def counts(change: PromiseChange, old: Aspect) -> bool:
    """Whether a change is one of more than words, and covered."""
    return change.is_covered and not old.is_wording


def withdrawal(about: Subject, was: Target, now: Target) -> Iterator[PromiseChange]:
    """A target's withdrawal, which carries its own reason; or a change of it, which does not."""
    if was.withdrawn == now.withdrawn:
        return
    texts = [f"{w.date}调整退出：{w.reason}（{w.source}）" if w else "" for w in (was.withdrawn, now.withdrawn)]
    if was.withdrawn is None and now.withdrawn is not None:
        yield about.change("退出", in_words(was), texts[1], f"写明了理由和依据：{now.withdrawn.source}")
    else:
        yield about.change("退出", texts[0], texts[1] or "恢复", shown(next(iter(about.new), None)))


def covered(about: Subject, old: Aspect, new: Aspect) -> PromiseChange:
    """The change of an aspect, with the amendment that covers it or why none does."""
    for amendment in about.new:
        if not unstated(amendment.to, new, old) and not unstated(amendment.from_, old, new):
            return change(about, old, new, amendment)
    for place, amendment in enumerate(about.old):
        later = [a for a in (*about.old[place + 1 :], *about.new) if a.date >= amendment.date]
        if not unstated(amendment.to, new, old) and all(unstated(a.from_, new, old) for a in later):
            return change(about, old, new, amendment)
    return change(about, old, new, None, why_not(about, old, new))


def change(about: Subject, old: Aspect, new: Aspect, amendment: Amendment | None, missing: str = "") -> PromiseChange:
    """The change of an aspect in words."""
    word = new.word if old == NONE else old.word
    return about.change(word, old.text or "无", new.text or "无", shown(amendment), missing)


def why_not(about: Subject, old: Aspect, new: Aspect) -> str:
    """Why no amendment covers a change."""
    if not about.new:
        return WITHOUT
    if all(unstated(amendment.to, new, old) for amendment in about.new):
        return f"新加的修订记录的 to 没有写明现在的“{new.text or '无'}”"
    return f"新加的修订记录的 from 没有写明原来的“{old.text or '无'}”"


def shown(amendment: Amendment | None) -> str:
    """An amendment in words; empty where there is none."""
    return f"{amendment.date}，{amendment.reason}（{amendment.document.title}）" if amendment else ""


def in_words(target: Target) -> str:
    """A target's promise with its name."""
    text = target_aspects(target, None)["promise"].text
    return f"{target.name}：{text}"


def ways_of(target: Target) -> tuple[str, ...]:
    """The ways in which an amendment may state a new target."""
    return (target.name, *(target_aspects(target, None)["promise"].parts["figure"]))
