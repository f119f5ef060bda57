"""The open data: every table and what each of its fields holds."""

from msgspec import Struct


class Field(Struct, frozen=True):
    """A column: its name, its type as Frictionless names it, what it holds."""

    name: str
    type: str
    title: str


class Table(Struct, frozen=True):
    """A table of the open data; `key` has the fields that tell its rows apart."""

    name: str
    title: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]


NOTICE = Field("notice", "string", "示例数据的声明；空白表示不是示例数据")
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
        Field("topics", "string", "要办的事，分号分隔"),
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
        NOTICE,
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
        Field("kind", "string", "指标类型：cumulative 累计，level 水平，recurring 按期开展，milestone 节点"),
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
        NOTICE,
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
        Field("period", "string", "时段（按期开展的指标）"),
        Field("value", "number", "数值，按指标的计量单位"),
        Field("done", "boolean", "是否填报完成（节点）"),
        Field("note", "string", "说明"),
        Field("self_assessment", "string", "单位自评"),
        Field("evidence", "string", "依据材料网址，空格分隔"),
        Field("next", "string", "下一步"),
        Field("corrects", "date", "更正的是哪个数据时点的填报"),
        Field("corrected_on", "date", "被更正的日期；空白为仍然有效"),
        NOTICE,
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
        Field("periods", "integer", "全部期数（按期开展的指标）"),
        Field("periods_closed", "integer", "到期期数"),
        Field("periods_met", "integer", "达到的期数"),
        Field("done_on", "date", "节点完成日期"),
        Field("late", "boolean", "是否逾期完成"),
        Field("withdrawn", "date", "调整日期；有此日期的不计入"),
        Field("state", "string", "测算状态"),
        Field("group", "string", "状态分组"),
        Field("outdated", "boolean", "是否标“数据过期”"),
        NOTICE,
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

