"""Rules of what units report."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from tracker.check.measures import Measures, file_number, known_unit
from tracker.model.departments import Register
from tracker.model.hints import NO_NUMBER, whole_number_hint
from tracker.model.measures import Kind, Measure, Target, due_of
from tracker.model.periods import Period
from tracker.model.plan import Plan
from tracker.model.progress import ProgressHead, Update
from tracker.model.reports import superseded
from tracker.problems import Problem
from tracker.read.records import nearest, sense
from tracker.read.repository import Loaded
from tracker.read.source import Source

Updates = list[Loaded[Update]]
Entries = Mapping[str, Updates]


def number_of(key: str) -> int:
    """The number of a measure by the key of its entry; 0 where the key is no number."""
    return int(key) if re.fullmatch(r"[0-9]{1,9}", key) else 0


def of_measures(measures: Measures, entries: Entries) -> Iterator[tuple[Measure, Updates]]:
    """Each measure that something was reported on, with its updates."""
    known = {loaded.number: loaded for loaded in measures}
    for key, updates in entries.items():
        if number_of(key) in known:
            yield known[number_of(key)].record, updates


def complete(entries: Entries, partial: set[str]) -> Entries:
    """The entries of which no update had to be left out as it could not be read."""
    return {key: updates for key, updates in entries.items() if key not in partial}


def measures_are_known(measures: Measures, broken: set[int], entries: Entries, progress: Source) -> Iterator[Problem]:
    """An entry is of a measure there is, and a measure has one entry."""
    known = {loaded.number for loaded in measures} | {file_number(loaded) for loaded in measures} | broken
    first: dict[int, str] = {}
    for key in entries:
        number = number_of(key)
        if number not in known:
            meant = whole_number_hint(key)
            hint = meant if meant != key and int(meant or 0) in known else ""
            yield progress.problem(("measures", key), "unknown-measure", key=True, value=key, hint=hint, **span(known))
        elif number in first:
            line = progress.at("measures", first[number], key=True).line
            yield progress.problem(("measures", key), "twice", key=True, value=key, first=line)
        else:
            first[number] = key


def span(numbers: Iterable[int]) -> dict[str, Any]:
    """The first and the last of the numbers that measures have."""
    known = sorted(numbers) or [1]
    return {"first": known[0], "last": known[-1]}


def targets_are_known(measures: Measures, entries: Entries) -> Iterator[Problem]:
    """Values, done and verified name targets of the measure."""
    for measure, updates in of_measures(measures, entries):
        for loaded in updates:
            for path, name in named_targets(loaded.record):
                if name not in measure.target:
                    fitting = [target for target in measure.targets if fits(target, str(path[0]))] or measure.targets
                    words = "、".join(target.id for target in fitting)
                    hint = target_like(name, fitting)
                    key = path[0] == "values"
                    if not key and not hint and (NO_NUMBER.fullmatch(name) or re.search("[未不没无否]", name)):
                        yield loaded.problem(path, "nothing-to-list", value=name)
                        continue
                    yield loaded.problem(
                        path, "unknown-target", key=key, number=measure.number, value=name, words=words, hint=hint
                    )


def named_targets(update: Update) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The targets that an update speaks of, each with its path."""
    yield from ((("values", target), target) for target in update.values)
    yield from ((("done", i), target) for i, target in enumerate(update.done))
    yield from ((("verified", i), target) for i, target in enumerate(update.verified))


def fits(target: Target, field: str) -> bool:
    """Whether a target may stand in values, done or verified."""
    return field == "verified" or (field == "done") == (target.kind is Kind.MILESTONE)


def target_like(word: str, targets: Sequence[Target]) -> str:
    """The id of the target that a word was probably meant to be, by its id or its name; else empty."""
    by_name = {target.name: target.id for target in targets}
    alike = [target for target in targets if sense(target.name) == sense(word)]
    inside = [target.id for target in alike if len(word) > 1 and (word in target.name or target.name in word)]
    found = nearest(word.lower(), [target.id for target in targets]) or by_name.get(nearest(word, by_name), "")
    return found or (inside[0] if len(inside) == 1 else "")


def values_fit_their_targets(measures: Measures, entries: Entries, plan: Loaded[Plan]) -> Iterator[Problem]:
    """Milestones are done, figures have numbers, recurring targets numbers by period."""
    for measure, updates in of_measures(measures, entries):
        for loaded in updates:
            for place, done in enumerate(loaded.record.done):
                target = measure.target.get(done)
                if target and target.kind is not Kind.MILESTONE:
                    yield loaded.problem(("done", place), "done-for-figure", value=done)
            for name in loaded.record.values:
                target = measure.target.get(name)
                if target:
                    yield from value_fits(loaded, target, plan.record)


