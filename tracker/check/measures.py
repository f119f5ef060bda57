"""Rules of the measures."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from tracker.check.twice import twice
from tracker.model.departments import Register, UnitName, unit_name
from tracker.model.measures import Kind, due_of
from tracker.model.periods import whole_periods
from tracker.model.plan import Plan
from tracker.problems import Problem
from tracker.read.records import nearest
from tracker.read.repository import Loaded, LoadedMeasure

MOST_YEARS = 10

Measures = list[LoadedMeasure]


def numbers_are_unique(measures: Measures) -> Iterator[Problem]:
    """No two measures have one number."""
    first: dict[int, str] = {}
    for loaded in measures:
        number = loaded.number
        if number != file_number(loaded):
            continue
        if number in first:
            yield loaded.problem(("number",), "number-twice", value=number, other=first[number])
        first.setdefault(number, loaded.source.path)


def file_number(loaded: LoadedMeasure) -> int:
    """The number that a measure's file name begins with."""
    return int(loaded.source.path.rpartition("/")[2].partition("-")[0])


def numbers_have_no_gap(measures: Measures, broken: set[int]) -> Iterator[Problem]:
    """Numbers run 1, 2, 3 …"""
    expected = 1
    meant = broken | {file_number(loaded) for loaded in measures}
    for loaded in measures:
        while expected in meant and expected < loaded.number:
            expected += 1
        if loaded.number > expected:
            yield loaded.problem(("number",), "numbering-gap", value=expected)
        expected = max(expected, loaded.number + 1)


def file_names_tell_the_number(measures: Measures) -> Iterator[Problem]:
    """A file's name begins with its measure's number."""
    for loaded in measures:
        if file_number(loaded) != loaded.number:
            yield loaded.problem(("number",), "wrong-file-number", value=loaded.number)


def chapters_are_known(measures: Measures, plan: Loaded[Plan]) -> Iterator[Problem]:
    """A measure's chapter is in the plan."""
    for loaded in measures:
        if loaded.record.chapter not in plan.record.chapter:
            yield loaded.problem(("chapter",), "unknown-chapter", value=loaded.record.chapter)


def topics_are_known(measures: Measures, plan: Loaded[Plan]) -> Iterator[Problem]:
    """A measure's topics are among the plan's."""
    for loaded in measures:
        for place, topic in enumerate(loaded.record.topics):
            if topic not in plan.record.topics:
                hint = nearest(topic, plan.record.topics)
                yield loaded.problem(("topics", place), "unknown-topic", value=topic, hint=hint)


def units_are_known(measures: Measures, register: Loaded[Register]) -> Iterator[Problem]:
    """A measure's units, and their offices, are in the register."""
    for loaded in measures:
        for role in ("lead", "responsible"):
            for place, name in enumerate(getattr(loaded.record, role)):
                yield from known_unit(loaded, (role, place), name, register.record)


def known_unit(
    loaded: Loaded[BaseModel], path: tuple[str | int, ...], name: UnitName, register: Register
) -> Iterator[Problem]:
    """A unit, and its office, is in the register."""
    unit = register.by_name.get(name.name)
    joined = [unit_name(part) for part in re.split(r"[、，,;；/和与及\s]+", name.name) if part]
    if unit is None and len(joined) > 1 and all(part.name in register.by_name for part in joined):
        together = ", ".join(str(part) for part in joined)
        hint = f"{path[0]}: [{together}]" if len(path) > 1 else f"{path[0]}: {joined[0]}（其余单位另写一条）"
        yield loaded.problem(path, "units-joined", value=name.name, hint=hint)
    elif unit is None:
        yield loaded.problem(path, "unknown-unit", value=name.name, hint=nearest(name.name, register.by_name))
    elif name.office and name.office not in {unicodedata.normalize("NFKC", office) for office in unit.offices}:
        hint = nearest(name.office, unit.offices)
        yield loaded.problem(path, "unknown-office", unit=unit.name, value=name.office, hint=hint)


def target_ids_are_unique(measures: Measures) -> Iterator[Problem]:
    """A target's id is its own within the measure."""
    for loaded in measures:
        yield from twice(loaded, ((t.id, ("targets", i, "id")) for i, t in enumerate(loaded.record.targets)))


def targets_fit_the_period(measures: Measures, plan: Loaded[Plan]) -> Iterator[Problem]:
    """A target is due after the plan's start, its plan points lie between, a recurring one has a whole period."""
    start = plan.record.start
    for loaded in measures:
        for place, target in enumerate(loaded.record.targets):
            due = due_of(target, plan.record.end)
            if target.due is not None and due <= start:
                yield loaded.problem(("targets", place, "due"), "due-before-start", value=due, start=start)
            elif target.every and target.kind is Kind.RECURRING and not any(whole_periods(target.every, start, due)):
                yield loaded.problem(
                    ("targets", place, "every"), "no-whole-period", value=target.every.word, start=start, due=due
                )
            for day in target.plan:
                if not start < day < due:
                    path = ("targets", place, "plan", day.isoformat())
                    yield loaded.problem(path, "plan-outside", value=day, start=start, due=due)


def dues_are_not_far_from_the_start(measures: Measures, plan: Loaded[Plan]) -> Iterator[Problem]:
    """Targets are due within ten years of the start."""
    for loaded in measures:
        for place, target in enumerate(loaded.record.targets):
            if target.due:
                yield from far_from_start(loaded, ("targets", place, "due"), target.due, plan.record.start)


def far_from_start(of: Loaded[BaseModel], path: tuple[str | int, ...], day: date, start: date) -> Iterator[Problem]:
    """A day is within ten years of the start: months are gone through one by one."""
    if day.year - start.year > MOST_YEARS:
        yield of.problem(path, "far-from-start", value=day, start=start, most=MOST_YEARS)
