"""Builds killed at random moments: the proof of `tests.write.kills`, with fewer kills."""

import subprocess
import sys

from build import ROOT


def test_nothing_is_lost() -> None:
    """In a process of its own: it makes copies of itself, which must not be copies of a process with threads."""
    command = [sys.executable, "-m", "tests.write.kills", "20"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for when in ("making", "writing", "after the exchange"):
        assert f"'{when}'" in done.stdout
