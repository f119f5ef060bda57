"""The plan: its title, its period, its chapters and the thresholds by which it is judged."""

from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from pydantic import Field, model_validator

from tracker.model.fields import Day, ListOf, Number, Record, Slug, Text, WebAddress, WholeNumber, wrong
from tracker.model.periods import Cadence

Round = Annotated[Cadence, Field(json_schema_extra={"enum": ["month", "quarter", "half-year"]})]


class Pace(Record):
    """The gaps, in points, from which a target is called ahead, on track, behind; below the last it is far behind."""

    ahead: Number = Decimal(10)
    behind: Number = Decimal(-10)
    far_behind: Number = Decimal(-30)

    @model_validator(mode="after")
    def must_fall(self) -> "Pace":
        if not self.ahead > self.behind > self.far_behind:
            raise wrong("pace-order")
        return self


class Source(Record):
    """The document that the plan was published in."""

    title: Text
    url: WebAddress | None = None


class Chapter(Record):
    """A chapter of the plan; its slug is its address."""

    number: WholeNumber
    slug: Slug
    title: Text


class Plan(Record):
    """The plan as a whole. Its period runs from `start` to `end`, both included."""

    title: Text
    short_title: Text
    issuer: Text
    start: Day
    end: Day
    source: Source
    chapters: Annotated[tuple[Chapter, ...], Field(min_length=1)]
    topics: Annotated[tuple[Text, ...], ListOf] = ()
    pace: Pace = Pace()
    report: Round = Cadence.MONTH
    grace_days: WholeNumber = 10

    @model_validator(mode="after")
    def must_end_after_start(self) -> "Plan":
        if self.end < self.start:
            raise wrong("plan-ends-before-start", at="end", start=self.start.isoformat(), value=self.end.isoformat())
        return self

    @cached_property
    def chapter(self) -> dict[int, Chapter]:
        """The chapters by number."""
        return {chapter.number: chapter for chapter in self.chapters}

    def elapsed_days(self, day: date) -> tuple[int, int]:
        """Days of the plan's period that have passed on a day, and days in all."""
        total = (self.end - self.start).days + 1
        return min(max((day - self.start).days + 1, 0), total), total
