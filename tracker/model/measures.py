"""A measure: what is promised, by whom, and the targets it is judged by."""

from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import pairwise
from typing import Annotated

from pydantic import Field, model_validator

from tracker.model.departments import Unit
from tracker.model.fields import Day, ListOf, Number, Record, Slug, Text, WholeNumber, wrong
from tracker.model.periods import Cadence

LONGEST_QUOTE = 60


class Comparator(Enum):
    """How a value must stand to a target's figure: (key as typed, sign, words)."""

    AT_LEAST = ("at_least", "≥", "不少于")
    MORE_THAN = ("more_than", ">", "超过")
    AT_MOST = ("at_most", "≤", "不超过")
    LESS_THAN = ("less_than", "<", "低于")

    def __init__(self, key: str, sign: str, words: str) -> None:
        self.key = key
        self.sign = sign
        self.words = words

    def holds(self, value: Decimal, figure: Decimal) -> bool:
        """Whether a value meets a figure."""
        match self:
            case Comparator.AT_LEAST:
                return value >= figure
            case Comparator.MORE_THAN:
                return value > figure
            case Comparator.AT_MOST:
                return value <= figure
            case Comparator.LESS_THAN:
                return value < figure


class Kind(Enum):
    """What sort of promise a target is: (slug, printed word)."""

    CUMULATIVE = ("cumulative", "累计")
    LEVEL = ("level", "水平")
    RECURRING = ("recurring", "按期开展")
    MILESTONE = ("milestone", "节点")

    def __init__(self, slug: str, word: str) -> None:
        self.slug = slug
        self.word = word


KIND_WORDS = {"level": Kind.LEVEL, "cumulative": Kind.CUMULATIVE}


class Withdrawn(Record):
    """Why a target no longer counts."""

    date: Day = Field(title="调整日期", description="从哪一天起不再计入。")
    reason: Text = Field(title="理由", description="为什么不再计入，公众会看到。")
    source: Text = Field(title="依据", description="所依据的文件。")