def value_fits(loaded: Loaded[Update], target: Target, plan: Plan) -> Iterator[Problem]:
    """A value has the form that its target's kind wants."""
    path = ("values", target.id)
    periods = loaded.record.periods(target.id)
    if target.kind is Kind.MILESTONE:
        yield loaded.problem(path, "value-for-milestone", key=True, value=target.id)
    elif target.every is None or target.kind is not Kind.RECURRING:
        if loaded.record.number(target.id) is None:
            yield loaded.problem(path, "periods-for-number", key=True, value=target.id)
    elif loaded.record.number(target.id) is not None:
        every, example = target.every.word, Period.containing(loaded.record.date, target.every).key
        yield loaded.problem(path, "number-for-recurring", value=target.id, every=every, example=example)
    for period in periods if target.kind is Kind.RECURRING else ():
        yield from period_fits(loaded, target, period, plan)


def period_fits(loaded: Loaded[Update], target: Target, period: Period, plan: Plan) -> Iterator[Problem]:
    """A period is of the target's cadence, lies wholly within its time, and had begun when it was reported."""
    path = ("values", target.id, period.key)
    every, due = target.every or period.cadence, due_of(target, plan.end)
    if period.cadence is not every:
        example = Period.containing(loaded.record.date, every).key
        yield loaded.problem(path, "wrong-cadence", key=True, value=period.key, every=every.word, example=example)
    elif period.start < plan.start or period.end > due:
        yield loaded.problem(path, "period-outside", key=True, value=period.key, start=plan.start, due=due)
    elif period.start > loaded.record.date:
        yield loaded.problem(path, "period-not-begun", key=True, value=period.key, date=loaded.record.date)


def dates_are_in_the_period(
    measures: Measures, entries: Entries, plan: Loaded[Plan], head: Loaded[ProgressHead]
) -> Iterator[Problem]:
    """An update is dated from the plan's start to as_of."""
    for _, updates in of_measures(measures, entries):
        for loaded in updates:
            when = loaded.record.date
            if when > head.record.as_of >= plan.record.start:
                yield loaded.problem(("date",), "update-after-as-of", value=when, as_of=head.record.as_of)
            elif when < plan.record.start:
                yield loaded.problem(("date",), "update-before-start", value=when, start=plan.record.start)


def reporters_are_of_the_measure(measures: Measures, entries: Entries, register: Loaded[Register]) -> Iterator[Problem]:
    """Who reports is a unit of the measure; any unit of the register where the measure names a collective."""
    units = register.record.by_name
    for measure, updates in of_measures(measures, entries):
        named = [units[name.name] for name in (*measure.lead, *measure.responsible) if name.name in units]
        for loaded in updates:
            by = loaded.record.by
            if by is None:
                continue
            unknown = list(known_unit(loaded, ("by",), by, register.record))
            yield from unknown
            if not unknown and units[by.name] not in named and not any(unit.group for unit in named):
                hint = "、".join(dict.fromkeys(unit.name for unit in named))
                yield loaded.problem(("by",), "by-not-of-measure", value=by, number=measure.number, hint=hint)


def values_are_given_once(measures: Measures, entries: Entries) -> Iterator[Problem]:
    """A target has one uncorrected value for a date, or for a period within one date."""
    for _, updates in of_measures(measures, entries):
        first: dict[tuple[object, ...], tuple[str | int, ...]] = {}
        for loaded in standing(updates):
            for name, path, key in dated_values(loaded.record):
                if key not in first:
                    first[key] = (*loaded.at, *path)
                    continue
                line = loaded.source.at(*first[key], key=True).line
                yield loaded.problem(path, "value-twice", key=True, value=name, date=loaded.record.date, first=line)


def standing(updates: Updates) -> Updates:
    """The updates that no later one corrects."""
    gone = superseded([loaded.record for loaded in updates])
    return [loaded for place, loaded in enumerate(updates) if place not in gone]


def dated_values(update: Update) -> Iterator[tuple[str, tuple[str | int, ...], tuple[object, ...]]]:
    """The values of an update: what to call each, its path, and what must not be given twice."""
    for name, value in update.values.items():
        if isinstance(value, dict):
            for period in value:
                yield f"{name} {period.key}", ("values", name, period.key), (name, update.date, period)
        else:
            yield name, ("values", name), (name, update.date)


def verified_was_reported(measures: Measures, entries: Entries, partial: set[str]) -> Iterator[Problem]:
    """What is verified was reported, up to that day."""
    for measure, updates in of_measures(measures, complete(entries, partial)):
        first: dict[str, date] = {}
        for update in sorted((loaded.record for loaded in updates), key=lambda update: update.date):
            for name in (*update.values, *update.done):
                first.setdefault(name, update.date)
        for loaded in updates:
            reported = {name for name, when in first.items() if when <= loaded.record.date}
            for place, name in enumerate(loaded.record.verified):
                if name in measure.target and name not in reported and reported <= set(measure.target):
                    yield loaded.problem(("verified", place), "verified-not-reported", value=name)
