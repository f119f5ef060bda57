"""The map of the site for search engines, with the days on which pages truly changed."""

from xml.etree import ElementTree as ET

from tracker.export.xml import xml
from tracker.model.tracker import Tracker
from tracker.pages.page import Page


def sitemap(tracker: Tracker, pages: list[Page]) -> bytes:
    """sitemap.xml: every page that search engines may show; of a sample none."""
    top = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for page in pages:
        if page.is_indexed and not tracker.head.sample:
            url = ET.SubElement(top, "url")
            ET.SubElement(url, "loc").text = tracker.site.root + page.address
            if page.changed:
                ET.SubElement(url, "lastmod").text = page.changed.isoformat()
    return xml(top)


def robots(tracker: Tracker) -> bytes:
    """robots.txt: search engines are told to stay out of a sample."""
    rule = "Disallow: /" if tracker.head.sample else "Disallow:"
    return f"User-agent: *\n{rule}\nSitemap: {tracker.site.root}sitemap.xml\n".encode()
