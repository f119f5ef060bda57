"""What was found wrong with each measure, kept from one run to the next."""

from collections.abc import Callable

from msgspec.structs import replace

from tracker.cache import Cache
from tracker.messages import MESSAGES
from tracker.problems import Problem
from tracker.read.repository import PROGRESS
from tracker.shelf import Shelf

Told = dict[str, list[Problem]]  # by the name of the rule


class Findings(Shelf[tuple[int, Told]]):
    """By the digest of all that they come from but the line that the measure's entry begins on, which is kept with them."""

    def __init__(self, cache: Cache, name: str) -> None:
        super().__init__(cache, name, dict[str, tuple[int, Told]])


def finding(findings: Findings, key: str, line: int, find: Callable[[], Told]) -> Told:
    """What is found by a key, where the entry begins on a line: by an earlier run, or now."""
    known = findings.get(key)
    if known is not None and known[0] != line:
        known = moved(known[1], line - known[0], line)
    if known is None:
        known = line, find()
    if findings.get(key) is not known:
        findings.put(key, known)
    return known[1]


def moved(told: Told, by: int, line: int) -> tuple[int, Told] | None:
    """What was told of an entry that begins so many lines further down now, on a line; None where a sentence names a line."""
    if any(MESSAGES[found.code].names_a_line for problems in told.values() for found in problems):
        return None
    return line, {rule: [in_file(found, by) for found in problems] for rule, problems in told.items()}


def in_file(found: Problem, above: int) -> Problem:
    """A problem, where it is in progress.yaml so many lines further down."""
    if found.place.path != PROGRESS:
        return found
    return replace(found, place=found.place._replace(line=found.place.line + above))
