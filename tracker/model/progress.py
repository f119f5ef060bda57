"""Progress: what units reported, entry by entry."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from pydantic import Discriminator, Field, Tag, model_validator

from tracker.model.departments import Unit
from tracker.model.fields import (
    Boolean,
    Day,
    ListOf,
    Number,
    PeriodKey,
    Record,
    StateWord,
    TargetId,
    Text,
    WebAddress,
    wrong,
)
from tracker.model.periods import Period

ByPeriod = dict[PeriodKey, Number]
Value = Annotated[
    Annotated[Number, Tag("number")] | Annotated[ByPeriod, Tag("periods")],
    Discriminator(lambda value: "periods" if isinstance(value, Mapping) else "number"),
]


class Evidence(Record):
    """A document that proves an update."""

    title: Text = Field(title="依据标题", description="依据材料的标题。")
    url: WebAddress = Field(title="依据网址", description="公开的完整网址，以 https:// 开头。")


class Update(Record):
    """One entry of a measure's progress. `values` are in each target's unit; those of recurring targets go by period."""

    date: Day = Field(title="数据时点", description="这些数是哪一天的，写 2024-06-30 的样子；不能晚于 as_of。")
    filed: Day | None = Field(None, title="填报日期", description="哪一天填的，不早于数据时点；不写就当作同一天。")
    by: Unit | None = Field(None, title="填报单位", description="本条举措的牵头或责任单位。")
    note: Text | None = Field(
        None, title="说明", description="一两句话说明进展，公众会看到。有英文冒号加空格、# 等记号时用英文引号括起来。"
    )
    values: dict[TargetId, Value] = Field(
        {},
        title="数值",
        description="指标的代号、冒号、数。只写数字，不写单位。累计的写年初以来的总数；按期开展的另起一行写明是哪一期。",
    )
    done: Annotated[tuple[TargetId, ...], ListOf] = Field(
        (), title="完成的节点", description="做成了的节点的代号，每行一个，以“- ”开头。"
    )
    self_assessment: StateWord | None = Field(
        None, title="单位自评", description="用规定的状态用语；与测算的状态并列显示，不能代替它。"
    )
    evidence: tuple[Evidence, ...] = Field((), title="依据", description="证明材料，每份写标题和网址。")
    next: Text | None = Field(None, title="下一步", description="下一步做什么。")
    verified: Annotated[tuple[TargetId, ...], ListOf] = Field(
        (), title="已核实", description="督查部门核实过的指标的代号，由督查部门填写。"
    )
    corrects: Day | None = Field(
        None, title="更正", description="要更正的那一条的数据时点；它的数值和完成事项由这一条取代。"
    )

    @property
    def filed_on(self) -> datetime.date:
        """The day it was filed; the day its figures are true of where nothing else is said."""
        return self.filed or self.date

    def number(self, target: str) -> Decimal | None:
        """Its single value of a target, or None."""
        value = self.values.get(target)
        return value if isinstance(value, Decimal) else None

    def periods(self, target: str) -> Mapping[Period, Decimal]:
        """Its values of a recurring target by period."""
        value = self.values.get(target)
        return value if isinstance(value, Mapping) else {}

    @model_validator(mode="after")
    def must_say_something(self) -> "Update":
        if not (self.note or self.values or self.done or self.verified or self.corrects):
            raise wrong("update-says-nothing")
        if self.filed is not None and self.filed < self.date:
            raise wrong("filed-before-date", at="filed", value=self.filed, date=self.date)
        return self


class Entry(Record):
    """The updates of one measure, in the order of the file."""

    updates: tuple[Update, ...] = Field(
        (), title="填报", description="各次填报，新的接在最后；以前的不改、不删，填错了另加一条更正（corrects）。"
    )


class ProgressHead(Record):
    """What holds for all of progress.yaml: the day every state is judged at, and whether the figures are invented."""

    never_empty = frozenset({"sample"})  # without it, figures are official

    as_of: Day = Field(title="数据截止日期", description="各项状态都按这一天判定。每期由督查部门调整一次。")
    sample: Boolean = Field(False, title="示例数据", description="写 true 表示数字都是虚构的，每个页面都会注明。")


class Progress(ProgressHead):
    """The whole of progress.yaml: entries by measure number."""

    measures: dict[Annotated[int, Field()], Entry] = Field(
        {}, title="各条举措", description="举措编号加冒号，下面写 updates。"
    )
