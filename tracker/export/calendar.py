"""Deadlines as a calendar: one all-day event for each day on which targets of a measure fall due.

What is said of a deadline seldom changes, so its event is kept, and the library read only where one has to be written.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from msgspec import Struct, msgpack

from tracker.cache import NO_CACHE, Cache, digest
from tracker.model.tracker import Tracker
from tracker.pages.cards import TargetCard
from tracker.pages.views import View
from tracker.pages.words import marked

END = b"END:VCALENDAR"


class Deadline(Struct, frozen=True):
    """A day on which targets of a measure fall due, as a calendar has it."""

    uid: str
    stamp: datetime
    day: date
    summary: str
    description: str
    url: str


def calendar(tracker: Tracker, title: str, events: Iterable[bytes], cache: Cache = NO_CACHE) -> bytes:
    """The calendar of some measures' deadlines, each measure's made by `events`."""
    name = marked(tracker, title)
    empty: bytes = cache.once(digest("calendar", name), lambda: empty_calendar(name))
    return empty.replace(END, b"".join(events) + END)


def empty_calendar(name: str) -> bytes:
    """A calendar without events."""
    from icalendar import Calendar

    made = Calendar()
    made.add("prodid", "-//commitment tracker//zh-CN//")
    made.add("version", "2.0")
    made.add("x-wr-calname", name)
    return bytes(made.to_ical())


def events(tracker: Tracker, view: View, cache: Cache = NO_CACHE) -> bytes:
    """The events of one measure. Their stamps are the cut-off day: nothing is dated by the build."""
    days = [deadline(tracker, view, day, cards) for day, cards in by_due(view.cards).items()]
    found: bytes = cache.once(digest("events", msgpack.encode(days)), lambda: b"".join(map(event, days)))
    return found


def by_due(cards: Iterable[TargetCard]) -> dict[date, list[TargetCard]]:
    """Targets by the day they are due, soonest first."""
    found: dict[date, list[TargetCard]] = {}
    for card in sorted(cards, key=lambda card: card.due):
        found.setdefault(card.due, []).append(card)
    return found


def deadline(tracker: Tracker, view: View, day: date, cards: list[TargetCard]) -> Deadline:
    """What is said of one day of one measure."""
    done = sum(card.is_done for card in cards)
    summary = f"第{view.row.numeral}条{len(cards)}项指标到期{f'，已完成{done}项' if done else ''}：{view.row.title}"
    return Deadline(
        uid=f"measure-{view.row.number}-{day.isoformat()}@{tracker.site.address.split('/')[2]}",
        stamp=datetime.combine(tracker.head.as_of, time(), UTC),
        day=day,
        summary=marked(tracker, summary),
        description="\n".join(f"{card.name}{card.promise}（{card.badge.word}）" for card in cards),
        url=tracker.site.root + view.row.address,
    )


def event(due: Deadline) -> bytes:
    """The event of one day of one measure."""
    from icalendar import Event

    made = Event()
    made.add("uid", due.uid)
    made.add("dtstamp", due.stamp)
    made.add("dtstart", due.day)
    made.add("summary", due.summary)
    made.add("description", due.description)
    made.add("url", due.url)
    made.add("transp", "TRANSPARENT")
    return bytes(made.to_ical())
