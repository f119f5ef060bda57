"""The site of the real content, built once."""

from pathlib import Path

import pytest

from build import ROOT, build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("real") / "site"
    build(ROOT, output)
    return output
