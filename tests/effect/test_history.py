"""What counts as an edited or removed record, and that the lines the report gives put it right."""

import pytest

from tests.effect.repository import Repository
from tracker.effect.compare import effect
from tracker.effect.records import Effect, Remedy
from tracker.load import load
from tracker.problems import Failed
from tracker.read.files import Folder

PROGRESS = "data/progress.yaml"
LAST_OF_TWO = """      - date: 2024-09-30
        filed: 2024-10-08
        by: 发展运行部
        note: 累计新增科转企业97家。
        values:
          conversion-firms: 97
"""


def compared(repository: Repository) -> Effect:
    return effect(repository.root, "HEAD")


def history(repository: Repository) -> list[tuple[int, str, bool, list[tuple[str, str, str]]]]:
    """Number, record, whether removed, and what was edited, of each change."""
    return [
        (found.number, found.record, found.is_removed, [(m.what, m.before, m.after) for m in found.changes])
        for found in compared(repository).history
    ]


def filled(remedy: Remedy) -> str:
    """The lines of a remedy with the day filled in."""
    return "".join(f"{line}\n" for line in remedy.lines).replace("今天的日期，例如2024-07-05", "2024-10-20")


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        ("conversion-firms: 97", "conversion-firms: 98", ("新增科转企业", "97家", "98家")),
        ("累计新增科转企业97家。", "累计新增科转企业约97家。", ("说明", "累计新增科转企业97家。", "累计新增科转企业约97家。")),
        ("date: 2024-06-30\n        by: 发展", "date: 2024-07-31\n        by: 发展", ("数据时点", "2024-06-30", "2024-07-31")),
        ("2024-06: 2", "2024-06: 3", ("招聘活动 2024年6月", "2次", "3次")),
        ("            2024-06: 2\n", "", ("招聘活动 2024年6月", "2次", "")),
        ("        done: [flowchart]\n", "", ("完成的节点", "公布流程图", "")),
        ("title: 流程图", "title: 新流程图", ("依据", "流程图 https://example.gov.cn/flowchart", "新流程图 https://example.gov.cn/flowchart")),
        ("正在起草。", "正在起草。\n        next: 四季度印发。", ("下一步", "", "四季度印发。")),
        ("正在起草。", "正在起草。\n        self_assessment: 按序时", ("单位自评", "", "按序时")),
        ("filed: 2024-10-08\n        by: 发展运行部", "filed: 2024-10-09\n        by: 发展运行部", ("填报日期", "2024-10-08", "2024-10-09")),
        ("by: 发展运行部\n        note: 累计", "by: 政务中心\n        note: 累计", ("填报单位", "发展运行部", "政务中心")),
    ],
)  # fmt: skip
def test_an_edit_is_shown_as_before_and_after(
    repository: Repository, before: str, after: str, move: tuple[str, str, str]
) -> None:
    repository.replace(PROGRESS, before, after)
    [(_, _, is_removed, changes)] = history(repository)
    assert not is_removed
    assert move in changes
    assert compared(repository).is_refused


def test_a_removed_update_is_not_taken_for_an_edited_one(repository: Repository) -> None:
    repository.replace(PROGRESS, LAST_OF_TWO, "")
    repository.report(
        2,
        """
        - date: 2024-08-31
          filed: 2024-09-05
          by: 政务中心
          note: 8月举办一场招聘活动。
          values:
            job-fairs:
              2024-08: 1
        """,
    )
    assert history(repository) == [(2, "2024-09-30的填报（发展运行部）", True, [])]
    [measure] = compared(repository).measures
    assert [update.date for update in measure.updates] == ["2024-08-31"]


def test_of_several_edited_the_likest_are_paired(repository: Repository) -> None:
    repository.replace(PROGRESS, "approval-days: 66", "approval-days: 67")
    repository.replace(PROGRESS, "approval-days: 58", "approval-days: 57")
    assert [changes for _, _, _, changes in history(repository)] == [
        [("审批用时", "66天", "67天")],
        [("审批用时", "58天", "57天")],
    ]


def test_the_order_of_updates_and_their_fields_is_of_no_account(repository: Repository) -> None:
    text = repository.read(PROGRESS)
    moved = text.replace(LAST_OF_TWO, "")
    place = moved.index("      - date: 2024-06-30\n        by: 发展运行部")
    again = LAST_OF_TWO.replace("        filed: 2024-10-08\n", "") + "        filed: 2024-10-08\n"
    repository.write(PROGRESS, moved[:place] + again + moved[place:])
    assert not compared(repository).is_public


def test_a_note_wrapped_anew_is_no_edit(repository: Repository) -> None:
    repository.replace(
        PROGRESS, "note: 累计新增科转企业97家。", "note: >-\n          累计新增\n          科转企业97家。"
    )
    assert not compared(repository).is_public


