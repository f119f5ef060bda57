"""The verdict on what became of a repository: a safe site, or problems with their places; in time, within memory."""

import re
from collections.abc import Iterator

from tests.hostile.judge import unsafe
from tests.hostile.run import MEGABYTES, SECONDS, Outcome, Runner

OF_A_FILE = {"file-missing", "not-a-file", "file-unreadable", "file-too-large", "bad-file-name", "no-measures"}


def wrong(runner: Runner, outcome: Outcome) -> list[str]:
    """What is wrong with how a case ended."""
    found = [outcome.failure] if outcome.failure else []
    if outcome.seconds > SECONDS:
        found.append(f"{outcome.seconds:.1f} seconds")
    if outcome.megabytes > MEGABYTES:
        found.append(f"{outcome.megabytes} MB")
    for problem in outcome.problems:
        found += [f"{what}: {problem}" for what in misplaced(problem)]
    if not outcome.failure and outcome.built == any(one["severity"] == "error" for one in outcome.problems):
        found.append(f"built: {outcome.built}, yet {outcome.problems}")
    return found + (unsafe(runner.output) if outcome.built else [])


def misplaced(problem: dict[str, object]) -> Iterator[str]:
    """What is wrong with a problem: it must say where and, in Chinese, what to do, in characters that can be seen."""
    if (problem["line"] is None or problem["column"] is None) != (problem["code"] in OF_A_FILE):
        yield "not placed"
    if not re.search("[请查]", str(problem["message"])):
        yield "no advice"
    if not f"{problem['path']}{problem['message']}".isprintable():
        yield "not printable"
