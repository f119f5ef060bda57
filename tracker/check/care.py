"""What is allowed but deserves a second look: warnings, which stop nothing."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from tracker.check.measures import Measures
from tracker.check.progress import Entries, Updates, of_measures, standing
from tracker.model.measures import Comparator, Kind, Measure, Target
from tracker.model.progress import Update
from tracker.model.reports import corrected
from tracker.model.site import Site
from tracker.problems import Place, Problem, problem
from tracker.read.files import few, place_of
from tracker.read.patterns import single_quoted
from tracker.read.repository import Loaded
from tracker.read.vocabulary import PROSE

LONG_AFTER = timedelta(days=366)
FAR_ABOVE = Decimal("1.5")
RISING = (Comparator.AT_LEAST, Comparator.MORE_THAN)
PLAIN_TEXT = re.compile(rf"^ *(?:- +)*(?P<key>{'|'.join(PROSE)}): +(?P<text>(?![\"'|>\[{{&*!%@`]).*)$", re.MULTILINE)
CUT = re.compile(r"(?:(?<![ \t])(?P<gap>[ \t]+)|^)(?P<cut>#.*)")
QUOTED = re.compile(r"^ *(?:- +)*(?P<key>[\w-]+): +(?P<text>“[^“”\n]*”|‘[^‘’\n]*’) *$", re.MULTILINE)
SHORT = ("unit", "id_code", "icp", "police", "organizer", "contact", "phone", "issuer")
FOOTER = ("id_code", "icp", "police", "organizer", "contact")


def notes_are_not_cut(texts: dict[str, str]) -> Iterator[Problem]:
    """No text is cut off by a #; two spaces and a # with a space behind it are a comment that is meant, but not in a note."""
    for path, text in texts.items():
        for found in PLAIN_TEXT.finditer(front_matter(path, text)):
            cut = CUT.search(found["text"])
            is_meant = cut is not None and cut["gap"] != " " and cut["cut"].startswith("# ")
            if cut is not None and not (is_meant and (found["key"] not in ("note", "next") or cut.start() == 0)):
                hint = f"{found['key']}: {single_quoted(found['text'])}"
                at = found.start("text") + cut.start("cut")
                yield problem(place_of(path, text, at), "note-cut", hint=hint)


def front_matter(path: str, text: str) -> str:
    """The part of a file that is YAML."""
    return text.partition("\n---")[0] if path.endswith(".md") else text


def texts_are_not_in_quotes(texts: dict[str, str]) -> Iterator[Problem]:
    """What is typed between Chinese quotation marks as if they were YAML's is shown with them; names may be meant so."""
    for path, text in texts.items():
        for found in few(QUOTED, front_matter(path, text)):
            if found["key"] in SHORT or (found["key"] in PROSE and re.search("[。：，；、]", found["text"])):
                yield problem(place_of(path, text, found.start("text")), "quotes-shown")


def achieved_has_evidence(measures: Measures, entries: Entries) -> Iterator[Problem]:
    """What is reported as achieved has evidence in one of the updates that say so."""
    for measure, updates in of_measures(measures, entries):
        saying: dict[str, list[tuple[Loaded[Update], tuple[str | int, ...]]]] = {}
        for loaded in standing(updates):
            for target, path in achieved(loaded.record, measure):
                saying.setdefault(target, []).append((loaded, path))
        for target, said in saying.items():
            if not any(loaded.record.evidence for loaded, _ in said):
                loaded, path = said[-1]
                yield loaded.problem(path, "evidence-missing", value=target)


def achieved(update: Update, measure: Measure) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """The targets that an update reports as achieved for good, each with its path: milestones, and totals that meet the figure."""
    for place, name in enumerate(update.done):
        yield name, ("done", place)
    for name in update.values:
        target, value = measure.target.get(name), update.number(name)
        if target and target.kind is Kind.CUMULATIVE and value is not None and target.met_by(value):
            yield name, ("values", name)


def evidence_is_safe_to_open(entries: Entries) -> Iterator[Problem]:
    """Evidence is at an https address."""
    for updates in entries.values():
        for loaded in updates:
            for place, evidence in enumerate(loaded.record.evidence):
                if evidence.url.startswith("http://"):
                    yield loaded.problem(("evidence", place, "url"), "evidence-not-https")


def totals_do_not_fall(measures: Measures, entries: Entries) -> Iterator[Problem]:
    """A total since the start does not become less."""
    for target, readings in figures(measures, entries):
        if target.kind is Kind.CUMULATIVE:
            for (earlier, before), (loaded, now) in pairwise(readings):
                if now < before:
                    path = ("values", target.id)
                    line = earlier.source.at(*earlier.at, *path, key=True).line
                    words: dict[str, Any] = {"now": now, "before": before, "date": earlier.record.date, "first": line}
                    yield loaded.problem(path, "value-falls", value=target.id, **words)