def test_one_of_two_same_updates_removed_is_noticed(repository: Repository) -> None:
    twice = "      - date: 2024-08-31\n        by: 政务中心\n        note: 正在起草。\n"
    repository.replace(PROGRESS, twice, twice * 2)
    repository.commit()
    repository.replace(PROGRESS, twice * 2, twice)
    assert history(repository) == [(3, "2024-08-31的填报（政务中心）", True, [])]


def test_a_correction_that_is_edited_is_history_too(repository: Repository) -> None:
    repository.report(2, LAST_OF_TWO.replace("97", "99").replace("by:", "corrects: 2024-09-30\n        by:"))
    repository.commit()
    repository.replace(PROGRESS, "conversion-firms: 99", "conversion-firms: 100")
    assert history(repository) == [
        (2, "2024-09-30的对2024-09-30的更正（发展运行部）", False, [("新增科转企业", "99家", "100家")])
    ]


def test_the_lines_given_for_an_edit_put_it_right(repository: Repository) -> None:
    """Restoring the old entry and adding the correction passes the check and may be merged, with the new figure."""
    repository.replace(PROGRESS, "conversion-firms: 97", "conversion-firms: 98")
    edited = compared(repository)
    [change] = edited.history
    restore, correct = change.remedies
    text = repository.read(PROGRESS)
    assert filled(restore) == LAST_OF_TWO
    repository.write(PROGRESS, text.replace(LAST_OF_TWO.replace(": 97", ": 98"), filled(restore) + filled(correct)))
    right = compared(repository)
    assert not right.is_refused
    assert right.history == ()
    assert [(t.before, t.after) for m in right.measures for t in m.targets] == [
        (t.before, t.after) for m in edited.measures for t in m.targets
    ]


def test_the_lines_given_name_the_day_only_when_somebody_has_filled_it_in(repository: Repository) -> None:
    repository.replace(PROGRESS, "conversion-firms: 97", "conversion-firms: 98")
    restore, correct = compared(repository).history[0].remedies
    lines = "".join(f"{line}\n" for line in (*restore.lines, *correct.lines))
    repository.replace(PROGRESS, LAST_OF_TWO.replace(": 97", ": 98"), lines)
    with pytest.raises(Failed) as failed:
        load(Folder(repository.root))
    assert [problem.code for problem in failed.value.problems] == ["bad-date"]


def test_the_lines_given_for_a_removed_update_put_it_back(repository: Repository) -> None:
    whole = repository.read(PROGRESS)
    repository.replace(PROGRESS, LAST_OF_TWO, "")
    [change] = compared(repository).history
    [restore] = change.remedies
    repository.write(PROGRESS, repository.read(PROGRESS).replace("  3:\n", filled(restore) + "  3:\n"))
    assert repository.read(PROGRESS) == whole


def test_a_check_added_to_a_past_update_is_given_as_an_entry_of_its_own(repository: Repository) -> None:
    repository.replace(
        PROGRESS, "        done: [flowchart]\n", "        done: [flowchart]\n        verified: [flowchart]\n"
    )
    [change] = compared(repository).history
    _, add = change.remedies
    assert add.lines == (
        "      - date: 2024-06-30",
        "        filed: 今天的日期，例如2024-07-05",
        "        verified:",
        "          - flowchart",
    )
    repository.git("checkout", "-q", "--", ".")
    repository.report(1, filled(add))
    right = compared(repository)
    assert not right.is_refused
    assert [(m.what, m.before, m.after) for m in right.measures[0].marks] == [("公布流程图", "未核实", "已核实")]


def test_samples_make_place_for_real_figures(repository: Repository) -> None:
    repository.replace(PROGRESS, "as_of: 2024-09-30", "as_of: 2024-09-30\nsample: true")
    repository.commit()
    repository.write(PROGRESS, "as_of: 2024-10-31\nmeasures: {}\n")
    found = compared(repository)
    assert (found.history, found.is_refused) == ((), False)
    assert ("数据性质", "演示数据", "正式数据") in [(m.what, m.before, m.after) for m in found.settings]
    repository.commit()
    repository.git("checkout", "-q", "HEAD~1", "--", ".")
    assert compared(repository).history == ()


AMENDMENT = """- date: 2024-07-01
  measure: 1
  target: approval-days
  from: ≤50天
  to: ≤60天
  reason: 口径统一
  document:
    title: 甲政发〔2024〕7号
"""


def test_amendments_are_history_too(repository: Repository) -> None:
    repository.write("data/amendments.yaml", AMENDMENT)
    repository.commit()
    repository.write("data/amendments.yaml", AMENDMENT.replace("口径统一", "另有安排"))
    assert history(repository) == [(1, "2024-07-01的修订记录", False, [("reason", "口径统一", "另有安排")])]
    repository.write("data/amendments.yaml", "[]\n")
    assert history(repository) == [(1, "2024-07-01的修订记录", True, [])]
    [change] = compared(repository).history
    assert "".join(f"{line}\n" for line in change.remedies[0].lines) == AMENDMENT
