"""A process that builds one small plan after another."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.hostile.run import Runner
from tests.numbers.plan import Site, changes


@pytest.fixture(scope="session")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    with Runner(tmp_path_factory.mktemp("numbers")) as found:
        yield found


@pytest.fixture
def built(runner: Runner, tmp_path: Path) -> Callable[..., Site]:
    """A function from a plan to its site."""

    def build(*plan: Any) -> Site:
        outcome = runner.run(changes(*plan))
        assert outcome.built, outcome
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        return Site(Path(shutil.copytree(runner.output, folder)))

    return build
