"""The search page."""

from dataclasses import dataclass

from tracker.pages.page import Crumb, Page
from tracker.pages.views import Views


@dataclass(frozen=True)
class Search:
    """Data of search.html."""

    measures: int


def search(views: Views) -> Page:
    """The page that searches measures and updates."""
    return Page(
        "search/",
        "search",
        "搜索",
        "按字词搜索全部举措、指标、责任单位和填报记录。",
        Search(len(views.all)),
        None,
        crumbs=(Crumb("搜索", "search/"),),
    )
