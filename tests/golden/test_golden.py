"""A small plan and its whole site side by side."""

import difflib
from pathlib import Path

from tests.golden.accept import EXPECTED, built
from tracker.model.states import State

HOW = "If this is meant: python -m tests.golden.accept, then read the change with git diff."


def test_the_site_is_the_expected_one(tmp_path: Path) -> None:
    found = built(tmp_path)
    expected = {
        path.relative_to(EXPECTED).as_posix(): path.read_bytes().decode("utf-8")
        for path in sorted(EXPECTED.rglob("*"))
        if path.is_file()
    }
    assert sorted(found) == sorted(expected), HOW
    for place, text in found.items():
        difference = list(difflib.unified_diff(expected[place].split("\n"), text.split("\n"), place, place, n=1))
        assert not difference, "\n".join([*difference[:40], HOW])


def test_every_state_is_shown() -> None:
    text = (EXPECTED / "data/targets.csv").read_text("utf-8")
    assert [state.word for state in State if state.word not in text] == []
    assert "逾期完成" in (EXPECTED / "measures/1/index.html").read_text("utf-8")
