"""The words of the format: which keys there are, and which stand in one record together."""

import re
from collections.abc import Iterable

from tracker.model.amendments import Amendment, Document
from tracker.model.departments import Department
from tracker.model.fields import ListOf, Record
from tracker.model.measures import Measure, Target, Withdrawn
from tracker.model.plan import Chapter, Pace, Plan, Source
from tracker.model.progress import Entry, Evidence, Progress, Update
from tracker.model.site import Site
from tracker.read.names import CHINESE


def keys_of(record: type[Record]) -> frozenset[str]:
    """The keys that may be typed in a record."""
    return frozenset(info.alias or name for name, info in record.model_fields.items()) - {"body"}


NESTING: dict[str, type[Record]] = {
    # key: the record, or the records of the list, below it
    "updates": Update,
    "evidence": Evidence,
    "targets": Target,
    "withdrawn": Withdrawn,
    "chapters": Chapter,
    "pace": Pace,
    "source": Source,
    "document": Document,
}
BELOW = {key: keys_of(record) for key, record in NESTING.items()}
KINDS: tuple[type[Record], ...] = (*NESTING.values(), Entry, Progress, Measure, Plan, Department, Site, Amendment)
RECORDS = [keys_of(record) for record in KINDS]
# The fields that take one word or a list of them; and, as LISTS, the keys with a list of records below.
ONE_OR_MORE = sorted(
    {name for record in KINDS for name, info in record.model_fields.items() if ListOf in info.metadata}
)
FIELDS = sorted(frozenset().union(*RECORDS), key=lambda name: (-len(name), name))
NESTED = (*BELOW, "measures", "values", "plan")
LISTS = ("updates", "evidence", "targets", "chapters")
LIKE_PERIOD = re.compile(r"\d{4}|.*[月季周年]|[QWHqwh]\d")
PROSE = ("note", "next", "title", "short_title", "name", "quote", "reason")


def sort_of(key: str) -> str:
    """What sort of key it is: a field, a measure's number, a period or day, or an id of someone's choosing."""
    if key in FIELDS:
        return "field"
    if re.fullmatch(r"第?[\d一二三四五六七八九十]{1,3}条?", key):
        return "number"
    return "period" if LIKE_PERIOD.match(key) else "id"


def together(key: str, others: Iterable[str]) -> bool:
    """Whether a key may stand in one record with others, or in one table of numbers, periods or ids."""
    sort = sort_of(key)
    alike = {other for other in others if other and sort_of(other) == sort}
    return bool(alike) and (sort != "field" or any({key, *alike} <= record for record in RECORDS))


def fits_below(parent: str, key: str) -> bool:
    """Whether a key may stand below another."""
    if parent in BELOW:
        return key in BELOW[parent]
    if parent == "measures":
        return sort_of(key) == "number"
    if sort_of(parent) == "number":
        return key in keys_of(Entry)
    return sort_of(key) == ("id" if parent == "values" else "period")


def field_meant(word: str, fields: list[str]) -> str:
    """The field that a Chinese word stands for, of those that there are; empty where it stands for none."""
    return next((name for name in CHINESE.get(word, ()) if name in fields), "")
