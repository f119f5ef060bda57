"""A small plan in a git repository of its own: two chapters, three measures, two units and a collective."""

import subprocess
from pathlib import Path

FILES = {
    "data/plan.yaml": """
        title: 甲区营商环境三条举措
        short_title: 三条
        issuer: 甲区
        start: 2024-01-01
        end: 2024-12-31
        source:
          title: 《甲区营商环境三条举措》
        chapters:
          - number: 1
            slug: approval
            title: 审批
          - number: 2
            slug: innovation
            title: 创新
        topics:
          - 审批
          - 创新
    """,
    "data/departments.yaml": """
        - name: 发展运行部
          slug: development
        - name: 政务中心
          slug: services
          offices: [营商办]
        - name: 各园区管理服务机构
          slug: parks
          group: true
    """,
    "data/site.yaml": """
        name: 三条进展
        address: https://example.gov.cn/three/
        id_code: 6100000001
        icp: 陕ICP备00000001号
        police: 陕公网安备00000000000001号
        organizer: 甲区政务中心
        contact: 029-00000000
    """,
    "data/amendments.yaml": "[]",
    "data/progress.yaml": """
        # 每月填报
        as_of: 2024-09-30
        measures:
          1:
            updates:
              - date: 2024-06-30
                filed: 2024-07-05
                by: 政务中心
                note: 平均用时66天。
                values:
                  approval-days: 66
                done: [flowchart]
                evidence:
                  - title: 流程图
                    url: https://example.gov.cn/flowchart
              - date: 2024-09-30
                filed: 2024-10-08
                by: 政务中心
                note: 平均用时58天。
                values:
                  approval-days: 58
          2:
            updates:
              - date: 2024-06-30
                by: 发展运行部
                note: 上半年新增科转企业60家。
                values:
                  conversion-firms: 60
                  job-fairs:
                    2024-05: 1
                    2024-06: 2
              - date: 2024-09-30
                filed: 2024-10-08
                by: 发展运行部
                note: 累计新增科转企业97家。
                values:
                  conversion-firms: 97
          3:
            updates:
              - date: 2024-08-31
                by: 政务中心
                note: 正在起草。
    """,
    "content/measures/01-approval.md": """
        ---
        number: 1
        chapter: 1
        title: 拿地开工
        lead: [政务中心（营商办）]
        topics: [审批]
        targets:
          - id: approval-days
            name: 审批用时
            at_most: 60
            unit: 天
          - id: flowchart
            name: 公布流程图
        ---

        审批用时不超过60天。
    """,
    "content/measures/02-tech-market.md": """
        ---
        number: 2
        chapter: 2
        title: 打造科技大市场
        lead: [发展运行部, 政务中心]
        responsible: [各园区管理服务机构]
        targets:
          - id: conversion-firms
            name: 新增科转企业
            at_least: 150
            unit: 家
            quote: 新增科转企业150家
          - id: job-fairs
            name: 招聘活动
            at_least: 1
            unit: 次
            every: month
        ---

        全年新增科转企业150家。
    """,
    "content/measures/03-white-list.md": """
        ---
        number: 3
        chapter: 2
        title: 发布白名单
        lead: [政务中心]
        targets:
          - id: white-list
            name: 发布白名单
            due: 2024-11-30
        ---

        发布白名单。
    """,
    "content/pages/about.md": "状态怎么定。",
}


def dedent(text: str) -> str:
    """A text without the indentation of this file."""
    lines = text.strip("\n").split("\n")
    indent = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[indent:] if line.strip() else "" for line in lines).rstrip() + "\n"


class Repository:
    """A work tree with its sources below a folder of it."""

    def __init__(self, top: Path, below: str = "") -> None:
        self.top = top
        self.root = top / below
        self.root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")
        self.git("config", "user.name", "测试")
        self.git("config", "user.email", "test@example.gov.cn")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", "-C", str(self.top), *arguments], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        at = self.root / path
        at.parent.mkdir(parents=True, exist_ok=True)
        at.write_text(text, "utf-8")

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def fill(self) -> None:
        for path, text in FILES.items():
            self.write(path, dedent(text))

    def replace(self, path: str, before: str, after: str) -> None:
        """Replace a text that stands in a file just once."""
        text = self.read(path)
        assert text.count(before) == 1, f"{before!r} is {text.count(before)} times in {path}"
        self.write(path, text.replace(before, after))

    def report(self, number: int, entry: str) -> None:
        """Add an entry to the end of a measure's updates."""
        lines = self.read("data/progress.yaml").split("\n")
        start = lines.index(f"  {number}:")
        end = next(
            (i for i in range(start + 1, len(lines)) if lines[i].strip() and not lines[i].startswith("   ")), None
        )
        place = len(lines) - 1 if end is None else end
        new = ["      " + line if line else "" for line in dedent(entry).rstrip("\n").split("\n")]
        self.write("data/progress.yaml", "\n".join([*lines[:place], *new, *lines[place:]]))

    def commit(self, message: str = "数据") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")
