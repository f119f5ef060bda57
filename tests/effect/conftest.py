from pathlib import Path

import pytest

from tests.effect.repository import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The small plan, committed."""
    made = Repository(tmp_path / "repository")
    made.fill()
    made.commit()
    return made
