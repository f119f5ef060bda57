"""All files that only the published site has."""

from collections.abc import Iterable, Iterator

from tracker.pages.page import Page
from tracker.pages.views import Views
from tracker.publish.codes import codes
from tracker.publish.pictures import pictures


def extras(views: Views, pages: Iterable[Page]) -> Iterator[tuple[str, bytes]]:
    """QR codes and share pictures: paths below the root, and bytes."""
    yield from codes(views.tracker, pages)
    yield from pictures(views)
