"""The command: records and says so, or refuses and leaves the file as it was."""

import codecs
from pathlib import Path

import pytest

from tests.record.small import PROGRESS, fill
from tracker.command import main
from tracker.read.files import Folder
from tracker.record.record import Addition, record
from tracker.record.replace import Changed, replace


def run(root: Path, *arguments: str) -> int:
    return main(["record", *arguments], root, lambda: None)


def progress(root: Path) -> bytes:
    return (root / "data/progress.yaml").read_bytes()


def test_an_update_with_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    arguments = "1 --date 2024-08-31 --filed 2024-09-05 --by 政务中心（营商办） --self 按序时 --done white-list"
    arguments += " --set space=95.50 --set job-fairs=2024-08:1 --verified white-list --next 三季度启动二期。"
    assert (
        run(tmp_path, *arguments.split(), "--note", "一: 二 #三", "--evidence", "“白名单”", "https://a.cn/b?c=1#d") == 0
    )
    added = """\
      - date: 2024-08-31
        filed: 2024-09-05
        by: 政务中心（营商办）
        note: "一: 二 #三"
        values:
          space: 95.50
          job-fairs:
            2024-08: 1
        done:
          - white-list
        verified:
          - white-list
        self_assessment: 按序时
        evidence:
          - title: “白名单”
            url: https://a.cn/b?c=1#d
        next: 三季度启动二期。
"""
    end = PROGRESS.index("\n  # 第3条")
    assert progress(tmp_path).decode() == PROGRESS[:end] + added + PROGRESS[end:]
    out = capsys.readouterr().out
    assert added.rstrip("\n") in out
    assert "检查通过" in out


def test_the_first_update_of_a_measure_and_a_correction(tmp_path: Path) -> None:
    fill(tmp_path)
    assert run(tmp_path, "2", "--date", "2024-06-30", "--by", "招商一部", "--set", "firms=30") == 0
    assert (
        run(tmp_path, "2", "--date", "2024-06-30", "--corrects", "2024-06-30", "--by", "招商一部", "--set", "firms=33")
        == 0
    )
    assert "\n  2:\n    updates:\n      - date: 2024-06-30\n        by: 招商一部\n" in progress(tmp_path).decode()
    assert "        corrects: 2024-06-30\n" in progress(tmp_path).decode()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_byte_order_mark_and_line_ends_stay(tmp_path: Path, newline: str, mark: bytes) -> None:
    fill(tmp_path)
    before = mark + PROGRESS.rstrip("\n").replace("\n", newline).encode()
    (tmp_path / "data/progress.yaml").write_bytes(before)
    (tmp_path / "data/progress.yaml").chmod(0o640)
    assert run(tmp_path, "3", "--date", "2024-08-31", "--by", "政务中心", "--done", "flowchart") == 0
    added = "\n    updates:   # 还没有\n      - date: 2024-08-31\n        by: 政务中心\n        done:\n          - flowchart\n"
    assert (
        progress(tmp_path)
        == before.replace(b" []", b"")[: -len("    updates:   # 还没有".encode()) - len(newline)]
        + added.replace("\n", newline).encode()
    )
    assert (tmp_path / "data/progress.yaml").stat().st_mode & 0o777 == 0o640


