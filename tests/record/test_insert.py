"""Where a new update goes, and that nothing else is touched."""

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.record.layouts import files, updates
from tests.steady import steady
from tracker.read import yaml
from tracker.record.insert import insert

UPDATE = {"date": "2024-08-31", "values": {"space": "95"}}
BLOCK = "- date: 2024-08-31\n{0}  values:\n{0}    space: 95\n"


def block(column: int) -> str:
    pad = " " * column
    return pad + BLOCK.format(pad)


@given(files(), st.sampled_from([1, 2, 3, 12]), updates())
@example("measures:\n  1:\n    updates:\n    - date: 1\n      note: |\n        x", 1, UPDATE)
@example("measures:\n  1:\n    updates:\n    - date: 1\n\n    - note: |+\n        x\n\n", 1, UPDATE)
@steady(500)
def test_only_the_added_lines_differ_and_the_tree_gains_just_the_update(text: str, number: int, update: Any) -> None:
    found = insert(text, number, update)
    start, removed = found.start, len(text) + len(found.block) - len(found.text)
    assert found.text[start : start + len(found.block)] == found.block
    # Apart from empty brackets that gave way, the text before and behind the block is the text as it was.
    before, behind = found.text[:start], found.text[start + len(found.block) :]
    same = next(i for i in range(len(text) + 1) if i == len(text) or text[i] != before[i : i + 1])
    assert re.fullmatch(r"\s*(\[ *\]|\{ *\})?\s*" if removed else "", text[same : same + removed])
    assert text[:same] + text[same + removed :] == before + behind
    # What is added is whole lines, unless it had to go between brackets.
    starts = not before or before.endswith(("\n", "\r")) or found.block.startswith(("\n", "\r"))
    assert (starts and found.block.endswith("\n")) or "{" in found.block
    tree: Any = yaml.parse(found.text).tree
    for step in found.path:
        tree = tree[step]
    assert tree == update
    assert dict(without(yaml.parse(found.text).tree, found.path)) == dict(without(yaml.parse(text).tree, ()))


def without(tree: Any, path: yaml.Path) -> Any:
    """The updates of a tree by measure, but for the one at a path; empty entries left out."""
    for number, entry in (tree.get("measures") or {}).items():
        kept = [u for at, u in enumerate((entry or {}).get("updates") or []) if (number, at) != (path[1:2] + path[3:])]
        if kept:
            yield int(number), [{k: v.rstrip("\n") if isinstance(v, str) else v for k, v in u.items()} for u in kept]


CASES = {
    "after the last one": (
        "measures:\n  1:\n    updates:\n      - date: 2024-01-31\n  2:\n",
        "measures:\n  1:\n    updates:\n      - date: 2024-01-31\n" + block(6) + "  2:\n",
    ),
    "after its comments, before those of the next measure": (
        "measures:\n  1:\n    updates:\n      - date: 1\n        # 其一\n\n      # 其二\n  # 第2条\n  2:\n",
        "measures:\n  1:\n    updates:\n      - date: 1\n        # 其一\n\n      # 其二\n"
        + block(6)
        + "  # 第2条\n  2:\n",
    ),
    "in the file's own indentation": (
        "measures:\n 1:\n    updates:\n    -   date: 1\n        values:\n           space: 1\n",
        "measures:\n 1:\n    updates:\n    -   date: 1\n        values:\n           space: 1\n"
        "    -   date: 2024-08-31\n        values:\n           space: 95\n",
    ),
    "parted by blank lines as the others are": (
        "measures:\n  1:\n    updates:\n      - date: 1\n\n      # 二月\n      - date: 2\n\n  2:\n",
        "measures:\n  1:\n    updates:\n      - date: 1\n\n      # 二月\n      - date: 2\n\n" + block(6) + "\n  2:\n",
    ),
    "as the first of a measure": (
        "measures:\n  1: # 见下\n    # 还没有\n  2:\n",
        "measures:\n  1: # 见下\n    # 还没有\n    updates:\n" + block(6) + "  2:\n",
    ),
    "in place of empty brackets": (
        "measures:\n  1:\n    updates: []  # 还没有\n",
        "measures:\n  1:\n    updates:  # 还没有\n" + block(6),
    ),
    "in place of brackets on a line of their own": (
        "measures:\n  1:\n    updates:\n      []\n  2:\n",
        "measures:\n  1:\n    updates:\n" + block(6) + "  2:\n",
    ),
    "as a measure between others": (
        "measures:\n  # 第0条\n  0:\n    updates:\n    - date: 1\n  # 第2条\n  2:\n",
        "measures:\n  # 第0条\n  0:\n    updates:\n    - date: 1\n  1:\n    updates:\n"
        + block(4)
        + "  # 第2条\n  2:\n",
    ),
    "as the first measure": (
        "measures:\n\n  # 第2条\n  2:\n",
        "measures:\n\n  1:\n    updates:\n" + block(6) + "  # 第2条\n  2:\n",
    ),
    "as the last measure": (
        "measures:\n  0:\n\n# 完",
        "measures:\n  0:\n  1:\n    updates:\n" + block(6) + "\n# 完",
    ),
    "as the only measure": ("as_of: 1", "as_of: 1\nmeasures:\n  1:\n    updates:\n" + block(6)),
    "in brackets where the file has brackets": (
        "measures: {0: {}, 2: {}}\n",
        "measures: {0: {}, 1: {updates: [{date: 2024-08-31, values: {space: 95}}]}, 2: {}}\n",
    ),
    "with the file's line ends": (
        "measures:\r\n  1:\r\n    updates:\r\n      - date: 1",
        "measures:\r\n  1:\r\n    updates:\r\n      - date: 1\r\n" + block(6).replace("\n", "\r\n"),
    ),
    "below a text that keeps its blank lines": (
        "measures:\n  1:\n    updates:\n      - note: |+\n          一\n\n\n  2:\n",
        "measures:\n  1:\n    updates:\n      - note: |+\n          一\n\n\n" + block(6) + "  2:\n",
    ),
    "right below a text that does not": (
        "measures:\n  1:\n    updates:\n      - note: |\n          一\n\n\n  2:\n",
        "measures:\n  1:\n    updates:\n      - note: |\n          一\n" + block(6) + "\n\n  2:\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_update_goes(name: str) -> None:
    before, after = CASES[name]
    assert insert(before, 1, UPDATE).text == after
