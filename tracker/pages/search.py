"""The search page."""

from msgspec import Struct

from tracker.pages.badges import Badge
from tracker.pages.page import Crumb, Page
from tracker.pages.views import Views


class Search(Struct, frozen=True):
    """Data of search.html. The script copies `badges` into results, by their place."""

    measures: int
    updates: int
    badges: tuple[Badge, ...]


def search(views: Views) -> Page:
    """The page that searches measures and updates."""
    return Page(
        "search/",
        "search",
        "搜索",
        "按字词搜索全部举措、指标、责任单位和填报记录。",
        Search(len(views.all), sum(len(view.entries) for view in views.all), badges(views)),
        None,
        crumbs=(Crumb("搜索", "search/"),),
    )


def badges(views: Views) -> tuple[Badge, ...]:
    """The states that measures are in, each as it is shown, in the order of the measures."""
    return tuple(dict.fromkeys(view.row.badge for view in views.all))
