"""How long work is followed: a bar in a terminal, plain lines elsewhere, nothing when quiet."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
Watch = Callable[[Iterable[Item], str, int], Iterable[Item]]
LONG = 200


def watch_for(*, quiet: bool) -> Watch[Item]:
    """The way to follow work here: a function from (items, what they are, how many) to the same items."""
    if quiet:
        return unwatched
    return bar if sys.stderr and sys.stderr.isatty() else lines


def unwatched(items: Iterable[Item], what: str, count: int) -> Iterable[Item]:
    """The items as they are."""
    return items


def bar(items: Iterable[Item], what: str, count: int) -> Iterator[Item]:
    """The items under a bar that is gone at the end; short work has none."""
    if count < LONG:
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, what, count, console=Console(stderr=True), transient=True)


def lines(items: Iterable[Item], what: str, count: int) -> Iterator[Item]:
    """The items, with a line at each tenth of long work."""
    step = max(count // 10, 1)
    for place, item in enumerate(items, 1):
        yield item
        if count >= LONG and place % step == 0:
            print(f"{what} {place}/{count}", file=sys.stderr, flush=True)
