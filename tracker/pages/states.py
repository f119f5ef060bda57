"""One list a group of states."""

from msgspec import Struct

from tracker.assess.totals import total
from tracker.model.states import Group, State
from tracker.pages.badges import Bar, bar
from tracker.pages.entries import newest_filing
from tracker.pages.page import Crumb, Page
from tracker.pages.rows import MeasureRow
from tracker.pages.split import Pager, Part, paged, split
from tracker.pages.views import View, Views

MEANING = {
    Group.DONE: "全部指标都已达到的举措",
    Group.NORMAL: "没有指标逾期、进度滞后或数据缺失，但没有全部完成的举措",
    Group.BEHIND: "至少一项指标落后于序时、未达标或未按期开展的举措",
    Group.OVERDUE: "至少一项指标过了期限仍未完成的举措",
    Group.NO_DATA: "至少一项指标没有填报或数据过期、因而无从判断的举措",
}
CAUTION = {Group.NORMAL: "节点在做成以前没有数，未到期只表示还没到期限，不表示已有进展。"}


class StatePage(Struct, frozen=True):
    """Data of state.html: a part of the list; the first has the totals of the whole plan as a bar."""

    slug: str
    word: str
    caution: str
    states: tuple[str, ...]
    rows: tuple[MeasureRow, ...]
    total: int
    pager: Pager | None
    bar: Bar | None


def state_pages(views: Views) -> list[Page]:
    """A list for each group, also for those that have no measure: they say so."""
    every = bar(total(views.all))
    return [page for group in Group for page in of_group(views, group, every)]


def of_group(views: Views, group: Group, every: Bar) -> list[Page]:
    """The pages that list a group."""
    found = [view for view in views.all if view.row.badge.group == group.slug]
    address = f"states/{group.slug}/"
    parts = split(found, address)
    states = tuple(state.word for state in State if state.group is group)

    def listed(part: Part[View]) -> StatePage:
        rows = tuple(view.row for view in part.items)
        return StatePage(
            group.slug,
            group.word,
            CAUTION.get(group, ""),
            states,
            rows,
            len(found),
            part.pager,
            every if part is parts[0] else None,
        )

    first = Page(
        address,
        "state",
        f"{group.word}的举措",
        f"{MEANING[group]}，{len(views.all)}项中{len(found)}项。",
        listed(parts[0]),
        newest_filing(found),
        crumbs=(Crumb("全部举措", "measures/"), Crumb(group.word, address)),
    )
    return paged(first, parts, listed, lambda part: f"{MEANING[group]}。", newest_filing)
