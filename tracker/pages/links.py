"""Where a reader goes from a page: to edit, to report an error."""

from urllib.parse import parse_qs, quote, urlencode, urlsplit, urlunsplit

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
        return asking(link, subject=f"我要纠错：{title}", body=permalink)
    return asking(link, page=permalink)


def asking(link: str, **more: str) -> str:
    """A link with more in its query, behind what it asks for itself and before its fragment."""
    parts = urlsplit(link)
    given = parse_qs(parts.query, keep_blank_values=True)
    added = urlencode({name: value for name, value in more.items() if name not in given}, safe="", quote_via=quote)
    return urlunsplit(parts._replace(query="&".join(filter(None, (parts.query, added)))))
