"""A small plan that recording is tried on: every kind of target, a collective, a measure that nothing was reported on."""

from pathlib import Path

PROGRESS = """\
as_of: 2024-09-30
measures:
  # 第1条由发展运行部填
  1:
    updates:
      - date: 2024-06-30   # 半年
        filed: 2024-07-05
        by: "发展运行部"
        note: '上半年：80万平方米'
        values: {space: 80, first-visit-rate: 71.5}
      # 七月的
      - date: 2024-07-31
        by: 发展运行部
        values:
          job-fairs:
            2024-06: 1
            2024-07: 2

  # 第3条
  3:
    updates: []   # 还没有
"""

FILES = {
    "data/plan.yaml": """\
title: 甲区2024年三条举措
short_title: 三条举措
issuer: 甲区
start: 2024-01-01
end: 2024-12-31
source:
  title: 《甲区2024年三条举措》
chapters:
  - number: 1
    slug: approval
    title: 审批
""",
    "data/departments.yaml": """\
- name: 发展运行部
  slug: development
- name: 政务中心
  slug: services
  offices: [营商办]
- name: 招商一部
  slug: investment
- name: 各园区管理服务机构
  slug: parks
  group: true
""",
    "data/site.yaml": "name: 三条进展\naddress: https://example.gov.cn/three/\nedit_url: https://git.example.gov.cn/edit/{path}\n",
    "data/amendments.yaml": "[]\n",
    "data/progress.yaml": PROGRESS,
    "content/pages/about.md": "状态怎么定。\n",
    "content/measures/01-space.md": """\
---
number: 1
chapter: 1
title: 建设科技大市场
lead: [发展运行部]
responsible: [政务中心（营商办）]
targets:
  - id: space
    name: 新增科创载体空间
    at_least: 150
    unit: 万平方米
  - id: job-fairs
    name: 助企招聘活动
    at_least: 1
    unit: 次
    every: month
  - id: first-visit-rate
    name: 首办成功率
    more_than: 70
    unit: "%"
    kind: level
  - id: white-list
    name: 发布“白名单”
---

建设科技大市场。
""",
    "content/measures/02-firms.md": """\
---
number: 2
chapter: 1
title: 引进企业
lead: [各园区管理服务机构]
targets:
  - id: firms
    name: 新增企业
    at_least: 100
    unit: 家
---

引进企业。
""",
    "content/measures/03-flowchart.md": """\
---
number: 3
chapter: 1
title: 公布流程图
lead: [政务中心]
targets:
  - id: flowchart
    name: 公布流程图
---

公布流程图。
""",
}


def fill(root: Path, **changed: str) -> Path:
    """Write the small plan below a folder; `progress` gives another progress.yaml."""
    for path, text in FILES.items():
        at = root / path
        at.parent.mkdir(parents=True, exist_ok=True)
        name = Path(path).stem
        at.write_bytes(changed.get(name, text).encode())
    return root
