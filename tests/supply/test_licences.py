"""The list of licences: current, complete, and true of what the site ships."""

import re
from pathlib import Path

import cvttf_NotoSansCJK_Bold

from tests.supply.licences import PATH, text


def rows() -> list[list[str]]:
    """The rows of the list's tables, by cells."""
    return [line.strip("| ").split(" | ") for line in text().splitlines() if line.startswith("| ")]


def test_the_list_is_current() -> None:
    assert PATH.read_text("utf-8") == text(), "python -m tests.supply.accept, then read the change with git diff."


def test_everything_has_a_licence() -> None:
    packages = [row for row in rows() if len(row) == 4]
    assert len(packages) > 50
    assert [row for row in rows() if "" in map(str.strip, row)] == []
    assert "{" not in text()


def test_what_the_site_ships_is_in_the_site(published: Path) -> None:
    shipped = "".join(row[0] for row in rows() if len(row) == 3)
    names = {Path(name).name for name in re.findall(r"`([^`]+)`", shipped)}
    assert len(names) > 4
    assert names <= {path.name for path in published.rglob("*")}


def test_the_font_is_under_its_licence() -> None:
    [font] = Path(cvttf_NotoSansCJK_Bold.__file__).parent.glob("*.otf")
    assert b"SIL Open Font License, Version 1.1" in font.read_bytes()
