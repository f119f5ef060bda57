"""The update bot: a configuration that is right by its schema, and everything that is pinned is in its care."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from build import ROOT

CONFIGURATION = ROOT / ".github/dependabot.yml"
MARKS = {"pyproject.toml": "pip", "package-lock.json": "npm"}


def check(path: Path) -> int:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.dependabot", str(path)]
    return subprocess.run(command, capture_output=True, check=False).returncode


def updates() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(CONFIGURATION.read_text("utf-8"))["updates"]
    return found


def test_it_is_right_by_its_schema(tmp_path: Path) -> None:
    assert check(CONFIGURATION) == 0
    wrong = tmp_path / "dependabot.yml"
    wrong.write_text(CONFIGURATION.read_text("utf-8").replace("weekly", "sometimes", 1), "utf-8")
    assert check(wrong) != 0


def test_everything_pinned_is_in_its_care() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [Path(line) for line in listed.splitlines() if Path(line).name in MARKS]
    pinned = {(MARKS[path.name], f"/{path.parent.as_posix()}".replace("/.", "/")) for path in files}
    assert {(each["package-ecosystem"], each["directory"]) for each in updates()} == pinned | {("github-actions", "/")}


@pytest.mark.parametrize("update", updates(), ids=lambda update: update["package-ecosystem"])
def test_it_asks_weekly_and_once(update: dict[str, Any]) -> None:
    assert update["schedule"]["interval"] == "weekly"
    [group] = update["groups"].values()
    assert group["patterns"] == ["*"]
