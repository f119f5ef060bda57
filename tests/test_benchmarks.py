"""The benchmark runs, and says something of every scene. How long anything takes is not for tests."""

import os
import subprocess
import sys
from pathlib import Path

from build import ROOT

SCENES = [
    "full build",
    "nothing changed",
    "one change",
    "first `check`",
    "`check` after one change",
    "`effect` of one change",
]


def test_the_benchmark_has_a_row_for_every_scene(tmp_path: Path) -> None:
    """In brief, on a small plan: the tables of times and of stages."""
    command = [sys.executable, str(ROOT / "benchmarks/run.py"), "12", "--runs", "1", "--brief"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr

    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines() if "| 12 |" in line]
    times, stages = rows[: len(SCENES)], rows[len(SCENES) :]
    assert [row[1] for row in times] == SCENES
    assert [row[1] for row in stages[:2]] == ["full build", "one change"]
    assert all(float(cell) >= 0 for row in stages[:2] for cell in row[2:])
    assert list(tmp_path.iterdir()) == []
