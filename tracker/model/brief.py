"""A measure in brief: what others have to know of it."""

from msgspec import Struct

from tracker.model.measures import Measure


class Brief(Struct, frozen=True):
    """A measure's number, its title, and the names of the units and offices it has."""

    number: int
    title: str
    names: tuple[str, ...]


def brief(measure: Measure) -> Brief:
    """A measure in brief."""
    names = dict.fromkeys(name for unit in (*measure.lead, *measure.responsible) for name in unit if name)
    return Brief(measure.number, measure.title, tuple(names))
