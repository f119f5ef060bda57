"""All files of the site that are not pages, but for the ledger and what search needs."""

from collections.abc import Iterator, Sequence
from functools import partial

from tracker.cache import NO_CACHE, Cache, Later
from tracker.export.calendar import calendar
from tracker.export.csv_files import csv_file
from tracker.export.datapackage import datapackage
from tracker.export.feeds import feed
from tracker.export.fragments import Fragments
from tracker.export.list_keys import list_keys
from tracker.export.plan_json import measure_json, plan_json
from tracker.export.sitemap import robots, sitemap
from tracker.pages.open_data import TABLES
from tracker.pages.page import Page
from tracker.pages.views import Views


def files(
    views: Views, every: Sequence[Fragments], pages: list[Page], cache: Cache = NO_CACHE
) -> Iterator[tuple[str, bytes | Later]]:
    """Every other file of the site, from the fragments of the measures in their order: its path below the root, and its bytes."""
    tracker = views.tracker
    parts = {view.row.number: part for view, part in zip(views.all, every, strict=True)}
    for table in TABLES:
        yield f"data/{table.name}.csv", csv_file(table, (part.lines[table.name] for part in every))
    yield "data/datapackage.json", datapackage(tracker)
    yield "data/plan.json", plan_json(views, (part.item for part in every))
    for view, part in zip(views.all, every, strict=True):
        yield f"{view.row.address}measure.json", Later(part.json, partial(measure_json, tracker, part.item))
    name = tracker.site.name
    yield "feed.xml", feed(tracker, name, "feed.xml", "", (item for part in every for item in part.feed))
    yield "deadlines.ics", calendar(tracker, name, (part.events for part in every), cache)
    for found in views.units:
        address, title = f"departments/{found.unit.slug}/", f"{found.unit.name} · {name}"
        own = [parts[view.row.number] for view in found.all]
        items = (item for part in own for item in part.feed)
        yield f"{address}feed.xml", feed(tracker, title, f"{address}feed.xml", address, items)
        yield f"{address}deadlines.ics", calendar(tracker, title, (part.events for part in own), cache)
    yield from list_keys(pages)
    yield "sitemap.xml", sitemap(tracker, pages)
    yield "robots.txt", robots(tracker)
