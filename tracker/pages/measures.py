"""The list of all measures."""

from dataclasses import dataclass

from tracker.assess.totals import total
from tracker.model.measures import Kind
from tracker.model.states import Group, State
from tracker.pages.badges import Bar, bar
from tracker.pages.home import newest_filing
from tracker.pages.page import Crumb, Page
from tracker.pages.rows import MeasureRow
from tracker.pages.views import Views


@dataclass(frozen=True)
class Option:
    """A choice of a filter: its value in the address, its word, and the page that lists it alone where there is one."""

    value: str
    word: str
    address: str = ""


@dataclass(frozen=True)
class Topic:
    """A business's way in, with its measures."""

    name: str
    rows: tuple[MeasureRow, ...]


@dataclass(frozen=True)
class Measures:
    """Data of measures.html."""

    bar: Bar
    rows: tuple[MeasureRow, ...]
    states: tuple[Option, ...]
    groups: tuple[Option, ...]
    chapters: tuple[Option, ...]
    units: tuple[Option, ...]
    kinds: tuple[Option, ...]
    topics: tuple[Option, ...]
    dues: tuple[Option, ...]
    by_topic: tuple[Topic, ...]


def measures(views: Views) -> Page:
    """The page that lists all measures."""
    plan = views.tracker.plan
    used = {view.state for view in views.all}
    data = Measures(
        bar=bar(total(views.all)),
        rows=tuple(view.row for view in views.all),
        states=tuple(Option(state.slug, state.word) for state in State if state in used),
        groups=tuple(Option(group.slug, group.word, f"states/{group.slug}/") for group in Group),
        chapters=tuple(Option(str(c.number), c.title, f"chapters/{c.slug}/") for c in plan.chapters),
        units=tuple(Option(u.unit.slug, u.unit.name, f"departments/{u.unit.slug}/") for u in views.units if u.all),
        kinds=tuple(Option(kind.slug, kind.word) for kind in Kind),
        topics=tuple(Option(topic, topic) for topic in plan.topics),
        dues=tuple(due_months(views)),
        by_topic=tuple(
            Topic(topic, tuple(view.row for view in views.all if topic in view.row.topics)) for topic in plan.topics
        ),
    )
    return Page(
        "measures/",
        "measures",
        "全部举措",
        f"《{plan.title}》全部{len(views.all)}项举措：承诺、责任单位、完成时限和当前状态，可筛选和排序。",
        data,
        newest_filing([entry for view in views.all for entry in view.entries]),
        crumbs=(Crumb("全部举措", "measures/"),),
    )


def due_months(views: Views) -> list[Option]:
    """The months in which something of a measure is next due, soonest first."""
    months = sorted({view.row.due_month for view in views.all if view.row.due})
    return [Option(month, f"{month[:4]}年{int(month[5:])}月") for month in months]
