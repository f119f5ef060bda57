"""What must not be published is found in any text; what only looks like it is let be."""

import pytest

from tests.messages.broken import MINIATURE, miniature, problems_of

ABOUT = "content/pages/about.md"

# The numbers are made up; their check digits are right.
WRONG = {
    "身份证11010519491231002X": "identity-number",
    "身份证 110105 19491231 002x 号": "identity-number",
    "（１１０１０５１９４９１２３１００２Ｘ）": "identity-number",
    "联系13800138000。": "mobile-number",
    "张三 138 0013 8000": "mobile-number",
    "电话138-0013-8000转2": "mobile-number",
    "+86 13800138000": "mobile-number",
    "１３８００１３８０００": "mobile-number",
    "- 13800138000": "mobile-number",
    "contact: 13800138000": "mobile-number",
    "卡号6222021234567890128": "bank-card",
    "卡号 6222 0212 3456 7890 128": "bank-card",
    "4111111111111111": "bank-card",
    "机密★1年": "secrecy-mark",
    "绝密 ★": "secrecy-mark",
    "★ 秘密": "secrecy-mark",
    "密级：机密": "secrecy-mark",
    "【秘密】": "secrecy-mark",
    "内部资料，注意保存": "secrecy-mark",
    "实施方案（送审稿）": "secrecy-mark",
    "办法（征求意见稿）": "secrecy-mark",
    "见[bookmark: _Toc1]附表": "converter-junk",
    "错误！未找到引用源。": "converter-junk",
    "Error! Reference source not found.": "converter-junk",
    "一&nbsp;二": "converter-junk",
}
FINE = [
    "电话029-88888888",
    "电话：02988888888",
    "保守秘密，严守纪律",
    "机密级会议室已经建好",
    "就《办法（征求意见稿）》公开征求意见",
    "《办法（征求意见稿）》向社会公布",
    "见 https://example.gov.cn/t13800138000.html",
    "见 https://example.gov.cn/art/4111111111111111/a",
    "investment: 13800138000",
    "- investment: 4111111111111111",
    "统一社会信用代码91610000MA6TG0R27X",
    "项目代码2404-610000-04-01-123456",
    "110105194912310021",  # the check digit is wrong
    "110105194902310026",  # no such day
    "4111111111111112",
    "1111111111111111",
    "1380013800012345",
    "共13800138000.55元",
    "12800138000",
    "2024-06-30 2024-07-05",
    "比例为1:13.80013800",
]


def codes(text: str) -> list[str]:
    return [problem.code for problem in problems_of(miniature({ABOUT: f"{text}\n".encode()}))]


@pytest.mark.parametrize(("text", "code"), WRONG.items())
def test_is_found(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize("text", FINE)
def test_is_let_be(text: str) -> None:
    assert codes(text) == []


def test_is_found_in_every_file() -> None:
    paths = [path.relative_to(MINIATURE).as_posix() for path in MINIATURE.rglob("*") if path.suffix in (".md", ".yaml")]
    assert len(paths) == 10
    for path in paths:
        text = (MINIATURE / path).read_text("utf-8")
        found = problems_of(miniature({path: (text + "# 13800138000\n").encode()}))
        assert [(problem.code, problem.place.line) for problem in found] == [("mobile-number", text.count("\n") + 1)], (
            path
        )
        assert "13800138000" not in found[0].message
