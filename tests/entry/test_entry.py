"""What the page writes passes the check; it reads in full without script; it fits every screen."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from build import ROOT
from tests.record.small import PROGRESS
from tracker.load import load
from tracker.model.fields import HIDDEN
from tracker.read import yaml
from tracker.read.files import Folder
from tracker.read.repository import PROGRESS as PATH
from tracker.record.overlay import Overlay

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser, small_site: str) -> Iterator[Page]:
    """The page on the small plan's site, its errors gathered."""
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened.goto(f"{small_site}/entry/")
    yield opened
    context.close()
    assert errors == []


def choose(page: Page, number: int) -> None:
    page.select_option("#e-measure", str(number))
    expect(page.locator("#e-rest")).to_be_visible()


def block_of(page: Page) -> str:
    expect(page.locator("#e-problems")).to_be_hidden()
    return page.input_value("#e-block")


def pasted(text: str, number: int, block: str) -> str:
    """The file with the block where the page says it goes: below the measure's last update, or in the order of the numbers."""
    lines = text.rstrip("\n").split("\n")
    numbers = {at: int(found[1]) for at, line in enumerate(lines) if (found := re.match(r"  (\d+):", line))}
    later = min((at for at, other in numbers.items() if other > number), default=len(lines))
    return "\n".join([*lines[:later], *block.rstrip("\n").split("\n"), *lines[later:]]) + "\n"


def checked(root: Path, text: str) -> Any:
    """The tree of progress.yaml, which passes the check. Raises Failed."""
    load(Overlay(Folder(root), {PATH: text.encode()}))
    return yaml.parse(text).tree


def test_everything_filled_in(page: Page, small: Path) -> None:
    choose(page, 1)
    assert page.locator("#e-targets legend").all_inner_texts() == [
        "新增科创载体空间",
        "助企招聘活动",
        "首办成功率",
        "发布“白名单”",
    ]
    assert page.locator("#e-by option").all_inner_texts() == ["发展运行部", "政务中心（营商办）"]
    expect(page.locator("#e-targets .goal").first).to_contain_text("承诺 ≥150万平方米，时限 2024-12-31")
    expect(page.locator("#e-targets .goal").nth(1)).to_contain_text("承诺 每月≥1次，时限")
    expect(page.locator("#e-targets .goal").nth(3)).to_contain_text("节点，2024-12-31前完成")
    expect(page.locator("#e-targets .goal").first).to_contain_text("上次 80（2024-06-30）")
    page.fill("#e-date", "2024-08-31")
    page.fill("#e-filed", "2024-09-05")
    page.select_option("#e-by", "政务中心（营商办）")
    page.fill("#e-note", "一: 二 #三\n“四”")
    page.locator(".goal").nth(0).locator("[data-value]").fill("95.50")
    page.locator(".goal").nth(1).locator("[data-period]").select_option("2024-07")
    page.locator(".goal").nth(1).locator("[data-value]").fill("3")
    page.locator(".goal").nth(1).get_by_text("再加一期").click()
    page.locator(".goal").nth(1).locator("[data-value]").nth(1).fill("1")
    page.locator(".goal").nth(3).locator("[data-done]").check()
    page.select_option("#e-self", "按序时")
    page.fill("[data-title]", "“白名单”: 公告")
    page.fill("[data-url]", "https://example.gov.cn/a?b=1#c")
    page.fill("#e-next", "三季度启动二期。")
    block = block_of(page)
    assert (
        block
        == """\
      - date: 2024-08-31
        filed: 2024-09-05
        by: 政务中心（营商办）
        note: "一: 二 #三 “四”"
        values:
          space: 95.50
          job-fairs:
            2024-07: 3
            2024-08: 1
        done:
          - white-list
        self_assessment: 按序时
        evidence:
          - title: "“白名单”: 公告"
            url: https://example.gov.cn/a?b=1#c
        next: 三季度启动二期。
"""
    )
    checked(small, pasted(PROGRESS.replace("\n  # 第3条", ""), 1, block))
    page.click("#e-copy")
    expect(page.locator("#e-copied")).to_have_text("已复制。")
    assert page.evaluate("navigator.clipboard.readText()") == block


