"""Fifty fuzzed repositories, and those that once failed. A thousand: python -m tests.hostile.fuzz 1000."""

import pytest

from tests.hostile.fuzz import CORPUS, case, kept, wrong
from tests.hostile.run import Runner

KEPT = sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir())


@pytest.fixture(scope="module")
def runner(tmp_path_factory):
    with Runner(tmp_path_factory.mktemp("fuzz")) as found:
        yield found


@pytest.mark.parametrize("seed", range(1, 51))
def test_any_repository(runner, seed):
    assert wrong(runner, runner.run(dict(case(seed)))) == []


@pytest.mark.parametrize("name", KEPT)
def test_what_once_failed(runner, name):
    assert wrong(runner, runner.run(dict(kept(name)))) == []
