"""What is suggested for values that do not fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.steady import steady
from tracker.model import hints

DATES = {
    "2024年6月30日": "2024-06-30",
    "2024/6/30": "2024-06-30",
    "2024.6.30": "2024-06-30",
    "2024-6-30": "2024-06-30",
    "20240630": "2024-06-30",
    "24-06-30": "2024-06-30",
    "2024 年 6 月 30 日": "2024-06-30",
    "２０２４-０６-３０": "2024-06-30",
    "2024－06－30": "2024-06-30",
    "2024—06—30": "2024-06-30",
    "2O24-06-30": "2024-06-30",
    "“2024-06-30”": "2024-06-30",
    "2024-06-30 10:30": "2024-06-30",
    "二〇二四年六月三十日": "2024-06-30",
    "2024年2月": "2024-02-29",
    "2024年6月底": "2024-06-30",
    "6/30/2024": "2024-06-30",
    "6月30日": "{year}-06-30",
    "6月底": "{year}-06-30",
    "年底": "{year}-12-31",
    "2024": "2024-12-31",
    "2024年6月31日": "",
    "2024-09-2O": "2024-09-20",
    "2024-O9-3o": "2024-09-30",
    "2024-09-2l": "",
    "2024-09-20T10:00:00": "2024-09-20",
    "十三月": "",
    "待定": "",
}
NUMBERS = {
    "150家": "150",
    "约150": "150",
    "150+": "150",
    "150多家": "150",
    "≥150": "150",
    "1,200": "1200",
    "1，200": "1200",
    "12,345,678.5": "12345678.5",
    "75%": "75",
    "75％以上": "75",
    "１５０": "150",
    "15O": "150",
    "150。": "150",
    "150（含二期）": "150",
    "一百五十": "150",
    "十二家": "12",
    "1.2万": "12000（指标的单位里有“万”字的，写 1.2）",
    "150万平方米": "1500000（指标的单位里有“万”字的，写 150）",
    "3亿元": "300000000（指标的单位里有“亿”字的，写 3；有“万”字的，写 30000）",
    "0.011亿": "1100000（指标的单位里有“亿”字的，写 0.011；有“万”字的，写 110）",
    "百分之七十二": "72",
    "百分之百": "100",
    "七十二点五": "72.5",
    "七十二个百分点": "72",
    "七成": "70",
    "一百五": "150",
    "三成五": "",
    "千分之五": "",
    "三分之二": "",
    "一万二": "",
    "72‰": "",
    "二期110": "",
    "二期": "",
    "①110": "",
    "100-150": "",
    "80/150": "",
    "80 150": "",
    "完成较好": "",
    "": "",
}
PERIODS = {
    "2024-7": "2024-07",
    "2024年7月": "2024-07",
    "2024/07": "2024-07",
    "202407": "2024-07",
    "7月": "{year}-07",
    "七月份": "{year}-07",
    "2024Q3": "2024-Q3",
    "2024-q3": "2024-Q3",
    "2024年第三季度": "2024-Q3",
    "三季度": "{year}-Q3",
    "2024-W7": "2024-W07",
    "2024年第7周": "2024-W07",
    "上半年": "{year}-H1",
    "2024年下半年": "2024-H2",
    "2024年": "2024",
    "2024-13": "",
    "每月": "",
}
OTHERS = [
    (hints.first_day_hint, {"2024年1月": "2024-01-01", "2024": "2024-01-01", "2024年1月5日": "2024-01-05", "待定": ""}),
    (hints.whole_number_hint, {"六": "6", "第六章": "6", "第12条": "12", "６": "6", "无": ""}),
    (hints.slug_hint, {"Tech_Market": "tech-market", "tech market": "tech-market", "科技": ""}),
    (
        hints.address_hint,
        {
            "www.example.gov.cn/a": "https://www.example.gov.cn/a",
            "https：//example.gov.cn/a": "https://example.gov.cn/a",
            "https//example.gov.cn": "https://example.gov.cn",
            "<https://example.gov.cn/a>": "https://example.gov.cn/a",
            "https://example.gov.cn/ a。": "https://example.gov.cn/a",
            "见附件": "",
            "https://a.cn/x（第3页）": "https://a.cn/x",
            "https://a.cn/x 第3页": "https://a.cn/x",
            "https://a.cn/x (1)": "https://a.cn/x",
            "https://a.cn/ x": "https://a.cn/x",
        },
    ),
]
CASES = [
    (hint, typed, meant)
    for hint, table in [(hints.date_hint, DATES), (hints.number_hint, NUMBERS), (hints.period_hint, PERIODS), *OTHERS]
    for typed, meant in table.items()
]


@pytest.mark.parametrize(
    ("hint", "typed", "meant"), CASES, ids=[f"{hint.__name__}-{typed}" for hint, typed, _ in CASES]
)
def test_hints(hint, typed, meant) -> None:
    assert hint(typed) == meant


@given(st.text(alphabet="0123456789年月日-/.,，万亿十百二〇O 上下半第周季度wQhH％%+约“”：https", max_size=20))
@steady(300)
def test_hints_of_anything(typed) -> None:
    for hint in {hint for hint, _, _ in CASES}:
        assert isinstance(hint(typed), str)
