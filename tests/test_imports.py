"""Imports point one way: a stage knows the stages before it, never those after."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ORDER = [
    "messages",
    "problems",
    "reasons",
    "lazy",
    "plain",
    "cache",
    "shelf",
    "workers",
    "model",
    "read",
    "check",
    "load",
    "assess",
    "pages",
    "render",
    "export",
    "search",
    "parts",
    "hold",
    "spare",
    "write",
]
STAGES = {name: place for place, name in enumerate(ORDER)}
# What may know any stage, and is known by none of them.
EDGES = {"command", "commands", "say", "report", "record", "form", "effect", "schema", "publish"}


def modules() -> list[Path]:
    return sorted((ROOT / "tracker").rglob("*.py"))


def stage_of(name: str) -> str:
    return name.split(".")[1] if name.startswith("tracker.") else ""


def imported(path: Path) -> set[str]:
    """The tracker's own modules that a module imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("tracker"):
            found |= {
                f"{node.module}.{alias.name}" if node.module == "tracker" else node.module for alias in node.names
            }
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.startswith("tracker")}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way(path: Path) -> None:
    own = path.relative_to(ROOT / "tracker").parts[0].removesuffix(".py")
    if own in EDGES or own == "__init__":
        return
    assert own in STAGES, f"{own}: put it in its place in ORDER"
    for name in imported(path):
        other = stage_of(name)
        assert other in STAGES, f"{path.name} imports {name}: {other} is no stage"
        assert STAGES[other] <= STAGES[own], f"{path.name} imports {name}: {other} comes after {own}"


@pytest.mark.parametrize("word", ["time.time", "datetime.now", "date.today", "os.getcwd", "os.environ", "Path.cwd"])
def test_no_clock_no_environment_no_working_directory(word: str) -> None:
    stages = [path for path in modules() if path.relative_to(ROOT / "tracker").parts[0].removesuffix(".py") in STAGES]
    assert [str(path.relative_to(ROOT)) for path in stages if word in path.read_text("utf-8")] == []
