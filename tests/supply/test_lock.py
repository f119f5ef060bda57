"""The lock files say just what pyproject.toml asks for, and CI installs nothing else."""

import re
import subprocess
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement

from build import ROOT
from tests.supply.lock import REQUIREMENTS, declared, entries, locked, reached, readme_command, workflows

LOCKS = {"publish.txt": ["publish"], "test.txt": ["test"]}
EACH = pytest.mark.parametrize("name", LOCKS)
MUTATION = "mutation.txt"  # of the weekly proofs; the tests are not run with its tester installed
ENTRY = re.compile(r"[a-z0-9.-]+==\S+( ; [^-]+)?( --hash=sha256:[0-9a-f]{64})+")
HOW = "Make the lock files anew, by the command of the README, and install from them."


def differences(asked: list[Requirement], name: str) -> set[str]:
    """What a lock file has too much or too little for some requirements."""
    return reached(asked) ^ locked(name).keys()


def unmet(asked: list[Requirement], name: str) -> list[str]:
    """The requirements that the versions of a lock file do not meet."""
    found = locked(name)
    return [
        str(each)
        for each in asked
        if not each.specifier.contains(str(found[each.name.lower()].specifier).removeprefix("=="))
    ]


@pytest.mark.parametrize("name", [*LOCKS, MUTATION])
def test_every_package_is_pinned_and_hashed_and_none_is_built(name: str) -> None:
    assert [entry for entry in entries(name) if not ENTRY.fullmatch(entry)] == []
    assert "\n--only-binary :all:\n" in (REQUIREMENTS / name).read_text("utf-8")


@EACH
def test_the_lock_is_of_what_is_declared(name: str) -> None:
    assert differences(declared(*LOCKS[name]), name) == set(), HOW
    assert unmet(declared(*LOCKS[name]), name) == [], HOW


def test_a_stale_lock_would_be_found() -> None:
    asked = declared("test")
    assert differences([each for each in asked if each.name != "segno"], "test.txt") == {"segno"}
    assert differences([*asked, Requirement("pip")], "test.txt") == {"pip"}


def test_what_is_published_is_made_with_what_is_tested() -> None:
    assert set(entries("publish.txt")) < set(entries("test.txt"))


def test_what_is_tested_is_what_the_mutation_tester_tests() -> None:
    asked = declared("mutation")
    assert unmet(asked, MUTATION) == [], HOW
    ours, theirs = locked("test.txt"), locked(MUTATION)
    assert reached(each for each in asked if each.name in ours) <= theirs.keys(), HOW
    assert {name: str(ours[name]) for name in ours.keys() & theirs.keys()} == {
        name: str(theirs[name]) for name in ours.keys() & theirs.keys()
    }, HOW


def test_what_is_installed_is_what_is_locked() -> None:
    wrong = {
        name: version(name) for name, each in locked("test.txt").items() if str(each.specifier) != f"=={version(name)}"
    }
    assert wrong == {}, HOW


def test_ci_installs_only_what_is_locked() -> None:
    commands = [line for path in workflows() for line in path.read_text("utf-8").splitlines()]
    commands += readme_command("Pass the tests").split("&&")
    installing = [line for line in commands if "pip install" in line]
    assert len(installing) >= 4
    assert [line for line in installing if not re.search(r"--require-hashes -r requirements/\w+\.txt *$", line)] == []


def test_nothing_kept_by_builds_is_part_of_the_repository() -> None:
    """The cache is read as our own: nobody may hand one in."""
    listed = subprocess.run(["git", "ls-files", ".cache", "site"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert listed.stdout == ""
