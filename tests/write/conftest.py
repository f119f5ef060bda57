"""Where the tests of writing write, and the repository that they try builds of."""

import shutil
from pathlib import Path

import pytest

from build import ROOT
from tests.write.kills import tree
from tests.write.trial import Trial


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """The repository with its site, which each test copies."""
    folder = tmp_path_factory.mktemp("made")
    shutil.copytree(ROOT / "tests/golden/plan", folder / "root")
    shutil.copytree(ROOT / "templates", folder / "root/templates")
    trial = Trial(folder / "root", folder / "www/site")
    trial.works()
    return trial


@pytest.fixture
def trial(made: Trial, tmp_path: Path) -> Trial:
    """A copy, in which every page would change."""
    shutil.copytree(made.root, tmp_path / "root")
    shutil.copytree(made.site, tmp_path / "www/site")
    trial = Trial(tmp_path / "root", tmp_path / "www/site", old=tree(made.site))
    trial.write("templates/base.html", "</body>", "<!-- new --></body>")
    return trial


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """The place of a site, in a folder that is not there yet."""
    return tmp_path / "here" / "site"
