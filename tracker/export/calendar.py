"""Deadlines as a calendar: one all-day event for each day on which targets of a measure fall due."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event

from tracker.model.tracker import Tracker
from tracker.pages.cards import TargetCard
from tracker.pages.views import View

SAMPLE = "（示例数据）"
END = b"END:VCALENDAR"


def calendar(tracker: Tracker, title: str, events: Iterable[bytes]) -> bytes:
    """The calendar of some measures' deadlines, each measure's made by `events`."""
    made = Calendar()
    made.add("prodid", "-//commitment tracker//zh-CN//")
    made.add("version", "2.0")
    made.add("x-wr-calname", title + (SAMPLE if tracker.head.sample else ""))
    text = bytes(made.to_ical())
    return text.replace(END, b"".join(events) + END)


def events(tracker: Tracker, view: View) -> bytes:
    """The events of one measure. Their stamps are the cut-off day: nothing is dated by the build."""
    return b"".join(event(tracker, view, day, cards).to_ical() for day, cards in by_due(view.cards).items())


def by_due(cards: Iterable[TargetCard]) -> dict[date, list[TargetCard]]:
    """Targets by the day they are due, soonest first."""
    found: dict[date, list[TargetCard]] = {}
    for card in sorted(cards, key=lambda card: card.due):
        found.setdefault(card.due, []).append(card)
    return found


def event(tracker: Tracker, view: View, day: date, cards: list[TargetCard]) -> Event:
    """The event of one day of one measure."""
    made = Event()
    sample = SAMPLE if tracker.head.sample else ""
    made.add("uid", f"measure-{view.row.number}-{day.isoformat()}@{tracker.site.address.split('/')[2]}")
    made.add("dtstamp", datetime.combine(tracker.head.as_of, time(), UTC))
    made.add("dtstart", day)
    made.add("summary", f"第{view.row.numeral}条{len(cards)}项指标到期：{view.row.title}{sample}")
    made.add("description", "\n".join(f"{card.name}{card.promise}（{card.badge.word}）" for card in cards))
    made.add("url", tracker.site.root + view.row.address)
    made.add("transp", "TRANSPARENT")
    return made