class Target(Record):
    """One thing promised that can be judged. Figures are in `unit`; a target without a figure is a milestone."""

    id: Slug = Field(
        title="指标代号",
        description="本条举措内唯一，只用小写字母、数字和连字符；填报时用它指明是哪个指标，公布后不再改动。",
    )
    name: Text = Field(title="指标名称", description="公众看到的名称。")
    at_least: Number | None = Field(
        None, title="不少于（≥）", description="目标数，只写数字。四种界限只写一种；都不写就是节点，只看做没做成。"
    )
    more_than: Number | None = Field(None, title="超过（>）", description="目标数，只写数字；正好等于不算达到。")
    at_most: Number | None = Field(None, title="不超过（≤）", description="目标数，只写数字；写了它的是水平指标。")
    less_than: Number | None = Field(
        None, title="低于（<）", description="目标数，只写数字；正好等于不算达到。写了它的是水平指标。"
    )
    unit: Text | None = Field(None, title="计量单位", description='如 家、万平方米；百分号要加引号写成 "%"。')
    every: Cadence | None = Field(
        None,
        title="开展周期",
        description="按期开展的指标写 week（周）、month（月）、quarter（季）、half-year（半年）或 year（年），逐期判定。",
    )
    kind_: Text | None = Field(
        None,
        alias="kind",
        json_schema_extra={"enum": list(KIND_WORDS)},
        title="指标类型",
        description="水平指标写 level；不写时，at_least 和 more_than 按累计计。",
    )
    due: Day | None = Field(None, title="完成时限", description="到期日，写 2024-12-31 的样子；不写就是计划的结束日。")
    from_: Number | None = Field(
        None, alias="from", title="起点值", description="计划开始前一日的数值；累计指标不写就是 0。"
    )
    plan: dict[Day, Number] = Field({}, title="计划节点", description="中间各点应达到的数，每行一个：日期、冒号、数。")
    report: Cadence | None = Field(
        None, title="填报周期", description="与全计划不同时才写：month（月）、quarter（季）或 half-year（半年）。"
    )
    note: Text | None = Field(None, title="口径", description="这个数怎么统计，公众会看到。")
    quote: Text | None = Field(None, title="原文", description="所依据的方案原文，只摘最关键的几个字，不超过60字。")
    withdrawn: Withdrawn | None = Field(None, title="已调整", description="这个指标不再计入时写明日期、理由和依据。")

    @cached_property
    def comparator(self) -> Comparator | None:
        """How a value must stand to the figure; None for a milestone."""
        return next((c for c in Comparator if getattr(self, c.key) is not None), None)

    @cached_property
    def figure(self) -> Decimal:
        """The figure promised, in `unit`; 0 for a milestone, which has none."""
        return Decimal(getattr(self, self.comparator.key)) if self.comparator else Decimal(0)

    @cached_property
    def kind(self) -> Kind:
        """Its kind: at_most and less_than are levels, the others accumulate unless they say so."""
        if self.comparator is None:
            return Kind.MILESTONE
        if self.every is not None:
            return Kind.RECURRING
        if self.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
            return Kind.LEVEL
        return KIND_WORDS[self.kind_ or "cumulative"]

    @property
    def base(self) -> Decimal:
        """The value on the day before the start; 0 where none is given."""
        return self.from_ if self.from_ is not None else Decimal(0)

    def met_by(self, value: Decimal) -> bool:
        """Whether a value meets the figure."""
        return self.comparator is not None and self.comparator.holds(value, self.figure)

    @model_validator(mode="after")
    def must_be_one_kind(self) -> "Target":
        given = [c.key for c in Comparator if getattr(self, c.key) is not None]
        if len(given) > 1:
            raise wrong("two-comparators", at=given[1], value="、".join(given))
        if self.kind_ is not None and self.kind_ not in KIND_WORDS:
            raise wrong("unknown-kind", at="kind", value=self.kind_)
        if self.kind_ == "cumulative" and given and given[0] in ("at_most", "less_than"):
            raise wrong("falling-cumulative", at="kind", value=given[0])
        if not given:
            extra = [k for k, v in (("unit", self.unit), ("kind", self.kind_), ("every", self.every)) if v is not None]
            if extra:
                raise wrong("figure-missing", at=extra[0], value=extra[0])
        elif self.unit is None:
            raise wrong("unit-missing", at=given[0])
        return self

    @model_validator(mode="after")
    def must_have_a_line_to_go(self) -> "Target":
        straight = self.kind in (Kind.CUMULATIVE, Kind.LEVEL)
        if self.every is not None and self.comparator not in (Comparator.AT_LEAST, Comparator.MORE_THAN, None):
            raise wrong("every-with-falling", at="every")
        for key, given in (("from", self.from_ is not None), ("plan", bool(self.plan))):
            if given and not straight:
                raise wrong("from-or-plan-misplaced", at=key, value=key)
        if self.plan and self.kind is Kind.LEVEL and self.from_ is None:
            raise wrong("plan-without-from", at="plan")
        if self.from_ is not None or self.kind is Kind.CUMULATIVE:
            at = "from" if self.from_ is not None else self.comparator.key if self.comparator else ""
            if self.met_by(self.base) or self.base == self.figure:
                raise wrong("from-meets-target", at=at, value=self.base, figure=self.figure)
            self.plan_must_lead_on()
        return self

    def plan_must_lead_on(self) -> None:
        """Plan points go from `from` towards the figure and never back."""
        rising = self.figure > self.base
        points = [self.base, *(value for _, value in sorted(self.plan.items())), self.figure]
        for earlier, later in pairwise(points):
            if (later < earlier) if rising else (later > earlier):
                raise wrong("plan-turns-back", at="plan", value=later, earlier=earlier)

    @model_validator(mode="after")
    def must_be_quoted_briefly(self) -> "Target":
        if self.quote is not None and len(self.quote) > LONGEST_QUOTE:
            raise wrong("quote-too-long", at="quote", length=len(self.quote), most=LONGEST_QUOTE)
        if self.report in (Cadence.WEEK, Cadence.YEAR):
            raise wrong("bad-round", at="report", value=self.report)
        return self


class Measure(Record):
    """A measure of the plan: the front matter of its file, and the Markdown below it."""

    number: WholeNumber = Field(title="编号", description="第几条，与文件名的序号一致；从 1 起连续，不重复。")
    chapter: WholeNumber = Field(title="章", description="在 plan.yaml 的第几章。")
    title: Text = Field(title="标题", description="与方案原文一字不差。")
    lead: Annotated[tuple[Unit, ...], ListOf] = Field(
        min_length=1,
        title="牵头单位",
        description="一个或几个，照方案的写法，如“政务中心（营商办）”。",
    )
    responsible: Annotated[tuple[Unit, ...], ListOf] = Field(
        (), title="责任单位", description="照方案的写法，可以没有。"
    )
    topics: Annotated[tuple[Text, ...], ListOf] = Field(
        (), title="要办的事", description="从 plan.yaml 的 topics 里选，企业由此查找。"
    )
    targets: tuple[Target, ...] = Field(min_length=1, title="指标", description="可以核对的承诺，至少一项。")
    body: str = ""

    @cached_property
    def target(self) -> dict[str, Target]:
        """The targets by id."""
        return {target.id: target for target in self.targets}


def due_of(target: Target, plan_end: date) -> date:
    """The day a target is due: its own, or the plan's end."""
    return target.due or plan_end
