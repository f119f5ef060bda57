"""QR codes of the pages' permanent addresses."""

import io
from collections.abc import Iterable, Iterator

import segno

from tracker.model.tracker import Tracker
from tracker.pages.page import Page, PageKind


def codes(tracker: Tracker, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """A QR code as SVG beside each measure's page: its path below the root, and its bytes."""
    for page in pages:
        if page.kind is PageKind.ARTICLE:
            yield f"{page.address}qr.svg", code(tracker.site.root + page.address)


def code(address: str) -> bytes:
    """The QR code of an address as SVG, with the quiet zone of four modules that the standard asks for."""
    data = io.BytesIO()
    segno.make(address, error="m").save(
        data, kind="svg", border=4, svgclass=None, lineclass=None, light="#fff", unit=""
    )
    return data.getvalue()
