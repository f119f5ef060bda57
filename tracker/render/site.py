"""The templates of a site, ready to render its pages."""

from collections.abc import Callable

from msgspec import Struct

from tracker.cache import NO_CACHE, Cache, digest
from tracker.model.tracker import Tracker
from tracker.pages.page import Page
from tracker.render.assets import assets
from tracker.render.html import renderer
from tracker.render.mistakes import refuse_links, told
from tracker.render.shell import shell
from tracker.render.templates import Templates


class Rendering(Struct, frozen=True):
    """The assets of a site (addresses below the root, and bytes) and the function from a page to its HTML.

    `digest` is that of all that a page's HTML comes from beside its record.
    """

    assets: dict[str, bytes]
    html: Callable[[Page], bytes]
    digest: str


def rendering(
    templates: Templates, tracker: Tracker, cache: Cache = NO_CACHE, *, published: bool = False, to_files: bool = False
) -> Rendering:
    """What renders the pages of a tracker. `published` pages have QR codes and share pictures.

    With `to_files` their links name the files of folders. Raises CannotRender.
    """
    refuse_links(templates.folder)
    with told(templates.folder):
        found = assets(templates.folder / "assets")
    addresses = {name: address for name, (address, _) in found.items()}
    common = repr((tracker.plan, tracker.site, tracker.head, published, to_files))
    made = digest(templates.digest, *addresses.values(), common)
    html = renderer(templates, shell(tracker, addresses, published=published), cache, to_files=to_files)
    return Rendering(dict(found.values()), html, made)
