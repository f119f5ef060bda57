"""The ledger, 台账: a workbook that takes its time, so that another process makes it, where figures have changed."""

import pickle
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from tracker.cache import Cache, Later, digest
from tracker.model.tracker import Tracker
from tracker.workers import kept_or_meanwhile

FILE = "data/tracker.xlsx"


@contextmanager
def ledger(
    tracker: Tracker, every: Sequence[Later], cache: Cache, jobs: int
) -> Iterator[Callable[[], tuple[str, bytes]]]:
    """The workbook of the measures' rows, each's pickled: its file and its bytes, once they are asked for."""

    def rows() -> list[bytes]:
        return [each.get() for each in every]

    shown = repr((tracker.plan.title, tracker.head.as_of, tracker.head.sample, tracker.site.root))
    key = digest("ledger", shown, *(each.digest for each in every))
    ready = None if cache.has(key) else rows()  # now: another process cannot ask for what is kept

    def made() -> bytes:
        from tracker.export.workbook import workbook  # a large library, read only where there is something for it to do

        return workbook(tracker, [row for each in ready or rows() for row in pickle.loads(each)])  # noqa: S301  our own

    with kept_or_meanwhile(cache, key, made, jobs) as wanted:
        yield lambda: (FILE, wanted())
