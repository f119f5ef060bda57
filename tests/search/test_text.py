"""Text is cut the same way here and in the browser."""

import random
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.search.site import ROOT, words
from tracker.search.text import cut, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人才公寓", "人 才 公 寓"),
        ("新增150万平方米，约3.5亿元。", "新 增 150 万 平 方 米， 约 3. 5 亿 元。"),
        ("“五证联办”“7+N联合验收”", "“五 证 联 办”“ 7+ N 联 合 验 收”"),
        ("审批时限≤55个工作日", "审 批 时 限≤ 55 个 工 作 日"),
        ("ＡＢＣ１２３，㎡", "ABC 123， m 2"),
        ("5G Wi-Fi 7", "5 G Wi- Fi 7"),
        ("人才\u200b公\x00寓\n第二行", "人 才 公 寓 第 二 行"),
        ("snake_case", "snake- case"),
        ("réncái が 한", "rencai か 한"),
        ("𠮷野〇", "𠮷 野 〇"),
        ("，。！ \n", ""),
        ("", ""),
    ],
)
def test_cut(text: str, expected: str) -> None:
    assert cut(text) == expected


def test_words_are_what_cut_parts() -> None:
    text = "　“7+N”联合验收、3.5亿元（约55％）WiFi "
    assert words(text) == ["7", "n", "联", "合", "验", "收", "3", "5", "亿", "元", "约", "55", "wifi"]
    assert len(words(text)) == len(cut(text).split())


def test_what_is_indexed_is_plain_and_stays_so() -> None:
    for code in range(0x20000):
        once = plain(chr(code))
        assert plain(once) == once, hex(code)


@pytest.mark.browser
def test_the_browser_cuts_alike(finder: Page) -> None:
    chance = random.Random(3)
    assigned = [chr(c) for c in range(0x20, 0x30000) if unicodedata.category(chr(c)) not in ("Cn", "Cs", "Co")]
    texts = ["".join(chance.choices(assigned, k=30)) for _ in range(200)]
    texts += [path.read_text("utf-8") for path in sorted(Path(ROOT, "content/measures").glob("*.md"))]
    assert finder.evaluate("(texts) => texts.map((text) => window.cutter.cut(text))", texts) == list(map(cut, texts))
    assert finder.evaluate("(texts) => texts.map((text) => window.cutter.words(text))", texts) == list(
        map(words, texts)
    )
