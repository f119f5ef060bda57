"""The ledger, 台账: a workbook that takes its time, so that another process makes it, where figures have changed."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tracker.cache import Cache, digest
from tracker.export.fragments import Fragments
from tracker.model.tracker import Tracker
from tracker.workers import kept_or_meanwhile

FILE = "data/tracker.xlsx"


@contextmanager
def ledger(
    tracker: Tracker, every: Sequence[Fragments], cache: Cache, jobs: int
) -> Iterator[Callable[[], tuple[str, bytes]]]:
    """The workbook of the measures' rows, from their fragments in order: its file and its bytes, once they are asked for."""
    rows = [row for part in every for row in part.ledger]

    def made() -> bytes:
        from tracker.export.workbook import workbook  # a large library, read only where there is something for it to do

        return workbook(tracker, rows)

    shown = (tracker.plan.title, tracker.head.as_of, tracker.head.sample, tracker.site.root, rows)
    with kept_or_meanwhile(cache, digest("ledger", repr(shown)), made, jobs) as wanted:
        yield lambda: (FILE, wanted())
