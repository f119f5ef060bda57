"""The list of all measures."""

from collections.abc import Sequence

from msgspec import Struct

from tracker.assess.totals import total
from tracker.model.measures import Kind
from tracker.model.states import Group, State
from tracker.pages.badges import Bar, bar
from tracker.pages.entries import newest_filing
from tracker.pages.keys import Column, several, single
from tracker.pages.page import Crumb, Page
from tracker.pages.rows import MeasureRow
from tracker.pages.split import MANY, Pager, Part, Short, keys, paged, short, split
from tracker.pages.views import View, Views


class Option(Struct, frozen=True):
    """A choice of a filter: its value in the address, its word, and the page that lists it alone where there is one."""

    value: str
    word: str
    address: str = ""


class Topic(Struct, frozen=True):
    """A business's way in, with the first of its measures."""

    name: str
    rows: Short[MeasureRow]


class Overview(Struct, frozen=True):
    """What the first page of the list has beside it: totals, filters, the measures by topic.

    With `is_long` there are so many chapters or units that they are not listed but linked.
    """

    bar: Bar
    states: tuple[Option, ...]
    groups: tuple[Option, ...]
    chapters: tuple[Option, ...]
    units: tuple[Option, ...]
    kinds: tuple[Option, ...]
    topics: tuple[Option, ...]
    dues: tuple[Option, ...]
    by_topic: tuple[Topic, ...]
    is_long: bool


class Measures(Struct, frozen=True):
    """Data of measures.html: a part of the list; the first has the overview."""

    rows: tuple[MeasureRow, ...]
    total: int
    pager: Pager | None
    overview: Overview | None


def measures(views: Views) -> list[Page]:
    """The pages that list all measures."""
    plan = views.tracker.plan
    parts = split(views.all, "measures/")
    first = Page(
        "measures/",
        "measures",
        "全部举措",
        f"《{plan.title}》全部{len(views.all)}项举措：承诺、责任单位、完成时限和当前状态，可筛选和排序。",
        listed(parts[0], len(views.all), overview(views)),
        newest_filing(views.all),
        crumbs=(Crumb("全部举措", "measures/"),),
        keys=keys(parts, lambda: columns([view.row for view in views.all])),
    )
    return paged(
        first,
        parts,
        lambda part: listed(part, len(views.all)),
        lambda part: f"《{plan.title}》第{part.items[0].row.number}条至第{part.items[-1].row.number}条。",
        newest_filing,
    )


def listed(part: Part[View], total: int, beside: Overview | None = None) -> Measures:
    """A part of the list."""
    return Measures(tuple(view.row for view in part.items), total, part.pager, beside)


def overview(views: Views) -> Overview:
    """What goes beside the list."""
    plan = views.tracker.plan
    used = {view.state for view in views.all}
    units = tuple(Option(u.unit.slug, u.unit.name, f"departments/{u.unit.slug}/") for u in views.units if u.all)
    by_topic: dict[str, list[MeasureRow]] = {topic: [] for topic in plan.topics}
    for view in views.all:
        for topic in view.row.topics:
            by_topic[topic].append(view.row)
    return Overview(
        bar=bar(total(views.all)),
        states=tuple(Option(state.slug, state.word) for state in State if state in used),
        groups=tuple(Option(group.slug, group.word, f"states/{group.slug}/") for group in Group),
        chapters=tuple(Option(str(c.number), c.title, f"chapters/{c.slug}/") for c in plan.chapters),
        units=units,
        kinds=tuple(Option(kind.slug, kind.word) for kind in Kind),
        topics=tuple(Option(topic, topic) for topic in plan.topics),
        dues=tuple(due_months(views)),
        by_topic=tuple(Topic(topic, short(rows)) for topic, rows in by_topic.items() if rows),
        is_long=max(len(units), len(plan.chapters)) > MANY,
    )


def due_months(views: Views) -> list[Option]:
    """The months in which something of a measure is next due, soonest first."""
    months = sorted({view.row.due_month for view in views.all if view.row.due})
    return [Option(month, f"{month[:4]}年{int(month[5:])}月") for month in months]


def columns(rows: Sequence[MeasureRow]) -> dict[str, Column]:
    """What the list is filtered and sorted by: states worst first, what is due soonest first and what is done last."""
    states = sorted({(row.rank, state_key(row)) for row in rows})
    dues = sorted({due_key(row) for row in rows}, key=lambda due: due or "9")
    return {
        "state": single((state_key(row) for row in rows), (state for _, state in states)),
        "chapter": single(str(row.chapter) for row in rows),
        "unit": several(unit_words(row) for row in rows),
        "kind": several(row.kinds for row in rows),
        "topic": several(row.topics for row in rows),
        "due": single((due_key(row) for row in rows), dues),
        "updated": single(row.updated.isoformat() if row.updated else "" for row in rows),
    }


def unit_words(row: MeasureRow) -> list[str]:
    """A measure's units as the filter asks for them: each by itself and in its role."""
    return [f"{key.split(':')[1]} {key}" for key in row.unit_keys.split() if ":" in key]


def state_key(row: MeasureRow) -> str:
    """A measure's state as the filter asks for it: by group and by itself."""
    return f"{row.badge.group} is-{row.badge.state}"


def due_key(row: MeasureRow) -> str:
    """The next day something is due as the filter asks for it, by month, and as the list is sorted by it."""
    return f"{row.due_month} {row.due.isoformat()}" if row.due else ""
