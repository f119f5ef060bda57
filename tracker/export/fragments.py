"""What one measure adds to the files that are made of all measures."""

import pickle

from msgspec import Struct

from tracker.assess.measure import MeasureAssessment
from tracker.cache import NO_CACHE, Cache, digest
from tracker.export.calendar import events
from tracker.export.csv_files import csv_lines
from tracker.export.feeds import FeedItem, feed_item
from tracker.export.plan_json import measure_item, measure_json
from tracker.export.tables import rows
from tracker.model.tracker import Tracker
from tracker.pages.open_data import LEDGER, TABLES
from tracker.pages.views import View


class Fragments(Struct, frozen=True):
    """One measure's part: of plan.json, of each CSV table by name, of calendars, of feeds.

    `json` is the digest of its JSON file, `ledger` that of its rows of the ledger.
    """

    item: bytes
    json: str
    lines: dict[str, bytes]
    events: bytes
    feed: tuple[FeedItem, ...]
    ledger: str


def fragments(
    tracker: Tracker, found: MeasureAssessment, view: View, cache: Cache = NO_CACHE
) -> tuple[Fragments, bytes]:
    """The part of one measure, and its rows of the ledger, pickled."""
    made = rows(tracker, found, view)
    item, ledger = measure_item(tracker, found, view), made[LEDGER.name]
    known = Fragments(
        item,
        digest(measure_json(tracker, item)),
        {table.name: csv_lines(made[table.name]) for table in TABLES},
        events(tracker, view, cache),
        tuple(feed_item(tracker, entry) for entry in view.entries),
        digest(repr(ledger)),
    )
    return known, pickle.dumps(ledger, -1)
