"""A form that LibreOffice Calc 7.4 opened, filled in and saved comes back whole.

libreoffice.xlsx is the small plan's blank form: the texts below were given to its cells as typed, in the program.
"""

from pathlib import Path

from tests.record.small import PROGRESS, fill
from tracker.command import main

ADDED = """\
      - date: 2024-08-31
        filed: 2024-09-05
        by: 发展运行部
        note: "=不是公式：一: 二 #三“四”"
        values:
          space: 95.1
          job-fairs:
            2024-05: 1
            2024-08: 2
          first-visit-rate: 72.5
        self_assessment: 按序时
        evidence:
          - title: 半年通报
            url: https://example.gov.cn/a?b=1#c
        next: 1-2
      - date: 2024-09-20
        by: 政务中心（营商办）
        done:
          - white-list

  2:
    updates:
      - date: 2024-08-31
        by: 招商一部
        values:
          firms: 30
"""


def test_comes_back_whole(tmp_path: Path) -> None:
    fill(tmp_path)
    form = Path(__file__).with_name("libreoffice.xlsx")
    assert main(["record", "--from", str(form)], tmp_path, lambda: None) == 0
    end = PROGRESS.index("\n  # 第3条")
    assert (tmp_path / "data/progress.yaml").read_text("utf-8") == PROGRESS[:end] + ADDED + PROGRESS[end:]
