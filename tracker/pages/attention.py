"""What wants attention: overdue, behind, silent, disputed, unproved. In the plan's order, without ranking."""

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tracker.model.states import Group
from tracker.pages.badges import Badge
from tracker.pages.cards import TargetCard
from tracker.pages.entries import newest_filing
from tracker.pages.page import Crumb, Page
from tracker.pages.rows import MeasureRow
from tracker.pages.split import FEW, Pager, Part, is_whole, paged, split
from tracker.pages.views import View, Views


class TargetRow(Struct, frozen=True):
    """A target with its state and why it is in it."""

    name: str
    badge: Badge
    reason: str


class AttentionItem(Struct, frozen=True):
    """A measure with those of its targets that are meant, or a note where it is meant as a whole.

    `filed` is the day its newest update was filed.
    """

    row: MeasureRow
    filed: date | None
    targets: tuple[TargetRow, ...] = ()
    note: str = ""


class Section(Struct, frozen=True):
    """One kind of thing that wants attention: those that are shown, how many there are, and how many targets are meant."""

    slug: str
    title: str
    meaning: str
    items: tuple[AttentionItem, ...]
    total: int
    targets: int

    @property
    def address(self) -> str:
        """The page of the kind alone, where not all are shown."""
        return f"attention/{self.slug}/"


class Attention(Struct, frozen=True):
    """Data of attention.html."""

    sections: tuple[Section, ...]


class AttentionList(Struct, frozen=True):
    """Data of attention-list.html: a part of the list of one kind."""

    meaning: str
    items: tuple[AttentionItem, ...]
    pager: Pager | None


def attention(views: Views) -> Iterator[Page]:
    """The page 需关注, and the pages of its sections where they do not fit on it."""
    sections = (
        section(views, "overdue", "已逾期", "有指标过了期限仍未完成", by_group(Group.OVERDUE)),
        section(views, "behind", "进度滞后", "有指标落后于序时、未达标或未按期开展", by_group(Group.BEHIND)),
        section(views, "silent", "应报未报", "有指标在最近一个已截止的填报期没有数据", silent),
        disputed(views),
        section(
            views,
            "unproved",
            "完成但无依据",
            "有指标报告完成，没有附依据材料",
            lambda view: [card for card in view.cards if card.is_unproved],
        ),
        section(
            views,
            "unverified",
            "完成但未核实",
            "有指标报告完成，督查部门尚未核实",
            lambda view: [card for card in view.cards if card.is_done and card.is_unverified],
        ),
    )
    counts = "，".join(f"{found.title}{found.total}项" for found in sections if found.total)
    whole = is_whole(sum(found.total for found in sections))
    shown = sections if whole else tuple(replace(found, items=found.items[:FEW]) for found in sections)
    page = Page(
        "attention/",
        "attention",
        "需关注",
        f"需要关注的举措：{counts or '暂无'}。",
        Attention(shown),
        newest_filing(views.all),
        crumbs=(Crumb("需关注", "attention/"),),
    )
    yield page
    for found, here in zip(sections, shown, strict=True):
        if len(here.items) < found.total:
            yield from of_kind(found, page)


def of_kind(found: Section, top: Page) -> list[Page]:
    """The pages that list one kind."""
    parts = split(found.items, found.address)

    def listed(part: Part[AttentionItem]) -> AttentionList:
        return AttentionList(found.meaning, part.items, part.pager)

    first = Page(
        found.address,
        "attention-list",
        f"{found.title}的举措",
        f"{found.meaning}的举措，共{found.total}项。",
        listed(parts[0]),
        newest_filing(found.items),
        crumbs=(*top.crumbs, Crumb(found.title, found.address)),
    )
    return paged(first, parts, listed, lambda part: f"{found.meaning}的举措。", newest_filing)


def section(views: Views, slug: str, title: str, meaning: str, choose: Callable[[View], list[TargetCard]]) -> Section:
    """The measures of which some targets are meant."""
    chosen = [(view, choose(view)) for view in views.all]
    items = tuple(
        AttentionItem(view.row, view.filed, tuple(TargetRow(card.name, card.badge, card.reason) for card in cards))
        for view, cards in chosen
        if cards
    )
    return Section(slug, title, meaning, items, len(items), sum(len(item.targets) for item in items))


def by_group(group: Group) -> Callable[[View], list[TargetCard]]:
    """A choice of the targets in a group."""
    return lambda view: [card for card in view.cards if card.badge.group == group.slug]


def silent(view: View) -> list[TargetCard]:
    """The targets on which a report is overdue."""
    return [card for card in view.cards if card.silent]


def disputed(views: Views) -> Section:
    """The measures of which their unit says better than the figures do."""
    items = []
    for view in views.all:
        if view.row.disagrees and view.stated:
            note = f"单位自评“{view.stated.word}”，按数据测算为“{view.row.badge.word}”"
            items.append(AttentionItem(view.row, view.filed, note=note))
    return Section("disputed", "自评与测算不一致", "单位自评好于按数据测算的状态", tuple(items), len(items), 0)
