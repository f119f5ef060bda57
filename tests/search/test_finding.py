"""What queries find on the real content, in Chromium."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.search.site import ask
from tests.search.truth import Truth, scores
from tracker.model.states import Group, State
from tracker.pages.views import Views

pytestmark = pytest.mark.browser

DRAWS, SEED = 300, 2024
LITERAL = [
    "150万平方米",
    "24小时",
    "400个事项",
    "公寓",
    "保税",
    "白名单",
    "跨境电商",
    "党群工作中心",
    "用地清单",
    "首席服务员",
]
NOTHING = [
    "高考",
    "量子纠缠",
    "火星移民",
    "北京烤鸭",
    "世界杯",
    "qwertyuiop",
    "🍕",
    "99999",
    "天气预报",
    "恐龙化石",
    "婚姻登记",
    "zzz 人才",
    "'; DROP TABLE",
]


def numbers(page: Page, queries: list[str]) -> list[set[int]]:
    return [set(answer["numbers"]) for answer in ask(page, queries)]


def one(page: Page, query: str) -> dict[str, Any]:
    return ask(page, [query])[0]


def test_pieces_of_the_content(finder: Page, truth: Truth) -> None:
    draws = truth.draws(DRAWS, SEED)
    recall, precision = scores([truth.of(draw) for draw in draws], numbers(finder, draws))
    assert recall >= 0.995
    assert precision >= 0.98


def test_literal_queries(finder: Page, truth: Truth) -> None:
    assert numbers(finder, LITERAL) == [truth.of(query) for query in LITERAL]
    assert any(numbers(finder, LITERAL))


def test_units_and_offices(finder: Page, real: Views, truth: Truth) -> None:
    names = sorted(
        {part for view in real.all for unit in view.row.lead + view.row.responsible for part in (unit.name,)}
    )
    names += sorted(
        {unit.office for view in real.all for unit in real.tracker.by_number[view.row.number].lead if unit.office}
    )
    assert numbers(finder, names) == [truth.of(name) for name in names]
    assert all(numbers(finder, names))


def test_other_names_of_units(finder: Page, real: Views) -> None:
    for each in real.units:
        for alias in each.unit.aliases:
            assert {view.row.number for view in each.all} <= numbers(finder, [alias])[0]


def test_measures_by_number(finder: Page, real: Views) -> None:
    assert numbers(finder, ["第六条", "第6条", "第二十六条", "第27条"]) == [{6}, {6}, {26}, set()]


@pytest.mark.parametrize("query", ["21", "二十一", "第21条", "第二十一", "021", "２１"])
def test_a_number_alone_is_that_of_a_measure(finder: Page, query: str) -> None:
    assert one(finder, query)["kind"] == "found"
    assert one(finder, query)["numbers"][0] == 21


def test_what_has_a_number_in_its_text_comes_after_the_measure_of_that_number(finder: Page, truth: Truth) -> None:
    for query, number in (("6", 6), ("26", 26), ("十", 10)):
        found = one(finder, query)["numbers"]
        assert found[0] == number
        assert set(found) == {number, *truth.of(query)}


def test_a_state_finds_the_measures_in_it(finder: Page, real: Views, truth: Truth) -> None:
    for word in {*(group.word for group in Group), *(state.word for state in State)}:
        states = {
            view.row.number for view in real.all if view.state and word in (view.state.word, view.state.group.word)
        }
        found = one(finder, word)
        assert set(found["numbers"][: len(states)]) == states, word
        assert found["kind"] != "found" or set(found["numbers"]) == states | truth.of(word)


def test_several_words_are_all_there(finder: Page, truth: Truth) -> None:
    pairs = ["人才 公寓", "审批 企业", "企业　服务", "开发建设部 审批", "人才 公寓 200", "白名单 公寓"]
    wanted = [set.intersection(*(truth.of(word) for word in pair.split())) for pair in pairs]
    assert numbers(finder, pairs[:-1]) == wanted[:-1]
    assert wanted[-1] == set()
    assert one(finder, pairs[-1])["kind"] != "found"


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [
        ("审批", "審批"),
        ("标准地", "標準地"),
        ("人才公寓", "人纔公寓"),
        ("7+N联合验收", "７＋Ｎ联合验收"),
        ("150万平方米", "１５０万平方米"),
        ("科创载体空间150万平方米", "科创载体空间，150 万平方米"),
        ("五证联办拿地开工", "“五证联办”拿地开工"),
        ("拿地开工、限时办结", "拿地开工限时办结"),
        ("人才公寓", "人才\u200b公寓"),
    ],
)
def test_otherwise_written(finder: Page, truth: Truth, written: str, otherwise: str) -> None:
    if " " in otherwise:
        assert truth.of(written) <= numbers(finder, [otherwise])[0]
    else:
        assert numbers(finder, [otherwise]) == [truth.of(written)]


def test_numbers_cut_short_are_completed(finder: Page, truth: Truth) -> None:
    assert numbers(finder, ["50万平方米", "创载体空间15"]) == [truth.of("150万平方米"), truth.of("科创载体空间150")]


def test_pinyin(finder: Page, truth: Truth) -> None:
    for query in ("rencai gongyu", "rencaigongyu", "ren cai gong yu", "RénCái GōngYù"):
        answer = one(finder, query)
        assert answer["kind"] == "similar"
        assert set(answer["numbers"]) >= truth.of("人才公寓"), query


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("人材公寓", "人才公寓"),
        ("人才公遇", "人才公寓"),
        ("白明单", "白名单"),
        ("跨境电伤", "跨境电商"),
        ("人材", "人才"),
    ],
)
def test_one_character_of_the_same_sound(finder: Page, truth: Truth, typo: str, meant: str) -> None:
    answer = one(finder, typo)
    assert answer["kind"] == "similar"
    assert set(answer["numbers"]) & truth.of(meant)


def test_questions(finder: Page, truth: Truth) -> None:
    for question, meant in (
        ("人才公寓怎么申请", "人才公寓"),
        ("请问白名单有哪些企业", "白名单"),
        ("什么是标准地", "标准地"),
    ):
        answer = one(finder, question)
        assert truth.of(meant) & set(answer["numbers"][:3]), question


@pytest.mark.parametrize("query", NOTHING)
def test_nothing(finder: Page, query: str) -> None:
    assert one(finder, query)["numbers"] == []


def test_the_order_is_by_place_then_number(finder: Page, real: Views, truth: Truth) -> None:
    for query in ("企业", "审批", "服务", "人才"):
        titled = [view.row.number for view in real.all if query in view.row.title]
        found = one(finder, query)["numbers"]
        assert found[: len(titled)] == titled
        told = truth.of(query)
        silent = {n for n in told if not any(query in text for text in map(str, promise_texts(real, n)))}
        assert set(found[len(found) - len(silent) :]) == silent


def promise_texts(real: Views, number: int) -> list[str]:
    measure = real.tracker.by_number[number]
    plan = real.tracker.plan
    targets = [part for t in measure.targets for part in (t.name, t.quote, t.note, t.unit)]
    units = [str(unit) for unit in (*measure.lead, *measure.responsible)]
    texts = [measure.title, measure.body, plan.chapter[measure.chapter].title, *measure.topics, *targets, *units]
    return [re.sub(r"[\W_]", "", text or "") for text in texts]


def test_answers_come_at_once(finder: Page, truth: Truth) -> None:
    ask(finder, ["人才"])
    times = sorted(answer["ms"] for answer in ask(finder, truth.draws(60, 7)))
    assert times[len(times) // 2] < 50
