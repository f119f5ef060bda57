"""The plan: its title, its period, its chapters and the thresholds by which it is judged."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from pydantic import Field, model_validator

from tracker.model.fields import Day, ListOf, Number, Record, Slug, Text, WebAddress, WholeNumber, wrong
from tracker.model.periods import Cadence

Round = Annotated[Cadence, Field(json_schema_extra={"enum": ["month", "quarter", "half-year"]})]

ROUNDS = (Cadence.MONTH, Cadence.QUARTER, Cadence.HALF_YEAR)
LONGEST_GRACE = 366


class Pace(Record):
    """The gaps, in points, from which a target is called ahead, on track, behind; below the last it is far behind."""

    ahead: Number = Field(
        Decimal(10), title="超序时界线", description="比序时进度超前多少个百分点起称为超序时，默认 10。"
    )
    behind: Number = Field(Decimal(-10), title="滞后界线", description="落后多少个百分点以内仍称按序时，默认 -10。")
    far_behind: Number = Field(
        Decimal(-30), title="严重滞后界线", description="落后超过多少个百分点称为严重滞后，默认 -30。"
    )

    @model_validator(mode="after")
    def must_fall(self) -> "Pace":
        if not self.ahead > self.behind > self.far_behind:
            raise wrong("pace-order")
        return self


class Source(Record):
    """The document that the plan was published in."""

    title: Text = Field(title="文件标题", description="方案公布时的名称。")
    url: WebAddress | None = Field(
        None, title="网址", description="公布方案的完整网址，以 https:// 开头。不掌握就不写。"
    )


class Chapter(Record):
    """A chapter of the plan; its slug is its address."""

    number: WholeNumber = Field(title="章号", description="第几章，从 1 起连续。")
    slug: Slug = Field(title="地址", description="本章页面的永久地址，只用小写字母、数字和连字符。")
    title: Text = Field(title="章标题", description="与方案原文一字不差。")


class Plan(Record):
    """The plan as a whole. Its period runs from `start` to `end`, both included."""

    title: Text = Field(title="名称", description="方案的全称。")
    short_title: Text = Field(title="简称", description="页面上常用的简称。")
    issuer: Text = Field(title="发布机关", description="方案由谁发布。")
    start: Day = Field(title="开始日", description="计划从哪一天开始，写 2024-01-01 的样子。")
    end: Day = Field(title="结束日", description="计划到哪一天结束；没有单独时限的指标都到这一天。")
    source: Source = Field(title="出处", description="方案在哪里公布。")
    chapters: tuple[Chapter, ...] = Field(min_length=1, title="章", description="方案的各章，按次序写。")
    topics: Annotated[tuple[Text, ...], ListOf] = Field(
        (), title="要办的事", description="企业查找用的主题；举措只能从这里选。"
    )
    pace: Pace = Field(Pace(), title="进度界线", description="超前、滞后多少个百分点算什么状态。")
    report: Round = Field(
        Cadence.MONTH, title="填报周期", description="month（月）、quarter（季）或 half-year（半年），默认 month。"
    )
    grace_days: WholeNumber = Field(10, title="报送宽限", description="填报期结束以后，留给单位填报的天数，默认 10。")

    @model_validator(mode="after")
    def must_end_after_start(self) -> "Plan":
        if self.end < self.start:
            raise wrong("plan-ends-before-start", at="end", start=self.start.isoformat(), value=self.end.isoformat())
        return self

    @model_validator(mode="after")
    def must_report_by_rounds(self) -> "Plan":
        if self.report not in ROUNDS:
            raise wrong("bad-round", at="report", value=self.report.value)
        if self.grace_days > LONGEST_GRACE:
            raise wrong("grace-too-long", at="grace_days", value=self.grace_days, most=LONGEST_GRACE)
        return self

    @cached_property
    def chapter(self) -> dict[int, Chapter]:
        """The chapters by number."""
        return {chapter.number: chapter for chapter in self.chapters}

    def elapsed_days(self, day: date) -> tuple[int, int]:
        """Days of the plan's period that have passed on a day, and days in all."""
        total = (self.end - self.start).days + 1
        return min(max((day - self.start).days + 1, 0), total), total
