"""The real plan: nothing moves against itself, everything is new against nothing, and it is quick."""

import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.effect.repository import Repository
from tracker.effect.compare import effect
from tracker.effect.report import report

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 2.0


@pytest.fixture
def real(tmp_path: Path) -> Repository:
    made = Repository(tmp_path)
    made.commit("空")
    for part in ("content", "data"):
        shutil.copytree(ROOT / part, made.root / part)
    made.commit()
    return made


def test_against_itself_nothing_moves(real: Repository) -> None:
    found = effect(real.root, "HEAD")
    assert not found.is_public
    assert (found.warnings_new, found.warnings_gone) == ((), ())
    assert "**对公众没有变化。**" in report(found)


def test_against_nothing_everything_is_new(real: Repository) -> None:
    found = effect(real.root, "HEAD^")
    assert not found.is_refused
    assert [measure.number for measure in found.measures] == list(range(1, 27))
    assert "以下都是新的" in report(found)


def test_taking_all_of_it_away_is_refused(real: Repository) -> None:
    (real.root / "data/progress.yaml").write_text("as_of: 2024-09-30\nsample: true\nmeasures: {}\n", "utf-8")
    found = effect(real.root, "HEAD")
    assert found.is_refused
    assert all(change.is_removed for change in found.history)
    assert [measure.number for measure in found.measures] == sorted({change.number for change in found.history})


def test_it_takes_less_than_two_seconds(real: Repository) -> None:
    """Of this process's own time, the start of the interpreter and git included, whatever else the machine does."""
    for name in ("build.py", "tracker"):
        (real.root / name).symlink_to(ROOT / name)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    code = "import sys; from pathlib import Path; from tracker.command import main; sys.exit(main(['effect', 'HEAD^'], Path.cwd(), None))"
    done = subprocess.run([sys.executable, "-c", code], cwd=real.root, capture_output=True, check=False)
    now = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr.decode()
    assert (now.ru_utime + now.ru_stime) - (used.ru_utime + used.ru_stime) < SECONDS
