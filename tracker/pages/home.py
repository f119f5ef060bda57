"""The home page: the whole at a glance, what changed, what falls due, what is behind, ways in."""

from datetime import date
from fractions import Fraction

from msgspec import Struct

from tracker.assess.totals import total
from tracker.model.states import Group
from tracker.pages.badges import Bar, bar, hundredths
from tracker.pages.changes import Move, moved
from tracker.pages.charts.columns import Columns, columns
from tracker.pages.entries import EntryRow, newest_filing
from tracker.pages.page import Page, PageKind
from tracker.pages.rows import MeasureRow
from tracker.pages.split import MANY, Short, short
from tracker.pages.views import Views
from tracker.pages.words import numeral

LATEST = 6
LISTED = 8


class ChapterCard(Struct, frozen=True):
    """A chapter with its bar."""

    number: int
    numeral: str
    title: str
    address: str
    bar: Bar


class TopicCard(Struct, frozen=True):
    """A business's way in: a topic of the plan and how many measures it has."""

    name: str
    address: str
    count: int


class DueDay(Struct, frozen=True):
    """A day on which targets not yet achieved fall due: how many, and of which measures."""

    due: date
    targets: int
    measures: Short[MeasureRow]


class MonthTotals(Struct, frozen=True):
    """All measures by group at a month's end."""

    end: date
    words: str
    bar: Bar


class Home(Struct, frozen=True):
    """Data of home.html. `elapsed` is the share of the plan's time that has passed at as_of, in per cent as text.

    With `is_long` there are so many chapters that they are a table.
    """

    bar: Bar
    elapsed: str
    days: int
    days_total: int
    targets: int
    chapters: tuple[ChapterCard, ...]
    is_long: bool
    topics: tuple[TopicCard, ...]
    latest: tuple[EntryRow, ...]
    moves: Short[Move]
    moves_since: date | None
    months: tuple[MonthTotals, ...]
    chart: Columns
    due: tuple[DueDay, ...]
    overdue: Short[MeasureRow]
    behind: Short[MeasureRow]
    silent: Short[MeasureRow]


def home(views: Views) -> Page:
    """The home page."""
    plan, as_of = views.tracker.plan, views.tracker.head.as_of
    passed, days = plan.elapsed_days(as_of)
    whole = total(views.all)
    latest = views.entries[:LATEST]
    since, moves = moved(views)
    months, chapters = tuple(month_totals(views)), tuple(chapter_cards(views))
    data = Home(
        bar=bar(whole),
        elapsed=hundredths(Fraction(passed, days)),
        days=passed,
        days_total=days,
        targets=sum(len(view.cards) for view in views.all),
        chapters=chapters,
        is_long=len(chapters) > MANY,
        topics=tuple(topic_cards(views)),
        latest=tuple(latest),
        moves=short(moves),
        moves_since=since,
        months=months,
        chart=columns((month.words, month.bar) for month in months),
        due=tuple(due_days(views, as_of))[:LISTED],
        overdue=in_group(views, Group.OVERDUE),
        behind=in_group(views, Group.BEHIND),
        silent=short([view.row for view in views.all if view.row.silent]),
    )
    description = f"《{plan.title}》{len(views.all)}项举措的进展：已完成{whole.group(Group.DONE)}项。"
    return Page("", "home", views.tracker.site.name, description, data, newest_filing(latest), PageKind.HOME)


def in_group(views: Views, group: Group) -> Short[MeasureRow]:
    """The measures of a group, in the order of the plan."""
    return short([view.row for view in views.all if view.row.badge.group == group.slug])


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
        DueDay(day, sum(counts.values()), short([rows[number] for number in sorted(counts)]))
        for day, counts in sorted(found.items())
    ]
