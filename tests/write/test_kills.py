"""Builds killed at random moments: the proof of `tests.write.kills`, with fewer kills."""

import subprocess
import sys

import pytest

from build import ROOT


@pytest.mark.parametrize(
    ("number", "count", "seen"),
    [("KILL", 20, ["making", "writing", "after the exchange"]), ("INT", 3, []), ("TERM", 3, [])],
)
def test_nothing_is_lost(number: str, count: int, seen: list[str]) -> None:
    """In a process of its own: it makes copies of itself, which must not be copies of a process with threads."""
    command = [sys.executable, "-m", "tests.write.kills", str(count), "--signal", number]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [word for word in seen if f"'{word}'" not in done.stdout] == []
