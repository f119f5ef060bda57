"""Rules of the plan and the register of units."""

from collections.abc import Iterator

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
    missing = set(range(1, max(c.number for _, c in chapters) + 1 if len(chapters) < 100_000 else 1))
    for number in sorted(missing - {c.number for _, c in chapters})[:1]:
        yield plan.problem(("chapters",), "numbering-gap", value=number)


def units_are_unique(register: Loaded[Register]) -> Iterator[Problem]:
    """A unit's names (its aliases too) and its slug are its own."""
    units = list(enumerate(register.record.root))
    names: list[tuple[object, tuple[str | int, ...]]] = [(unit.name, (i, "name")) for i, unit in units]
    names += [(alias, (i, "aliases", j)) for i, unit in units for j, alias in enumerate(unit.aliases)]
    yield from twice(register, names)
    yield from twice(register, ((unit.slug, (i, "slug")) for i, unit in units))


def as_of_is_not_before_the_start(plan: Loaded[Plan], head: Loaded[ProgressHead]) -> Iterator[Problem]:
    """Progress is judged at a day from the plan's start on."""
    if head.record.as_of < plan.record.start:
        yield head.problem(("as_of",), "as-of-before-start", value=head.record.as_of, start=plan.record.start)
