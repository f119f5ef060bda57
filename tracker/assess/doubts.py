"""Warnings that want the states: self-assessments better than computed, and reports that are overdue."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import chain
from typing import Any, NamedTuple

from tracker.assess.measure import MeasureAssessment, assess_measure
from tracker.cache import NO_CACHE, Cache, digest
from tracker.check.findings import Findings, Told, finding
from tracker.model.plan import Plan
from tracker.model.states import State
from tracker.model.tracker import Tracker
from tracker.problems import Problem, problem
from tracker.read.blocks import Block, split
from tracker.read.files import LARGEST, Files, decode
from tracker.read.repository import PROGRESS
from tracker.read.source import Source


def doubts(tracker: Tracker, files: Files, cache: Cache = NO_CACHE) -> list[Problem]:
    """The warnings about a plan judged at its `as_of`, sorted; `files` are those it was read from, for their places."""
    text, _ = decode(PROGRESS, files.read(PROGRESS) or b"", LARGEST)
    typed, nothing = as_typed(text)
    common = digest(repr((tracker.plan, tracker.head)))
    found: list[Problem] = []
    with Findings(cache, "doubted") as findings:
        for number, own in tracker.digests.items():
            entry = typed.get(number, nothing)
            key, line = digest(common, own), entry.source.first_line
            told = finding(findings, key, line, partial(of_one, tracker, number, entry))
            found += chain.from_iterable(told.values())
    return sorted(found)


def of_one(tracker: Tracker, number: int, entry: "Typed") -> Told:
    """The warnings about one measure."""
    measure = tracker.by_number[number]
    found = assess_measure(measure, tracker.plan, tracker.entry(number).updates, tracker.head.as_of)
    told = [*self_assessment_is_not_better(found, entry), *reports_are_not_overdue(found, tracker.plan, entry)]
    return {doubts.__name__: told}


class Typed(NamedTuple):
    """An entry as typed: its number (06 is 6), and where it is."""

    key: str
    source: Source

    @property
    def updates(self) -> list[dict[str, Any]]:
        """What was reported."""
        tree: Any = self.source.reading.tree
        return (tree["measures"][self.key] or {}).get("updates") or [] if self.key else []


def as_typed(text: str) -> tuple[dict[int, Typed], Typed]:
    """The entries of progress.yaml by number, and what stands for one that is not there.

    Each is by itself where the file is plainly laid out, so that only a few are read again.
    """
    apart = split(text)
    if apart is not None:
        entries = {int(key): Typed(key, block.source(PROGRESS)) for key, block in apart.entries.items()}
        return entries, Typed("", Block("", apart.line + 1).source(PROGRESS))
    whole = Source(PROGRESS, text)
    tree: Any = whole.reading.tree
    return {int(key): Typed(key, whole) for key in tree.get("measures") or {} if key.isdecimal()}, Typed("", whole)


def self_assessment_is_not_better(measure: MeasureAssessment, entry: Typed) -> Iterator[Problem]:
    """A unit does not say better of itself than the figures do."""
    said, computed = measure.self_assessment, measure.state
    if measure.disagrees and said is not None and computed is not None:
        path: tuple[str | int, ...] = ("measures", entry.key)
        for place, update in enumerate(entry.updates):
            if update.get("self_assessment") and update.get("date") == said.date.isoformat():
                path = ("measures", entry.key, "updates", place, "self_assessment")
        words = {"number": measure.measure.number, "value": said.state.word, "state": computed.word}
        yield problem(entry.source.at(*path), "self-assessment-better", **words)


def reports_are_not_overdue(measure: MeasureAssessment, plan: Plan, entry: Typed) -> Iterator[Problem]:
    """Every target is reported on in its round or in the days of grace after it."""
    late = [target for target in measure.targets if target.silent or target.state is State.STALE]
    rounds = [target.closed_round for target in late if target.closed_round is not None]
    if late and rounds:
        at = entry.source.at("measures", entry.key, key=True)
        words = {
            "number": measure.measure.number,
            "value": "、".join(target.target.name for target in late),
            "date": max(rounds).end + timedelta(days=plan.grace_days),
        }
        yield problem(at, "report-overdue", **words)
