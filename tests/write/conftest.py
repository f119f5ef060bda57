"""Where the tests of writing write."""

from pathlib import Path

import pytest


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """The place of a site, in a folder that is not there yet."""
    return tmp_path / "here" / "site"
