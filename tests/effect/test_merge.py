"""Units report in parallel: entries of different measures merge in git without a conflict, in the real file too."""

import shutil
from pathlib import Path

import pytest

from tests.effect.repository import Repository
from tracker.effect.compare import effect
from tracker.load import load
from tracker.read.files import Folder

ROOT = Path(__file__).resolve().parents[2]


def entry(number: int) -> str:
    return f"""
        - date: 2024-09-30
          filed: 2024-10-09
          note: 第{number}条的新进展。
    """


def report_apart(repository: Repository, one: list[int], other: list[int]) -> None:
    """Two branches from one commit, each with new entries of its own measures, merged one after the other."""
    for branch, numbers in (("one", one), ("other", other)):
        repository.git("checkout", "-q", "-b", branch, "main")
        for number in numbers:
            repository.report(number, entry(number))
        repository.commit(branch)
    repository.git("checkout", "-q", "main")
    for branch in ("one", "other"):
        repository.git("merge", "-q", "--no-ff", "-m", f"合并{branch}", branch)


@pytest.mark.parametrize(("one", "other"), [([1], [2]), ([2], [1]), ([2], [3]), ([1], [3]), ([1, 3], [2])])
def test_entries_of_different_measures_merge(repository: Repository, one: list[int], other: list[int]) -> None:
    before = load(Folder(repository.root))[0]
    report_apart(repository, one, other)
    after = load(Folder(repository.root))[0]
    assert {
        number: len(after.entry(number).updates) - len(before.entry(number).updates) for number in after.entries
    } == {number: int(number in (*one, *other)) for number in after.entries}
    found = effect(repository.root, "HEAD^1")
    assert [measure.number for measure in found.measures] == sorted(other)
    assert not found.is_refused


def test_in_the_real_file_every_other_measure_merges_with_those_between(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    for part in ("content", "data"):
        shutil.copytree(ROOT / part, repository.root / part)
    repository.commit()
    before = load(Folder(repository.root))[0]
    numbers = sorted(before.entries)
    report_apart(repository, numbers[::2], numbers[1::2])
    after = load(Folder(repository.root))[0]
    for number in numbers:
        assert after.entry(number).updates[:-1] == before.entry(number).updates
        assert after.entry(number).updates[-1].note == f"第{number}条的新进展。"
