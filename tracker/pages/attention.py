"""What wants attention: overdue, behind, silent, disputed, unproved. In the plan's order, without ranking."""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.model.states import Group
from tracker.pages.cards import TargetCard
from tracker.pages.home import newest_filing
from tracker.pages.page import Crumb, Page
from tracker.pages.rows import MeasureRow
from tracker.pages.views import View, Views


@dataclass(frozen=True)
class AttentionItem:
    """A measure with those of its targets that are meant; none where the measure as a whole is."""

    row: MeasureRow
    cards: tuple[TargetCard, ...]
    note: str = ""


@dataclass(frozen=True)
class Section:
    """One kind of thing that wants attention."""

    slug: str
    title: str
    meaning: str
    items: tuple[AttentionItem, ...]


@dataclass(frozen=True)
class Attention:
    """Data of attention.html."""

    sections: tuple[Section, ...]


def attention(views: Views) -> Page:
    """The page 需关注."""
    done = Group.DONE.slug
    sections = (
        section(views, "overdue", "已逾期", "过了期限仍未完成", by_group(Group.OVERDUE)),
        section(views, "behind", "进度滞后", "落后于序时、未达标或未按期开展", by_group(Group.BEHIND)),
        section(views, "silent", "应报未报", "最近一个已截止的填报期没有数据", silent),
        disputed(views),
        section(
            views,
            "unproved",
            "完成但无依据",
            "报告完成，没有附依据材料",
            lambda view: [card for card in view.cards if card.badge.group == done and not card.evidence],
        ),
        section(
            views,
            "unverified",
            "完成但未核实",
            "报告完成，督查部门尚未核实",
            lambda view: [card for card in view.cards if card.badge.group == done and not card.verified],
        ),
    )
    counts = "，".join(f"{found.title}{len(found.items)}项" for found in sections if found.items)
    return Page(
        "attention/",
        "attention",
        "需关注",
        f"需要关注的举措：{counts or '暂无'}。",
        Attention(sections),
        newest_filing([entry for view in views.all for entry in view.entries]),
        crumbs=(Crumb("需关注", "attention/"),),
    )


def section(views: Views, slug: str, title: str, meaning: str, choose: Callable[[View], list[TargetCard]]) -> Section:
    """The measures of which some targets are meant."""
    chosen = [(view, choose(view)) for view in views.all]
    items = tuple(AttentionItem(view.row, tuple(cards)) for view, cards in chosen if cards)
    return Section(slug, title, meaning, items)


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
            items.append(AttentionItem(view.row, (), note))
    return Section("disputed", "自评与测算不一致", "单位自评好于按数据测算的状态", tuple(items))
