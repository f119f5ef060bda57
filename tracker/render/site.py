"""All pages as HTML, with the assets they load."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tracker.model.tracker import Tracker
from tracker.pages.page import Page
from tracker.render.assets import assets
from tracker.render.html import renderer
from tracker.render.shell import shell


def render(
    templates: Path, tracker: Tracker, pages: Iterable[Page], *, published: bool = False
) -> Iterator[tuple[str, bytes]]:
    """The files of the pages and of their assets: path below the root, and bytes."""
    found = assets(templates / "assets")
    yield from found.values()
    addresses = {name: address for name, (address, _) in found.items()}
    html = renderer(templates, shell(tracker, addresses, published=published))
    for page in pages:
        yield page.file, html(page)
