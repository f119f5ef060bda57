"""The list of units, and the page of each: its printable 责任清单."""

from msgspec import Struct

from tracker.assess.totals import total
from tracker.model.departments import Department
from tracker.pages.badges import Bar, bar
from tracker.pages.entries import newest_filing
from tracker.pages.page import Crumb, Page
from tracker.pages.rows import MeasureRow
from tracker.pages.split import MANY
from tracker.pages.views import UnitViews, Views


class DepartmentCard(Struct, frozen=True):
    """A unit with its counts, in the order of the register."""

    name: str
    address: str
    offices: tuple[str, ...]
    is_group: bool
    lead: int
    responsible: int
    bar: Bar


class Departments(Struct, frozen=True):
    """Data of departments.html: single units, and collectives that name no single unit, apart; with `is_long` tables."""

    units: tuple[DepartmentCard, ...]
    groups: tuple[DepartmentCard, ...]
    is_long: bool


class DepartmentPage(Struct, frozen=True):
    """Data of department.html. The bars are of the measures led, of those it is responsible for, and of both."""

    card: DepartmentCard
    phone: str
    aliases: tuple[str, ...]
    lead: tuple[MeasureRow, ...]
    responsible: tuple[MeasureRow, ...]
    lead_bar: Bar
    responsible_bar: Bar
    feed: str


def department_card(found: UnitViews) -> DepartmentCard:
    """A unit as a card."""
    unit: Department = found.unit
    return DepartmentCard(
        unit.name,
        f"departments/{unit.slug}/",
        unit.offices,
        unit.group,
        len(found.lead),
        len(found.responsible),
        bar(total(found.all)),
    )


def departments(views: Views) -> Page:
    """The page that lists the units that have measures."""
    cards = [department_card(found) for found in views.units if found.all]
    units = tuple(card for card in cards if not card.is_group)
    return Page(
        "departments/",
        "departments",
        "单位进展",
        f"《{views.tracker.plan.title}》{len(units)}个单位牵头和负责的举措，按名册顺序排列，不作排名。",
        Departments(units, tuple(card for card in cards if card.is_group), len(cards) > MANY),
        newest_filing(views.all),
        crumbs=(Crumb("单位进展", "departments/"),),
    )


def department_pages(views: Views) -> list[Page]:
    """A page for each unit of the register."""
    return [department(found) for found in views.units]


def department(found: UnitViews) -> Page:
    """The page of one unit."""
    unit, card = found.unit, department_card(found)
    heading = f"{unit.name}：集体责任" if unit.group else f"{unit.name}责任清单"
    data = DepartmentPage(
        card,
        unit.phone or "",
        unit.aliases,
        tuple(view.row for view in found.lead),
        tuple(view.row for view in found.responsible),
        bar(total(found.lead)),
        bar(total(found.responsible)),
        f"{card.address}feed.xml",
    )
    return Page(
        card.address,
        "department",
        heading,
        f"{unit.name}牵头{card.lead}项、负责{card.responsible}项举措的承诺和进展。",
        data,
        newest_filing(found.all),
        crumbs=(Crumb("单位进展", "departments/"), Crumb(unit.name, card.address)),
        feed=data.feed,
        calendar=f"{card.address}deadlines.ics",
    )
