"""Rules of corrections: each corrects something, and of several it is known which came last."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from tracker.check.measures import Measures
from tracker.check.progress import Entries, Updates, complete, of_measures
from tracker.model.reports import candidates, corrected
from tracker.problems import Problem


def corrections_correct_something(measures: Measures, entries: Entries, partial: set[str]) -> Iterator[Problem]:
    """A correction names the date of one earlier update of its measure."""
    for _, updates in of_measures(measures, complete(entries, partial)):
        records = [loaded.record for loaded in updates]
        for place, loaded in enumerate(updates):
            corrects = loaded.record.corrects
            if corrects is None:
                continue
            if not candidates(records, place):
                days = sorted({update.date for update in records if update is not loaded.record})
                hint = "、".join(day.isoformat() for day in nearest_days(corrects, days))
                yield loaded.problem(("corrects",), "corrects-nothing", value=corrects, hint=hint)
            elif not corrected(records, place):
                yield loaded.problem(("corrects",), "corrects-many", value=corrects)


def corrections_have_an_order(measures: Measures, entries: Entries, partial: set[str]) -> Iterator[Problem]:
    """Of several corrections of one update each says when it was filed, and no two on one day: the last one counts."""
    for _, updates in of_measures(measures, complete(entries, partial)):
        records = [loaded.record for loaded in updates]
        earlier: dict[int, Updates] = {}
        for place, loaded in enumerate(updates):
            original = next((at for at in corrected(records, place) if records[at].corrects is None), None)
            if loaded.record.corrects is None or original is None:
                continue
            before = earlier.setdefault(original, [])
            if before and (
                loaded.record.filed is None or loaded.record.filed in {other.record.filed_on for other in before}
            ):
                last = max(before, key=lambda other: other.record.filed_on)
                line = last.source.at(*last.at).line
                words: dict[str, Any] = {"date": loaded.record.corrects, "filed": last.record.filed_on}
                yield loaded.problem(("corrects",), "corrects-again", first=line, **words)
            before.append(loaded)


def nearest_days(day: date, days: list[date]) -> list[date]:
    """The three days nearest to a day, in order."""
    return sorted(sorted(days, key=lambda other: (abs((other - day).days), other))[:3])
