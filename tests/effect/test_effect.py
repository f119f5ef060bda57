"""The command as a reviewer meets it: what it prints under which heading, and when it fails."""

import json
from pathlib import Path

import pytest

from tests.effect.repository import FILES, Repository
from tracker.command import main

NEW = """
- date: 2024-09-30
  filed: 2024-10-09
  by: 政务中心
  note: 两场招聘活动。
  values:
    conversion-firms: 120
    job-fairs:
      2024-07: 1
  evidence:
    - title: 活动通报
      url: https://example.gov.cn/fairs
"""
# The unit's own figure of the same day has to be corrected, not doubled.
CORRECTION = """
- date: 2024-09-30
  filed: 2024-10-09
  by: 发展运行部
  corrects: 2024-09-30
  note: 原填97，漏计一批。
  values:
    conversion-firms: 120
"""
SLOWER = """
- date: 2024-09-30
  filed: 2024-10-09
  by: 政务中心
  corrects: 2024-09-30
  note: 原填58，漏计两件。
  values:
    approval-days: 62
"""


def run(repository: Repository, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error."""
    code = main(["effect", *arguments], repository.root, lambda *_: None)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def sections(text: str) -> dict[str, str]:
    """The text below each heading of the second level."""
    first, *rest = text.split("\n## ")
    return {"": first, **{part.partition("\n")[0]: part.partition("\n")[2].strip() for part in rest}}


def test_a_change_of_each_kind_says_just_that(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """One value is corrected, one past update deleted, one target lowered; the last two must not be merged."""
    repository.report(1, SLOWER)
    text = repository.read("data/progress.yaml")
    gone = text[text.index("  3:\n") :]
    repository.write("data/progress.yaml", text.replace(gone, ""))
    repository.replace("content/measures/02-tech-market.md", "at_least: 150", "at_least: 100")
    code, out, _ = run(repository, capsys, "HEAD")
    found = sections(out)
    assert code == 1
    assert list(found) == ["", "改动了历史记录", "改动了承诺本身", "各条举措", "合计"]
    assert "不能合并：改动了历史记录1处，改动了承诺而没有修订记录1处。" in found[""]
    assert items(found["改动了历史记录"]) == ["- 第3条 发布白名单：删去了2024-08-31的填报（政务中心）：正在起草"]
    assert items(found["改动了承诺本身"])[:1] == [
        "- 第2条 打造科技大市场 新增科转企业：承诺：≥150家 → ≥100家。**没有修订记录**"
    ]
    assert found["各条举措"].split("\n") == [
        "### 第1条 拿地开工",
        "",
        "- 状态：达标 → 未达标",
        "- 审批用时 58 → 62 天，目标 ≤60；达标 → 未达标（9月30日为62天，未达到≤60天）",
        "- 更正2024-09-30的填报，数据时点 2024-09-30（政务中心，2024-10-09填）；原填58，漏计两件；数值：审批用时 62天",
        "",
        "### 第2条 打造科技大市场",
        "",
        "- 状态：滞后 → 未按期开展",
        "- 新增科转企业：滞后 → 超序时（至9月30日应达75，实为97，超前22个百分点）",
        "",
        "### 第3条 发布白名单",
        "",
        "- 状态：未到期 → 未填报",
        "- 发布白名单：未到期 → 未填报（没有填报）",
        "- 应报未报：无 → 有",
    ]
    assert found["合计"].split("\n") == [
        "- 全部举措：正常推进 2 → 0，进度滞后 1 → 2，数据缺失 0 → 1（共3项）",
        "- 第一章 审批：正常推进 1 → 0，进度滞后 0 → 1（共1项）",
        "- 第二章 创新：正常推进 1 → 0，数据缺失 0 → 1（共2项）",
        "- 政务中心：正常推进 2 → 0，进度滞后 1 → 2，数据缺失 0 → 1（共3项）",
    ]


def items(section: str) -> list[str]:
    """The items of the list in a section."""
    return [line for line in section.split("\n") if line.startswith("- ") and not line.startswith("- date")]


def test_a_new_entry_alone_may_be_merged(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.report(2, CORRECTION)
    code, out, _ = run(repository, capsys, "HEAD")
    assert code == 0
    assert list(sections(out)) == ["", "各条举措"]
    assert "没有改动历史记录，承诺没有未写修订记录的改动。" in out


def test_evidence_and_periods_are_shown(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.report(2, NEW.replace("    conversion-firms: 120\n", ""))
    code, out, _ = run(repository, capsys, "HEAD")
    assert code == 0
    assert "- 招聘活动 2/8期 → 3/8期，目标 每月≥1次" in out
    assert "数值：招聘活动 2024年7月 1次；依据：活动通报 <https://example.gov.cn/fairs>" in out


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        pytest.param("data/progress.yaml", "# 每月填报", "# 每月填报，填在最后", id="comment"),
        pytest.param("data/progress.yaml", "conversion-firms: 97", 'conversion-firms:   "97"  # 九十七', id="quotes"),
        pytest.param("data/progress.yaml", "    done: [flowchart]", "    done:\n          - flowchart", id="block"),
        pytest.param("data/progress.yaml", "          2024-05: 1\n              2024-06: 2", "", id="order of periods"),
        pytest.param(
            "content/measures/02-tech-market.md",
            "[发展运行部, 政务中心]",
            "[政务中心, 发展运行部]",
            id="order of units",
        ),
        pytest.param(
            "content/measures/01-approval.md", "审批用时不超过60天。", "\n审批用时不超过60天。\n", id="blank lines"
        ),
        pytest.param("data/plan.yaml", "  - 审批\n  - 创新", "  - 创新\n  - 审批", id="order of topics"),
    ],
)
def test_comments_spacing_and_order_are_no_change(
    repository: Repository, capsys: pytest.CaptureFixture[str], path: str, before: str, after: str
) -> None:
    if not after:
        before, after = "2024-05: 1\n            2024-06: 2", "2024-06: 2\n            2024-05: 1"
    repository.replace(path, before, after)
    code, out, _ = run(repository, capsys, "HEAD")
    assert (code, list(sections(out))) == (0, [""])
    assert "**对公众没有变化。**" in out


def test_a_moved_update_is_no_change(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    text = repository.read("data/progress.yaml")
    two, three = text.index("  2:\n"), text.index("  3:\n")
    repository.write("data/progress.yaml", text[:two] + text[three:] + text[two:three])
    assert run(repository, capsys, "HEAD")[0] == 0
    assert "对公众没有变化" in run(repository, capsys, "HEAD")[1]


def test_as_of_moves_states_without_any_entry(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.replace("data/progress.yaml", "as_of: 2024-09-30", "as_of: 2024-12-31")
    code, out, _ = run(repository, capsys, "HEAD")
    assert code == 0
    assert "数据截止日期：2024-09-30 → 2024-12-31" in out
    assert "- 发布白名单：未到期 → 逾期（应于2024年11月30日完成，没有完成的填报" in out


def test_a_threshold_is_a_setting(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.replace("data/plan.yaml", "topics:", "pace:\n  behind: -20\ntopics:")
    code, out, _ = run(repository, capsys, "HEAD")
    assert code == 0
    assert sections(out)["设置"] == "- 方案 滞后界线：-10 → -20"
    assert "- 新增科转企业：滞后 → 按序时" in out


def test_other_settings_and_texts(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.replace("data/site.yaml", "name: 三条进展", "name: 三条\nheader: 甲区")
    repository.replace("data/departments.yaml", "offices: [营商办]", "offices: [营商办, 督查办]")
    repository.replace("content/measures/03-white-list.md", "\n发布白名单。", "\n发布首批白名单。")
    repository.write("content/pages/about.md", "状态这样定。\n")
    code, out, _ = run(repository, capsys, "HEAD")
    found = sections(out)
    assert code == 0
    assert found["设置"].split("\n") == [
        "- 单位名录 services.offices：营商办 → 督查办、营商办",
        "- 网站 网站名称：三条进展 → 三条",
        "- 网站 页头：无 → 甲区",
    ]
    assert found["说明文字"].split("\n") == [
        "- 第3条 正文：发布白名单。 → 发布首批白名单。",
        "- “关于”页：状态怎么定。 → 状态这样定。",
    ]


def test_pages_appear_and_vanish(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.replace("data/departments.yaml", "slug: parks", "slug: all-parks")
    _, out, _ = run(repository, capsys, "HEAD")
    found = sections(out)
    assert "- `/departments/all-parks/`" in found["新出现的页面"]
    assert "- `/departments/parks/`" in found["消失的页面"]


def test_before_the_first_commit_of_data_everything_is_new(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository = Repository(tmp_path)
    base = repository.commit("空")
    repository.fill()
    code, out, _ = run(repository, capsys, base)
    found = sections(out)
    assert code == 0
    assert "这是第一次提交数据，以下都是新的。" in found[""]
    assert list(found) == ["", "各条举措", "合计", "新出现的页面"]
    assert [line for line in found["各条举措"].split("\n") if line.startswith("###")] == [
        "### 新增 第1条 拿地开工",
        "### 新增 第2条 打造科技大市场",
        "### 新增 第3条 发布白名单",
    ]
    assert "- 全部举措：举措 0 → 3，正常推进 0 → 2，进度滞后 0 → 1（共3项）" in found["合计"]


def test_a_version_with_errors_is_compared_as_far_as_it_can_be_read(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.replace("data/progress.yaml", "approval-days: 58", "approval-days: 58天")
    repository.commit("错")
    repository.replace("data/progress.yaml", "approval-days: 58天", "approval-days: 58")
    repository.replace("data/progress.yaml", "conversion-firms: 97", "conversion-firms: 98")
    repository.replace("content/measures/01-approval.md", "at_most: 60", "at_most: 70")
    code, out, _ = run(repository, capsys, "HEAD")
    found = sections(out)
    assert code == 1
    assert list(found) == ["", "改动了历史记录", "改动了承诺本身", "原来的版本有错误"]
    assert "第1条原来的内容没有全部读出" in found["原来的版本有错误"]
    assert "58天" in found["原来的版本有错误"]
    assert found["改动了历史记录"].count("\n- ") == 1
    assert "新增科转企业：97家 → 98家" in found["改动了历史记录"]


def test_a_version_that_cannot_be_read_at_all_is_said_plainly(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write("data/progress.yaml", "<<<<<<< HEAD\n")
    repository.write("data/plan.yaml", "title\n")
    repository.commit("坏")
    for path in ("data/progress.yaml", "data/plan.yaml"):
        repository.git("checkout", "-q", "HEAD~1", "--", path)
    code, out, _ = run(repository, capsys, "HEAD")
    assert code == 0
    assert "## 原来的版本有错误" in out
    assert "能读出的部分对公众没有变化" in out


def test_a_work_tree_with_errors_says_them(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.replace("data/progress.yaml", "approval-days: 58", "approval-days: 58天")
    code, out, err = run(repository, capsys, "HEAD")
    assert code == 1
    assert "现在的文件没有通过检查" in out
    assert "58天" in err
    code, out, _ = run(repository, capsys, "HEAD", "--format", "json")
    assert code == 1
    assert "58天" in json.loads(out)["errors"][0]


@pytest.mark.parametrize("name", ["没有", "-x", "HEAD~9", ""])
def test_a_name_that_is_no_revision(repository: Repository, capsys: pytest.CaptureFixture[str], name: str) -> None:
    code, out, err = run(repository, capsys, "--", name)
    assert (code, out) == (2, "")
    assert err.startswith(f"git 里没有名为“{name}”的版本。")


def test_outside_a_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["effect", "HEAD"], tmp_path, lambda *_: None)
    assert code == 2
    assert "git 读不了这个版本库" in capsys.readouterr().err


def test_the_sources_may_lie_below_the_top(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    repository = Repository(tmp_path, "甲区/tracker")
    repository.fill()
    repository.commit()
    repository.report(2, CORRECTION)
    code, out, _ = run(repository, capsys, "HEAD")
    assert code == 0
    assert "新增科转企业 97 → 120 家" in out
    assert list(sections(out)) == ["", "各条举措"]


def test_a_changed_program_is_told(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.write("templates/home.html", "旧")
    repository.commit()
    repository.write("templates/home.html", "新")
    code, out, _ = run(repository, capsys, "HEAD")
    assert code == 0
    assert "另外改动了程序或模板1个文件（`templates/home.html`）" in out


def test_json_says_the_same(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.report(2, CORRECTION)
    repository.replace("content/measures/01-approval.md", "at_most: 60", "at_most: 70")
    code, out, _ = run(repository, capsys, "HEAD", "--format", "json")
    found = json.loads(out)
    assert code == 1
    assert found["refused"] is True
    assert found["commit"] == repository.git("rev-parse", "HEAD")
    [measure] = found["measures"]
    [target] = measure["targets"]
    assert (target["id"], target["before"], target["after"], target["unit"], target["goal"]) == (
        "conversion-firms",
        "97",
        "120",
        "家",
        "150",
    )
    assert [update["corrects"] for update in measure["updates"]] == ["2024-09-30"]
    [promise] = found["promises"]
    assert (promise["number"], promise["target"], promise["before"], promise["after"]) == (
        1,
        "approval-days",
        "≤60天",
        "≤70天",
    )
    assert found["remedies"][0]["lines"][1] == "  measure: 1"


def test_nothing_is_written_or_checked_out(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repository.report(2, CORRECTION)
    before = {
        path: path.read_bytes() for path in repository.root.rglob("*") if path.is_file() and ".git" not in path.parts
    }
    head, status = repository.git("rev-parse", "HEAD"), repository.git("status", "--porcelain")
    run(repository, capsys, "HEAD")
    after = {
        path: path.read_bytes() for path in repository.root.rglob("*") if path.is_file() and ".git" not in path.parts
    }
    assert after == before
    assert (repository.git("rev-parse", "HEAD"), repository.git("status", "--porcelain")) == (head, status)
    assert set(FILES) <= {path.relative_to(repository.root).as_posix() for path in after}
