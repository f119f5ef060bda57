"""Atom feeds of what was reported: the whole, and one a unit. Times are those of filing; nothing is dated by the build."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree as ET

from tracker.export.xml import xml
from tracker.model.tracker import Tracker
from tracker.pages import words
from tracker.pages.entries import EntryRow

ATOM = "http://www.w3.org/2005/Atom"
MOST = 50


class FeedItem(NamedTuple):
    """An update as an entry of a feed, the key by which the newest come first, and the day on which it last changed."""

    order: tuple[int, int, int, str]
    changed: date
    xml: str


def feed_item(tracker: Tracker, entry: EntryRow) -> FeedItem:
    """An update as an entry."""
    link = f"{tracker.site.root}{entry.address}#{entry.anchor}"
    item = ET.Element("entry")
    add(item, "title", f"第{entry.number}条 {entry.measure}")
    add(item, "id", link)
    ET.SubElement(item, "link", {"rel": "alternate", "type": "text/html", "href": link})
    changed = entry.corrected_on or entry.filed
    add(item, "updated", midnight(changed))
    add(item, "published", midnight(entry.filed))
    if entry.by:
        add(ET.SubElement(item, "author"), "name", entry.by.name)
    add(item, "summary", words.marked(tracker, summary(entry)))
    ET.indent(item, " ")
    return FeedItem(entry.order, changed, ET.tostring(item, encoding="unicode"))


def feed(tracker: Tracker, title: str, address: str, page: str, items: Iterable[FeedItem]) -> bytes:
    """A feed of the newest updates. `address` is the feed's own, `page` that of the page it goes with, below the root."""
    root, shown = tracker.site.root, sorted(items, key=lambda item: item.order)[:MOST]
    top = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "zh-CN"})
    add(top, "title", words.marked(tracker, title))
    add(top, "id", root + address)
    ET.SubElement(top, "link", {"rel": "self", "type": "application/atom+xml", "href": root + address})
    ET.SubElement(top, "link", {"rel": "alternate", "type": "text/html", "href": root + page})
    add(top, "updated", midnight(max((item.changed for item in shown), default=tracker.plan.start)))
    add(ET.SubElement(top, "author"), "name", tracker.plan.issuer)
    text = xml(top).decode()
    return text.replace("</feed>", "".join(f"{item.xml}\n" for item in shown) + "</feed>").encode()


def add(parent: ET.Element, tag: str, text: str) -> None:
    """Append an element with text."""
    ET.SubElement(parent, tag).text = text


def midnight(day: date) -> str:
    """A day as the time that feeds want: midnight in China."""
    return f"{day.isoformat()}T00:00:00+08:00"


def summary(entry: EntryRow) -> str:
    """An update in one paragraph."""
    values = "，".join(f"{value.name}{value.period}{value.value}" for value in entry.values)
    done = "、".join(entry.done)
    parts = [
        f"数据时点{entry.date.isoformat()}。" + (f"更正{entry.corrects.isoformat()}的填报。" if entry.corrects else ""),
        entry.note,
        f"数值：{values}。" if values else "",
        f"完成：{done}。" if done else "",
        f"已于{entry.corrected_on.isoformat()}更正。" if entry.corrected_on else "",
    ]
    return "".join(part for part in parts if part)
