"""Make a plan of N measures, the same for the same N: python benchmarks/corpus.py N DIR.

DIR becomes a repository of its own: content/ and data/ are written, and the program (build.py, tracker/, templates/,
content/pages/, data/site.yaml) is copied in beside them. There are max(8, N/50) chapters and max(20, N/20) units; a
measure has 0 to 4 figures of every kind (and a milestone always), 0 to 6 dated updates, and 150 to 500 characters of text.
"""

import random
import shutil
import sys
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START, AS_OF = date(2024, 1, 1), date(2024, 9, 30)

FIELDS = "审批服务 科技创新 企业帮扶 政务大厅 金融供给 人才安居 执法监管 外贸物流 用地保障 信用建设 数据共享 园区配套".split()
AIMS = "提速增效 集成办理 一次办好 全程服务 闭环管理 精准直达 规范透明 就近可办 稳步扩面 提档升级".split()
VERBS = "推行 建立 扩大 优化 打通 完善 升级 试点 推广 深化".split()
THINGS = (
    "项目联合验收 标准地出让 企业开办专窗 惠企政策直兑 知识产权质押 首贷续贷中心 校企对接平台 人才公寓配租 包容审慎清单 "
    "远程异地评标 跨区通办事项 保税仓储服务 电子证照互认 水电气联办 专利导航分析 信用修复指引 夜间自助服务 产业链图谱"
).split()
MEANS = "告知承诺 容缺受理 并联审批 帮办代办 免申即享 双随机抽查 移动监管 一窗受理 项目专员 定期回访".split()
PLACES = "东区政务驿站 西区科创园 综合服务大厅 人才市场 保税物流中心 智能制造基地 金融服务超市 知识产权运营中心".split()
UNIT_HEADS = (
    "开发 资源 政务 安全 生态 文物 招商 发展 制造 财政 组织 市监 税务 消防 执法 党群 公安 园区 人社 交通".split()
)
UNIT_TAILS = "建设部 规划部 服务中心 监管部 保护办 促进局 管理处 协调组 发展部 联络站".split()
COUNTED = "家 套 项 个 场 亿元 万平方米".split()
CADENCES = {"week": 39, "month": 9, "quarter": 3, "half-year": 1}


@dataclass(frozen=True)
class Unit:
    """A made-up unit of the register."""

    name: str
    slug: str


