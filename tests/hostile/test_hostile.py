"""Hostile files: each ends in a safe site, or in problems that say where and what to type; in time, within memory."""

import errno
import os

import pytest

from tests.hostile.cases import CASES
from tests.hostile.repository import PROGRESS, SPACE
from tests.hostile.run import Runner
from tests.hostile.verdict import wrong
from tests.messages.broken import MINIATURE, problems_of
from tracker.read.files import Folder


@pytest.fixture(scope="module")
def runner(tmp_path_factory):
    with Runner(tmp_path_factory.mktemp("hostile")) as found:
        yield found


@pytest.mark.parametrize("name", CASES)
def test_hostile(runner, name):
    changes, codes = CASES[name]
    outcome = runner.run(changes)
    assert wrong(runner, outcome) == []
    assert {problem["code"] for problem in outcome.problems if problem["severity"] == "error"} == codes
    assert outcome.built == (not codes)


def test_there_are_enough():
    assert len(CASES) >= 60


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO, errno.EMFILE])
@pytest.mark.parametrize(
    ("whose", "what", "path"),
    [(os, "open", PROGRESS), (os, "open", SPACE), (os, "listdir", "content/measures")],
)
def test_what_the_system_does_not_let_be_read(monkeypatch, number, whose, what, path):
    """Whoever runs the tests may be allowed to read everything, so the system's answer is played."""
    real = getattr(whose, what)

    def refuse(asked, *arguments, **options):
        if str(asked) == str(MINIATURE / path):
            raise OSError(number, "no", str(asked))
        return real(asked, *arguments, **options)

    monkeypatch.setattr(whose, what, refuse)
    found = {(problem.code, problem.place.path) for problem in problems_of(Folder(MINIATURE))}
    assert ("file-unreadable", path) in found
