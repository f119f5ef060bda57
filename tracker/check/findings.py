"""What was found wrong with each measure, kept from one run to the next."""

from collections.abc import Callable
from typing import TypeVar

from tracker.shelf import Shelf

Found = TypeVar("Found")
Findings = Shelf[tuple[int, Found]]  # by the digest of all that they come from but the line that the entry begins on


def finding(findings: Findings[Found], key: str, line: int, find: Callable[[], Found]) -> Found:
    """What is found by a key and a line, by an earlier run or now. Where there is anything, it holds for its line only."""
    known = findings.get(key)
    if known is None or (known[1] and known[0] != line):
        known = (line, find())
        findings.put(key, known)
    return known[1]
