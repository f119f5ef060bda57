"""An update as YAML."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.steady import steady
from tracker.read import yaml
from tracker.record.block import FLOW, ITEM, KEY, VALUE, Layout, Spot, flow, list_item, scalar

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n"), min_size=1, max_size=30
) | st.text("D:\n\tn\\\"'#- 一", min_size=1, max_size=9)
TREES = st.recursive(
    TEXTS,
    lambda inner: st.dictionaries(TEXTS, inner | st.lists(TEXTS, min_size=1), min_size=1, max_size=4),
    max_leaves=6,
)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("上半年新增80万平方米。", "上半年新增80万平方米。"),
        ("2024-07-31", "2024-07-31"),
        ("no", "no"),
        ("06", "06"),
        ("一：二；“三”", "一：二；“三”"),
        ("一: 二", '"一: 二"'),
        ("一 #二", '"一 #二"'),
        ("一#二", "一#二"),
        ("%", '"%"'),
        ("- 一", '"- 一"'),
        ("[一]", '"[一]"'),
        ('"一"是二', "'\"一\"是二'"),
        ("'一' \"二\": \\", "'''一'' \"二\": \\'"),
        ("https://example.gov.cn/a?b=1#c", "https://example.gov.cn/a?b=1#c"),
        ("", '""'),
    ],
)
def test_a_scalar_is_quoted_only_where_it_must_be(text: str, written: str) -> None:
    assert scalar(text, VALUE) == written


@pytest.mark.parametrize("spot", [KEY, VALUE, ITEM, FLOW])
@given(text=TEXTS)
@steady(100)
def test_a_scalar_is_read_back(spot: Spot, text: str) -> None:
    assert yaml.parse(spot.text(scalar(text, spot))).tree == spot.tree(text)


@given(TREES.filter(lambda tree: isinstance(tree, dict)), st.integers(0, 5), st.builds(Layout, item=st.integers(2, 4)))
@steady(200)
def test_a_tree_is_read_back(tree: Any, column: int, layout: Layout) -> None:
    assert yaml.parse("\n".join(list_item(tree, column, layout.item, layout))).tree == [tree]
    assert yaml.parse(flow(tree)).tree == tree


def test_lines_are_kept_as_lines() -> None:
    update = {"date": "2024-07-31", "note": "第一行\n\n  第二行", "next": "  前有空格\n二"}
    assert list(list_item(update, 2, 2, Layout())) == [
        "  - date: 2024-07-31",
        "    note: |-",
        "      第一行",
        "",
        "        第二行",
        '    next: "  前有空格\\n二"',
    ]