class Corpus:
    """A plan of `size` measures, drawn from a generator seeded with the size."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.draw = random.Random(size)
        self.chapters = max(8, size // 50)
        names = [head + tail for tail in UNIT_TAILS for head in UNIT_HEADS]
        count = max(20, size // 20)
        self.units = [
            Unit(names[i % 200] + (f"第{i // 200}分部" if i >= 200 else ""), f"u{i:04}") for i in range(count)
        ]

    def words(self) -> str:
        """A few words that name something to be done."""
        return f"{self.draw.choice(VERBS)}{self.draw.choice(THINGS)}"

    def sentence(self) -> str:
        """A sentence as plans have them."""
        d = self.draw
        return (
            f"在{d.choice(PLACES)}{self.words()}，实行{d.choice(MEANS)}与{d.choice(MEANS)}，"
            f"让企业{d.choice(AIMS)}，办理时间压到{d.randint(1, 30)}个工作日以内，服务{d.randint(20, 900)}户次。"
        )

    def body(self) -> str:
        """Paragraphs and now and then a list."""
        paragraphs = ["".join(self.sentence() for _ in range(self.draw.randint(1, 3))) for _ in range(2)]
        items = "\n".join(
            f"- {self.words()}，由**{self.draw.choice(MEANS)}**保障" for _ in range(self.draw.randint(2, 4))
        )
        return "\n\n".join([paragraphs[0], items, *paragraphs[1:]])

    def measure(self, number: int) -> tuple[str, str]:
        """The file and the progress entry of a measure."""
        d = self.draw
        lead, responsible = d.sample(self.units, d.randint(1, 3)), d.sample(self.units, d.randint(1, 5))
        figures = [self.figure(place) for place in range(d.randint(0, 4))]
        text = [
            "---",
            f"number: {number}",
            f"chapter: {(number - 1) * self.chapters // self.size + 1}",
            f"title: {self.words()}，{d.choice(FIELDS)}{d.choice(AIMS)}",
            f"lead: [{', '.join(unit.name for unit in lead)}]",
            f"responsible: [{', '.join(unit.name for unit in responsible)}]",
            "targets:",
            *(line for lines, _ in figures for line in lines),
            "  - id: launch",
            f"    name: {self.words()}",
            "---",
            "",
            self.body(),
        ]
        return "\n".join(text) + "\n", self.entry(number, lead[0], [kind for _, kind in figures])

    def figure(self, place: int) -> tuple[list[str], str]:
        """A target with a figure, and its kind with what is needed to report on it."""
        d = self.draw
        kind = d.choice(["cumulative", "cumulative", "level", "falling", *CADENCES])
        lines = [f"  - id: t{place}", f"    name: {self.words()}", f"    unit: {d.choice(COUNTED)}"]
        if kind == "cumulative":
            return [*lines, f"    at_least: {d.choice([4, 24, 100, 150, 500, 7000])}"], kind
        if kind == "level":
            return [*lines, "    more_than: 70", "    kind: level"], kind
        if kind == "falling":
            return [*lines, "    at_most: 55", "    from: 90"], kind
        return [*lines, "    at_least: 1", f"    every: {kind}"], kind

    def entry(self, number: int, by: Unit, kinds: list[str]) -> str:
        """The progress of a measure: 0 to 6 updates."""
        days = sorted(self.draw.sample(range(20, (AS_OF - START).days), self.draw.randint(0, 6)))
        if not days:
            return f"  {number}:\n    updates: []\n"
        return f"  {number}:\n    updates:\n" + "".join(self.update(START + timedelta(days=d), by, kinds) for d in days)

    def update(self, day: date, by: Unit, kinds: list[str]) -> str:
        """An update, true of a day."""
        d, share = self.draw, ((day - START).days + 1) / 366
        lines = [
            f"      - date: {day}",
            f"        filed: {day + timedelta(days=d.randint(0, 9))}",
            f"        by: {by.name}",
        ]
        lines.append(f"        note: 已{self.words()}，{d.choice(PLACES)}服务{d.randint(3, 300)}户次。")
        values = [self.value(place, kind, day, share) for place, kind in enumerate(kinds) if d.random() < 0.7]
        if any(values):
            lines += ["        values:", *(line for value in values for line in value)]
        if d.random() < 0.15:
            lines.append("        done: [launch]")
        if d.random() < 0.6:
            lines += ["        evidence:", f"          - title: {d.choice(THINGS)}通报"]
            lines.append(f"            url: https://example.gov.cn/{day:%Y-%m}/{d.randint(1, 9999)}")
        return "\n".join(lines) + "\n"

    def value(self, place: int, kind: str, day: date, share: float) -> list[str]:
        """The lines of a value."""
        if kind in CADENCES:
            return [f"          t{place}:", f"            {period_key(kind, day)}: {self.draw.randint(0, 3)}"]
        value = {
            "cumulative": round(150 * share),
            "level": self.draw.randint(55, 95),
            "falling": round(90 - 40 * share),
        }
        return [f"          t{place}: {value[kind]}"]


def period_key(kind: str, day: date) -> str:
    """The period of a cadence that a day lies in, as staff type it."""
    if kind == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    part = {"month": f"{day.month:02}", "quarter": f"Q{(day.month + 2) // 3}", "half-year": f"H{(day.month + 5) // 6}"}
    return f"{day.year}-{part[kind]}"


def write(size: int, folder: Path) -> None:
    """Write the repository of a plan of `size` measures."""
    corpus = Corpus(size)
    for name in ("content/measures", "data"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name in ("tracker", "templates", "content/pages"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "data/site.yaml"):
        shutil.copy(ROOT / name, folder / name)
    entries = []
    for number in range(1, size + 1):
        text, entry = corpus.measure(number)
        (folder / f"content/measures/{number:02}-m{number}.md").write_text(text, "utf-8")
        entries.append(entry)
    (folder / "data/progress.yaml").write_text(f"as_of: {AS_OF}\nsample: true\nmeasures:\n{''.join(entries)}", "utf-8")
    register = "".join(f"- name: {unit.name}\n  slug: {unit.slug}\n" for unit in corpus.units)
    (folder / "data/departments.yaml").write_text(register, "utf-8")
    plan = ["title: 合成计划", "short_title: 合成计划", "issuer: 合成", f"start: {START}", "end: 2024-12-31"]
    plan += ["source:", "  title: 合成计划", "chapters:"]
    for number in range(1, corpus.chapters + 1):
        name = f"{FIELDS[number % len(FIELDS)]}{AIMS[number % len(AIMS)]}之{number}"
        plan += [f"  - number: {number}", f"    slug: c{number:03}", f"    title: {name}"]
    (folder / "data/plan.yaml").write_text("\n".join(plan) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[1].isdigit():
        raise SystemExit(__doc__)
    write(int(sys.argv[1]), Path(sys.argv[2]))