def values_are_not_far_above(measures: Measures, entries: Entries) -> Iterator[Problem]:
    """The latest value of a target to be reached is not more than one and a half times the figure."""
    for target, readings in figures(measures, entries):
        loaded, now = readings[-1]
        if target.comparator in RISING and target.figure > 0 and now > FAR_ABOVE * target.figure:
            words: dict[str, Any] = {"value": target.id, "now": now, "figure": target.figure}
            yield loaded.problem(("values", target.id), "value-far-above", **words)


def figures(measures: Measures, entries: Entries) -> Iterator[tuple[Target, list[tuple[Loaded[Update], Decimal]]]]:
    """The targets that have values that stand and do not go by period, with these values, oldest first."""
    for measure, updates in of_measures(measures, entries):
        counted = sorted(standing(updates), key=lambda loaded: loaded.record.date)
        for target in measure.targets:
            numbers = [(loaded, loaded.record.number(target.id)) for loaded in counted]
            readings = [(loaded, number) for loaded, number in numbers if number is not None]
            if readings and target.kind in (Kind.CUMULATIVE, Kind.LEVEL):
                yield target, readings


def percentages_are_no_fractions(measures: Measures, entries: Entries) -> Iterator[Problem]:
    """A percentage is typed as 72, not as 0.72."""
    for target, readings in figures(measures, entries):
        for loaded, now in readings:
            if target.unit == "%" and target.figure > 1 and 0 < now < 1:
                words: dict[str, Any] = {"value": target.id, "now": now, "figure": target.figure}
                yield loaded.problem(("values", target.id), "value-fraction", **words)


def totals_are_not_negative(measures: Measures, entries: Entries) -> Iterator[Problem]:
    """A total since the start is not below zero where it began above."""
    for target, readings in figures(measures, entries):
        for loaded, now in readings:
            if target.kind is Kind.CUMULATIVE and now < 0 <= min(target.base, target.figure):
                yield loaded.problem(("values", target.id), "value-negative", value=target.id, now=now)


def updates_are_not_pasted_twice(entries: Entries) -> Iterator[Problem]:
    """No two updates of a measure are the same in every word; where they have values, that is an error already."""
    for updates in entries.values():
        first: dict[tuple[date, str | None], Loaded[Update]] = {}
        for loaded in updates:
            same = first.setdefault((loaded.record.date, loaded.record.note), loaded)
            if same is not loaded and same.record == loaded.record and not same.record.values:
                line = same.source.at(*same.at).line
                yield loaded.problem(("date",), "update-twice", first=line)


def filed_is_not_long_after(entries: Entries) -> Iterator[Problem]:
    """An update is filed within a year of the day its figures are true of."""
    for updates in entries.values():
        for loaded in updates:
            filed, when = loaded.record.filed_on, loaded.record.date
            if filed - when > LONG_AFTER:
                yield loaded.problem(("filed",), "filed-long-after", value=filed, date=when)


def corrections_keep_what_holds(entries: Entries) -> Iterator[Problem]:
    """A correction is of the same date as what it corrects, and repeats those values and done that still hold."""
    for updates in entries.values():
        records = [loaded.record for loaded in updates]
        for place, loaded in enumerate(updates):
            update = loaded.record
            originals = [updates[at] for at in corrected(records, place)] if update.corrects else []
            if originals and update.corrects != update.date:
                yield loaded.problem(("date",), "correction-of-other-date", value=update.corrects, date=update.date)
            yield from dropped(loaded, originals[-1:])


def dropped(correction: Loaded[Update], originals: Updates) -> Iterator[Problem]:
    """The values and done of what was corrected that the correction leaves out."""
    for original in originals:
        now, before = correction.record, original.record
        lost = [name for name in before.values if name not in now.values]
        lost += [
            f"{name} {period.key}"
            for name in now.values
            for period in before.periods(name)
            if period not in now.periods(name)
        ]
        lost += [name for name in before.done if name not in now.done]
        if lost:
            line = original.source.at(*original.at).line
            yield correction.problem(("corrects",), "correction-drops", value="、".join(lost), first=line)


def footer_is_complete(site: Loaded[Site]) -> Iterator[Problem]:
    """The footer has the numbers that a government site must show."""
    missing = [f"{key}（{Site.model_fields[key].title}）" for key in FOOTER if getattr(site.record, key) is None]
    if missing:
        yield problem(Place(site.source.path, 1, 1), "site-numbers-missing", value="、".join(missing))