def test_the_first_update_of_a_measure(page: Page, small: Path) -> None:
    choose(page, 2)
    assert page.locator("#e-by option").all_inner_texts() == ["发展运行部", "政务中心", "招商一部"]
    page.fill("#e-filed", "2024-09-30")
    page.locator("[data-value]").fill("30")
    block = block_of(page)
    assert block.startswith("  2:\n    updates:\n      - date: 2024-09-30\n        by: 发展运行部\n")
    checked(small, pasted(PROGRESS.replace("\n  # 第3条", ""), 2, block))


def test_a_correction(page: Page, small: Path) -> None:
    choose(page, 1)
    page.get_by_text("更正以前的填报").click()
    page.select_option("#e-corrects", "2024-06-30")
    assert page.input_value("#e-date") == "2024-06-30"
    page.locator("[data-value]").first.fill("84")
    block = block_of(page)
    assert "      - date: 2024-06-30\n        corrects: 2024-06-30\n" in block
    checked(small, pasted(PROGRESS.replace("\n  # 第3条", ""), 1, block))


@pytest.mark.parametrize(
    ("selector", "value", "told"),
    [
        ("#e-date", "2024-10-31", "不能晚于数据截止日期2024-09-30"),
        ("#e-date", "2023-12-31", "早于计划开始日"),
        ("#e-filed", "2024-09-01", "早于数据时点"),
        (".goal:nth-child(1) [data-value]", "95家", "不是数"),
        (".goal:nth-child(1) [data-value]", "1,200", "不是数"),
        (".goal:nth-child(1) [data-value]", "95.1234567", "不是数"),
        ("#e-next", "一\ufffd二", "乱码"),
        ("[data-title]", "通报", "以 https:// 开头"),
        ("[data-url]", "https://a.cn", "标题"),
    ],
)
def test_usual_slips_are_told_at_once(page: Page, selector: str, value: str, told: str) -> None:
    choose(page, 1)
    page.fill("#e-note", "说明")
    page.fill(selector, value)
    expect(page.locator("#e-problems")).to_contain_text(told)
    assert page.input_value("#e-block") == ""
    expect(page.locator("#e-copy")).to_be_disabled()


def test_a_value_given_before_asks_for_a_correction(page: Page) -> None:
    choose(page, 1)
    page.fill("#e-date", "2024-06-30")
    page.locator("[data-value]").first.fill("84")
    expect(page.locator("#e-problems")).to_contain_text("更正以前的填报")


TEXTS = [
    *"-?:,[]{}#&*!|>'\"%@`~=<.\\…（《“1a一",
    *(
        "- 一",
        "? 一",
        ": 一",
        "一: 二",
        "一:",
        "一 #二",
        "一#二",
        "#一",
        "'一'",
        '"一"',
        "一\"二'三\\四",
        "[一",
        "{一}",
        "&一",
        "*一",
    ),
    *(
        "!一",
        "|",
        ">-",
        "%一",
        "@一",
        "`一`",
        "null",
        "~",
        "no",
        "true",
        "2024-01-01",
        "1:30",
        "0x1f",
        "---",
        "...",
        "--- 一",
    ),
    *(
        "=",
        "<<",
        "<<: 一",
        "一\n二",
        "  一  二  ",
        "一\t二",
        "一\u200b二",
        "一\u3000二",
        "e\u0301",
        "<b>&amp;</b>",
        "<script>alert(1)</script>",
    ),
    *("一\u2028二", "\ufeff一", "=SUM(1)", "一：二；三。", "😀", "𠮷", "k: {a: b}", "a, b", "[a, b]: c"),
]


WRITE = r"""(texts) => texts.map((text) => {
  const form = document.getElementById("entry");
  form.elements.note.value = text;
  const meant = text.normalize("NFC").replace(/\s+/g, " ").replace(/[\u200b\u2028\ufeff]/g, "").trim();
  form.elements.next.value = meant; // a field of one line drops line ends by itself
  form.dispatchEvent(new Event("input"));
  return [meant, document.getElementById("e-block").value];
})"""


