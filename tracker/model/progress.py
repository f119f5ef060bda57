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

    title: Text
    url: WebAddress


class Update(Record):
    """One entry of a measure's progress. `values` are in each target's unit; those of recurring targets go by period."""

    date: Day
    filed: Day | None = None
    by: Unit | None = None
    note: Text | None = None
    values: dict[TargetId, Value] = {}
    done: Annotated[tuple[TargetId, ...], ListOf] = ()
    self_assessment: StateWord | None = None
    evidence: tuple[Evidence, ...] = ()
    next: Text | None = None
    verified: Annotated[tuple[TargetId, ...], ListOf] = ()
    corrects: Day | None = None

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

    updates: tuple[Update, ...] = ()


class ProgressHead(Record):
    """What holds for all of progress.yaml: the day every state is judged at, and whether the figures are invented."""

    as_of: Day
    sample: Boolean = False


class Progress(ProgressHead):
    """The whole of progress.yaml: entries by measure number."""

    measures: dict[Annotated[int, Field()], Entry] = {}
