"""A form taken back: whole, or with every wrong cell named."""

import datetime
import re
from pathlib import Path

import pytest

from tests.form.filling import HEADERS, Sheet
from tests.record.small import PROGRESS, fill
from tracker.command import main
from tracker.form.sentences import OF_CHECK
from tracker.messages import MESSAGES

DAY = datetime.date(2024, 8, 31)
# What is of the file, and means nothing to who has the sheet.
FILE_WORDS = re.compile(r"values|done|corrects|note|evidence|as_of|data/|第 \d+ 行|这一行整个删掉")


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path)


def test_rows_of_one_measure_date_and_unit_become_one_update(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    common = {"数据时点": DAY, "填报单位": "发展运行部"}
    sheet.put(
        "space",
        **common,
        填报日期=datetime.datetime(2024, 9, 5),
        本次数值=95.1,
        说明="面积95.1万平方米。",
        单位自评="按序时",
    )
    sheet.put(
        "first-visit-rate", **common, 本次数值=0.725, 说明="首办成功率72.5%", 依据标题="通报", 依据网址="https://a.cn/b"
    )
    sheet.page["M6"].number_format = "0.0%"
    sheet.put(
        "job-fairs",
        **common,
        时段="2024-08",
        本次数值=1,
        说明="招聘1次",
        依据标题="通报",
        依据网址="https://a.cn/b",
        下一步="继续",
    )
    sheet.put("white-list", **{**common, "填报单位": "政务中心（营商办）"}, 完成="是", 说明="已发布")
    sheet.put("firms", 数据时点="2024/8/31", 填报单位="招商一部", 本次数值="30")
    assert sheet.record() == 0
    added = """\
      - date: 2024-08-31
        filed: 2024-09-05
        by: 发展运行部
        note: 面积95.1万平方米。招聘1次；首办成功率72.5%
        values:
          space: 95.1
          job-fairs:
            2024-08: 1
          first-visit-rate: 72.5
        self_assessment: 按序时
        evidence:
          - title: 通报
            url: https://a.cn/b
        next: 继续
      - date: 2024-08-31
        by: 政务中心（营商办）
        note: 已发布
        done:
          - white-list

  2:
    updates:
      - date: 2024-08-31
        by: 招商一部
        values:
          firms: 30
"""
    end = PROGRESS.index("\n  # 第3条")
    assert sheet.progress == PROGRESS[:end] + added + PROGRESS[end:]
    assert "共3条" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "typed"),
    [
        (95, "95"),
        (95.0, "95"),
        (0, "0"),
        (0.1, "0.1"),
        (-0.5, "-0.5"),
        (1e-6, "0.000001"),
        (99999.999999, "99999.999999"),
        (1e15 - 1, "999999999999999"),
        ("95", "95"),
        ("95.50", "95.50"),
        (" 95 ", "95"),
    ],
)
def test_numbers_as_typed(value: object, typed: str, sheet: Sheet) -> None:
    sheet.put("firms", 数据时点=DAY, 填报单位="招商一部", 本次数值=value)
    assert sheet.record() == 0
    assert f"firms: {typed}\n" in sheet.progress


def test_several_periods_in_a_row(sheet: Sheet) -> None:
    sheet.put("job-fairs", 数据时点=DAY, 填报单位="发展运行部", 时段="2024-04 2024-05，2024-08", 本次数值="1 2、3")
    assert sheet.record() == 0
    assert (
        "          job-fairs:\n            2024-04: 1\n            2024-05: 2\n            2024-08: 3\n"
        in sheet.progress
    )


def test_text_is_text(sheet: Sheet) -> None:
    note = "一: 二 #三\n“四” '五' \"六\""
    sheet.put("firms", 数据时点=DAY, 填报单位="招商一部", 本次数值=1, 说明=note, 下一步="2024")
    assert sheet.record() == 0
    assert "        note: |-\n          一: 二 #三\n          “四” '五' \"六\"\n" in sheet.progress


