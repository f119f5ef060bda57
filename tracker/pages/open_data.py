"""The open data: every table and what each of its fields holds."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Field:
    """A column: its name, its type as Frictionless names it, what it holds."""

    name: str
    type: str
    title: str


@dataclass(frozen=True)
class Table:
    """A table of the open data; `key` has the fields that tell its rows apart."""

    name: str
    title: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]


MEASURES = Table(
    "measures",
    "举措",
    ("number",),
    (
        Field("number", "integer", "举措编号"),
        Field("title", "string", "标题"),
        Field("chapter", "integer", "章号"),
        Field("chapter_title", "string", "章标题"),
        Field("lead", "string", "牵头单位，分号分隔，按原文写法"),
        Field("responsible", "string", "责任单位，分号分隔，按原文写法"),
        Field("topics", "string", "涉企事项，分号分隔"),
        Field("state", "string", "测算状态"),
        Field("group", "string", "状态分组"),
        Field("late", "boolean", "是否逾期完成"),
        Field("why", "string", "状态由来：各状态的指标数"),
        Field("targets", "integer", "计入的指标数"),
        Field("withdrawn", "integer", "已调整、不计入的指标数"),
        Field("overdue_for_report", "boolean", "是否应报未报"),
        Field("self_assessment", "string", "单位自评"),
        Field("agreement", "string", "自评与测算是否一致"),
        Field("updates", "integer", "填报条数"),
        Field("latest_update", "date", "最近一次填报的数据时点"),
        Field("url", "string", "网页地址"),
    ),
)
TARGETS = Table(
    "targets",
    "指标",
    ("measure", "target"),
    (
        Field("measure", "integer", "举措编号"),
        Field("target", "string", "指标代号，在本条举措内唯一"),
        Field("name", "string", "指标名称"),
        Field("kind", "string", "指标类型：cumulative 累计，level 水平，recurring 定期，milestone 节点"),
        Field("comparator", "string", "比较方式：at_least 不少于，more_than 超过，at_most 不超过，less_than 低于"),
        Field("figure", "number", "目标数"),
        Field("unit", "string", "计量单位"),
        Field("every", "string", "开展周期：week 周，month 月，quarter 季，half-year 半年，year 年"),
        Field("due", "date", "完成时限"),
        Field("from", "number", "起点值（计划开始前一日）"),
        Field("quote", "string", "所依据的原文"),
        Field("note", "string", "统计口径"),
        Field("withdrawn", "date", "调整（不再计入）的日期"),
        Field("state", "string", "测算状态"),
        Field("latest_value", "number", "最近一次填报的数值"),
        Field("latest_date", "date", "该数值的数据时点"),
        Field("done_on", "date", "节点完成日期"),
        Field("verified", "boolean", "最近一次填报是否经过核实"),
    ),
)
UPDATES = Table(
    "updates",
    "填报",
    (),
    (
        Field("measure", "integer", "举措编号"),
        Field("entry", "integer", "本条举措的第几条填报"),
        Field("date", "date", "数据时点"),
        Field("filed", "date", "填报日期"),
        Field("by", "string", "填报单位"),
        Field("target", "string", "指标代号"),
        Field("period", "string", "时段（定期指标）"),
        Field("value", "number", "数值，按指标的计量单位"),
        Field("done", "boolean", "是否填报完成（节点）"),
        Field("note", "string", "说明"),
        Field("self_assessment", "string", "单位自评"),
        Field("evidence", "string", "依据材料网址，空格分隔"),
        Field("next", "string", "下一步"),
        Field("corrects", "date", "更正的是哪个数据时点的填报"),
        Field("corrected_on", "date", "被更正的日期；空白为仍然有效"),
    ),
)
ASSESSMENTS = Table(
    "assessments",
    "测算",
    ("measure", "target"),
    (
        Field("measure", "integer", "举措编号"),
        Field("target", "string", "指标代号"),
        Field("as_of", "date", "数据截止日期，即判定日"),
        Field("kind", "string", "指标类型"),
        Field("comparator", "string", "比较方式"),
        Field("figure", "number", "目标数"),
        Field("unit", "string", "计量单位"),
        Field("from", "number", "起点值"),
        Field("start", "date", "计划开始日"),
        Field("due", "date", "完成时限"),
        Field("plan", "string", "计划节点，形如 日期=数值，空格分隔"),
        Field("elapsed", "number", "时间进度，0 到 1"),
        Field("report", "string", "填报周期"),
        Field("grace_days", "integer", "报送宽限天数"),
        Field("closed_round", "string", "最近一个已截止的填报期"),
        Field("overdue_for_report", "boolean", "是否应报未报"),
        Field("latest_value", "number", "最近的数值"),
        Field("latest_date", "date", "最近数值的数据时点"),
        Field("expected_on", "date", "应达数所取的日期"),
        Field("expected", "number", "应达数"),
        Field("gap", "number", "与应达数的差，百分点"),
        Field("ahead", "number", "超序时界线，百分点"),
        Field("behind", "number", "滞后界线，百分点"),
        Field("far_behind", "number", "严重滞后界线，百分点"),
        Field("earlier_misses", "integer", "此前不达标的次数（水平指标）"),
        Field("periods", "integer", "全部期数（定期指标）"),
        Field("periods_closed", "integer", "到期期数"),
        Field("periods_met", "integer", "达到的期数"),
        Field("done_on", "date", "节点完成日期"),
        Field("late", "boolean", "是否逾期完成"),
        Field("withdrawn", "date", "调整日期；有此日期的不计入"),
        Field("state", "string", "测算状态"),
        Field("group", "string", "状态分组"),
        Field("outdated", "boolean", "是否标“数据过期”"),
    ),
)

LEDGER = Table(
    "ledger",
    "台账",
    (),
    (
        Field("number", "integer", "举措编号"),
        Field("title", "string", "举措"),
        Field("chapter", "string", "章"),
        Field("lead", "string", "牵头单位"),
        Field("responsible", "string", "责任单位"),
        Field("name", "string", "指标"),
        Field("promise", "string", "承诺"),
        Field("due", "date", "完成时限"),
        Field("value", "number", "最近数值"),
        Field("unit", "string", "计量单位"),
        Field("date", "date", "数据时点或完成日期"),
        Field("periods", "string", "达到期数"),
        Field("state", "string", "测算状态"),
        Field("why", "string", "状态由来"),
    ),
)

TABLES = (MEASURES, TARGETS, UPDATES, ASSESSMENTS)
