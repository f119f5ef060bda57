"""Contributors' text shows as typed in the report and does nothing there."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.effect.repository import Repository
from tracker.effect.compare import effect
from tracker.effect.markdown import BREAK, address, fenced, items, plain
from tracker.effect.report import report

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TRICKS = [
    "# 标题",
    "## ⚠",
    "- 列表",
    "+ x",
    "1. 一",
    "2) 二",
    "> 引用",
    "---",
    "***",
    "```",
    "~~~",
    "`代码`",
    "**粗**",
    "_斜_",
    "~~删~~",
    "[链接](https://evil.example)",
    "![图](https://evil.example/x.png)",
    "<b>粗</b>",
    "<script>alert(1)</script>",
    "<https://evil.example>",
    "&lt;b&gt; &amp;",
    "| a | b |",
    "a\\",
    "\\*",
    "</details>",
    "<!-- x",
    "$x$",
    "[1]: https://evil.example",
]


@pytest.mark.parametrize("text", TRICKS)
@pytest.mark.parametrize("before", ["", "说明：", "- ", "第6条 "])
def test_markup_shows_as_typed(text: str, before: str) -> None:
    assert shown(f"{before}{plain(text)}") == f"{before.removeprefix('- ')}{text}"


@given(st.text(st.characters(codec="utf-8", exclude_characters=BREAK), max_size=60))
def test_any_text_shows_as_typed(text: str) -> None:
    visible = " ".join("".join(c if c.isprintable() else " " for c in " ".join(text.split())).split())
    assert shown(f"说明：{plain(text)}").split() == f"说明：{visible}".split()
    assert shown(plain(text)).split() == visible.split()


def shown(markdown: str) -> str:
    """The text of a paragraph or an item of a list as a reader sees it; fails where anything else is made of it."""
    found = re.fullmatch(r"(?:<ul>\n<li>|<p>|)(.*?)(?:</li>\n</ul>|</p>|)\n?", MARKDOWN.render(markdown), re.DOTALL)
    assert found is not None
    assert "<" not in found[1], found[0]
    text = found[1]
    for entity, char in {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&"}.items():
        text = text.replace(entity, char)
    return text.replace(BREAK, "")


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("请 @all 看", r"@\w"),
        ("a@b.cn", r"@\w"),
        ("见 #12", r"#\d"),
        ("org/repo#12", r"#\d"),
        ("GH-12", r"GH-\d"),
        ("https://evil.example", r"https?://"),
        ("www.evil.example", r"www\."),
        ("ftp://x", r"ftp://"),
    ],
)
def test_nothing_is_mentioned_or_linked(text: str, acts: str) -> None:
    assert re.search(acts, text)
    assert not re.search(acts, plain(text))
    assert plain(text).replace(BREAK, "").replace("\\", "") == text


def test_a_long_text_is_cut() -> None:
    assert plain("长" * 500) == "长" * 239 + "…"


def test_an_address_links_to_itself() -> None:
    assert address("https://example.gov.cn/a_b_c?x=[1]&y=@z") == "<https://example.gov.cn/a_b_c?x=[1]&y=@z>"
    assert "<" not in address("https://example.gov.cn/公告").replace("\\<", "")
    assert "<https" not in address("https://example.gov.cn/`x")


def test_a_fence_cannot_be_closed_from_within() -> None:
    lines = fenced(["a: ```", "b: ````x", "<b>"])
    html = MARKDOWN.render("\n".join(lines))
    assert html.count("<pre>") == 1
    assert "&lt;b&gt;" in html


def test_a_long_list_is_cut() -> None:
    assert items(["x"] * 5, 3) == ["- x", "- x", "- x", "- …… 另有2项，见 JSON 格式"]


def test_a_pull_request_cannot_write_into_the_report(repository: Repository) -> None:
    """Every text that contributors type, loaded with markup and with headings of the report itself."""
    evil = "x <img src=x> [y](https://evil.example) **z** @all ` | ## 对公众没有变化"
    repository.replace("content/measures/02-tech-market.md", "name: 招聘活动", f"name: '{evil}'")
    repository.replace("content/measures/02-tech-market.md", "title: 打造科技大市场", f"title: '{evil}'")
    repository.replace("data/departments.yaml", "name: 各园区管理服务机构", "name: '<b>@园区'")
    repository.replace("content/measures/02-tech-market.md", "[各园区管理服务机构]", "['<b>@园区']")
    repository.replace("content/pages/about.md", "状态怎么定。", evil)
    repository.replace("data/progress.yaml", "note: 正在起草。", f"note: '{evil}'")
    repository.write(
        "data/amendments.yaml",
        f"- {{date: 2024-09-01, measure: 2, field: title, from: '{evil}', to: '{evil}', reason: '{evil}',"
        f" document: {{title: '{evil}'}}}}\n",
    )
    repository.report(
        2,
        f"""
        - date: 2024-09-30
          filed: 2024-10-09
          by: 政务中心
          note: "{evil}"
          next: "{evil}"
          values:
            job-fairs:
              2024-07: 1
          evidence:
            - title: "{evil}"
              url: https://example.gov.cn/`**x**
        """,
    )
    text = report(effect(repository.root, "HEAD"))
    fences = re.sub(r"(?ms)^(`{3,})yaml$.*?^\1$", "", text)
    html = MARKDOWN.render(text)
    assert not re.search(r"@\w", fences)
    assert not re.search(r"<(img|a href|b>|em>|table|strong>z)", html)
    assert "<h2>对公众没有变化" not in html
    assert html.count("<pre>") == text.count("```yaml") > 0
    assert html.count("<strong>") == 1 + text.count("没有修订记录**") + text.count("没有写明")