def test_a_blank_form(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    sheet.put("space", 数据时点=DAY, 填报单位="发展运行部")
    assert sheet.record() == 1
    assert "没有填写任何一行" in capsys.readouterr().err
    assert sheet.progress == PROGRESS


WRONG = {
    # what is typed into which target's cells (the last one is to be named), and a part of what is said
    "a number with its unit": ("space", {"本次数值": "95万平方米"}, "“95万平方米”不是数"),
    "ten thousands": ("space", {"本次数值": "1.2万"}, "12000"),
    "too many decimals": ("space", {"本次数值": 250 / 3}, "小数超过6位"),
    "too many decimals as text": ("space", {"本次数值": "95.1234567"}, "小数超过6位"),
    "nothing for a number": ("space", {"本次数值": "无"}, "请把这一格清空"),
    "a formula": ("space", {"本次数值": "=90+5"}, "公式"),
    "a formula for a date": ("space", {"本次数值": 1, "数据时点": "=TODAY()"}, "公式"),
    "an error value": ("space", {"本次数值": "#DIV/0!"}, "算不出"),
    "a date for a number": ("space", {"本次数值": datetime.date(2024, 5, 1)}, "日期，不是数"),
    "a value for a milestone": ("white-list", {"本次数值": 1}, "在“完成（是）”里选“是”"),
    "a figure that is done": ("space", {"本次数值": 95, "完成": "是"}, "在“本次数值”里填数"),
    "a period of what has none": ("space", {"时段": "2024-08", "本次数值": 95}, "把“时段”清空"),
    "nothing but what is next": ("space", {"下一步": "继续", "数据时点": DAY}, "没有完成事项，也没有说明"),
    "no date": ("space", {"本次数值": 95, "数据时点": None}, "没有数据时点"),
    "a date in words": ("space", {"本次数值": 95, "数据时点": "八月底"}, "2024-08-31"),
    "a date as a number": ("space", {"本次数值": 95, "数据时点": 20240831}, "不要连写成 20240630"),
    "a date as text without signs": ("space", {"本次数值": 95, "数据时点": "20240831"}, "2024-08-31"),
    "a day to come": ("space", {"本次数值": 95, "数据时点": datetime.date(2024, 10, 31)}, "数据截止日期 2024-09-30"),
    "filed before": ("space", {"本次数值": 95, "填报日期": datetime.date(2024, 8, 1)}, "早于"),
    "another unit": ("space", {"本次数值": 95, "填报单位": "招商一部"}, "不是第 1 条"),
    "an unknown unit": ("space", {"本次数值": 95, "填报单位": "发展运营部"}, "发展运行部"),
    "no period": ("job-fairs", {"本次数值": 1, "时段": None}, "按月开展"),
    "no value": ("job-fairs", {"时段": "2024-08", "本次数值": None}, "没有写数"),
    "a month that may have lost its nought": ("job-fairs", {"本次数值": 1, "时段": 2024.1}, "1 月还是 10 月"),
    "a wrong period": ("job-fairs", {"本次数值": 1, "时段": "2024-Q3"}, "按月判定"),
    "a period to come": ("job-fairs", {"本次数值": 1, "时段": "2024-09"}, "还没有开始"),
    "counts that differ": ("job-fairs", {"时段": "2024-07 2024-08", "本次数值": 1}, "写成一样多"),
    "a period twice": ("job-fairs", {"本次数值": "1 2", "时段": "2024-08 2024-08"}, "写了两次"),
    "a tick": ("white-list", {"完成": "√"}, "只填“是”"),
    "an address missing": ("space", {"本次数值": 95, "依据标题": "通报", "依据网址": None}, "一起写"),
    "a title missing": ("space", {"本次数值": 95, "依据网址": "https://a.cn", "依据标题": None}, "一起写"),
    "an address in part": ("space", {"本次数值": 95, "依据标题": "通报", "依据网址": "www.a.cn"}, "https://www.a.cn"),
    "an unknown word": ("space", {"本次数值": 95, "单位自评": "良好"}, "不是单位自评可用的词"),
    "a locked promise": ("space", {"承诺": "≥15万平方米"}, "锁定"),
    "a locked last value": ("space", {"上次数值": "90万平方米"}, "锁定"),
    "a value given before": ("space", {"数据时点": datetime.date(2024, 6, 30), "本次数值": 95}, "填报助手"),
    "something beside the table": ("space", {"本次数值": 95, "备注": "数据待核"}, "移到“说明”"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_cell_is_named(name: str, sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    target, cells, told = WRONG[name]
    sheet.put(target, 数据时点=DAY, 填报单位="发展运行部")
    where = sheet.put(target, **cells)
    assert sheet.record() == 1
    said = capsys.readouterr().err
    (line,) = (line for line in said.splitlines() if "填报!" in line and "警告：" not in line)
    assert line.startswith(f"表.xlsx 填报!{where}: ")
    assert told in line
    assert not FILE_WORDS.search(said.rpartition("data/progress.yaml")[0])
    assert sheet.progress == PROGRESS


def test_all_wrong_cells_are_named_at_once(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    first = sheet.put("space", 数据时点=DAY, 填报单位="发展运行部", 本次数值="约95")
    second = sheet.put("job-fairs", 数据时点=DAY, 填报单位="发展运行部", 本次数值=1, 时段="8月")
    third = sheet.put("firms", 数据时点=DAY, 本次数值=1, 填报单位="招商三部")
    assert sheet.record() == 1
    assert [line.split(": ")[0] for line in capsys.readouterr().err.splitlines()[:3]] == [
        f"表.xlsx 填报!{cell}" for cell in (first, second, third)
    ]


def test_a_warning_beside_an_error_is_called_one(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    error = sheet.put("firms", 数据时点=DAY, 填报单位="招商一部", 本次数值="约30")
    falls = sheet.put("space", 数据时点=DAY, 填报单位="发展运行部", 本次数值=8)
    done = sheet.put("white-list", 数据时点=DAY, 填报单位="发展运行部", 完成="是")
    assert sheet.record() == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.split("。")[0] for line in said] == [
        f"表.xlsx 填报!{falls}: 警告：“8”比以前报的还小",
        f"表.xlsx 填报!{done}: 警告：报了完成，没有写依据",
        f"表.xlsx 填报!{error}: “约30”不是数",
        "data/progress.yaml 没有改动",
    ]
    assert not any(FILE_WORDS.search(line) for line in said[:3])


def test_the_check_s_problems_have_codes_there_are() -> None:
    assert set(OF_CHECK) <= set(MESSAGES)


def test_a_month_that_became_a_day(sheet: Sheet) -> None:
    """What a spreadsheet makes of 2024-08, typed in a cell that is no text."""
    sheet.put("job-fairs", 数据时点=DAY, 填报单位="发展运行部", 时段=datetime.datetime(2024, 8, 1), 本次数值=1)
    assert sheet.record() == 0
    assert "            2024-08: 1\n" in sheet.progress


def test_a_note_that_is_a_part_of_another_is_kept(sheet: Sheet) -> None:
    common = {"数据时点": DAY, "填报单位": "发展运行部"}
    sheet.put("space", **common, 本次数值=95, 说明="载体累计新增95万平方米")
    sheet.put("job-fairs", **common, 时段="2024-08", 本次数值=1, 说明="新增9")
    sheet.put("first-visit-rate", **common, 本次数值=72, 说明="载体累计新增95万平方米")
    assert sheet.record() == 0
    assert "        note: 载体累计新增95万平方米；新增9\n" in sheet.progress


def copied(sheet: Sheet) -> Sheet:
    """The form's sheet copied in its workbook, and the copy to be filled in."""
    sheet.page = sheet.book.copy_worksheet(sheet.page)
    sheet.page.title = "填报 (2)"
    return sheet


def test_a_filled_copy_of_the_sheet_is_read_too(sheet: Sheet) -> None:
    sheet.put("firms", 数据时点=DAY, 填报单位="招商一部", 本次数值=30)
    copied(sheet).put("firms", 数据时点=None, 填报单位=None, 本次数值=None)
    sheet.put("space", 数据时点=DAY, 填报单位="发展运行部", 本次数值=95)
    assert sheet.record() == 0
    assert "firms: 30\n" in sheet.progress
    assert "space: 95\n" in sheet.progress


def test_what_two_sheets_say_is_told_with_their_names(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    sheet.put("firms", 数据时点=DAY, 填报单位="招商一部", 本次数值=30)
    copied(sheet).put("firms", 本次数值=31)
    assert sheet.record() == 1
    assert "表.xlsx 填报 (2)!M8: 这个指标的同一时点在 填报!M8 已经填了" in capsys.readouterr().err
    sheet.page["I3"].value = "日期"
    assert sheet.record() == 1
    assert "表.xlsx 填报 (2)!I3: 表头应是“数据时点”，这里是“日期”" in capsys.readouterr().err
    assert sheet.progress == PROGRESS


def test_rows_that_disagree(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    sheet.put("space", 数据时点=DAY, 填报单位="发展运行部", 本次数值=95, 单位自评="按序时")
    where = sheet.put("job-fairs", 数据时点=DAY, 填报单位="发展运行部", 时段="2024-08", 本次数值=1, 单位自评="滞后")
    assert sheet.record() == 1
    assert f"填报!{where}: 同一条举措、同一时点的“单位自评”与 R4 不一样" in capsys.readouterr().err


def test_a_copied_row(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    sheet.put("space", 数据时点=DAY, 填报单位="发展运行部", 本次数值=95)
    for column in range(1, sheet.page.max_column + 1):
        sheet.page.cell(10, column).value = sheet.page.cell(4, column).value
    assert sheet.record() == 1
    assert "填报!M10: 这个指标的同一时点在 M4 已经填了" in capsys.readouterr().err


def test_rows_moved_about_are_still_known(sheet: Sheet) -> None:
    sheet.put("firms", 数据时点=DAY, 填报单位="招商一部", 本次数值=30)
    rows = [[cell.value for cell in row] for row in sheet.page.iter_rows(min_row=4)]
    for row, values in enumerate(reversed(rows), 4):
        for column, value in enumerate(values, 1):
            sheet.page.cell(row, column).value = value
    assert sheet.record() == 0
    assert "firms: 30\n" in sheet.progress


def test_an_added_row(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    sheet.page.cell(12, HEADERS["本次数值"]).value = 3
    assert sheet.record() == 1
    assert "填报!E12: 这一行不是填报表原有的行" in capsys.readouterr().err


def test_a_form_from_before_a_new_update_is_taken(sheet: Sheet) -> None:
    sheet.put("space", 数据时点=datetime.date(2024, 9, 20), 填报单位="发展运行部", 本次数值=97)
    assert (
        main(
            ["record", "1", "--date", "2024-08-31", "--by", "发展运行部", "--set", "space=95"], sheet.root, lambda: None
        )
        == 0
    )
    assert sheet.record() == 0
    assert "space: 97\n" in sheet.progress


def test_a_form_from_before_a_change_of_the_promise_is_not(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    path = sheet.root / "content/measures/01-space.md"
    path.write_text(path.read_text("utf-8").replace("at_least: 150", "at_least: 120"), "utf-8")
    sheet.put("space", 数据时点=DAY, 填报单位="发展运行部", 本次数值=95)
    assert sheet.record() == 1
    assert "填报!F4: 生成填报表以后，这一格的内容已有修订，现在是“≥120万平方米”" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + b"\0" * 18, "编号,指标".encode("gb18030")])
def test_what_is_no_workbook(data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = fill(tmp_path) / "表.xlsx"
    path.write_bytes(data)
    assert main(["record", "--from", str(path)], tmp_path, lambda: None) == 1
    assert "表.xlsx: 这不是 XLSX 文件" in capsys.readouterr().err


def test_a_workbook_with_a_part_missing(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    sheet.book.create_chartsheet("图")  # without its chart
    assert sheet.record() == 1
    assert "表.xlsx: 这不是 XLSX 文件，或文件已损坏" in capsys.readouterr().err


def test_what_is_too_large(sheet: Sheet, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.form.open.MOST_BYTES", 1000)
    assert sheet.record() == 1
    assert "表.xlsx: 文件太大" in capsys.readouterr().err


def test_another_workbook(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    sheet.page["I3"].value = "日期"
    assert sheet.record() == 1
    assert "填报!I3: 表头应是“数据时点”，这里是“日期”" in capsys.readouterr().err
    sheet.book.remove(sheet.page)
    assert sheet.record("另一张.xlsx") == 1
    assert "没有填报表的工作表“填报”" in capsys.readouterr().err


def test_a_sheet_of_another_name_is_known_by_its_header(sheet: Sheet) -> None:
    sheet.put("firms", 数据时点=DAY, 填报单位="招商一部", 本次数值=30)
    sheet.page.title = "Sheet1"
    assert sheet.record() == 0
    assert "firms: 30\n" in sheet.progress
