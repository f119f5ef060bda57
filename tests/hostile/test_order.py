"""The order in which things are typed changes no byte of the site, where the contract gives it no meaning.

It has one in lists that are shown as they are typed (targets, units of a measure, chapters, topics, the register,
evidence, amendments), and progress is append-only: an entry's place is its anchor, and its place in the open data.
It has none for files, for keys, for what is done or verified, nor, but for their anchors, for entries.
"""

import re
import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest

from build import ROOT, build
from tests.hostile.plant import apart, together

PLAN = ROOT / "tests/golden/plan"


LISTS = {"done", "verified"}
ANCHOR = re.compile(rb"(?<=[#\"])u[0-9]+(?=[\"<])")


def turned(tree: Any, random: Random, lists: set[str], key: str = "") -> Any:
    """A tree with its keys, and the items of some lists, in another order."""
    if isinstance(tree, dict):
        return {name: turned(tree[name], random, lists, name) for name in random.sample(list(tree), len(tree))}
    if isinstance(tree, list):
        items = [turned(item, random, lists) for item in tree]
        return random.sample(items, len(items)) if key in lists else items
    return tree


def built(folder: Path, random: Random | None, lists: set[str] = LISTS) -> dict[str, bytes]:
    """The site of the golden plan, laid out in another order by `random`: its files and their bytes."""
    root = folder / "repository"
    paths = sorted(path for path in PLAN.rglob("*") if path.is_file())
    for path in random.sample(paths, len(paths)) if random else paths:
        name = path.relative_to(PLAN).as_posix()
        tree, body = apart(name, path.read_bytes())
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(together(name, turned(tree, random, lists) if random else tree, body))
    shutil.copytree(ROOT / "templates", root / "templates")
    build(root, folder / "site")
    found = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> dict[str, bytes]:
    """The site of the golden plan in the order in which it is kept."""
    return built(tmp_path_factory.mktemp("order"), None)


def differing(first: dict[str, bytes], again: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(first | again) if first.get(name) != again.get(name)]


@pytest.mark.parametrize("seed", range(2))
def test_no_order_changes_a_byte(first, tmp_path, seed):
    assert differing(first, built(tmp_path, Random(seed))) == []


@pytest.mark.parametrize("seed", range(2))
def test_no_order_of_entries_changes_more_than_their_anchors(first, tmp_path, seed):
    again = built(tmp_path, Random(seed), {"updates"})

    def pages(site: dict[str, bytes]) -> dict[str, bytes]:
        kinds = (".html", ".xml", ".ics", ".csv")
        shown = (name for name in site if name.endswith(kinds) and name != "data/updates.csv")
        return {name: ANCHOR.sub(b"", site[name]) for name in shown}

    assert differing(pages(first), pages(again)) == []
