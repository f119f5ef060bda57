"""What was reported, newest first by the day it was filed, by month."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from tracker.pages.entries import EntryRow, newest_filing
from tracker.pages.keys import Column, single
from tracker.pages.measures import Option
from tracker.pages.page import Crumb, Page
from tracker.pages.split import MANY, Pager, Part, archive, keys, paged
from tracker.pages.views import Views
from tracker.pages.words import long_date


class Month(Struct, frozen=True):
    """The updates of a part of the list that were filed in a month."""

    key: str
    words: str
    entries: tuple[EntryRow, ...]


class MonthLink(Struct, frozen=True):
    """A month, how many updates were filed in it, and the page with the newest of them, empty where it is the first."""

    key: str
    words: str
    count: int
    address: str


class Contents(Struct, frozen=True):
    """What the first page of the list has beside it. With `is_long` there are so many units that they are not listed."""

    total: int
    months: tuple[MonthLink, ...]
    units: tuple[Option, ...]
    is_long: bool


class Updates(Struct, frozen=True):
    """Data of updates.html: a part of the list; the first has the contents."""

    months: tuple[Month, ...]
    pager: Pager | None
    contents: Contents | None


def updates(views: Views) -> list[Page]:
    """The pages that list all updates."""
    entries = views.entries
    parts = archive(entries, "updates/")
    first = Page(
        "updates/",
        "updates",
        "填报记录",
        f"{len(entries)}条填报，按填报日期排列，含更正和依据。",
        Updates(by_month(parts[0].items), parts[0].pager, contents(views, entries, parts)),
        newest_filing(entries),
        crumbs=(Crumb("填报记录", "updates/"),),
        keys=keys(parts, lambda: columns(entries)),
    )
    return paged(
        first,
        parts,
        lambda part: Updates(by_month(part.items), part.pager, None),
        described,
        newest_filing,
    )


def described(part: Part[EntryRow]) -> str:
    """What a part of the archive holds: nothing that a later update changes."""
    days = dict.fromkeys(long_date(entry.filed) for entry in (part.items[-1], part.items[0]))
    return f"{'至'.join(days)}的{len(part.items)}条填报。存档从最早的一页编起，页码不再变动。"


def month_key(entry: EntryRow) -> str:
    """The month in which an update was filed: 2024-09."""
    return entry.filed.isoformat()[:7]


def month_words(key: str) -> str:
    """A month as running text has it."""
    return f"{key[:4]}年{int(key[5:])}月"


def by_month(entries: Sequence[EntryRow]) -> tuple[Month, ...]:
    """The updates of a part by the month in which they were filed."""
    return tuple(Month(key, month_words(key), tuple(found)) for key, found in groupby(entries, key=month_key))


def contents(views: Views, entries: Sequence[EntryRow], parts: Sequence[Part[EntryRow]]) -> Contents:
    """The months and the units of the list, with where they are found."""
    counts = Counter(map(month_key, entries))
    found_in = {month_key(entry): part.address for part in reversed(parts) for entry in part.items}
    months = tuple(
        MonthLink(key, month_words(key), count, "" if found_in[key] == parts[0].address else found_in[key])
        for key, count in counts.items()
    )
    reporters = {entry.by.address for entry in entries if entry.by}
    units = tuple(
        Option(found.unit.slug, found.unit.name, f"departments/{found.unit.slug}/")
        for found in views.units
        if f"departments/{found.unit.slug}/" in reporters
    )
    return Contents(len(entries), months, units, len(units) > MANY)


def columns(entries: Sequence[EntryRow]) -> dict[str, Column]:
    """What the list is filtered by."""
    return {
        "unit": single(entry.by.slug if entry.by else "" for entry in entries),
        "month": single(map(month_key, entries)),
    }
