"""Every sentence that is said of a form, by code.

What the check finds in what was filled in is said by `tracker.messages`, but for advice that would speak of the file:
then by `OF_CHECK`, whose sentences speak of the sheet.
"""

from msgspec import Struct

from tracker.form.columns import HELP, SHEET, Cell
from tracker.messages import quoted
from tracker.problems import Severity

SENTENCES = {
    "not-a-workbook": "这不是 XLSX 文件，或文件已损坏。请用表格软件打开，“另存为”XLSX 格式。",
    "too-large": "文件太大，不像是填好的填报表。请重新生成填报表再填。",
    "no-sheet": f"没有填报表的工作表“{SHEET}”（认不出表头）。请恢复它，或重新生成填报表。",
    "header-changed": "表头应是“{expected}”，这里是“{value}”。请恢复表头和列的次序，或重新生成填报表。",
    "unknown-row": "这一行不是填报表原有的行（看不出是哪个指标）。请不要自己加行，填在原有的行里。",
    "target-gone": "第 {number} 条现在没有这个指标。请重新生成填报表。",
    "given-changed": "这一格是锁定的内容，被改动了。请恢复为“{expected}”，或重新生成填报表。",
    "promise-changed": "生成填报表以后，这一格的内容已有修订，现在是“{expected}”。请重新生成填报表。",
    "added-column": "这一列不是填报表原有的，里面的内容读不到。请移到“说明”或“下一步”里，再把这一列清空。",
    "formula": "这里是公式。请把它换成算好的数或文字（复制后“选择性粘贴”为数值）。",
    "error-value": "这里是算不出的公式结果“{value}”。请填上数或文字。",
    "not-a-day": "这里不是日期。请写成 2024-06-30 的样子，不要连写成 20240630。",
    "month-unclear": "“{value}”看不出是 1 月还是 10 月（表格软件会把 2024.10 变成 2024.1）。请用减号写全，例如 2024-10。",
    "date-for-number": "这里是日期，不是数。请把格式改成“常规”，重新输入。",
    "percent-of-other": "这里是百分比，而指标的单位是“{unit}”。请把格式改成“常规”，重新输入。",
    "too-many-decimals": "“{value}”的小数超过6位。请四舍五入后再填。",
    "date-missing": "这一行填了内容，却没有数据时点。请补上日期。",
    "period-missing": "这个指标按{every}开展，请选是哪一期，例如 {example}。",
    "value-missing": "写了时段，没有写数。请补上，或删掉时段。",
    "counts-differ": f"时段有 {{periods}} 个，数有 {{values}} 个。请写成一样多，用空格分开（见“{HELP}”页）。",
    "period-twice": "时段“{value}”写了两次。请删掉一个。",
    "not-yes": "这里只填“是”；没有完成就留空。",
    "evidence-half": "依据的标题和网址要一起写。请补上这一格，或把另一格删掉。",
    "target-twice": "这个指标的同一时点在 {other} 已经填了。请删掉其中一处。",
    "differs": "同一条举措、同一时点的“{header}”与 {other} 不一样。请改成一样，或只写一处。",
}

CORRECT = "请用网站上的“填报助手”更正，不在这张表里改"
OF_CHECK = {
    "no-number": "“{value}”不是数。还没有数的，请把这一格清空，不要填“无”或横线。",
    "unknown-unit": "没有名为“{value}”的单位。请从下拉列表中选：{units}。",
    "unknown-office": "没有“{value}”这个内设机构。请从下拉列表中选：{units}。",
    "units-joined": "“{value}”是几个单位连着写的。请从下拉列表中选一个：{units}。",
    "update-says-nothing": "没有数，没有完成事项，也没有说明。请至少补上一样；没有进展的，把这一行填的内容清空。",
    "update-after-as-of": "“{value}”晚于数据截止日期 {as_of}。请核对；截止日期由督查部门按期调整。",
    "value-for-milestone": "这个指标是节点，没有数。请把这一格清空；做成了的，在“完成（是）”里选“是”。",
    "done-for-figure": "这个指标有数，不选“是”。请把这一格清空，在“本次数值”里填数。",
    "periods-for-number": "这个指标不分时段。请把“时段”清空，这里只填一个数。",
    "value-twice": f"这个指标在这个数据时点已经报过数。请核对“数据时点”；以前报错的，{CORRECT}。",
    "value-falls": f"“{{value}}”比以前报的还小。请核对：累计的指标应填总数，不是当期数；以前报错的，{CORRECT}。",
    "value-far-above": "“{value}”超过目标数的 1.5 倍。请核对是不是多打了数字，或单位不对。",
    "evidence-missing": "报了完成，没有写依据。请补上“依据标题”和“依据网址”。",
}


def filled_in(sentence: str, words: dict[str, object]) -> str:
    """A sentence with its words."""
    return sentence.format_map({name: quoted(str(word)) for name, word in words.items()})


class CellProblem(Struct, frozen=True, order=True):
    """What is wrong with a cell of a form, or without one with the file as a whole. Sorts by cell, errors first."""

    cell: Cell | tuple[()]
    file: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        where = f"{self.file} {self.cell}" if self.cell else self.file
        return f"{where}: {'警告：' if self.severity is Severity.WARNING else ''}{self.message}"
