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
    RECURRING = ("recurring", "定期")
    MILESTONE = ("milestone", "节点")

    def __init__(self, slug: str, word: str) -> None:
        self.slug = slug
        self.word = word


KIND_WORDS = {"level": Kind.LEVEL, "cumulative": Kind.CUMULATIVE}


class Withdrawn(Record):
    """Why a target no longer counts."""

    date: Day
    reason: Text
    source: Text


class Target(Record):
    """One thing promised that can be judged. Figures are in `unit`; a target without a figure is a milestone."""

    id: Slug
    name: Text
    at_least: Number | None = None
    more_than: Number | None = None
    at_most: Number | None = None
    less_than: Number | None = None
    unit: Text | None = None
    every: Cadence | None = None
    kind_: Annotated[Text | None, Field(alias="kind", json_schema_extra={"enum": list(KIND_WORDS)})] = None
    due: Day | None = None
    from_: Annotated[Number | None, Field(alias="from")] = None
    plan: Annotated[dict[Day, Number], Field()] = {}
    report: Cadence | None = None
    note: Text | None = None
    quote: Text | None = None
    withdrawn: Withdrawn | None = None

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

    number: WholeNumber
    chapter: WholeNumber
    title: Text
    lead: Annotated[tuple[Unit, ...], ListOf, Field(min_length=1)]
    responsible: Annotated[tuple[Unit, ...], ListOf] = ()
    topics: Annotated[tuple[Text, ...], ListOf] = ()
    targets: Annotated[tuple[Target, ...], Field(min_length=1)]
    body: str = ""

    @cached_property
    def target(self) -> dict[str, Target]:
        """The targets by id."""
        return {target.id: target for target in self.targets}


def due_of(target: Target, plan_end: date) -> date:
    """The day a target is due: its own, or the plan's end."""
    return target.due or plan_end