# What a field without fields of its own here holds is told in its title.
PLAN_JSON = Table(
    "plan",
    "全部内容",
    (),
    (
        Field("schema_version", "integer", "本文件结构的版本；结构有不兼容的变化时加一"),
        Field("name", "string", "网站名称"),
        Field("as_of", "date", "数据截止日期，即判定日"),
        Field("sample", "boolean", "是否为虚构的示例数据"),
        Field("plan", "object", "方案"),
        Field("plan.title", "string", "方案名称"),
        Field("plan.issuer", "string", "发布机关"),
        Field("plan.start", "date", "开始日"),
        Field("plan.end", "date", "结束日"),
        Field("plan.source", "object", "原文：title 标题，url 网址（有则写）"),
        Field("plan.report", "string", "填报周期"),
        Field("plan.grace_days", "integer", "报送宽限天数"),
        Field("plan.pace", "object", "界线，百分点：ahead 超序时，behind 滞后，far_behind 严重滞后"),
        Field(
            "totals",
            "object",
            "全部举措的分组数：total 总数，done 已完成，normal 正常推进，behind 进度滞后，overdue 已逾期，"
            "no-data 数据缺失，late 其中逾期完成，withdrawn 已调整、不计入",
        ),
        Field(
            "chapters[]", "array", "各章：number 编号，slug 地址，title 标题，measures 举措编号，totals 分组数（同上）"
        ),
        Field(
            "departments[]",
            "array",
            "各单位：name 名称，slug 地址，group 是否集体称谓，offices 内设机构，lead 牵头的举措编号，"
            "responsible 担任责任单位的举措编号，totals 分组数（同上）",
        ),
        Field(
            "amendments[]",
            "array",
            "承诺的修订：date 日期，measure 举措编号，target 指标代号，field 修订项，"
            "from 原承诺，to 现承诺，reason 理由，document 依据文件",
        ),
        Field("measures[]", "array", "各条举措；每条另有单独的文件 measures/编号/measure.json"),
        Field("measures[].number", "integer", "举措编号"),
        Field("measures[].title", "string", "标题"),
        Field("measures[].chapter", "integer", "章号"),
        Field("measures[].lead", "array", "牵头单位，按原文写法"),
        Field("measures[].responsible", "array", "责任单位，按原文写法"),
        Field("measures[].topics", "array", "要办的事"),
        Field("measures[].url", "string", "网页地址"),
        Field("measures[].state", "string", "测算状态的代号"),
        Field("measures[].state_word", "string", "测算状态"),
        Field("measures[].group", "string", "状态分组的代号"),
        Field("measures[].late", "boolean", "是否逾期完成"),
        Field("measures[].why", "string", "状态由来"),
        Field("measures[].overdue_for_report", "boolean", "是否应报未报"),
        Field(
            "measures[].self_assessment",
            "object",
            "单位自评：state 状态的代号，state_word 状态，date 数据时点，agreement 与测算是否一致；没有自评为空",
        ),
        Field("measures[].text", "string", "说明文字（Markdown）"),
        Field("measures[].months[]", "array", "各月末的状态：end 月末，state 状态的代号"),
        Field("measures[].targets[]", "array", "指标"),
        Field("measures[].targets[].id", "string", "指标代号"),
        Field("measures[].targets[].name", "string", "指标名称"),
        Field("measures[].targets[].kind", "string", "指标类型"),
        Field("measures[].targets[].comparator", "string", "比较方式"),
        Field("measures[].targets[].figure", "number", "目标数；节点为空"),
        Field("measures[].targets[].unit", "string", "计量单位"),
        Field("measures[].targets[].every", "string", "开展周期"),
        Field("measures[].targets[].promise", "string", "承诺的写法，如 每月≥1次；节点为空"),
        Field("measures[].targets[].due", "date", "完成时限"),
        Field("measures[].targets[].from", "number", "起点值"),
        Field("measures[].targets[].plan", "object", "计划节点：日期和数值"),
        Field("measures[].targets[].quote", "string", "所依据的原文"),
        Field("measures[].targets[].note", "string", "统计口径"),
        Field("measures[].targets[].withdrawn", "object", "调整：date 日期，reason 理由，source 依据；没有调整为空"),
        Field("measures[].targets[].state", "string", "测算状态的代号"),
        Field("measures[].targets[].state_word", "string", "测算状态"),
        Field("measures[].targets[].group", "string", "状态分组的代号"),
        Field("measures[].targets[].reason", "string", "状态的理由"),
        Field("measures[].targets[].late", "boolean", "是否逾期完成"),
        Field("measures[].targets[].outdated", "boolean", "是否标“数据过期”"),
        Field("measures[].targets[].overdue_for_report", "boolean", "是否应报未报"),
        Field("measures[].targets[].latest", "object", "最近一次填报：date 数据时点，value 数值"),
        Field("measures[].targets[].expected", "object", "应达数：date 所取日期，value 数值"),
        Field("measures[].targets[].gap", "number", "与应达数的差，百分点"),
        Field(
            "measures[].targets[].periods[]", "array", "各期：period 时段，value 数值，met 是否达到，closed 是否到期"
        ),
        Field("measures[].targets[].done_on", "date", "节点完成日期"),
        Field("measures[].targets[].verified", "boolean", "最近一次填报是否经过核实；没有填报为空"),
        Field("measures[].updates[]", "array", "填报，按文件中的先后"),
        Field("measures[].updates[].date", "date", "数据时点"),
        Field("measures[].updates[].filed", "date", "填报日期"),
        Field("measures[].updates[].by", "string", "填报单位"),
        Field("measures[].updates[].note", "string", "说明"),
        Field("measures[].updates[].values", "object", "数值，按指标代号；按期开展的指标再按时段"),
        Field("measures[].updates[].done", "array", "完成的节点"),
        Field("measures[].updates[].verified", "array", "核实的指标"),
        Field(
            "measures[].updates[].self_assessment",
            "object",
            "单位自评：state 状态的代号，state_word 状态；没有自评为空",
        ),
        Field("measures[].updates[].evidence[]", "array", "依据：title 标题，url 网址"),
        Field("measures[].updates[].next", "string", "下一步"),
        Field("measures[].updates[].corrects", "date", "更正的是哪个数据时点的填报"),
        Field("measures[].updates[].corrected_on", "date", "被更正的日期；空为仍然有效"),
    ),
)
