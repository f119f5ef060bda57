"""What counts as a change of a promise, which amendment covers it, and that the lines the report gives do."""

import pytest

from tests.effect.repository import Repository
from tracker.effect.compare import effect
from tracker.effect.records import Effect

ONE, TWO, THREE = (f"content/measures/{name}.md" for name in ("01-approval", "02-tech-market", "03-white-list"))
AMENDMENTS = "data/amendments.yaml"


def compared(repository: Repository) -> Effect:
    return effect(repository.root, "HEAD")


def changes(repository: Repository) -> list[tuple[str, str, str]]:
    return [(found.what, found.before, found.after) for found in compared(repository).promises]


def amendment(measure: int, before: str, after: str, day: str = "2024-09-20", **named: str) -> str:
    """An amendment as it is typed."""
    [(key, value)] = named.items()
    return (
        f"- date: {day}\n  measure: {measure}\n  {key}: {value}\n  from: '{before}'\n  to: '{after}'\n"
        "  reason: 方案调整\n  document:\n    title: 甲政发〔2024〕9号\n"
    )


EDITS = [
    pytest.param(TWO, "at_least: 150", "at_least: 120", ("承诺", "≥150家", "≥120家"), id="figure"),
    pytest.param(TWO, "at_least: 150", "more_than: 150", ("承诺", "≥150家", ">150家"), id="comparator"),
    pytest.param(TWO, "unit: 家", "unit: 户", ("承诺", "≥150家", "≥150户"), id="unit"),
    pytest.param(TWO, "every: month", "every: quarter", ("承诺", "每月≥1次", "每季度≥1次"), id="cadence"),
    pytest.param(TWO, "    at_least: 150\n    unit: 家\n", "", ("承诺", "≥150家", "做成即可，没有数"), id="to a milestone"),
    pytest.param(TWO, "    unit: 家", "    unit: 家\n    due: 2025-03-31", ("到期日", "2024-12-31", "2025-03-31"), id="due"),
    pytest.param(TWO, "    unit: 家", "    unit: 家\n    from: 20", ("起点值", "0", "20"), id="from"),
    pytest.param(TWO, "    unit: 家", "    unit: 家\n    kind: level", ("判定方式", "累计", "水平"), id="kind"),
    pytest.param(
        TWO, "    unit: 家", "    unit: 家\n    plan:\n      2024-06-30: 20", ("计划节点", "无", "2024-06-30为20"), id="plan"
    ),
    pytest.param(TWO, "    unit: 家", "    unit: 家\n    report: quarter", ("填报周期", "无", "每季度"), id="round"),
    pytest.param(TWO, "name: 新增科转企业", "name: 科转企业", ("名称", "新增科转企业", "科转企业"), id="name"),
    pytest.param(TWO, "quote: 新增科转企业150家", "quote: 科转企业150家", ("原文摘句", "新增科转企业150家", "科转企业150家"), id="quote"),
    pytest.param(THREE, "due: 2024-11-30", "due: 2024-12-31", ("到期日", "2024-11-30", "2024-12-31"), id="milestone's due"),
    pytest.param(TWO, "title: 打造科技大市场", "title: 科技大市场", ("标题", "打造科技大市场", "科技大市场"), id="title"),
    pytest.param(TWO, "lead: [发展运行部, 政务中心]", "lead: [发展运行部]", ("牵头单位", "发展运行部、政务中心", "发展运行部"), id="lead"),
    pytest.param(TWO, "[各园区管理服务机构]", "[]", ("责任单位", "各园区管理服务机构", "无"), id="nobody responsible"),
    pytest.param(TWO, "chapter: 2", "chapter: 1", ("所在章", "第二章", "第一章"), id="chapter"),
    pytest.param(ONE, "政务中心（营商办）", "政务中心", ("牵头单位", "政务中心（营商办）", "政务中心"), id="office"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "before", "after", "change"), EDITS)
def test_each_side_of_a_promise_is_watched(
    repository: Repository, path: str, before: str, after: str, change: tuple[str, str, str]
) -> None:
    repository.write("data/progress.yaml", "as_of: 2024-01-31\nmeasures: {}\n")
    repository.commit()
    repository.replace(path, before, after)
    assert changes(repository) == [change]
    assert compared(repository).is_refused


