"""All files of the site that are not pages."""

from collections.abc import Iterator

from tracker.export.calendar import calendar
from tracker.export.csv_files import csv_file
from tracker.export.datapackage import datapackage
from tracker.export.feeds import feed
from tracker.export.plan_json import measure_json, plan_json
from tracker.export.sitemap import robots, sitemap
from tracker.export.tables import tables
from tracker.export.workbook import workbook
from tracker.pages.page import Page
from tracker.pages.views import Views


def files(views: Views, pages: list[Page]) -> Iterator[tuple[str, bytes]]:
    """Every other file of the site: its path below the root, and its bytes."""
    tracker = views.tracker
    filled_tables = tables(views)
    for filled in filled_tables:
        yield f"data/{filled.table.name}.csv", csv_file(filled)
    yield "data/tracker.xlsx", workbook(tracker, filled_tables)
    yield "data/datapackage.json", datapackage(tracker)
    yield "data/plan.json", plan_json(views)
    for view in views.all:
        yield f"{view.row.address}measure.json", measure_json(views, view)
    entries = [entry for view in views.all for entry in view.entries]
    yield "feed.xml", feed(tracker, tracker.site.name, "feed.xml", "", entries)
    yield "deadlines.ics", calendar(tracker, tracker.site.name, views.all)
    for found in views.units:
        address = f"departments/{found.unit.slug}/"
        title = f"{found.unit.name} · {tracker.site.name}"
        own = [entry for view in found.all for entry in view.entries]
        yield f"{address}deadlines.ics", calendar(tracker, title, found.all)
        yield f"{address}feed.xml", feed(tracker, title, f"{address}feed.xml", address, own)
    yield "sitemap.xml", sitemap(tracker, pages)
    yield "robots.txt", robots(tracker)
