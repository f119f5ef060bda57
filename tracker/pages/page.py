"""What every page has: its address, its title, what it is about, and the record its template shows."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from tracker.pages.keys import Keys


class PageKind(StrEnum):
    """What a government portal's tags call a page."""

    HOME = "home"
    LIST = "list"
    ARTICLE = "article"


class Crumb(Struct, frozen=True):
    """A step of 当前位置; `address` is below the site's root."""

    name: str
    address: str


class Page(Struct, frozen=True):
    """A page of the site.

    `address` is below the root and ends in a slash (home: empty; 404: its file name). `changed` is the latest day on
    which anything the page says was filed, None where nothing was. `data` is the record of the template of that name.
    `keys` is what the filters of a list in parts ask; it is written beside the page.
    """

    address: str
    template: str
    title: str
    description: str
    data: object
    changed: date | None
    kind: PageKind = PageKind.LIST
    crumbs: tuple[Crumb, ...] = ()
    keywords: tuple[str, ...] = ()
    feed: str = "feed.xml"
    calendar: str = "deadlines.ics"
    is_indexed: bool = True
    keys: Keys | None = None

    @property
    def file(self) -> str:
        """The file of the site that the page is written to."""
        return self.address if self.address.endswith(".html") else f"{self.address}index.html"

    @property
    def root(self) -> str:
        """The way from the page to the site's root."""
        return "../" * self.address.count("/") or "./"