def test_no_character_that_cannot_be_seen_is_written(page: Page) -> None:
    hidden = [chr(code) for code in range(0x110000) if HIDDEN.match(chr(code))]
    choose(page, 3)
    page.fill("#e-filed", "2024-09-30")
    written = page.evaluate(WRITE, [f"一{character}二" for character in hidden])
    assert len(written) == len(hidden) > 200
    for _, block in written:
        assert not HIDDEN.search(block)
        assert re.search("note: 一 ?二\n", block)


def test_any_text_is_read_back_as_itself(page: Page) -> None:
    choose(page, 3)
    page.fill("#e-filed", "2024-09-30")
    for meant, block in page.evaluate(WRITE, TEXTS):
        tree: Any = yaml.parse("\n".join(["x:", *block.split("\n")[2:]])).tree
        assert tree == {"x": [{"date": "2024-09-30", "by": "政务中心", "note": meant, "next": meant}]}
    assert page.locator("b, script[src=''], script:not([src]):not([type])").filter(has_text="alert").count() == 0


FILL = """() => {
  const form = document.getElementById("entry");
  form.elements.date.value = "2024-09-29";
  form.elements.filed.value = "2024-09-30";
  form.elements.note.value = "说明";
  form.querySelectorAll("[data-value]").forEach((input) => { input.value = "100000"; });
  form.querySelectorAll("[data-done]").forEach((box) => { box.checked = true; });
  form.dispatchEvent(new Event("input"));
}"""


def test_every_measure_of_the_real_plan(browser: Browser, real_site: str) -> None:
    """Every figure, period and milestone of every measure, all pasted into the real file."""
    before = text = (ROOT / PATH).read_text("utf-8")
    page = browser.new_page()
    page.goto(f"{real_site}/entry/")
    numbers = [
        int(value)
        for value in page.locator("#e-measure option").evaluate_all("all => all.map((o) => o.value)")
        if value
    ]
    assert len(numbers) == 26
    for number in numbers:
        choose(page, number)
        page.evaluate(FILL)
        text = pasted(text, number, block_of(page))
        assert number != 10 or "2024-W" in block_of(page)
    page.close()
    assert text.count("- date: 2024-09-29") == 26 + before.count("- date: 2024-09-29")
    checked(ROOT, text)


def test_a_measure_may_be_named_in_the_address(browser: Browser, small_site: str) -> None:
    page = browser.new_page()
    page.goto(f"{small_site}/entry/?measure=3")
    expect(page.locator("#e-targets legend")).to_have_text("公布流程图")
    page.goto(f"{small_site}/entry/?measure=99")
    expect(page.locator("#e-rest")).to_be_hidden()
    page.close()


def test_opened_from_a_folder_the_page_says_what_it_needs(browser: Browser, small: Path, small_site: str) -> None:
    page = browser.new_page()
    page.goto((small / "site/entry/index.html").as_uri() + "?measure=3")
    expect(page.locator("#e-status")).to_contain_text("请通过网址访问本站")
    page.close()


def test_without_script_the_page_says_so_and_shows_a_template(browser: Browser, small_site: str, small: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_site}/entry/")
    expect(page.get_by_text("填报助手要用到脚本")).to_be_visible()
    expect(page.locator("#e-measure")).to_be_disabled()
    expect(page.locator("#e-rest")).to_be_hidden()
    template = page.locator("pre").inner_text()
    real = {
        "填报单位的名称": "发展运行部",
        "按期开展的指标的代号": "job-fairs",
        "指标的代号": "space",
        "完成的节点的代号": "white-list",
    }
    for words, name in real.items():
        template = template.replace(words, name)
    checked(small, pasted(PROGRESS.replace("\n  # 第3条", "").replace("2024-07: 2", "2024-05: 2"), 1, template))
    assert (
        page.get_by_role("link", name="编辑页").get_attribute("href")
        == "https://git.example.gov.cn/edit/data/progress.yaml"
    )
    context.close()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_sticks_out(browser: Browser, small_site: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{small_site}/entry/?measure=1")
    expect(page.locator("#e-rest")).to_be_visible()
    page.fill("#e-note", "一" * 300)
    page.get_by_text("更正以前的填报").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()
