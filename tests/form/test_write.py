"""The blank form."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.form.filling import HEADERS, Sheet, assessment
from tests.record.small import fill
from tracker.command import main
from tracker.form.write import form


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path)


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    found = assessment(tmp_path)
    assert form(found, None) == form(found, None)


def test_a_row_a_target_with_its_last_value(sheet: Sheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet.page.iter_rows(min_row=4, min_col=1, max_col=8)]
    assert [(row[0], row[1], *row[3:7], row[7] and row[7].date().isoformat()) for row in rows] == [
        (1, "space", "1　建设科技大市场", "新增科创载体空间", "≥150万平方米", "80万平方米", "2024-06-30"),
        (1, "job-fairs", "1　建设科技大市场", "助企招聘活动", "每月≥1次", "2024-07：2次", "2024-07-31"),
        (1, "first-visit-rate", "1　建设科技大市场", "首办成功率", ">70%", "71.5%", "2024-06-30"),
        (1, "white-list", "1　建设科技大市场", "发布“白名单”", "应于2024年12月31日完成", None, None),
        (2, "firms", "2　引进企业", "新增企业", "≥100家", None, None),
        (3, "flowchart", "3　公布流程图", "公布流程图", "应于2024年12月31日完成", None, None),
    ]


def test_only_what_is_to_be_filled_in_is_open(sheet: Sheet) -> None:
    page = sheet.page
    assert page.protection.sheet
    assert page.protection.password is None
    assert page.freeze_panes == "F4"
    open_cells = {
        row[1].value: {header for header, place in HEADERS.items() if not row[place - 1].protection.locked}
        for row in page.iter_rows(min_row=4)
    }
    always = {"数据时点", "填报日期", "填报单位", "说明", "依据标题", "依据网址", "单位自评", "下一步"}
    assert open_cells["space"] == always | {"本次数值"}
    assert open_cells["job-fairs"] == always | {"本次数值", "时段"}
    assert open_cells["white-list"] == always | {"完成（是）"}
    assert [name for name in "ABC" if page.column_dimensions[name].hidden] == ["A", "B", "C"]
    assert sheet.book["选项"].sheet_state == "hidden"
    assert "怎样填" in sheet.book["说明"]["A1"].value


def test_drop_downs(sheet: Sheet) -> None:
    rules = {(str(rule.sqref), rule.type): rule for rule in sheet.page.data_validations.dataValidation}
    lists = sheet.book["选项"]

    def words(formula: str) -> list[str]:
        first, last = formula.split("!")[1].replace("$", "").split(":")
        return [row[0].value for row in lists[first:last]]

    assert words(rules["K4:K7", "list"].formula1) == ["发展运行部", "政务中心（营商办）"]
    assert words(rules["K8", "list"].formula1) == ["发展运行部", "政务中心", "招商一部"]
    assert words(rules["L5", "list"].formula1) == [f"2024-{month:02}" for month in range(1, 13)]
    assert rules["N4:N9", "list"].formula1 == '"是"'
    assert "按序时" in rules["R4:R9", "list"].formula1
    assert (rules["I4:I9", "date"].operator or "between") == "between"
    assert float(rules["I4:I9", "date"].formula2) < 20240630
    assert {str(rule.sqref) for rule in rules.values() if rule.type == "decimal"} == {"M4 M6 M8"}


@pytest.mark.parametrize(
    ("named", "targets", "by"),
    [
        ("services", ["space", "job-fairs", "first-visit-rate", "white-list", "flowchart"], "政务中心（营商办）"),
        ("政务中心", ["space", "job-fairs", "first-visit-rate", "white-list", "flowchart"], "政务中心（营商办）"),
        ("各园区管理服务机构", ["firms"], None),
        ("招商一部", [], None),
    ],
)
def test_the_form_of_a_department(named: str, targets: list[str], by: str | None, tmp_path: Path) -> None:
    fill(tmp_path)
    path = tmp_path / "form.xlsx"
    assert main(["form", "--department", named, "--output", str(path)], tmp_path, lambda: None) == 0
    page = load_workbook(io.BytesIO(path.read_bytes()))["填报"]
    assert [row[1].value for row in page.iter_rows(min_row=4) if row[1].value] == targets
    if targets:
        assert page["K4"].value == by


def test_a_unit_that_there_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    assert main(["form", "--department", "发展运营部"], tmp_path, lambda: None) == 2
    assert "发展运行部" in capsys.readouterr().err


def test_a_form_that_may_be_filled_in_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"filled in")
    assert main(["form", "--output", str(path)], tmp_path, lambda: None) == 1
    assert path.read_bytes() == b"filled in"
    assert "没有覆盖" in capsys.readouterr().err
