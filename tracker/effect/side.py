"""One of the two versions that are compared: what could be read of it, and how it is judged where it is right."""

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from tracker.assess.assessment import assess
from tracker.cache import NO_CACHE, Cache
from tracker.load import load
from tracker.model.amendments import Amendment
from tracker.model.measures import Measure
from tracker.model.plan import Plan
from tracker.model.progress import Update
from tracker.model.tracker import Tracker
from tracker.pages.views import View, Views, views
from tracker.problems import Failed, Problem, Severity
from tracker.read.files import Files
from tracker.read.read import read
from tracker.read.repository import Repository


class Side(Struct, frozen=True, dict=True):
    """A version of the sources. `tracker` and `views` are None where it has errors; then the rest is what could be read.

    `unread` are the measures of which something could not be, None meaning any of them.
    """

    measures: Mapping[int, Measure]
    updates: dict[int, tuple[Update, ...]]
    amendments: tuple[Amendment, ...]
    plan: Plan | None
    sample: bool
    tracker: Tracker | None
    views: Views | None
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    unread: frozenset[int] | None

    @cached_property
    def by_number(self) -> dict[int, View]:
        """What is said of each measure; empty where the version has errors."""
        return {view.row.number: view for view in self.views.all} if self.views else {}

    def is_unread(self, number: int) -> bool:
        """Whether something of a measure could not be read."""
        return self.unread is None or number in self.unread


def side(files: Files, cache: Cache = NO_CACHE) -> Side:
    """A version as far as it can be read."""
    try:
        tracker, warnings = load(files, cache)
    except Failed as failed:
        return partial(read(files, cache)[0], failed.problems)
    return Side(
        measures=tracker.by_number,
        updates={number: entry.updates for number, entry in tracker.entries.items()},
        amendments=tracker.amendments,
        plan=tracker.plan,
        sample=tracker.head.sample,
        tracker=tracker,
        views=views(assess(tracker)),
        errors=(),
        warnings=tuple(warnings),
        unread=frozenset(),
    )


def partial(repository: Repository, problems: list[Problem]) -> Side:
    """A version that has errors: its measures, updates and amendments as far as they are right."""
    keys = {int(key): key for key in repository.entries if key.isascii() and key.isdigit()}
    unread = {*repository.broken, *(number for number, key in keys.items() if key in repository.partial)}
    return Side(
        measures={loaded.record.number: loaded.record for loaded in repository.measures},
        updates={
            number: tuple(loaded.record for loaded in repository.entries[key]) for number, key in sorted(keys.items())
        },
        amendments=repository.amendments.record.root if repository.amendments else (),
        plan=repository.plan.record if repository.plan else None,
        sample=bool(repository.head and repository.head.record.sample),
        tracker=None,
        views=None,
        errors=tuple(found for found in problems if found.severity is Severity.ERROR),
        warnings=(),
        unread=frozenset(unread) if repository.head and repository.measures else None,
    )


def nothing() -> Side:
    """The version before the first: no sources at all."""
    return Side({}, {}, (), None, False, None, None, (), (), frozenset())
