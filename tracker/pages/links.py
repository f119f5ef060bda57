"""Where a reader goes from a page: to edit, to report an error."""

from urllib.parse import quote

from tracker.model.tracker import Tracker


def edit_link(tracker: Tracker, path: str) -> str:
    """Where a source file is edited at the code host; empty where none is configured."""
    return (tracker.site.edit_url or "").replace("{path}", path)


def correction_link(tracker: Tracker, title: str, permalink: str) -> str:
    """Where an error is reported, with the page's address in it; empty where nothing is configured."""
    link = tracker.site.correction
    if not link:
        return ""
    if link.startswith("mailto:"):
        return f"{link}?subject={quote('我要纠错：' + title)}&body={quote(permalink)}"
    return f"{link}{'&' if '?' in link else '?'}page={quote(permalink, safe='')}"
