"""The measures whose state is another than at the last month's end: shown at home, and on pages of their own where they are many."""

from datetime import date

from msgspec import Struct

from tracker.pages.badges import Badge, state_badge
from tracker.pages.entries import newest_filing
from tracker.pages.page import Crumb, Page
from tracker.pages.split import FITS, Pager, Part, paged, split
from tracker.pages.views import Views
from tracker.pages.words import long_date

ADDRESS = "states/changes/"


class Move(Struct, frozen=True):
    """A measure whose state is another than at the last month's end before as_of; `filed`: its newest update was filed."""

    number: int
    title: str
    address: str
    before: Badge
    after: Badge
    filed: date | None


class Changes(Struct, frozen=True):
    """Data of changes.html: a part of the list."""

    moves: tuple[Move, ...]
    pager: Pager | None


def changes(views: Views) -> list[Page]:
    """The pages that list all changes; none where the home page shows them all."""
    since, moves = moved(views)
    if since is None or len(moves) <= FITS:
        return []
    parts = split(moves, ADDRESS)
    first = Page(
        ADDRESS,
        "changes",
        "状态变化",
        f"与{long_date(since)}相比，{len(views.all)}项举措中{len(moves)}项的状态有变化。",
        listed(parts[0]),
        newest_filing(moves),
        crumbs=(Crumb("全部举措", "measures/"), Crumb("状态变化", ADDRESS)),
    )
    return paged(first, parts, listed, lambda part: f"与{long_date(since)}相比，状态有变化的举措。", newest_filing)


def listed(part: Part[Move]) -> Changes:
    """A part of the list."""
    return Changes(part.items, part.pager)


def moved(views: Views) -> tuple[date | None, list[Move]]:
    """The last month's end before as_of, and the measures whose state is another now than it was then."""
    as_of = views.tracker.head.as_of
    ends = [month.end for month in views.all[0].months if month.end < as_of] if views.all else []
    if not ends:
        return None, []
    moves = []
    for view in views.all:
        then = view.months[len(ends) - 1]
        if then.state is not view.state:
            before = state_badge(then.state, late=then.late)
            filed = view.filed
            moves.append(Move(view.row.number, view.row.title, view.row.address, before, view.row.badge, filed))
    return ends[-1], moves
