"""The home page: the whole at a glance, what changed, what falls due, what is behind, ways in."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tracker.assess.totals import total
from tracker.model.states import Group
from tracker.pages.badges import Badge, Bar, bar, hundredths, state_badge
from tracker.pages.charts import Columns, columns
from tracker.pages.entries import EntryRow, newest_first
from tracker.pages.page import Page, PageKind
from tracker.pages.rows import MeasureRow
from tracker.pages.views import Views
from tracker.pages.words import numeral

LATEST = 6
LISTED = 8


@dataclass(frozen=True)
class ChapterCard:
    """A chapter with its bar."""

    number: int
    numeral: str
    title: str
    address: str
    bar: Bar


@dataclass(frozen=True)
class TopicCard:
    """A business's way in: a topic of the plan and how many measures it has."""

    name: str
    address: str
    count: int


@dataclass(frozen=True)
class DueDay:
    """A day on which targets not yet achieved fall due: how many, and of which measures."""

    due: date
    targets: int
    measures: tuple[MeasureRow, ...]


@dataclass(frozen=True)
class MonthTotals:
    """All measures by group at a month's end."""

    end: date
    words: str
    bar: Bar


@dataclass(frozen=True)
class Move:
    """A measure whose state is another than at the last month's end before as_of."""

    number: int
    title: str
    address: str
    before: Badge
    after: Badge


@dataclass(frozen=True)
class Home:
    """Data of home.html. `elapsed` is the share of the plan's time that has passed at as_of, in per cent as text."""

    bar: Bar
    elapsed: str
    days: int
    days_total: int
    targets: int
    chapters: tuple[ChapterCard, ...]
    topics: tuple[TopicCard, ...]
    latest: tuple[EntryRow, ...]
    moves: tuple[Move, ...]
    moves_since: date | None
    months: tuple[MonthTotals, ...]
    chart: Columns
    due: tuple[DueDay, ...]
    overdue: tuple[MeasureRow, ...]
    behind: tuple[MeasureRow, ...]
    silent: tuple[MeasureRow, ...]


def home(views: Views) -> Page:
    """The home page."""
    plan, as_of = views.tracker.plan, views.tracker.head.as_of
    passed, days = plan.elapsed_days(as_of)
    whole = total(views.all)
    latest = newest_first(entry for view in views.all for entry in view.entries)[:LATEST]
    since, moves = moved(views, as_of)
    months = tuple(month_totals(views))
    data = Home(
        bar=bar(whole),
        elapsed=hundredths(Fraction(passed, days)),
        days=passed,
        days_total=days,
        targets=sum(len(view.cards) for view in views.all),
        chapters=tuple(chapter_cards(views)),
        topics=tuple(topic_cards(views)),
        latest=tuple(latest),
        moves=moves,
        moves_since=since,
        months=months,
        chart=columns((month.words, month.bar) for month in months),
        due=tuple(due_days(views, as_of))[:LISTED],
        overdue=in_group(views, Group.OVERDUE),
        behind=in_group(views, Group.BEHIND),
        silent=tuple(view.row for view in views.all if view.row.silent),
    )
    description = f"《{plan.title}》{len(views.all)}项举措的进展：已完成{whole.group(Group.DONE)}项。"
    return Page("", "home", views.tracker.site.name, description, data, newest_filing(latest), PageKind.HOME)


def newest_filing(entries: list[EntryRow] | tuple[EntryRow, ...]) -> date | None:
    """The day the newest of some updates was filed."""
    return max((entry.filed for entry in entries), default=None)


def in_group(views: Views, group: Group) -> tuple[MeasureRow, ...]:
    """The measures of a group, in the order of the plan."""
    return tuple(view.row for view in views.all if view.row.badge.group == group.slug)


def chapter_cards(views: Views) -> list[ChapterCard]:
    """The chapters with their bars, in the order of the plan."""
    return [
        ChapterCard(
            chapter.number,
            numeral(chapter.number),
            chapter.title,
            f"chapters/{chapter.slug}/",
            bar(total(views.by_chapter[chapter.number])),
        )
        for chapter in views.tracker.plan.chapters
    ]


def topic_cards(views: Views) -> list[TopicCard]:
    """The topics that measures have, in the order of the plan."""
    counts = dict.fromkeys(views.tracker.plan.topics, 0)
    for view in views.all:
        for topic in view.row.topics:
            counts[topic] += 1
    return [TopicCard(topic, f"measures/?topic={topic}", count) for topic, count in counts.items() if count]


def month_totals(views: Views) -> list[MonthTotals]:
    """All measures by group at each month's end, oldest first."""
    if not views.all:
        return []
    return [
        MonthTotals(month.end, month.words, bar(total(view.months[place] for view in views.all)))
        for place, month in enumerate(views.all[0].months)
    ]


def moved(views: Views, as_of: date) -> tuple[date | None, tuple[Move, ...]]:
    """The last month's end before as_of, and the measures whose state is another now than it was then."""
    ends = [month.end for month in views.all[0].months if month.end < as_of] if views.all else []
    if not ends:
        return None, ()
    moves = []
    for view in views.all:
        then = view.months[len(ends) - 1]
        if then.state is not view.state:
            before = state_badge(then.state, late=then.late)
            moves.append(Move(view.row.number, view.row.title, view.row.address, before, view.row.badge))
    return ends[-1], tuple(moves)


def due_days(views: Views, as_of: date) -> list[DueDay]:
    """The coming days on which targets fall due, soonest first."""
    found: dict[date, dict[int, int]] = {}
    for view in views.all:
        for card in view.cards:
            if card.due >= as_of and card.badge.group != Group.DONE.slug:
                day = found.setdefault(card.due, {})
                day[view.row.number] = day.get(view.row.number, 0) + 1
    rows = {view.row.number: view.row for view in views.all}
    return [
        DueDay(day, sum(counts.values()), tuple(rows[number] for number in sorted(counts)))
        for day, counts in sorted(found.items())
    ]
