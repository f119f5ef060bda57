"""Rules of the plan and the register of units."""

import unicodedata
from collections.abc import Iterator
from itertools import count

from tracker.check.measures import far_from_start
from tracker.check.twice import twice
from tracker.model.departments import Register
from tracker.model.plan import Plan
from tracker.model.progress import ProgressHead
from tracker.problems import Problem
from tracker.read.repository import Loaded


def chapters_are_unique(plan: Loaded[Plan]) -> Iterator[Problem]:
    """A chapter's number and slug are its own, and the numbers run from 1 without a gap."""
    chapters = list(enumerate(plan.record.chapters))
    yield from twice(plan, ((c.number, ("chapters", i, "number")) for i, c in chapters))
    yield from twice(plan, ((c.slug, ("chapters", i, "slug")) for i, c in chapters))
    numbers = {c.number for _, c in chapters}
    missing = next(number for number in count(1) if number not in numbers)
    if missing < max(numbers):
        yield plan.problem(("chapters",), "numbering-gap", value=missing)


def units_are_unique(register: Loaded[Register]) -> Iterator[Problem]:
    """A unit's names (its aliases too, whatever their width) and its slug are its own."""
    units = list(enumerate(register.record.root))
    names: list[tuple[str, tuple[str | int, ...]]] = [(unit.name, (i, "name")) for i, unit in units]
    names += [(alias, (i, "aliases", j)) for i, unit in units for j, alias in enumerate(unit.aliases)]
    yield from twice(register, ((unicodedata.normalize("NFKC", name), path) for name, path in names))
    yield from twice(register, ((unit.slug, (i, "slug")) for i, unit in units))


def nothing_is_far_from_the_start(plan: Loaded[Plan], head: Loaded[ProgressHead]) -> Iterator[Problem]:
    """The plan ends, and progress is judged, within ten years of the start."""
    yield from far_from_start(plan, ("end",), plan.record.end, plan.record.start)
    yield from far_from_start(head, ("as_of",), head.record.as_of, plan.record.start)


def as_of_is_not_before_the_start(plan: Loaded[Plan], head: Loaded[ProgressHead]) -> Iterator[Problem]:
    """Progress is judged at a day from the plan's start on."""
    if head.record.as_of < plan.record.start:
        yield head.problem(("as_of",), "as-of-before-start", value=head.record.as_of, start=plan.record.start)