@pytest.mark.parametrize(("path", "before", "after", "change"), EDITS)
def test_the_lines_given_cover_it(
    repository: Repository, path: str, before: str, after: str, change: tuple[str, str, str]
) -> None:
    """Pasted where they belong, with the date, the reason and the document filled in."""
    repository.write("data/progress.yaml", "as_of: 2024-01-31\nmeasures: {}\n")
    repository.commit()
    repository.replace(path, before, after)
    [remedy] = compared(repository).remedies
    assert remedy.file == AMENDMENTS
    assert remedy.where == "把文件末尾的“[]”一行删去，换成这些行，补上日期、理由和依据"
    repository.write(AMENDMENTS, pasted(remedy.lines))
    found = compared(repository)
    assert not found.is_refused
    assert [change.record for change in found.promises] == ["2024-09-20，方案调整（甲政发〔2024〕9号）"]
    assert len(found.amendments) == 1


def pasted(lines: tuple[str, ...]) -> str:
    """The lines of a remedy, filled in."""
    text = "".join(f"{line}\n" for line in lines)
    for key, value in {"date:": "2024-09-20", "reason:": "方案调整", "title:": "甲政发〔2024〕9号"}.items():
        text = text.replace(f"{key}  #", f"{key} {value}  #")
    return text


def test_several_sides_of_one_target_take_one_amendment(repository: Repository) -> None:
    repository.replace(
        TWO,
        "at_least: 150\n    unit: 家\n    quote: 新增科转企业150家",
        "at_least: 120\n    unit: 家\n    due: 2025-03-31",
    )
    assert [what for what, _, _ in changes(repository)] == ["承诺", "原文摘句", "到期日"]
    [remedy] = compared(repository).remedies
    assert remedy.lines == (
        "- date:  # 调整的日期，例如 2024-07-01",
        "  measure: 2",
        "  target: conversion-firms",
        "  from: ≥150家；原文摘句新增科转企业150家；到期日2024-12-31",
        "  to: ≥120家；原文摘句无；到期日2025-03-31",
        "  reason:  # 写明为什么调整",
        "  document:",
        "    title:  # 依据的文件名称和文号",
    )
    repository.write(AMENDMENTS, pasted(remedy.lines))
    assert not compared(repository).is_refused


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("≥150家", "≥120家"),
        ("150", "120"),
        ("不少于150家", "不少于120家"),
        ("新增科转企业150家以上", "新增科转企业120家以上"),
        ("１５０家", "１２０家"),
        ("原定150家。", "调整为120家。"),
    ],
)
def test_an_amendment_may_say_it_in_words(repository: Repository, before: str, after: str) -> None:
    repository.replace(TWO, "at_least: 150", "at_least: 120")
    repository.write(AMENDMENTS, amendment(2, before, after, target="conversion-firms"))
    assert not compared(repository).is_refused


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        (amendment(2, "≥150家", "≥1200家", target="conversion-firms"), "新加的修订记录的 to 没有写明现在的“≥120家”"),
        (amendment(2, "≥150家", "≥12.0家", target="conversion-firms"), "新加的修订记录的 to 没有写明现在的“≥120家”"),
        (amendment(2, "≥140家", "≥120家", target="conversion-firms"), "新加的修订记录的 from 没有写明原来的“≥150家”"),
        (amendment(2, "≥150家", "≥120家", target="job-fairs"), "没有修订记录"),
        (amendment(1, "≥150家", "≥120家", target="approval-days"), "没有修订记录"),
        (amendment(2, "≥150家", "≥120家", field="title"), "没有修订记录"),
    ],
)
def test_an_amendment_of_something_else_does_not_cover_it(repository: Repository, text: str, missing: str) -> None:
    repository.replace(TWO, "at_least: 150", "at_least: 120")
    repository.write(AMENDMENTS, text)
    assert [change.missing for change in compared(repository).promises] == [missing]


def test_an_amendment_already_there_covers_it_until_another_moves_on(repository: Repository) -> None:
    """There and back and there again: the first amendment covers only the first time."""
    there, back = (
        amendment(2, *pair, target="conversion-firms") for pair in (("≥150家", "≥120家"), ("≥120家", "≥150家"))
    )
    repository.write(AMENDMENTS, there)
    repository.commit()
    repository.replace(TWO, "at_least: 150", "at_least: 120")
    assert not compared(repository).is_refused
    repository.commit()
    repository.replace(TWO, "at_least: 120", "at_least: 150")
    assert compared(repository).is_refused
    repository.write(AMENDMENTS, there + back)
    assert not compared(repository).is_refused
    repository.commit()
    repository.replace(TWO, "at_least: 150", "at_least: 120")
    assert compared(repository).is_refused


