"""All pages of the site."""

from collections.abc import Iterator

from tracker.pages.about import about
from tracker.pages.attention import attention
from tracker.pages.changes import changes
from tracker.pages.chapters import chapter_pages, chapters
from tracker.pages.data import data
from tracker.pages.departments import department_pages, departments
from tracker.pages.entry import entry
from tracker.pages.home import home
from tracker.pages.measures import measures
from tracker.pages.page import Page
from tracker.pages.search import search
from tracker.pages.states import state_pages
from tracker.pages.updates import updates
from tracker.pages.views import Views


def pages(views: Views) -> Iterator[Page]:
    """Every page but those of the single measures, those that many visit first."""
    yield home(views)
    yield from measures(views)
    yield chapters(views)
    yield from chapter_pages(views)
    yield departments(views)
    yield from department_pages(views)
    yield from updates(views)
    yield from state_pages(views)
    yield from changes(views)
    yield from attention(views)
    yield search(views)
    yield about(views)
    yield data(views)
    yield entry(views)
    yield not_found()


def not_found() -> Page:
    """The page for addresses that lead nowhere."""
    return Page("404.html", "404", "没有这个页面", "网址可能有误，或页面已经移走。", None, None, is_indexed=False)
