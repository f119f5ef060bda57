"""Long lists, so that no page grows with the plan: parts that are pages of their own, and the first few of a list elsewhere."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tracker.pages.keys import Column, Keys
from tracker.pages.page import Crumb, Page

Item = TypeVar("Item")

SIZE = 50  # items of a part; one part of a list has up to twice as many, so that none is nearly empty
FITS, FEW = 30, 10  # of a list on another page: so many are shown whole, of a longer one the first few
MANY = 60  # more cards than this are a table


class Step(Struct, frozen=True):
    """A way to another part: prev, next or nothing for machines, its word, its address below the root."""

    rel: str
    word: str
    address: str


class Pager(Struct, frozen=True):
    """Where a part of a list stands, in words, and the ways to the parts before and after it."""

    place: str
    before: tuple[Step, ...]
    after: tuple[Step, ...]


class Part(Struct, Generic[Item], frozen=True):
    """A part of a list and the address of its page; `pager` is None where the list is whole."""

    address: str
    items: tuple[Item, ...]
    pager: Pager | None


class Short(Struct, Generic[Item], frozen=True):
    """A list as another page shows it, and how many it has in all."""

    items: tuple[Item, ...]
    total: int


def short(items: Sequence[Item]) -> Short[Item]:
    """A list whole where it is short, else its first few."""
    return Short(tuple(items if len(items) <= FITS else items[:FEW]), len(items))


def is_whole(count: int) -> bool:
    """Whether a list of so many items is one page."""
    return count < 2 * SIZE


def split(items: Sequence[Item], address: str) -> list[Part[Item]]:
    """A list that grows at its end, in parts cut from its start; the first is at the list's own address."""
    count = max(1, len(items) // SIZE)
    bounds = [*range(0, count * SIZE, SIZE), len(items)]
    numbers = range(1, count + 1)
    addresses = [address, *(f"{address}page-{number}/" for number in numbers[1:])]
    places = [f"第{number}页，共{count}页" for number in numbers]
    return linked(items, bounds, addresses, places, ("第一页", "上一页", "下一页", "最后一页"))


def archive(items: Sequence[Item], address: str) -> list[Part[Item]]:
    """A list that grows at its start, in parts cut from its end and numbered from there.

    A new item changes the first part alone; what stands at the address of another stays there.
    """
    count = max(1, len(items) // SIZE)
    bounds = [0, *range(len(items) - (count - 1) * SIZE, len(items) + 1, SIZE)]
    numbers = range(count - 1, 0, -1)
    addresses = [address, *(f"{address}page-{number}/" for number in numbers)]
    places = ["最新一页", *(f"存档第{number}页" for number in numbers)]
    return linked(items, bounds, addresses, places, ("最新一页", "较新一页", "较早一页", "最早一页"))


def linked(
    items: Sequence[Item], bounds: list[int], addresses: list[str], places: list[str], words: tuple[str, str, str, str]
) -> list[Part[Item]]:
    """The parts between bounds, each with the ways to the first, the one before, the one after, and the last."""
    first, prev, following, last = words
    end = len(addresses) - 1
    parts = []
    for at, (address, place) in enumerate(zip(addresses, places, strict=True)):
        before = (Step("", first, addresses[0]), Step("prev", prev, addresses[at - 1])) if at else ()
        after = (Step("next", following, addresses[at + 1]), Step("", last, addresses[end])) if at < end else ()
        own = tuple(items[bounds[at] : bounds[at + 1]])
        parts.append(Part(address, own, Pager(place, before, after) if end else None))
    return parts


def paged(
    first: Page,
    parts: Sequence[Part[Item]],
    data: Callable[[Part[Item]], object],
    description: Callable[[Part[Item]], str],
    changed: Callable[[Sequence[Item]], date | None],
) -> list[Page]:
    """The pages of a list's parts: the first as given, the others named after their places."""
    pages = [first]
    for part in parts[1:]:
        assert part.pager is not None
        title = f"{first.title}（{part.pager.place}）"
        crumbs = (*first.crumbs, Crumb(part.pager.place, part.address))
        pages.append(
            replace(
                first,
                address=part.address,
                title=title,
                description=description(part),
                data=data(part),
                changed=changed(part.items),
                crumbs=crumbs,
                keys=None,
            )
        )
    return pages


def keys(parts: Sequence[Part[Any]], columns: Callable[[], dict[str, Column]]) -> Keys | None:
    """What the filters of a list ask; nothing where it is whole, for then its rows carry it."""
    if len(parts) < 2:
        return None
    own = parts[0].address
    return Keys(columns(), tuple((part.address.removeprefix(own), len(part.items)) for part in parts))