def test_a_unit_that_went_must_not_still_be_named(repository: Repository) -> None:
    repository.replace(TWO, "lead: [发展运行部, 政务中心]", "lead: [发展运行部]")
    repository.write(AMENDMENTS, amendment(2, "发展运行部、政务中心", "政务中心、发展运行部", field="lead"))
    assert compared(repository).is_refused
    repository.write(AMENDMENTS, amendment(2, "发展运行部、政务中心", "发展运行部", field="lead"))
    assert not compared(repository).is_refused


def test_a_removed_target_has_to_come_back(repository: Repository) -> None:
    text = repository.read(TWO)
    gone = text[text.index("  - id: job-fairs") : text.index("---", 10)]
    repository.replace(TWO, gone, "")
    repository.replace(
        "data/progress.yaml", "          job-fairs:\n            2024-05: 1\n            2024-06: 2\n", ""
    )
    found = compared(repository)
    assert [(c.what, c.before, c.after, c.missing) for c in found.promises] == [
        ("整项指标", "招聘活动：每月≥1次", "", "指标不能删除")
    ]
    [remedy] = found.remedies
    assert remedy.lines == (
        "  - id: job-fairs",
        "    name: 招聘活动",
        "    at_least: 1",
        "    unit: 次",
        "    every: month",
        "    withdrawn:",
        "      date:  # 调整的日期",
        "      reason:  # 写明为什么调整",
        "      source:  # 依据的文件名称和文号",
    )


def test_a_withdrawal_carries_its_own_reason(repository: Repository) -> None:
    withdrawn = "    withdrawn:\n      date: 2024-08-01\n      reason: 上级统一安排\n      source: 甲政发〔2024〕8号\n"
    repository.replace(TWO, "    every: month\n", "    every: month\n" + withdrawn)
    found = compared(repository)
    assert not found.is_refused
    assert [(c.what, c.record) for c in found.promises] == [("退出", "写明了理由和依据：甲政发〔2024〕8号")]
    repository.commit()
    repository.replace(TWO, withdrawn, "")
    assert compared(repository).is_refused


def test_a_new_target_and_a_new_measure_are_promises(repository: Repository) -> None:
    repository.replace(THREE, "    due: 2024-11-30\n", "    due: 2024-11-30\n  - id: second\n    name: 第二批\n")
    repository.write(
        "content/measures/04-new.md",
        repository.read(THREE).replace("number: 3", "number: 4").replace("title: 发布白名单", "title: 新举措"),
    )
    found = compared(repository)
    assert [(c.number, c.what, c.before, c.after) for c in found.promises] == [
        (3, "整项指标", "", "第二批：做成即可，没有数"),
        (4, "整条举措", "", "新举措"),
    ]
    [remedy] = found.remedies
    repository.write(AMENDMENTS, pasted(remedy.lines))
    found = compared(repository)
    assert not found.is_refused
    assert [(m.number, m.is_new) for m in found.measures] == [(4, True)]
    assert "measures/4/" in [page.address for page in found.pages_new]


def test_a_removed_measure_has_to_come_back(repository: Repository) -> None:
    (repository.root / THREE).unlink()
    text = repository.read("data/progress.yaml")
    repository.write("data/progress.yaml", text[: text.index("  3:\n")])
    found = compared(repository)
    assert [(c.number, c.what, c.missing) for c in found.promises] == [(3, "整条举措", "举措不能删除")]
    assert [history.record for history in found.history] == ["2024-08-31的填报（政务中心）"]
    assert "measures/3/" in [page.address for page in found.pages_gone]
    assert found.remedies[0].where.startswith("恢复第3条的文件")


def test_moving_the_plans_end_moves_what_is_due_then(repository: Repository) -> None:
    repository.replace("data/plan.yaml", "end: 2024-12-31", "end: 2025-06-30")
    assert changes(repository) == [("到期日", "2024-12-31", "2025-06-30")] * 4
    assert [change.target for change in compared(repository).promises] == [
        "approval-days",
        "flowchart",
        "conversion-firms",
        "job-fairs",
    ]
    [remedy] = compared(repository).remedies
    repository.write(AMENDMENTS, pasted(remedy.lines))
    assert not compared(repository).is_refused


def test_how_a_target_is_counted_is_shown_as_a_text(repository: Repository) -> None:
    repository.replace(TWO, "    quote:", "    note: 含合作区。\n    quote:")
    found = compared(repository)
    assert (found.promises, found.is_refused) == ((), False)
    assert [(m.what, m.before, m.after) for m in found.texts] == [("第2条 新增科转企业 口径", "", "含合作区。")]
