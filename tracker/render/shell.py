"""What every page shows around its own content."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from tracker.model.periods import Cadence
from tracker.model.plan import Plan
from tracker.model.site import Site
from tracker.model.tracker import Tracker
from tracker.pages.page import Page
from tracker.pages.words import notice

ROUND_DAYS = {Cadence.MONTH: 31, Cadence.QUARTER: 92, Cadence.HALF_YEAR: 184}
SECTIONS = (
    ("首页", ""),
    ("全部举措", "measures/"),
    ("分章", "chapters/"),
    ("单位", "departments/"),
    ("填报记录", "updates/"),
    ("需关注", "attention/"),
    ("数据", "data/"),
    ("关于", "about/"),
)


class Shell(Struct, frozen=True):
    """What all pages share: the site, the plan, the cut-off day, asset addresses.

    `notice` says that figures are invented, and is empty where they are not. `published` says that QR codes and share pictures are there.
    """

    site: Site
    plan: Plan
    as_of: date
    notice: str
    assets: Mapping[str, str]
    published: bool = False
    sections: tuple[tuple[str, str], ...] = SECTIONS

    @property
    def domain(self) -> str:
        """The site's address without its scheme, as portals tag it."""
        return self.site.address.split("://", 1)[1].rstrip("/")

    def description(self, page: Page) -> str:
        """What a page is about, as it is told elsewhere, where the page's own notice does not stand above it."""
        return f"{self.notice}。{page.description}" if self.notice else page.description

    @property
    def fresh_days(self) -> int:
        """How many days after as_of the next data is due at the latest: a reporting round and the days of grace."""
        return ROUND_DAYS[self.plan.report] + self.plan.grace_days

    @property
    def is_final(self) -> bool:
        """Whether the data reaches the plan's end."""
        return self.as_of >= self.plan.end


def shell(tracker: Tracker, assets: Mapping[str, str], *, published: bool = False) -> Shell:
    """The shell of a tracker's pages."""
    return Shell(tracker.site, tracker.plan, tracker.head.as_of, notice(tracker), assets, published)
