"""The proof of `tests.assess.mutants` without the tester: what it is given, what is read from it, and when it fails."""

import subprocess
import sys

import pytest

from build import ROOT
from tests.assess.mutants import EXPLAINED, Mutant, changed, explained, faults, mutants, place, table, undecorated

RESULTS = """\
    tracker.assess.case.xǁCaseǁis_past_due__mutmut_1: killed
    tracker.assess.line.x_way__mutmut_1: timeout
    tracker.assess.line.x_way__mutmut_12: survived
    tracker.assess.doubts.x_entry_of__mutmut_2: no tests
"""
DIFFERENCE = """\
# tracker.assess.line.x_way__mutmut_12: survived
--- tracker/assess/line.py
+++ tracker/assess/line.py
@@ -1,3 +1,3 @@
 def way(target: Target) -> Fraction:
-    return exact(target.figure) - exact(target.base)
+    return exact(target.figure) + exact(target.base)
"""


def test_results() -> None:
    found = mutants(RESULTS)
    assert [(each.place, each.is_killed) for each in found] == [
        ("case.Case.is_past_due", True),
        ("line.way", True),
        ("line.way", False),
        ("doubts.entry_of", False),
    ]
    assert [line.split() for line in table(found).splitlines()] == [
        ["case", "1", "of", "1", "100.0", "%"],
        ["doubts", "0", "of", "1", "0.0", "%"],
        ["line", "1", "of", "2", "50.0", "%"],
        ["all", "2", "of", "4", "50.0", "%"],
    ]


def test_what_a_mutant_becomes() -> None:
    assert changed(DIFFERENCE) == "return exact(target.figure) + exact(target.base)"


@pytest.mark.parametrize(("survivors", "few"), [(0, False), (10, False), (11, True), (100, True)])
def test_too_few_are_killed(survivors: int, few: bool) -> None:
    left = [Mutant(f"tracker.assess.line.x_way__mutmut_{n}", "line.way", "survived", "pass") for n in range(survivors)]
    killed = [Mutant("tracker.assess.line.x_gap__mutmut_1", "line.gap", "killed")] * (100 - survivors)
    reasons = {("line.way", "pass"): "the same"} if survivors else {}
    assert faults([*left, *killed], reasons) == (["fewer than 90 % are killed"] if few else [])


def test_a_run_without_mutants_proves_nothing() -> None:
    assert faults([], {}) == ["fewer than 90 % are killed"]


def test_each_survivor_is_explained_and_nothing_else_is() -> None:
    killed = [Mutant("tracker.assess.line.x_gap__mutmut_1", "line.gap", "killed")] * 99
    left = Mutant("tracker.assess.line.x_way__mutmut_3", "line.way", "survived", "pass")
    assert faults([*killed, left], {("line.way", "pass"): "the same"}) == []
    [first, second] = faults([*killed, left], {("line.way", "return 1"): "the same"})
    assert first.endswith("tracker.assess.line.x_way__mutmut_3 (survived): `line.way`: `pass`")
    assert second == "explained but killed: line.way: return 1"


def test_undecorated() -> None:
    """The same module, without decorators for the tester to pass over."""
    source = """\
class Case:
    @cached_property
    def due(self) -> int:
        return 1

    @property
    def late(self) -> bool:
        return False


@cache
def exact(value):
    return value
"""
    assert undecorated(source) == """\
class Case:
    def due(self) -> int:
        return 1
    due = cached_property(due)

    def late(self) -> bool:
        return False
    late = property(late)


def exact(value):
    return value
"""  # fmt: skip


@pytest.mark.parametrize("path", sorted((ROOT / "tracker/assess").glob("*.py")), ids=lambda path: path.stem)
def test_no_function_is_passed_over(path) -> None:
    lines = [line.strip() for line in undecorated(path.read_text("utf-8")).splitlines()]
    assert not [line for line in lines if line.startswith("@")]


def test_every_explanation_is_read_and_is_of_a_function_that_is_there() -> None:
    rows = [line for line in EXPLAINED.read_text("utf-8").splitlines() if line.startswith("- ")]
    assert len(rows) == len(explained())
    for where, _ in explained():
        module, _, name = where.partition(".")
        source = (ROOT / f"tracker/assess/{module}.py").read_text("utf-8")
        assert f"def {name.rpartition('.')[2]}(" in source


def test_the_names_of_functions() -> None:
    assert place("case.xǁCaseǁdue") == "case.Case.due"
    assert place("line.x_expected") == "line.expected"
    assert place("line.x__way") == "line._way"


def test_the_command_says_what_it_does() -> None:
    command = [sys.executable, "-m", "tests.assess.mutants", "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert "--processes" in done.stdout
