"""Everything read and checked: what all later stages work on."""

from collections.abc import Mapping

from msgspec import Struct

from tracker.model.amendments import Amendment
from tracker.model.brief import Brief
from tracker.model.departments import Department, Register, UnitName
from tracker.model.measures import Measure
from tracker.model.plan import Plan
from tracker.model.progress import Entry, ProgressHead
from tracker.model.site import Site


class Tracker(Struct, frozen=True):
    """The plan with its progress, by measure number and in that order: the measures, the same in brief, and the entries.

    `files` are the paths of the measures' files and `digests` those of each measure's own sources, by number.
    """

    plan: Plan
    register: Register
    site: Site
    head: ProgressHead
    by_number: Mapping[int, Measure]
    briefs: tuple[Brief, ...]
    entries: Mapping[int, Entry]
    amendments: tuple[Amendment, ...]
    about: str
    files: dict[int, str]
    digests: dict[int, str]

    def unit(self, name: UnitName) -> Department:
        """The unit of the register that a checked name means."""
        return self.register.by_name[name.name]

    def entry(self, number: int) -> Entry:
        """What was reported on a measure; an empty entry where nothing was."""
        return self.entries.get(number, Entry())

    @property
    def measures(self) -> list[Measure]:
        """All measures, in the order of their numbers."""
        return list(self.by_number.values())