REFUSED = {
    "a unit of another measure": (["1", "--date", "2024-08-31", "--by", "招商一部", "--set", "space=95"], "招商一部"),
    "an unknown target": (["1", "--date", "2024-08-31", "--set", "spaces=95"], "space"),
    "an unknown measure": (["9", "--date", "2024-08-31", "--note", "x"], "9"),
    "a number with its unit": (["1", "--date", "2024-08-31", "--set", "space=95万平方米"], "95"),
    "a date in other form": (["1", "--date", "2024年8月31日", "--set", "space=95"], "2024-08-31"),
    "a day to come": (["1", "--date", "2024-10-31", "--set", "space=95"], "2024-09-30"),
    "a value given before": (["1", "--date", "2024-06-30", "--set", "space=81"], "corrects"),
    "nothing said": (["1", "--date", "2024-08-31"], "note"),
    "a character that cannot be seen": (["1", "--date", "2024-08-31", "--note", "一\u200b二"], "200B"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refuses(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments, told = REFUSED[name]
    fill(tmp_path)
    assert run(tmp_path, *arguments) == 1
    assert progress(tmp_path).decode() == PROGRESS
    said = capsys.readouterr().err
    assert "data/progress.yaml:" in said
    assert told in said
    assert "没有改动" in said
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == sorted(
        ["plan.yaml", "departments.yaml", "site.yaml", "amendments.yaml", "progress.yaml"]
    )


def test_a_repository_that_was_wrong_before_is_said_to_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = PROGRESS.replace("2024-07-31", "2024-07-32")
    fill(tmp_path, progress=wrong)
    assert run(tmp_path, "1", "--date", "2024-08-31", "--set", "space=95") == 1
    assert progress(tmp_path).decode() == wrong
    assert "原来就没有通过检查" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["1"],
        ["0", "--date", "2024-08-31"],
        ["1", "--date", "2024-08-31", "--set", "space"],
        ["1", "--date", "2024-08-31", "--set", "job-fairs=2024-08:"],
        ["1", "--date", "2024-08-31", "--set", "space=1", "--set", "space=2"],
        ["1", "--date", "2024-08-31", "--set", "a=2024-08:1", "--set", "a=2024-08:2"],
        ["--from", "there-is-none.xlsx"],
    ],
)
def test_unusable_arguments(arguments: list[str], tmp_path: Path) -> None:
    fill(tmp_path)
    assert run(tmp_path, *arguments) == 2
    assert progress(tmp_path).decode() == PROGRESS


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["第6条", "--date", "2024-08-31", "--note", "x"], "“第6条”不是举措编号，请只写数字：6。"),
        (["1", "--date", "2024-08-31", "--evidence", "通报"], "依据要写标题和网址两样"),
        (["--date", "2024-08-31", "--evidence", "通报", "https://a.cn", "1"], "请写明举措编号"),
    ],
)
def test_what_is_wrong_with_an_argument_is_said(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(tmp_path)
    assert run(tmp_path, *arguments) == 2
    assert told in capsys.readouterr().err


def test_a_correction_that_does_not_count_is_said_to(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fill(tmp_path)
    correction = [
        "1",
        "--date",
        "2024-06-30",
        "--corrects",
        "2024-06-30",
        "--by",
        "发展运行部",
        "--set",
        "first-visit-rate=71.5",
    ]
    assert run(tmp_path, *correction, "--set", "space=84", "--filed", "2024-08-01") == 0
    assert "不起作用" not in capsys.readouterr().err
    assert run(tmp_path, *correction, "--set", "space=85", "--filed", "2024-07-20") == 0
    assert "但有一条不起作用：填报日期更晚（2024-08-01）的更正取代了它" in capsys.readouterr().err


def test_what_somebody_else_wrote_meanwhile_is_not_lost(tmp_path: Path) -> None:
    fill(tmp_path)
    found = record(Folder(tmp_path), [Addition(1, {"date": "2024-08-31", "note": "一"})])
    path = tmp_path / "data/progress.yaml"
    path.write_text(PROGRESS + "# 别人写的\n", "utf-8")
    with pytest.raises(Changed):
        replace(path, found.before, found.after)
    assert path.read_text("utf-8") == PROGRESS + "# 别人写的\n"


def test_only_the_warnings_about_what_was_added_are_told(tmp_path: Path) -> None:
    fill(tmp_path)
    additions = [Addition(3, {"date": "2024-08-31", "by": "政务中心", "done": ["flowchart"]})]
    new = record(Folder(tmp_path), additions).warnings
    assert {warning.place.path for warning in new} <= {"data/progress.yaml"}
    again = record(
        Folder(tmp_path), [Addition(3, {"date": "2024-08-31", "by": "政务中心", "note": "正在起草。"})]
    ).warnings
    assert not [warning for warning in again if warning.code in {found.code for found in new}]


def test_the_real_progress(tmp_path: Path) -> None:
    """Every measure of the real plan takes an update, and only lines are added."""
    root = Path(__file__).resolve().parents[2]
    before = (root / "data/progress.yaml").read_bytes()
    additions = [Addition(number, {"date": "2024-09-01", "note": "一"}) for number in range(1, 27)]
    found = record(Folder(root), additions)
    rest = iter(found.after.splitlines(keepends=True))
    assert all(any(line == other for other in rest) for line in before.splitlines(keepends=True))
    assert len(found.after) - len(before) == sum(len(block.encode()) for block in found.blocks)
