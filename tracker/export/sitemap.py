"""The map of the site for search engines, with the days on which pages truly changed."""

from xml.etree import ElementTree as ET

from tracker.model.tracker import Tracker
from tracker.pages.page import Page


def sitemap(tracker: Tracker, pages: list[Page]) -> bytes:
    """sitemap.xml: every page that search engines may show."""
    top = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page in pages:
        if page.is_indexed:
            url = ET.SubElement(top, "url")
            ET.SubElement(url, "loc").text = tracker.site.root + page.address
            if page.changed:
                ET.SubElement(url, "lastmod").text = page.changed.isoformat()
    ET.indent(top, " ")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(top, encoding="utf-8") + b"\n"


def robots(tracker: Tracker) -> bytes:
    """robots.txt: search engines are told to stay out of a sample."""
    rule = "Disallow: /" if tracker.head.sample else "Disallow:"
    return f"User-agent: *\n{rule}\nSitemap: {tracker.site.root}sitemap.xml\n".encode()
