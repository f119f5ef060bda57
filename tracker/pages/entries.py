"""Updates as the public reads them: who reported what, when, what proves it, what was corrected."""

import datetime
from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from tracker.assess.measure import MeasureAssessment
from tracker.model.measures import Measure
from tracker.model.progress import Update
from tracker.model.reports import corrected_on
from tracker.model.tracker import Tracker
from tracker.pages import words
from tracker.pages.badges import Badge
from tracker.pages.rows import UnitLink, unit_link


class EntryValue(Struct, frozen=True):
    """A reported value in words: the target's name, the period it is of where there is one, the value with its unit."""

    name: str
    period: str
    value: str


class EvidenceLink(Struct, frozen=True):
    """A document that proves an update."""

    title: str
    url: str


class EntryRow(Struct, frozen=True):
    """An update as shown. `corrected_on` is the filing day of the correction that replaced it, else None."""

    number: int
    measure: str
    address: str
    anchor: str
    date: datetime.date
    filed: datetime.date
    by: UnitLink | None
    note: str
    values: tuple[EntryValue, ...]
    done: tuple[str, ...]
    verified: tuple[str, ...]
    self_assessment: Badge | None
    evidence: tuple[EvidenceLink, ...]
    next: str
    corrects: datetime.date | None
    corrected_on: datetime.date | None

    @property
    def order(self) -> tuple[int, int, int, str]:
        """By the day it was filed, newest first; of one day, by the day of its figures, then by measure."""
        return (-self.filed.toordinal(), -self.date.toordinal(), self.number, self.anchor)


def entry_rows(tracker: Tracker, found: MeasureAssessment) -> tuple[EntryRow, ...]:
    """The updates of a measure, newest first by the day their figures are true of, then by filing."""
    gone = corrected_on(found.updates)
    rows = [
        entry_row(tracker, found.measure, place, update, gone.get(place)) for place, update in enumerate(found.updates)
    ]
    return tuple(
        sorted(rows, key=lambda row: (row.date, row.filed, row.corrects is not None, row.anchor), reverse=True)
    )


def entry_row(
    tracker: Tracker, measure: Measure, place: int, update: Update, corrected_on: datetime.date | None
) -> EntryRow:
    """One update as shown."""
    stated = update.self_assessment
    return EntryRow(
        number=measure.number,
        measure=measure.title,
        address=f"measures/{measure.number}/",
        anchor=f"u{place + 1}",
        date=update.date,
        filed=update.filed_on,
        by=unit_link(tracker, update.by) if update.by else None,
        note=update.note or "",
        values=tuple(entry_values(measure, update)),
        done=tuple(measure.target[name].name for name in update.done),
        verified=tuple(measure.target[name].name for name in update.verified),
        self_assessment=Badge(stated.word, stated.slug, stated.group.slug) if stated else None,
        evidence=tuple(EvidenceLink(found.title, found.url) for found in update.evidence),
        next=update.next or "",
        corrects=update.corrects,
        corrected_on=corrected_on,
    )


def entry_values(measure: Measure, update: Update) -> list[EntryValue]:
    """The values of an update in words."""
    values = []
    for name in update.values:
        target = measure.target[name]
        single = update.number(name)
        if single is not None:
            values.append(EntryValue(target.name, "", words.amount(target, single)))
        for period, value in sorted(update.periods(name).items()):
            values.append(EntryValue(target.name, words.period_words(period), words.amount(target, value)))
    return values


class Filed(Protocol):
    """An update, or whatever goes by the newest of its updates: the day that was filed, None where there is none."""

    @property
    def filed(self) -> datetime.date | None: ...


def newest_filing(items: Iterable[Filed]) -> datetime.date | None:
    """The day the newest of some updates was filed."""
    return max((item.filed for item in items if item.filed), default=None)
