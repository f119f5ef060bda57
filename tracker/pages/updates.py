"""What was reported, newest first by the day it was filed, by month."""

from dataclasses import dataclass
from itertools import groupby

from tracker.pages.entries import EntryRow, newest_first
from tracker.pages.home import newest_filing
from tracker.pages.measures import Option
from tracker.pages.page import Crumb, Page
from tracker.pages.views import Views


@dataclass(frozen=True)
class Month:
    """The updates filed in a month."""

    key: str
    words: str
    entries: tuple[EntryRow, ...]


@dataclass(frozen=True)
class Updates:
    """Data of updates.html."""

    months: tuple[Month, ...]
    units: tuple[Option, ...]


def updates(views: Views) -> Page:
    """The page that lists all updates."""
    entries = newest_first(entry for view in views.all for entry in view.entries)
    months = tuple(
        Month(f"{year}-{month:02}", f"{year}年{month}月", tuple(found))
        for (year, month), found in groupby(entries, key=lambda entry: (entry.filed.year, entry.filed.month))
    )
    reporters = dict.fromkeys(entry.by.address for entry in entries if entry.by)
    units = tuple(
        Option(found.unit.slug, found.unit.name, f"departments/{found.unit.slug}/")
        for found in views.units
        if f"departments/{found.unit.slug}/" in reporters
    )
    return Page(
        "updates/",
        "updates",
        "填报记录",
        f"{len(entries)}条填报，按填报日期排列，含更正和依据。",
        Updates(months, units),
        newest_filing(entries),
        crumbs=(Crumb("填报记录", "updates/"),),
    )
