"""Every sentence that is said of a form, by code. What is wrong with what was filled in is said by `tracker.messages`."""

from msgspec import Struct

from tracker.form.columns import HELP, SHEET

SENTENCES = {
    "not-a-workbook": "这不是 XLSX 文件，或文件已损坏。请用表格软件打开，“另存为”XLSX 格式。",
    "too-large": "文件太大，不像是填好的填报表。请重新生成填报表再填。",
    "no-sheet": f"没有名为“{SHEET}”的工作表。请把工作表的名字改回来，或重新生成填报表。",
    "header-changed": "表头应是“{expected}”，这里是“{value}”。请恢复表头和列的次序，或重新生成填报表。",
    "unknown-row": "这一行不是填报表原有的行（看不出是哪个指标）。请不要自己加行，填在原有的行里。",
    "target-gone": "第 {number} 条现在没有这个指标。请重新生成填报表。",
    "given-changed": "这一格是锁定的内容，被改动了。请恢复为“{expected}”，或重新生成填报表。",
    "promise-changed": "生成填报表以后，这一格的内容已有修订，现在是“{expected}”。请重新生成填报表。",
    "formula": "这里是公式。请把它换成算好的数或文字（复制后“选择性粘贴”为数值）。",
    "error-value": "这里是算不出的公式结果“{value}”。请填上数或文字。",
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


class CellProblem(Struct, frozen=True, order=True):
    """What is wrong with a cell of a form. Sorts by row and column, from 0; a row of -1 means the file as a whole."""

    row: int
    column: int
    file: str
    cell: str
    message: str

    def __str__(self) -> str:
        return f"{self.file} {SHEET}!{self.cell}: {self.message}" if self.cell else f"{self.file}: {self.message}"
