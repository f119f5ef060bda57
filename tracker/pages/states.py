"""One list a group of states."""

from dataclasses import dataclass

from tracker.assess.totals import total
from tracker.model.states import Group, State
from tracker.pages.badges import Bar, bar
from tracker.pages.home import newest_filing
from tracker.pages.page import Crumb, Page
from tracker.pages.rows import MeasureRow
from tracker.pages.views import Views

MEANING = {
    Group.DONE: "全部指标都已达到的举措",
    Group.NORMAL: "没有指标落后、逾期或缺数据的举措",
    Group.BEHIND: "至少一项指标落后于序时、未达标或未按期开展的举措",
    Group.OVERDUE: "至少一项指标过了期限仍未完成的举措",
    Group.NO_DATA: "至少一项指标没有填报或数据过期、因而无从判断的举措",
}


@dataclass(frozen=True)
class StatePage:
    """Data of state.html."""

    slug: str
    word: str
    meaning: str
    states: tuple[str, ...]
    rows: tuple[MeasureRow, ...]
    bar: Bar


def state_pages(views: Views) -> list[Page]:
    """A list for each group, also for those that have no measure: they say so."""
    pages = []
    for group in Group:
        found = [view for view in views.all if view.row.badge.group == group.slug]
        data = StatePage(
            group.slug,
            group.word,
            MEANING[group],
            tuple(state.word for state in State if state.group is group),
            tuple(view.row for view in found),
            bar(total(views.all)),
        )
        address = f"states/{group.slug}/"
        pages.append(
            Page(
                address,
                "state",
                f"{group.word}的举措",
                f"{MEANING[group]}，{len(views.all)}项中{len(found)}项。",
                data,
                newest_filing([entry for view in found for entry in view.entries]),
                crumbs=(Crumb("全部举措", "measures/"), Crumb(group.word, address)),
            )
        )
    return pages
