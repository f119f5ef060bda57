"""The sides of a promise that may change, each in words and in the ways an amendment may state it."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from msgspec import Struct, field

from tracker.model.departments import UnitName
from tracker.model.measures import Comparator, Kind, Measure, Target, due_of
from tracker.model.plan import Plan
from tracker.pages import words

SIGNS = {
    "at_least": ("≥", ">=", "不少于", "不低于", "以上", "至少", "达到", "at_least"),
    "more_than": (">", "超过", "高于", "多于", "more_than"),
    "at_most": ("≤", "<=", "不超过", "不高于", "以内", "以下", "at_most"),
    "less_than": ("<", "低于", "少于", "小于", "less_than"),
}
EVERY = {"week": "周", "month": "月", "quarter": "季", "half-year": "半年", "year": "年"}


class Aspect(Struct, frozen=True):
    """One side of a promise: what to call it, its words, and for each part of it the ways of stating that part.

    A `whole` aspect is stated only by stating all its parts, another by those that changed. `is_wording` marks words
    that follow the promise: whoever amends the promise has amended them too. One that `may_be_missing` changes also by coming or going.
    """

    word: str
    text: str
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    whole: bool = False
    is_wording: bool = False
    may_be_missing: bool = False

    @property
    def identity(self) -> dict[str, str]:
        """What each part is, by the first way of stating it; parts that say nothing are left out."""
        return {part: ways[0] for part, ways in self.parts.items() if ways}


NONE = Aspect("", "无")


def squeezed(text: str) -> str:
    """A text with neither spaces nor full-width letters nor commas inside numbers, in small letters, to compare by."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", plain)


def states(text: str, way: str) -> bool:
    """Whether a text says something; a number only where it stands by itself."""
    way = squeezed(way)
    before = r"(?<![\d.])" if way[:1].isdigit() else ""
    after = r"(?!\d|\.\d)" if way[-1:].isdigit() else ""
    return re.search(before + re.escape(way) + after, squeezed(text)) is not None


def unstated(text: str, now: Aspect, other: Aspect) -> bool:
    """Whether a text leaves unsaid a part of an aspect that is other than in `other`, or still says what went."""
    same = other.identity
    parts = [ways for part, ways in now.parts.items() if ways and (now.whole or same.get(part) != ways[0])]
    gone = [ways for part, ways in other.parts.items() if now.whole and part not in now.parts]
    gone = [ways for ways in gone if not any(ways[0] in stay[0] for stay in parts)]
    return any(not any(states(text, way) for way in ways) for ways in parts) or any(
        states(text, way) for ways in gone for way in ways
    )


def figure_ways(value: Decimal) -> tuple[str, ...]:
    """The ways of stating a number: 12.5, and as it was typed, 12.50."""
    return tuple(dict.fromkeys((format(value.normalize(), "f"), words.number(value))))


def day_aspect(day: date) -> Aspect:
    """When it is due."""
    ways = (
        day.isoformat(),
        words.long_date(day),
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
    )
    return Aspect("到期日", day.isoformat(), {"date": ways})


def promise_aspect(target: Target) -> Aspect:
    """The figure with its comparator, unit and cadence; a milestone has none of them."""
    if target.comparator is None:
        return Aspect("承诺", "做成即可，没有数", {"figure": ("节点", "没有数", "做成")})
    every = (f"每{EVERY[target.every]}", f"{EVERY[target.every]}均", f"逐{EVERY[target.every]}") if target.every else ()
    return Aspect(
        "承诺",
        words.promise(target),
        {
            "figure": figure_ways(target.figure),
            "comparator": SIGNS[target.comparator.key],
            "unit": (target.unit or "",),
            "every": every,
        },
    )


def line_aspect(target: Target) -> Aspect:
    """The planned points on the way."""
    points = [(day.isoformat(), words.number(value)) for day, value in sorted(target.plan.items())]
    text = "、".join(f"{day}为{value}" for day, value in points)
    return Aspect("计划节点", text, {f"{day}{value}": (f"{day}为{value}",) for day, value in points}, whole=True)


def target_aspects(target: Target, plan: Plan | None) -> dict[str, Aspect]:
    """The sides of a target's promise. Its `note` says how it is counted and is no side of it, but shown as a text."""
    found = {
        "promise": promise_aspect(target),
        "name": Aspect("名称", target.name, {"name": (target.name,)}, is_wording=True),
        "quote": Aspect("原文摘句", target.quote or "", {"quote": (target.quote or "",)}, is_wording=True),
        "plan": line_aspect(target),
    }
    due = due_of(target, plan.end) if plan else target.due
    if due:
        found["due"] = day_aspect(due)
    if target.kind in (Kind.CUMULATIVE, Kind.LEVEL):
        found["from"] = Aspect("起点值", words.number(target.base), {"from": figure_ways(target.base)})
    if target.kind in (Kind.CUMULATIVE, Kind.LEVEL) and target.comparator in (
        Comparator.AT_LEAST,
        Comparator.MORE_THAN,
    ):
        found["kind"] = Aspect("判定方式", target.kind.word, {"kind": (target.kind.word, target.kind.slug)})
    if target.report:
        found["report"] = Aspect(
            "填报周期", f"每{target.report.word}", {"report": (f"每{EVERY[target.report]}",)}, may_be_missing=True
        )
    return found


def units_aspect(word: str, names: tuple[UnitName, ...]) -> Aspect:
    """The units in a role; in which order they are named is of no account."""
    ordered = "、".join(str(name) for name in names)
    return Aspect(word, ordered, {str(name): (str(name),) for name in names}, whole=True)


def measure_aspects(measure: Measure, plan: Plan | None) -> dict[str, Aspect]:
    """The sides of a measure's promise that are not of one target, by the field that an amendment names."""
    number = measure.chapter
    titles = (plan.chapter[number].title,) if plan and number in plan.chapter else ()
    ways = (f"第{number}章", f"第{words.numeral(number)}章", str(number), *titles)
    return {
        "title": Aspect("标题", measure.title, {"title": (measure.title,)}),
        "chapter": Aspect("所在章", f"第{words.numeral(number)}章", {"chapter": ways}),
        "lead": units_aspect("牵头单位", measure.lead),
        "responsible": units_aspect("责任单位", measure.responsible),
    }


def differing(before: Mapping[str, Aspect], after: Mapping[str, Aspect]) -> list[tuple[Aspect, Aspect]]:
    """The aspects that differ, as they were and as they are; what comes or goes with the kind of target does not count."""
    pairs = [(before.get(key, NONE), after.get(key, NONE)) for key in dict.fromkeys((*before, *after))]
    return [
        (old, new)
        for old, new in pairs
        if old.identity != new.identity and (old.may_be_missing or new.may_be_missing or NONE not in (old, new))
    ]
